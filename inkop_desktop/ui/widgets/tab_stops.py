"""What Tab comes to within a place: where a person who has just come there begins."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(place: QWidget) -> Iterator[QWidget]:
    """Yield the controls within a place that the keyboard can reach, from the first to the last."""
    for each in place.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(place) and each.isEnabled():
            yield each
