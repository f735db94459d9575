"""The documents of a record: opened with the system's program, saved elsewhere, dragged in."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.register.register import Register
from inkop_desktop.services import attachments as service
from inkop_desktop.services import records
from inkop_desktop.services.attachments import AnyHolder
from inkop_desktop.text import _, message
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label, tooltip
from inkop_desktop.ui.widgets.marking import WANTED, MarkedItems


class Documents(QWidget):
    """The files kept with one record."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._holder: Any = None  # a root with attachments
        self._wanted = ""
        self._list = QListWidget()
        self._list.setAccessibleName(_("Documents"))
        self._list.setWordWrap(True)
        self._list.setItemDelegate(MarkedItems(self._list))
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.itemActivated.connect(self._on_open)
        self._list.currentRowChanged.connect(self._on_row)
        self._hint = Label(
            _("Drag files here, or attach them with the button."), Type.LABEL, Ink.MUTED, wrap=True
        )
        self._attach = Button(_("Attach …"), icon=Icon.PAPERCLIP)
        self._open = Button(_("Open"))
        self._save = Button(_("Save as …"))
        self._attach.clicked.connect(self.choose)
        self._open.clicked.connect(self._on_open)
        self._save.clicked.connect(self._on_save)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self._attach, self._open, self._save):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._hint)
        column.addWidget(self._list, 1)
        column.addWidget(buttons)

    def show_documents(self, holder: Any) -> None:
        """Show the documents of a record."""
        self._holder = holder
        self._list.clear()
        for each in holder.attachments:
            words = _("{name}, {size}").format(name=each.name, size=formats.file_size(each.size))
            item = QListWidgetItem(words)
            item.setToolTip(tooltip(each.description))
            item.setData(WANTED, self._wanted)
            self._list.addItem(item)
        self._on_row(self._list.currentRow())

    def mark(self, wanted: str) -> None:
        """Mark the words of a search in the names."""
        self._wanted = wanted
        for row in range(self._list.count()):
            self._list.item(row).setData(WANTED, wanted)

    def offer_writing(self) -> None:
        """Offer to attach where the register can be written in."""
        self._attach.setEnabled(self._desk.can_write)

    def choose(self) -> None:
        """Ask which files to attach, and attach them."""
        self.attach(messages.choose_several(self.window(), _("Attach documents"), _any_file()))

    def attach(self, files: list[Path]) -> None:
        """Keep files with the record."""
        if files and self._holder is not None:
            work = partial(_attach, self._holder, files)
            self._desk.ops.write(self, work, self._attached, self._desk.warn)

    def _attached(self, holder: AnyHolder) -> None:
        self.show_documents(holder)
        self._desk.tell(message("The documents are kept with “{label}”.", label=records.label(holder)))

    def _on_row(self, row: int) -> None:
        for button in (self._open, self._save):
            button.setEnabled(row >= 0)

    def _chosen(self) -> Attachment | None:
        row = self._list.currentRow()
        return self._holder.attachments[row] if self._holder and row >= 0 else None

    def _on_open(self) -> None:
        attachment = self._chosen()
        if attachment is not None:
            work = partial(_export, attachment, self._desk.scratch() / service.file_name(attachment))
            self._desk.ops.read(self, "open", work, self._open_file)

    def _on_save(self) -> None:
        attachment = self._chosen()
        if attachment is None:
            return
        title, suggestion = _("Save the document"), Path.home() / service.file_name(attachment)
        target = messages.choose_save(self.window(), title, _any_file(), suggestion)
        if target:
            self._desk.ops.read(self, "save", partial(_export, attachment, target), self._saved)

    def _saved(self, target: Path) -> None:
        self._desk.note(message("Saved as {name}.", name=target.name))

    @staticmethod
    def _open_file(target: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))


def _any_file() -> list[FileKind]:
    return [FileKind(_("All files"), ("*",))]


def _attach(holder: AnyHolder, files: list[Path], register: Register) -> AnyHolder:
    return service.attach(register, holder, files)


def _export(attachment: Attachment, target: Path, register: Register) -> Path:
    return service.export(register, attachment, target)
