"""Make a report beside the window: start the process, hear how far it is, stop it."""

import multiprocessing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inkop_desktop.errors import UserError
from inkop_desktop.reports import child
from inkop_desktop.reports.child import Job, Made, Refused, Step
from inkop_desktop.text import N_

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_LISTEN_MS = 40


class Making(QObject):
    """One job at a time; a new one stops the one before.

    Signals: stepped(done, total), made(job), failed(error).
    """

    stepped = Signal(int, int)
    made = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._clock = QTimer(self, interval=_LISTEN_MS)
        self._clock.timeout.connect(self._listen)

    def start(self, job: Job) -> None:
        """Begin a job."""
        self.stop()
        # Spawned on every system: a copy of a process with threads and a window in it may hang.
        spawning = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawning.Pipe(duplex=False)
        self._process = spawning.Process(target=child.make, args=(theirs, job), daemon=True)
        self._job = job
        self._process.start()
        theirs.close()
        self._clock.start()

    def stop(self) -> None:
        """End what is being made; nothing is heard of it any more."""
        process = self._let_go()
        if process is not None:
            process.terminate()
            process.join()
            process.close()

    def _listen(self) -> None:
        while self._pipe is not None and self._pipe.poll():
            try:
                self._take(self._pipe.recv())
            except EOFError:
                self._end_with(Refused(N_("The report could not be made. Try it again."), {}))

    def _let_go(self) -> "SpawnProcess | None":
        """Listen no more; return the process that was listened to."""
        self._clock.stop()
        process, self._process = self._process, None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        return process

    def _take(self, told: Step | Made | Refused) -> None:
        if isinstance(told, Step):
            self.stepped.emit(told.done, told.total)
        else:
            self._end_with(told)

    def _end_with(self, told: Made | Refused) -> None:
        assert self._job is not None
        self._let_go()  # it ends by itself; waiting for that would hold the window up
        if isinstance(told, Made):
            self.made.emit(self._job)
        else:
            self.failed.emit(UserError(told.template, **told.params))
