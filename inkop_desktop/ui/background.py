"""Run work that has no open register yet (make a demonstration, restore, upgrade) beside the window."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from inkop_desktop.errors import Bug, InkopError
from inkop_desktop.text import N_

T = TypeVar("T")
OWN_FAULT = N_("The program made a mistake, so this was not done. Nothing was changed and nothing is lost.")


class Background(QObject):
    """One thread for such work, one piece at a time.

    Signals: began, ended – around each piece.
    """

    began = Signal()
    ended = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "background")
        self._waiting = 0
        self._answered.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[InkopError], None]
    ) -> None:
        """Run `work`; end in `done` with its result or in `failed` with its error, on the window's thread."""
        self._waiting += 1
        self.began.emit()
        self._thread.submit(self._run, work, done, failed)

    def is_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return self._waiting == 0

    def close(self) -> None:
        """Wait for what is under way."""
        self._thread.shutdown()

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[InkopError], None]
    ) -> None:
        try:
            answer = partial(done, work())
        except InkopError as error:
            answer = partial(failed, error)
        except BaseException as error:  # noqa: BLE001 - raised again on the window's thread
            answer = partial(_fail, error, failed)
        self._answered.emit(answer)

    def _finish(self, answer: Callable[[], None]) -> None:
        self._waiting -= 1
        self.ended.emit()
        answer()


def _fail(error: BaseException, failed: Callable[[InkopError], None]) -> None:
    """Let whoever asked go on, then tell whoever mends it."""
    failed(Bug(OWN_FAULT))
    raise error
