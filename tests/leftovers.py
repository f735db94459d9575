"""Find what a test of the window has left behind."""

import weakref
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def clear_away() -> None:
    """Delete the closed windows and all else that waits to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Watch:
    """Note every thread and timer that is started, without keeping it alive."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._started: list[weakref.ref[Any]] = []
        for kind in (QThread, QTimer):
            monkeypatch.setattr(kind, "start", self._noting(kind.start))

    def left_over(self) -> list[str]:
        """Close the windows that are still open; return them and all that still runs or ticks."""
        clear_away()
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        for window in windows:
            window.close()
        things = (reference() for reference in self._started)
        going = {id(thing): thing for thing in things if thing is not None and _goes_on(thing)}
        return [repr(thing) for thing in (*windows, *going.values())]

    def _noting(self, start: Callable[..., None]) -> Callable[..., None]:
        def noted(thing: Any, *args: Any, **more: Any) -> None:
            self._started.append(weakref.ref(thing))
            start(thing, *args, **more)

        return noted


def _goes_on(thing: QThread | QTimer) -> bool:
    if not isValid(thing):
        return False
    return thing.isRunning() if isinstance(thing, QThread) else thing.isActive()
