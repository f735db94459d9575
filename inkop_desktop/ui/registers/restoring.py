"""Restore a backup: choose one of the dated ones or a file, and where the register shall lie."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from inkop_desktop import formats
from inkop_desktop.register.backup import Backup
from inkop_desktop.text import _
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog


class RestoreDialog(Dialog):
    """The backups of a register, the newest first.

    Signals: chosen(backup, target) – restore this one to that place.
    """

    chosen = Signal(object, object)

    def __init__(self, backups: Sequence[Backup], target: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(_("Restore a backup"), _explained(backups, target), parent)
        self._backups = backups
        self._target = target
        if backups:
            self._list_backups()
            self.add_button(_("Choose a file …"), Kind.QUIET).clicked.connect(self._on_other)
            self.add_choices(_("Restore"), _("Cancel"), slot=self.restore)
        else:
            self.add_choices(_("Choose a file …"), _("Cancel"), slot=self._on_other)

    def _list_backups(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setMinimumHeight(theme.px(220))
        for backup in self._backups:
            words = _("{moment}, {size}").format(
                moment=formats.moment(backup.at), size=formats.file_size(backup.size)
            )
            self.list.addItem(QListWidgetItem(words))
        self.list.ensurePolished()  # choosing a row lays all of them out, as high as they are then
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list)

    def restore(self) -> None:
        """Restore the chosen backup."""
        row = self.list.currentRow()
        if row >= 0:
            self._go_on(self._backups[row].path)

    def _on_other(self) -> None:
        kinds = [FileKind(_("Registers and backups"), ("inkop",)), FileKind(_("All files"), ("*",))]
        path = messages.choose_open(self, _("Choose a backup"), kinds)
        if path is not None:
            self._go_on(path)

    def _go_on(self, backup: Path) -> None:
        target = self._target
        if target is None:
            kinds = [FileKind(_("Registers"), ("inkop",))]
            title, suggestion = _("Where shall the register lie?"), Path.home() / backup.name
            target = messages.choose_save(self, title, kinds, suggestion)
        if target is not None:
            self.chosen.emit(backup, target)
            self.accept()


def _explained(backups: Sequence[Backup], target: Path | None) -> str:
    if backups:
        return _("The register that is there now is kept beside it, under another name.")
    if target is None:
        return _("Choose the file of the backup, then where the register shall lie.")
    return _("The folder for backups holds none of this register. Choose a file that lies elsewhere.")
