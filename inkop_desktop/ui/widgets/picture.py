"""An icon that stands by itself beside words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink

_LINE = 18


class Picture(QWidget):
    """An icon by itself, in a colour of the theme; says nothing aloud, the words beside it do."""

    def __init__(
        self, icon: Icon, ink: Ink = Ink.MUTED, size: int = icons.SIZE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._side = icon, ink, theme.px(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: Icon, ink: Ink) -> None:
        """Show another icon."""
        self._icon, self._ink = icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's size; one that is smaller than a line of words stands in its middle."""
        return QSize(self._side, max(self._side, theme.px(_LINE)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        top = (self.height() - self._side) // 2
        icons.paint(painter, QRectF(0, top, self._side, self._side), self._icon, theme.colour(self._ink))
        painter.end()
