"""A box to tick, drawn in the theme's colours at the size of its words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink


class CheckBox(QCheckBox):
    """A box to tick with its words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and words, and the tick, which a style sheet could only take from a file."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        inset = theme.px(2)
        painter = QPainter(self)
        place = QRectF(box).adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, place, Icon.CHECK, theme.colour(Ink.ON_ACCENT))
        painter.end()
