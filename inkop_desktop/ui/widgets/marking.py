"""Marks under what a search found: in words on one line or several, in the items of a list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink

WANTED = Qt.ItemDataRole.UserRole + 20  # of an item: the words that were searched for
_LINE_BREAK = "\u2028"  # where Qt breaks a line within one layout


def paint_mark(painter: QPainter, place: QRectF) -> None:
    """Draw the mark that stands under words which a search found."""
    painter.fillRect(place, theme.colour(Ink.WARNING_SURFACE))
    painter.fillRect(QRectF(place.x(), place.bottom() - 2, place.width(), 2), theme.colour(Ink.WARNING))


def paint_marks(
    painter: QPainter, text: str, wanted: str, font: QFont, room: QRectF, *, is_centred: bool = False
) -> None:
    """Draw the marks under the words of a search in a text that is broken between words.

    The text begins at the top of its room, or stands in the middle of its height.
    """
    from inkop_desktop import formats  # noqa: PLC0415 - Babel, which the window stands before

    hits = formats.hits(text, wanted)
    if not hits:
        return
    layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
    lines = _lay_out(layout, room.width())
    above = (room.height() - sum(line.height() for line in lines)) / 2 if is_centred else 0.0
    for start, length in hits:
        first, last = _units(text[:start]), _units(text[: start + length])
        for line in lines:
            begin, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if begin < end:
                left, right = _across(line, begin), _across(line, end)
                top = room.y() + above + line.y()
                paint_mark(painter, QRectF(room.x() + left - 1, top, right - left + 2, line.height()))


class MarkedItems(QStyledItemDelegate):
    """Draw the items of a list with marks under what a search found; an item has it in `WANTED`."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one item: its ground and picture, the marks, its words."""
        wanted = index.data(WANTED)
        if not wanted:
            super().paint(painter, option, index)
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        style = own.widget.style() if own.widget else QApplication.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, own, own.widget) + 1
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, own, own.widget)
        room.adjust(margin, 0, -margin, 0)
        text, own.text = own.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        painter.save()
        painter.setFont(own.font)
        painter.setPen(theme.colour(Ink.TEXT))
        paint_marks(painter, text, wanted, own.font, QRectF(room), is_centred=True)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, text)
        painter.restore()


def _lay_out(layout: QTextLayout, width: float) -> list[QTextLine]:
    """Break a layout into lines; they are of no use without it."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[QTextLine] = []
    below = 0.0
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        line.setPosition(QPointF(0, below))
        below += line.height()
        lines.append(line)
    layout.endLayout()
    return lines


def _across(line: QTextLine, place: int) -> float:
    across: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]  # its stub says otherwise
    return across[0]


def _units(text: str) -> int:
    """Return how many units Qt counts for some letters: two for those beyond the first plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
