"""Collect Python's garbage on the window's thread, between events, and nowhere else.

Python would collect wherever memory happens to be asked for: on the threads of `Ops`, where a widget
that dies takes the program with it, or while Qt takes a window apart, where PySide 6.12 shows the
collector layouts that are already gone.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class Collector(QObject):
    """Does Python's collecting from now on, for as long as it lives; keep one beside the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        clock = QTimer(self, interval=INTERVAL_MS)
        clock.timeout.connect(collect)
        clock.start()


def collect() -> None:
    """Collect the oldest generation that is due, as Python itself would have done."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
