"""Close a register without holding the window up: finish writing, back up, give the lock back.

Until the backup is made everything can stay as it is; what has been saved is in the file already.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.register.register import Register, ReplacedError
from inkop_desktop.services import registers
from inkop_desktop.services.damaged_documents import NotWholeError
from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui import messages
from inkop_desktop.ui.background import Background
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.messages import Answer
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.registers import rescuing
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.progress import Progress
from inkop_desktop.ui.window import MainWindow

PATIENCE_MS = 400  # what is done sooner needs no words
STAY, LEAVE, ELSEWHERE, WITHOUT = "stay", "leave", "elsewhere", "without"


class Closing(QObject):
    """Closes the register on a desk; nothing in the window can be used meanwhile.

    Signals: closed – the file is left in order; stayed – the person wants to go on in the register.
    """

    closed = Signal()
    stayed = Signal()

    def __init__(self, desk: Desk, background: Background, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._background = background
        self._window = window
        self._wait: _Wait | None = None
        self._focus = window.focusWidget()  # where the person goes on, if they stay
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_wait)

    def begin(self) -> None:
        """Begin; one of the signals tells how it ended."""
        self._window.set_usable(usable=False)
        if self._desk.can_write:
            self._back_up(backup_of(self._desk.settings), self._close, self._on_failed)
        elif isinstance(self._desk.register.read_only, ReplacedError):
            self._offer_copy(self._desk.register.read_only)
        else:
            self._close()

    def _back_up(
        self,
        work: Callable[[Register], Path],
        done: Callable[[], None],
        failed: Callable[[InkopError], None],
    ) -> None:
        self._patience.start()
        written = partial(_written, self._desk.ops, work)
        self._background.run(
            written, partial(self._on_backed_up, done), partial(self._on_not_backed_up, done, failed)
        )

    def _on_backed_up(self, done: Callable[[], None], _path: Path) -> None:
        done()

    def _on_not_backed_up(
        self, done: Callable[[], None], failed: Callable[[InkopError], None], error: InkopError
    ) -> None:
        self._hide_wait()
        if isinstance(error, NotWholeError):
            self._offer_mending(error, done)
        else:
            failed(error)

    def _offer_mending(self, error: NotWholeError, done: Callable[[], None]) -> None:
        """Let the person go back to documents that are damaged; no other folder would make them whole."""
        answers = (Answer(STAY, _("Go back to the register")), Answer(LEAVE, _("Close"), Kind.PRIMARY))
        title = _("The backup is made, but not whole")
        if messages.ask(self._window, title, formats.worded(error), answers, Tone.WARNING) == LEAVE:
            done()
        else:
            self._stay()

    def _on_failed(self, error: InkopError) -> None:
        if isinstance(error, ReplacedError):
            self._offer_copy(error)
        else:
            self._offer_folder(error)

    def _offer_copy(self, error: ReplacedError) -> None:
        """Let the person save what only this window holds any more, unless that has been done."""
        if self._desk.is_rescued:
            self._close()
            return
        register = self._desk.register
        answer = rescuing.ask(register, error, _("Close without a copy"), self._window)
        target = rescuing.choose_place(register, self._window) if answer == rescuing.COPY else None
        if target is not None:
            not_copied = partial(self._on_not_copied, error)
            self._back_up(partial(registers.rescue, target=target), self._close, not_copied)
        elif answer == rescuing.LEAVE:
            self._close()
        else:
            self._stay()

    def _on_not_copied(self, gone: ReplacedError, error: InkopError) -> None:
        messages.warning(self._window, _("The copy could not be saved"), formats.worded(error))
        self._offer_copy(gone)

    def _offer_folder(self, error: InkopError) -> None:
        """Let the person choose between the register, another folder and no backup."""
        name = self._desk.register.path.name
        said = _("{fault}\n\nWhat you have saved is in {name}; it is only the backup that is missing.")
        answers = (
            Answer(WITHOUT, _("Close without a backup")),
            Answer(STAY, _("Go back to the register")),
            Answer(ELSEWHERE, _("Choose another folder …"), Kind.PRIMARY),
        )
        title = _("The backup could not be made")
        text = said.format(fault=formats.worded(error), name=name)
        answer = messages.ask(self._window, title, text, answers, Tone.WARNING)
        folder = self._choose_folder() if answer == ELSEWHERE else None
        if folder is not None:
            place = backup_of(self._desk.settings, str(folder))
            self._back_up(place, partial(self._keep_place, folder), self._on_failed)
        elif answer == WITHOUT:
            self._close()
        else:
            self._stay()

    def _choose_folder(self) -> Path | None:
        return messages.choose_folder(self._window, _("Folder for backups"))

    def _keep_place(self, folder: Path) -> None:
        self._desk.settings.backup_place = str(folder)
        self._close()

    def _close(self) -> None:
        self._patience.start()
        self._background.run(partial(_close, self._desk.ops), self._on_closed, self._on_closed)

    def _on_closed(self, _error: InkopError | None) -> None:
        self._end()
        self.closed.emit()

    def _stay(self) -> None:
        self._end()
        if self._focus is not None:
            self._focus.setFocus()
        self.stayed.emit()

    def _end(self) -> None:
        self._hide_wait()
        self._window.set_usable(usable=True)
        self.deleteLater()

    def _show_wait(self) -> None:
        if self._wait is None:
            self._wait = _Wait(self._desk.register.path.name, self._window)
            self._wait.open()

    def _hide_wait(self) -> None:
        self._patience.stop()
        if self._wait is not None:
            self._wait.accept()
            self._wait = None


class _Wait(Dialog):
    """Tells that the register is being closed; it goes away by itself."""

    def __init__(self, name: str, window: MainWindow) -> None:
        super().__init__(_("{name} is being closed").format(name=name), parent=window)
        progress = Progress()
        self.body.addWidget(progress)
        progress.start(
            _("Your work is saved. The backup is made and the file put in order."), cancellable=False
        )

    def reject(self) -> None:
        """Stay until it is done."""


def backup_of(settings: Settings, place: str = "") -> Callable[[Register], Path]:
    """Return the work that backs a register up as the settings say, or to another place."""
    return partial(
        registers.backup,
        place=registers.backup_place(place or settings.backup_place),
        keep=settings.backup_count,
        days=settings.backup_days,
    )


def _written(ops: Ops, work: Callable[[Register], Path]) -> Path:
    ops.settle()
    return work(ops.register)


def _close(ops: Ops) -> None:
    ops.close()
    registers.close(ops.register)
