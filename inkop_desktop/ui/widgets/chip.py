"""Chips: a state as icon and word on a coloured ground, in a list, on a record, in a text."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone, Type

_HEIGHT, _ICON, _PAD, _GAP = 20, 14, 8, 4


@dataclass(frozen=True, slots=True)
class Chip:
    """What a chip shows; the word alone must say it, colour and icon only help."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: Icon | None = None


def chip_font() -> QFont:
    """Return the font of a chip's word."""
    font = theme.font(Type.LABEL)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def chip_size(chip: Chip) -> QSize:
    """Return the place that a chip needs."""
    words = QFontMetricsF(chip_font()).horizontalAdvance(chip.text)
    picture = theme.px(_ICON + _GAP) if chip.icon else 0
    return QSize(ceil(words) + picture + 2 * theme.px(_PAD), theme.px(_HEIGHT))


def paint_chip(painter: QPainter, place: QRectF, chip: Chip) -> None:
    """Draw a chip at the left of a place, in its middle height, no wider than the place."""
    size = chip_size(chip)
    rect = QRectF(place.x(), 0, min(size.width(), place.width()), size.height())
    rect.moveTop(place.y() + (place.height() - rect.height()) // 2)
    ink = theme.colour(chip.tone.ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(chip.tone.surface))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    words = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD) + 1, 0)
    if chip.icon:
        side = theme.px(_ICON)
        top = rect.y() + (rect.height() - side) // 2
        icons.paint(painter, QRectF(rect.x() + theme.px(_PAD) - 1, top, side, side), chip.icon, ink)
        words.setLeft(words.left() + theme.px(_ICON + _GAP) - 1)
    painter.setFont(chip_font())
    painter.setPen(ink)
    text = QFontMetricsF(painter.font()).elidedText(chip.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


class ChipLabel(QWidget):
    """A chip as a widget of its own."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(chip or Chip(""))

    def set_chip(self, chip: Chip) -> None:
        """Show another chip; one without words is hidden."""
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.setToolTip(chip.text)
        self.setVisible(bool(chip.text))
        self.updateGeometry()
        self.update()

    def chip(self) -> Chip:
        """Return what is shown."""
        return self._chip

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole word."""
        return chip_size(self._chip)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size that still says something."""
        return QSize(min(chip_size(self._chip).width(), theme.px(80)), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._chip)
        painter.end()
