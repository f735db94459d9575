"""A drop-down list with our chevron, which the mouse wheel does not change by accident."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyleOptionComboBox, QWidget

from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink


class Combo(QComboBox):
    """A drop-down list of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A list of our own is dressed by the style sheet; Fusion's menu-like one is not.
        self.setView(QListView(self))
        self.view().setProperty("ground", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page that is being scrolled."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show the chosen words without what sets them in from those above them in the list."""
        super().initStyleOption(option)
        option.currentText = option.currentText.strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list and its chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(16)
        place = QRectF(self.width() - side - theme.px(8), (self.height() - side) // 2, side, side)
        icons.paint(painter, place, Icon.CHEVRON_DOWN, theme.colour(Ink.MUTED))
        painter.end()
