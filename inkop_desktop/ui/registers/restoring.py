"""Restore a backup: choose one of the dated ones or a file, and where the register shall lie."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget

from inkop_desktop import formats
from inkop_desktop.register.backup import Backup
from inkop_desktop.services import registers
from inkop_desktop.text import _
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.check_box import CheckBox
from inkop_desktop.ui.widgets.dialog import Dialog


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be restored: the backups, the newest first, and the folder that they lie in.

    `homes` tell where the register lies that a folder of the rotation is surely of; `known` is where that
    and others were opened before.
    """

    place: Path
    backups: Sequence[Backup]
    homes: Mapping[Path, Path]
    known: Sequence[Path]


def found(place: Path, homes: Sequence[Path], recent: Iterable[Path]) -> Offered:
    """Return what can be restored of some registers; where none is given or has a backup, of all."""
    known = (*homes, *recent)
    own = {home: registers.backups(place, home, known) for home in homes}
    backups = {backup for each in own.values() for backup in each}
    if not backups:
        return Offered(place, registers.every_backup(place), {}, known)
    return Offered(place, sorted(backups, key=attrgetter("at"), reverse=True), _lying(own), known)


def _lying(own: Mapping[Path, Sequence[Backup]]) -> dict[Path, Path]:
    """Return where the registers lie that the folders are of, but where two of one name could be meant."""
    named = {
        home: {each.path.parent for each in backups if registers.register_of(each.path) == home.name}
        for home, backups in own.items()
    }
    times = Counter(folder for folders in named.values() for folder in folders)
    sure = {home: folders.pop() for home, folders in named.items() if len(folders) == 1}
    return {folder: home for home, folder in sure.items() if times[folder] == 1}


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
            self._offer_every()
            self.add_button(_("Choose a file …"), Kind.QUIET).clicked.connect(self.choose_file)
            self.add_choices(_("Restore"), _("Cancel"), slot=self.restore)
        else:
            self.add_choices(_("Choose a file …"), _("Cancel"), slot=self.choose_file)

    def _list_backups(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setMinimumHeight(theme.px(220))
        self.list.setWordWrap(True)  # the folder that tells two of one name apart may be long
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.addItems(_rows(self._offered))
        self.list.ensurePolished()  # choosing a row lays all of them out, as high as they are then
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list)

    def _offer_every(self) -> None:
        """Offer the backups of other registers too: one of them may have lain here before."""
        own = self._offered
        every = replace(own, backups=registers.every_backup(own.place))
        self.others = CheckBox(_("Show the backups of all registers"))
        self.others.setVisible(len(every.backups) > len(own.backups))
        self.others.toggled.connect(partial(self._list_again, (own, every)))
        self.body.addWidget(self.others)

    def _list_again(self, own_and_every: tuple[Offered, Offered], _is_on: object) -> None:
        self._offered = own_and_every[self.others.isChecked()]
        self.list.clear()
        self.list.addItems(_rows(self._offered))
        self.list.setCurrentRow(0)

    def restore(self) -> None:
        """Restore the chosen backup, where its register lies if that is known."""
        row = self.list.currentRow()
        if row >= 0:
            backup = self._offered.backups[row].path
            self._go_on(backup, self._offered.homes.get(backup.parent))

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
            suggestion = _suggested(backup, self._offered.known)
            kinds = [FileKind(_("Registers"), ("inkop",))]
            target = messages.choose_save(self, _("Where shall the register lie?"), kinds, suggestion)
        if target is not None:
            self.chosen.emit(backup, target)
            self.accept()


def _suggested(backup: Path, known: Iterable[Path]) -> Path:
    """Return where the register of a backup lies, else where one did that cannot be read any more."""
    named = _named(backup, known)
    likely = [path for answer in (True, None) for path, is_of in named.items() if is_of is answer]
    return next(iter(likely), Path.home() / registers.register_of(backup))


def _named(backup: Path, known: Iterable[Path]) -> dict[Path, bool | None]:
    """Return the registers of a backup's name, and whether it is of them."""
    name = registers.register_of(backup)
    return {path: registers.is_of(backup, path) for path in known if path.name == name}


def _rows(offered: Offered) -> list[str]:
    """Return what is said of each backup: whose it is too, where registers have one name."""
    whose = _whose(offered)
    return [_row(backup, whose.get(backup.path.parent, "")) for backup in offered.backups]


def _row(backup: Backup, whose: str) -> str:
    words = _("{moment}, {name} ({whose}), {size}") if whose else _("{moment}, {name}, {size}")
    return words.format(
        moment=formats.moment(backup.at),
        name=registers.register_of(backup.path),
        whose=whose,
        size=formats.file_size(backup.size),
    )


def _whose(offered: Offered) -> dict[Path, str]:
    """Return what tells registers of one name apart, by their folders in the rotation."""
    folders: dict[str, dict[Path, list[Path]]] = {}
    for backup in offered.backups:
        of_name = folders.setdefault(registers.register_of(backup.path), {})
        of_name.setdefault(backup.path.parent, []).append(backup.path)
    return {
        folder: _told(backups, offered.known)
        for of_name in folders.values()
        if len(of_name) > 1
        for folder, backups in of_name.items()
    }


def _told(backups: Sequence[Path], known: Sequence[Path]) -> str:
    """Return whose register some backups are of, and in which folder it lies if that is known."""
    organisation = next(filter(None, map(registers.organisation_of, backups)), "")
    home = next((path for path, is_of in _named(backups[0], known).items() if is_of), None)
    if home is None:
        return organisation
    folder = str(home.parent)
    if not organisation:
        return folder
    return _("{organisation}, in {folder}").format(organisation=organisation, folder=folder)


def _explained(offered: Offered) -> str:
    if not offered.backups:
        return _(
            "The folder for backups holds none. Choose the file of one, then where the register shall lie."
        )
    if not offered.homes:
        return _("Choose which register to restore, and from when; then where it shall lie.")
    return _("The register that is there now is kept beside it, under another name.")
