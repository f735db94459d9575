"""Restore a backup: choose one of the dated ones or a file, and where the register shall lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from inkop_desktop import formats
from inkop_desktop.register.backup import Backup
from inkop_desktop.services import registers
from inkop_desktop.text import _
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be restored: the backups, the newest first, and the folder that they lie in.

    `homes` are the registers whose backups these are, none where they are of all; `known` is where those
    and others were opened before.
    """

    place: Path
    backups: Sequence[Backup]
    homes: Sequence[Path]
    known: Sequence[Path]


def found(place: Path, homes: Sequence[Path], recent: Iterable[Path]) -> Offered:
    """Return what can be restored of some registers; where none is given or has a backup, of all."""
    known = (*homes, *recent)
    backups = {backup for home in homes for backup in registers.backups(place, home)}
    if not backups:
        return Offered(place, registers.every_backup(place), (), known)
    return Offered(place, sorted(backups, key=attrgetter("at"), reverse=True), homes, known)


class RestoreDialog(Dialog):
    """The backups that can be restored, the newest first.

    Signals: chosen(backup, target) – restore this one to that place.
    """

    chosen = Signal(object, object)

    def __init__(self, offered: Offered, parent: QWidget | None = None) -> None:
        super().__init__(_("Restore a backup"), _explained(offered), parent)
        self._offered = offered
        if offered.backups:
            self._list_backups()
            self.add_button(_("Choose a file …"), Kind.QUIET).clicked.connect(self.choose_file)
            self.add_choices(_("Restore"), _("Cancel"), slot=self.restore)
        else:
            self.add_choices(_("Choose a file …"), _("Cancel"), slot=self.choose_file)

    def _list_backups(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setMinimumHeight(theme.px(220))
        for backup in self._offered.backups:
            words = _("{moment}, {name}, {size}").format(
                moment=formats.moment(backup.at),
                name=registers.register_of(backup.path),
                size=formats.file_size(backup.size),
            )
            self.list.addItem(QListWidgetItem(words))
        self.list.ensurePolished()  # choosing a row lays all of them out, as high as they are then
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list)

    def restore(self) -> None:
        """Restore the chosen backup, where its register lies if that is known."""
        row = self.list.currentRow()
        if row >= 0:
            backup = self._offered.backups[row].path
            self._go_on(backup, _called(registers.register_of(backup), self._offered.homes))

    def choose_file(self) -> None:
        """Choose a backup that lies anywhere, and where its register shall lie."""
        kinds = [
            FileKind(_("Registers and backups"), ("inkop", "inkop-backup")),
            FileKind(_("All files"), ("*",)),
        ]
        path = messages.choose_open(self, _("Choose a backup"), kinds, self._offered.place)
        if path is not None:
            self._go_on(path, None)

    def _go_on(self, backup: Path, target: Path | None) -> None:
        if target is None:
            name = registers.register_of(backup)
            suggestion = _called(name, self._offered.known) or Path.home() / name
            kinds = [FileKind(_("Registers"), ("inkop",))]
            target = messages.choose_save(self, _("Where shall the register lie?"), kinds, suggestion)
        if target is not None:
            self.chosen.emit(backup, target)
            self.accept()


def _called(name: str, registers: Iterable[Path]) -> Path | None:
    """Return the first register that has this name."""
    return next((path for path in registers if path.name == name), None)


def _explained(offered: Offered) -> str:
    if not offered.backups:
        return _(
            "The folder for backups holds none. Choose the file of one, then where the register shall lie."
        )
    if not offered.homes:
        return _("Choose which register to restore, and from when; then where it shall lie.")
    return _("The register that is there now is kept beside it, under another name.")
