"""Notice that another day has begun while the window was open."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 60_000


class Midnight(QObject):
    """Looks at the clock now and then.

    Signals: passed(day) – another day has begun; told again until `accept` is called, since what
    is being written just then must not be disturbed.
    """

    passed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day = date.today()  # noqa: DTZ011 - the person's own day
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def look(self) -> None:
        """Look at the clock."""
        today = date.today()  # noqa: DTZ011 - the person's own day
        if today != self._day:
            self.passed.emit(today)

    def accept(self, day: date) -> None:
        """Note that everybody has gone on to this day."""
        self._day = day
