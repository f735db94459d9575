"""The only two doors from a widget to the register's data: a read op and a write op.

One thread writes, one reads beside it, so that a keystroke never waits for an import; a third reads
what takes its time (findings, reports), so that it never waits for those either. Results come back on the
window's thread; what a write has changed is published to every view. The threads speak as whoever asks does:
its language, and the authority's own names.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from inkop_desktop.errors import Bug, InkopError, UserError
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.text import N_, Message
from inkop_desktop.ui.background import OWN_FAULT

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[InkopError], None]


class CancelledError(UserError):
    """Tell that the person stopped the work; the register is as it was."""

    def __init__(self) -> None:
        super().__init__(N_("It was cancelled. Nothing was changed."))


class Progress(QObject):
    """What long work tells while it runs, and how it hears that it shall stop.

    Signals: stepped(message, done, total) – on the window's thread; total is 0 when unknown.
    """

    stepped = Signal(object, int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stopped = threading.Event()

    def step(self, message: Message, done: int = 0, total: int = 0) -> None:
        """Tell how far the work has come; raise CancelledError where it shall stop."""
        if self._stopped.is_set():
            raise CancelledError
        self.stepped.emit(message, done, total)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stopped.set()


@dataclass(frozen=True, slots=True)
class _Result:
    """What a piece of work came to, for the one who asked."""

    owner: QObject
    done: Done
    failed: Failed
    key: str
    turn: int
    value: Any = None
    error: BaseException | None = None


class Ops(QObject):
    """Run reads and writes of one open register.

    Signals: changed(Changed, initiator) – after each change set; failed(error) – for errors that
    nobody took care of; idle – nothing is under way any more; turned_read_only(error) – from now on
    nothing can be written, since somebody took over or the file is damaged.
    """

    changed = Signal(object, object)
    failed = Signal(object)
    idle = Signal()
    turned_read_only = Signal(object)
    _arrived = Signal(object)
    _published = Signal(object, object)

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._scholar = ThreadPoolExecutor(1, "scholar")
        self._turns: dict[tuple[int, str], int] = {}
        self._waiting = 0
        self._closed = False
        self._can_write = register.read_only is None
        self._initiator: QObject | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._published.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        register.listen(self._publish)

    def read(
        self, owner: QObject, key: str, work: Callable[[Register], T], done: Callable[[T], None]
    ) -> None:
        """Fetch something and give it to `done`.

        A newer read with the same owner and key makes an older one worthless: it is skipped or its
        answer is dropped, so that the last keystroke wins.
        """
        self._ask(self._reader, owner, key, work, done)

    def study(
        self, owner: QObject, key: str, work: Callable[[Register], T], done: Callable[[T], None]
    ) -> None:
        """Fetch something that takes its time, beside the quick reads; otherwise as `read`."""
        self._ask(self._scholar, owner, key, work, done)

    def write(
        self,
        owner: QObject,
        work: Callable[[Register], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Change something; end in `done` with its result or in `failed` with its error."""
        if self._closed:
            return
        asked = _Result(owner, done or _nothing, failed or self.failed.emit, "", 0)
        self._waiting += 1
        self._writer.submit(copy_context().run, self._write, asked, work)

    def is_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return self._waiting == 0

    def settle(self) -> None:
        """Wait for what is being written; never on the window's thread, which more may be written for."""
        self._writer.submit(_nothing, None).result()

    def close(self) -> None:
        """Wait for what is being written, forget what is being read; nothing is done after that.

        What still is on its way to the window may ask on, until the window has let go of its pages.
        """
        self._closed = True
        for reader in (self._reader, self._scholar):
            reader.shutdown(cancel_futures=True)
        self._writer.shutdown()

    def _ask(
        self,
        thread: ThreadPoolExecutor,
        owner: QObject,
        key: str,
        work: Callable[[Register], Any],
        done: Callable[[Any], None],
    ) -> None:
        if self._closed:
            return
        turn = self._turns.get((id(owner), key), 0) + 1
        self._turns[id(owner), key] = turn
        asked = _Result(owner, done, self.failed.emit, key, turn)
        self._waiting += 1
        thread.submit(copy_context().run, self._read, asked, work)

    def _read(self, asked: _Result, work: Callable[[Register], Any]) -> None:
        if self._is_stale(asked):
            self._arrived.emit(asked)
        else:
            self._run(asked, work)

    def _write(self, asked: _Result, work: Callable[[Register], Any]) -> None:
        self._initiator = asked.owner
        self._run(asked, work)
        self._initiator = None

    def _run(self, asked: _Result, work: Callable[[Register], Any]) -> None:
        try:
            value, error = work(self.register), None
        except BaseException as caught:  # noqa: BLE001 - handed to the window's thread, which raises it there
            value, error = None, caught
        self._arrived.emit(
            _Result(asked.owner, asked.done, asked.failed, asked.key, asked.turn, value, error)
        )

    def _publish(self, changed: Changed) -> None:
        self._published.emit(changed, self._initiator)

    def _is_stale(self, asked: _Result) -> bool:
        return bool(asked.key) and self._turns.get((id(asked.owner), asked.key)) != asked.turn

    def _deliver(self, result: _Result) -> None:
        try:
            if shiboken6.isValid(result.owner) and not self._is_stale(result):
                self._answer(result)
        finally:
            self._waiting -= 1
            self._notice_read_only()
            if not self._waiting:
                self.idle.emit()

    def _notice_read_only(self) -> None:
        if self._can_write and self.register.read_only is not None:
            self._can_write = False
            self.turned_read_only.emit(self.register.read_only)

    @staticmethod
    def _answer(result: _Result) -> None:
        if result.error is None:
            result.done(result.value)
        elif isinstance(result.error, InkopError):
            result.failed(result.error)
        else:  # a form that waits goes on; what is told to whoever mends it comes after
            result.failed(Bug(OWN_FAULT))
            raise result.error


def _nothing(_value: Any) -> None:
    """Take a result that nobody waits for."""
