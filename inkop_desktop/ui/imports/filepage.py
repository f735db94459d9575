"""The first step of the import: which file, and how it was read."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.exchange.decode import ENCODINGS
from inkop_desktop.exchange.delimited import DELIMITERS
from inkop_desktop.exchange.mapping import Mapping
from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.import_contracts import ImportDraft, choose_file, read_again
from inkop_desktop.register.register import Register
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import N_, _, counted
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.flowshell import FlowPage
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.numbers import WholeEditor
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.scroll import Scroll

ENDINGS = ("csv", "xlsx", "xlsm", "txt", "tsv")
_DELIMITER_WORDS = {";": N_("Semicolon"), ",": N_("Comma"), "\t": N_("Tab"), "|": N_("Vertical bar")}


class FilePage(FlowPage):
    """Choose a file or drop one; see how it was read, and read it another way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = ImportDraft()
        self._door = _Door()
        self._door.dropped.connect(self.take)
        self._door.wanted.connect(self._on_choose)
        self._notes = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._how = QVBoxLayout()
        self._form = Form()
        self._how.addWidget(self._form)
        scroll = Scroll(edge=0)
        scroll.body.addWidget(self._door)
        scroll.body.addWidget(self._notes)
        scroll.body.addLayout(self._how)
        scroll.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_draft(self, draft: ImportDraft) -> None:
        """Show the file and how it was read."""
        self._draft = draft
        source = draft.source
        self._door.show_name(source.table.name if source else "")
        self._notes.setText("\n".join(_notes(draft)))
        self._notes.setVisible(source is not None)
        self._how.removeWidget(self._form)
        self._form.hide()
        self._form.deleteLater()
        self._form = self._make_form(draft)
        self._how.addWidget(self._form)

    def show_problems(self, _problems: Problems) -> None:
        """Go to the door."""
        self._door.button.setFocus()

    def take(self, path: Path) -> None:
        """Read a file."""
        self.work_wanted.emit(partial(_chosen, self._draft, path))

    def form(self) -> Form:
        """Return the form of how the file was read."""
        return self._form

    def _make_form(self, draft: ImportDraft) -> Form:
        form = Form()
        if draft.source is None:
            return form
        table = draft.source.table
        if table.sheets:
            form.add("sheet", _("Sheet"), ChoiceEditor([(name, name) for name in table.sheets]))
        if table.encoding:
            form.add("encoding", _("Characters"), ChoiceEditor(list(ENCODINGS.items())))
        if table.delimiter:
            words = [(each, _(_DELIMITER_WORDS[each])) for each in DELIMITERS]
            form.add("delimiter", _("Between the columns"), ChoiceEditor(words))
        hint = _("As the spreadsheet numbers its rows.")
        form.add("header_row", _("Row of headings"), WholeEditor(least=1), hint)
        rows = [(1, formats.integer(1)), (2, formats.integer(2))]
        form.add("header_rows", _("Rows of headings"), ChoiceEditor(rows))
        values: dict[str, Any] = {
            "sheet": table.sheet,
            "encoding": table.encoding,
            "delimiter": table.delimiter,
        }
        header = draft.source.header
        values |= {"header_row": draft.source.header_row, "header_rows": header.last - header.first + 1}
        form.set_values({name: value for name, value in values.items() if name in form.values()})
        form.changed.connect(self._on_changed)
        return form

    def _on_choose(self) -> None:
        folder = self._draft.source.path.parent if self._draft.source else None
        kinds = [FileKind(_("Lists"), ENDINGS)]
        path = messages.choose_open(self.window(), _("Choose the list"), kinds, folder)
        if path is not None:
            self.take(path)

    def _on_changed(self, name: str) -> None:
        value = self._form.field(name).value()
        if value is None:
            return
        self.work_wanted.emit(
            partial(_read_again, self._draft, replace(self._draft.mapping, **{name: value}))
        )


class _Door(Panel):
    """Where a file is dropped or chosen.

    Signals: dropped(path), wanted – the button was pressed.
    """

    dropped = Signal(object)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._name = Label("", Type.CARD, wrap=True)
        self.button = Button("", icon=Icon.FOLDER_OPEN)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Picture(Icon.FILE_SPREADSHEET, Ink.MUTED, 32))
        row.addWidget(self._name, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)

    def show_name(self, name: str) -> None:
        """Show which file has been chosen, or that none has."""
        self._name.setText(name or _("Drop the file here, or choose it."))
        self.button.setText(_("Choose another file …") if name else _("Choose a file …"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if _file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = _file_in(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _file_in(data: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


def _notes(draft: ImportDraft) -> list[str]:
    """Return what there is to know about how the file was read."""
    source = draft.source
    if source is None:
        return []
    rows = counted(
        "{count} row below the headings.", "{count} rows below the headings.", len(source.body.rows)
    )
    left_out = [
        _("Row {row} is left out: {reason}").format(row=row.number, reason=formats.worded(reason))
        for row, reason in source.body.left_out
    ]
    return [formats.worded(each) for each in (rows, *source.table.notes)] + left_out


def _chosen(draft: ImportDraft, path: Path, register: Register, tell: Tell) -> ImportDraft:
    return choose_file(register, draft, path, tell)


def _read_again(draft: ImportDraft, how: Mapping, _register: Register, tell: Tell) -> Any:
    return read_again(draft, how, tell)
