"""Parts beside each other, or one below the other where the place is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from inkop_desktop.ui import theme

_GAP = 16


class Columns(QWidget):
    """Parts two by two, both columns as wide as each other, or one by one.

    Beside each other they need twice the width of the widest; so a page that holds them needs no more
    than the widest.
    """

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._across = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(_GAP))
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part; the height follows the width."""
        return QSize(max(map(_least, self._parts), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts beside each other where there is room."""
        super().resizeEvent(event)
        room = 2 * self.minimumSizeHint().width() + self._grid.spacing()
        across = 2 if event.size().width() >= room else 1
        if across != self._across:
            self._across = across
            self._place()
            self.updateGeometry()

    def _place(self) -> None:
        for place, part in enumerate(self._parts):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, place // self._across, place % self._across)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < self._across else 0)


def _least(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
