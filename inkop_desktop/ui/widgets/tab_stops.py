"""What Tab comes to within a place: where a person who has just come there begins."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(place: QWidget) -> Iterator[QWidget]:
    """Yield the controls within a place that the keyboard can reach, from the first to the last."""
    return (each for each in _controls(place) if each.isVisibleTo(place) and each.isEnabled())


def walk_on(before: QWidget, place: QWidget) -> QWidget:
    """Let Tab go from a control into a place that was added later, and through it; return where it ends.

    Qt would put the place behind everything else in the window. What hands its focus on to a control in it
    is moved with all that it holds.
    """
    first = next(_controls(place), None)
    if first is None:
        return before
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    place.setFocusProxy(first)
    QWidget.setTabOrder(before, place)
    return place


def _controls(place: QWidget) -> Iterator[QWidget]:
    """Yield the controls within a place that Tab stops at, those that are not shown at present too."""
    return (each for each in place.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
