"""Open, make, restore and close registers: what stands between the welcome page and the workplace.

Dialogs are imported when they are opened, so that the first page shows sooner.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from inkop_desktop import files, formats, own_names, paths
from inkop_desktop.errors import InkopError
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import file
from inkop_desktop.register.faults import DamagedError
from inkop_desktop.register.file import Mode
from inkop_desktop.register.lock import LockedError
from inkop_desktop.register.register import Register
from inkop_desktop.register.restore import Restored
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import damaged_documents, naming, registers
from inkop_desktop.services.damaged_documents import Damaged
from inkop_desktop.settings import Settings
from inkop_desktop.text import _, counted, language, message
from inkop_desktop.ui import drafts, messages, theme
from inkop_desktop.ui.areas import AREAS, area_named
from inkop_desktop.ui.background import Background
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.messages import Answer, FileKind
from inkop_desktop.ui.midnight import Midnight
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.registers.closing import Closing, backup_of
from inkop_desktop.ui.registers.rescuing import Rescue
from inkop_desktop.ui.theme import Look, Tone
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.window import MainWindow
from inkop_desktop.ui.workplace import Workplace

T = TypeVar("T")
RECENT = 8
FIRST_PAGE_MS = 200


class Opening(QObject):
    """Keeps one register open in the window, or none.

    Signals: opened(desk) – a register was opened.
    """

    opened = Signal(object)

    def __init__(self, window: MainWindow, settings: Settings, today: date) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._today = today
        self._background = Background(self)
        self._studies = QTimer(self, singleShot=True)
        self._studies.timeout.connect(self._begin_studies)
        self.midnight = Midnight(self)
        self.midnight.passed.connect(self._begin_day)
        self.desk: Desk | None = None
        self._closing: Closing | None = None
        self._is_welcome = False
        self._unopened: Path | None = None  # what could not be opened just now
        window.new_wanted.connect(self.ask_new)
        window.open_wanted.connect(self.ask_open)
        window.close_wanted.connect(self.welcome)
        window.backup_wanted.connect(self.back_up)
        window.restore_wanted.connect(self.ask_restore)
        window.settings_wanted.connect(self.ask_settings)
        window.about_wanted.connect(self.about)
        window.leaving.connect(self.leave)

    def welcome(self) -> None:
        """Close what is open and show the welcome page."""
        self.close(self._show_welcome)

    def _show_welcome(self) -> None:
        from inkop_desktop.ui.registers.welcome import Welcome  # noqa: PLC0415

        page = Welcome(self._settings)
        page.new_wanted.connect(self.ask_new)
        page.open_wanted.connect(self.ask_open)
        page.demo_wanted.connect(self.open_demo)
        page.recent_wanted.connect(self.open)
        self._is_welcome = True
        self._window.show_welcome(page)
        if self._settings.trouble is not None:
            page.notice.tell(formats.worded(self._settings.trouble), Tone.WARNING)

    def ask_new(self) -> None:
        """Ask whose register it shall be and where it shall lie, and make it."""
        country = Country.NO if language() == "nb" else Country.SE
        from inkop_desktop.ui.registers.new import NewRegister  # noqa: PLC0415

        dialog = NewRegister(country, self._window)
        dialog.chosen.connect(self.make)
        dialog.open()

    def ask_open(self) -> None:
        """Ask which register to open."""
        kinds = [FileKind(_("Registers"), ("inkop",)), FileKind(_("All files"), ("*",))]
        path = messages.choose_open(self._window, _("Open a register"), kinds)
        if path is not None:
            self.open(path)

    def make(self, path: Path, country: Country, organisation: Organisation) -> None:
        """Make a register and open it."""
        work = partial(registers.new, path, self._settings.person, country, organisation)
        self._begin(work, self._take, self._refused)

    def open_demo(self, kind: str) -> None:
        """Open a demonstration register, made anew so that nothing from last time is left."""
        folder = paths.data_dir() / "demonstration"
        person = self._settings.person
        work = partial(_demo, kind, folder / f"{kind}{file.ENDING}", person, self._today)
        self._begin(work, self._take, self._refused)

    def open(self, path: Path, mode: Mode = Mode.WRITE) -> None:
        """Open a register; ask what to do where it is written in elsewhere."""
        if self._is_open(path):
            return
        person = self._settings.person
        work = partial(registers.open_register, path, person, mode, self._backup_place())
        self._begin(work, self._take, partial(self._not_opened, path))

    def _is_open(self, path: Path) -> bool:
        """Tell whether this window writes in a register already."""
        desk = self.desk
        return desk is not None and desk.can_write and desk.register.path.resolve() == path.resolve()

    def _begin(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[InkopError], None]
    ) -> None:
        """Begin something long, unless something is under way: a second click asks for nothing more."""
        if self._background.is_idle():
            self._background.run(work, done, failed)

    def back_up(self) -> None:
        """Make a backup now."""
        if self.desk is not None:
            self.desk.ops.write(self, backup_of(self._settings), self._backed_up, self._not_backed_up)

    def ask_restore(self) -> None:
        """Ask which backup to restore, and where a register shall lie that is not known to have a place."""
        from inkop_desktop.ui.registers.restoring import RestoreDialog, found  # noqa: PLC0415

        homes = [self.desk.register.path] if self.desk else []
        if self._unopened is not None:
            homes.insert(0, self._unopened)
        offered = found(self._backup_place(), homes, map(Path, self._settings.recent))
        dialog = RestoreDialog(offered, self._window)
        dialog.chosen.connect(self.restore)
        dialog.open()

    def restore(self, backup: Path, target: Path) -> None:
        """Restore a backup and open it."""
        self.close(partial(self._restore, backup, target))

    def _restore(self, backup: Path, target: Path) -> None:
        self._show_welcome()
        work = partial(registers.restore, backup, target)
        self._begin(work, self._restored, self._refused)

    def ask_settings(self) -> None:
        """Show the settings."""
        from inkop_desktop.ui.registers.settings import SettingsDialog  # noqa: PLC0415

        dialog = SettingsDialog(self._settings, self._window)
        dialog.saved.connect(self._on_settings)
        dialog.open()

    def about(self) -> None:
        """Tell which program and which version this is."""
        from importlib import metadata  # noqa: PLC0415

        version = metadata.version(paths.APP)
        said = _("Version {version}. Licensed under the EUPL 1.2. Works without a network.")
        messages.information(self._window, "Inköp Desktop", said.format(version=version))

    def close(self, then: Callable[[], object], stayed: Callable[[], object] | None = None) -> None:
        """Close the open register, then go on; or call `stayed` where the person goes back to it.

        While it is being closed for something else, that comes first.
        """
        if self.desk is None:
            then()
        elif self._closing is not None:
            self._stay(stayed)
        else:
            self._closing = Closing(self.desk, self._background, self._window)
            self._closing.closed.connect(partial(self._closed, then))
            self._closing.stayed.connect(partial(self._stayed, stayed))
            self._closing.begin()

    def _closed(self, then: Callable[[], object]) -> None:
        self._closing = None
        self._studies.stop()
        desk, self.desk = self.desk, None
        assert desk is not None
        desk.clear()
        desk.deleteLater()
        desk.ops.deleteLater()
        own_names.fall_silent()
        then()

    def _stayed(self, stayed: Callable[[], object] | None) -> None:
        self._closing = None
        self._stay(stayed)

    @staticmethod
    def _stay(stayed: Callable[[], object] | None) -> None:
        if stayed is not None:
            stayed()

    def is_idle(self) -> bool:
        """Tell whether nothing is under way, neither in the open register nor on the way to one."""
        if self._studies.isActive() or not self._background.is_idle():
            return False
        return self.desk is None or self.desk.ops.is_idle()

    def leave(self) -> None:
        """Close everything, then let the window go."""
        self.close(self._let_go)

    def _let_go(self) -> None:
        self._background.close()
        self._window.let_go()

    def _take(self, register: Register) -> None:
        """Put an opened register in the place of the one that is open; give it back where that one stays."""
        self.close(partial(self._enter, register), stayed=partial(self._give_back, register))

    def _give_back(self, register: Register) -> None:
        self._background.run(partial(registers.close, register), _nothing, self._refused)

    def _enter(self, register: Register) -> None:
        self._is_welcome = False
        self._unopened = None
        self._remember(register.path)
        profile = registers.profile(register)
        organisation = registers.own_organisation(register).name
        ops = Ops(register, self)
        own_names.speak(naming.followed(register))
        self.desk = Desk(ops, self._settings, self._today, profile.country, self)
        area = area_named(self._settings.window.get("area")).key
        self._show(self.desk, organisation, area)
        # Python runs one thread at a time: what takes its time begins once the first page has its rows.
        self._studies.start(0 if area == AREAS[0].key else FIRST_PAGE_MS)
        rescue = Rescue(self.desk, self._window)
        rescue.rescued.connect(self.open)
        self.opened.emit(self.desk)

    def _begin_studies(self) -> None:
        if self.desk is not None:
            self.desk.watch.refresh()
            self.desk.ops.study(self.desk, "damage", registers.damage, self._take_damage)
            self.desk.ops.study(self.desk, "documents", damaged_documents.soon_found, self._take_documents)
            self.desk.ops.study(self.desk, "drafts", drafts.clear, _nothing)

    def _show(self, desk: Desk, organisation: str, area: str) -> None:
        typed = self._window.typed()
        workplace = Workplace(desk, organisation)
        self._window.show_workplace(workplace, organisation)
        self._say_backup(workplace)
        workplace.show_area(area)
        if typed is not None and (page := workplace.page()) is not None:
            page.go_on_typing(typed)

    def _begin_day(self, today: date) -> None:
        """Show everything as it is on another day; what is being written is left in peace until later."""
        workplace = self._window.workplace()
        if QApplication.activeModalWidget() is not None:
            return
        self.midnight.accept(today)
        self._today = today
        if self.desk is not None and workplace is not None:
            organisation, area = workplace.organisation, workplace.current()
            self.desk.begin_day(today)
            self._show(self.desk, organisation, area)

    def _take_damage(self, found: list[str]) -> None:
        if found and self.desk is not None and self.desk.register.read_only is not None:
            self.desk.warn(self.desk.register.read_only)

    def _take_documents(self, found: list[Damaged]) -> None:
        workplace = self._window.workplace()
        if not found or self.desk is None or workplace is None:
            return
        if not isinstance(self.desk.register.read_only, DamagedError):  # which says more
            workplace.notice.tell(formats.worded(damaged_documents.sentence(found)), Tone.WARNING)

    def _restored(self, restored: Restored) -> None:
        self.open(restored.path)
        if restored.missing:
            said = counted(
                "{count} document was not found beside the backup.",
                "{count} documents were not found beside the backup.",
                restored.missing,
            )
            messages.warning(self._window, _("The backup is restored, but not whole"), formats.worded(said))
        elif restored.aside is not None:
            said = message("The register that lay there is kept as {name}.", name=restored.aside.name)
            messages.information(self._window, _("The backup is restored"), formats.worded(said))

    def _on_settings(self) -> None:
        theme.current().set_look(Look(self._settings.look or Look.SYSTEM.value))

    def _not_opened(self, path: Path, error: InkopError) -> None:
        if not isinstance(error, LockedError):
            self._unopened = path
            self._refused(error)
            return
        answers = (
            Answer("no", _("Cancel")),
            Answer(Mode.TAKE_OVER.value, _("Take over")),
            Answer(Mode.READ_ONLY.value, _("Open to read only"), Kind.PRIMARY),
        )
        someone = _("Somebody else has the register open")
        title = _("You have the register open already") if error.is_own else someone
        answer = messages.ask(self._window, title, formats.worded(error), answers, Tone.WARNING)
        if answer in (Mode.TAKE_OVER.value, Mode.READ_ONLY.value):
            self.open(path, Mode(answer))
        elif self.desk is None and not self._is_welcome:
            self.welcome()

    def _refused(self, error: InkopError) -> None:
        if self.desk is None and not self._is_welcome:
            self.welcome()
        messages.warning(self._window, _("That did not work"), formats.worded(error))

    def _remember(self, path: Path) -> None:
        here = str(path.absolute())  # the program may be started from another folder next time
        kept = [here, *(each for each in self._settings.recent if each != here)]
        self._settings.recent = kept[:RECENT]

    def _backup_place(self) -> Path:
        return registers.backup_place(self._settings.backup_place)

    def _backed_up(self, _path: Path) -> None:
        workplace = self._window.workplace()
        if workplace is not None and self.desk is not None:
            self._say_backup(workplace)
            self.desk.note(message("The backup is made and checked."))

    def _not_backed_up(self, error: InkopError) -> None:
        workplace = self._window.workplace()
        if workplace is not None and self.desk is not None:
            self._say_backup(workplace)  # one that is not whole is made all the same
            self.desk.warn(error)

    def _say_backup(self, workplace: Workplace) -> None:
        at = registers.last_backup(self._backup_place(), workplace.desk.register.path)
        if at is None:
            workplace.sidebar.set_status(_("No backup yet"), Tone.NEUTRAL)
        else:
            workplace.sidebar.set_status(_("Backup {moment}").format(moment=formats.moment(at)))


def _nothing(_result: object) -> None:
    """Take a result that nobody waits for."""


def _demo(kind: str, path: Path, person: str, today: date) -> Register:
    # Only for those who look around.
    from inkop_desktop.services.demo.demo import make  # noqa: PLC0415

    files.make_folder(path.parent)
    file.forget(path)
    return make(kind, path, person, today)
