"""Find what a test of the window has left behind."""

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def left_over() -> list[str]:
    """Close the windows that are still open; return them and all that still runs or ticks."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for window in windows:
        window.close()
    things = [thing for thing in gc.get_objects() if issubclass(type(thing), QThread | QTimer)]
    things = [thing for thing in things if isValid(thing)]
    main = QThread.currentThread()
    threads = [t for t in things if isinstance(t, QThread) and t is not main and t.isRunning()]
    timers = [t for t in things if isinstance(t, QTimer) and t.isActive()]
    return [repr(thing) for thing in (*windows, *threads, *timers)]
