"""What a cell of a table looks like: the roles that a model answers, and the delegate that draws."""

from enum import IntEnum
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.chip import chip_size, paint_chip

ROW_HEIGHT = 38
_PAD, _EDGE, _ICON = 10, 3, 16
_STEP = 20  # that each level of a tree stands further in

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class CellRole(IntEnum):
    """What a model may answer for a cell, beside its text (DisplayRole) and its alignment.

    CHIP       a `Chip`, drawn instead of the text; DisplayRole says the same word
    HIGHLIGHT  list of (start, length) within the text: what the search found
    STRONG     true: semi-bold, for the name that one looks for
    QUIET      true: in the muted colour
    ICON       an `Icon` before the text
    ID         the id of the row's record; asked of column 0
    KEY        of a header: the column's key, under which its state is remembered
    MARK       an (`Icon`, `Ink`) at the cell's end: something waits with this record
    LEVEL      in a tree, of the column with the names: how deep the row stands, 0 at the top
    OPEN       in a tree: whether what lies below the row shows; none where nothing does
    SHORT      the text in fewer letters, where the cell has no room for all of it
    """

    CHIP = Qt.ItemDataRole.UserRole + 1
    HIGHLIGHT = Qt.ItemDataRole.UserRole + 2
    STRONG = Qt.ItemDataRole.UserRole + 3
    QUIET = Qt.ItemDataRole.UserRole + 4
    ICON = Qt.ItemDataRole.UserRole + 5
    ID = Qt.ItemDataRole.UserRole + 6
    KEY = Qt.ItemDataRole.UserRole + 7
    MARK = Qt.ItemDataRole.UserRole + 8
    LEVEL = Qt.ItemDataRole.UserRole + 9
    OPEN = Qt.ItemDataRole.UserRole + 10
    SHORT = Qt.ItemDataRole.UserRole + 11


class CellDelegate(QStyledItemDelegate):
    """Draw a cell: ground, line, and its chip or its words with what the search found marked.

    It asks the model for what it needs and no more, since it runs for every cell that scrolls by.
    """

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size that shows the whole cell; only the visible rows are asked."""
        chip = index.data(CellRole.CHIP)
        if chip:
            width: float = chip_size(chip).width()
        else:
            width = QFontMetricsF(_font(index)).horizontalAdvance(str(index.data() or ""))
        pictures = [role for role in (CellRole.ICON, CellRole.MARK) if index.data(role)]
        picture = theme.px(_ICON + 6) * len(pictures)
        level = index.data(CellRole.LEVEL)
        branch = 0 if level is None else theme.px(_STEP) * (level + 1)
        return QSize(ceil(width) + picture + branch + 2 * theme.px(_PAD) + 1, theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        place = QRectF(option.rect)
        self._paint_ground(painter, option, place, index)
        inside = place.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), -1)
        chip = index.data(CellRole.CHIP)
        if chip:
            paint_chip(painter, inside, chip)
        else:
            inside = _paint_branch(painter, place, inside, index)
            _paint_words(painter, _paint_mark(painter, _paint_icon(painter, inside, index), index), index)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, place: QRectF, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour(Ink.ACCENT_SURFACE))
            if _is_leftmost(option, index):
                edge = QRectF(place.x(), place.y(), theme.px(_EDGE), place.height())
                painter.fillRect(edge, theme.colour(Ink.ACCENT))
        line = QRectF(place.x(), place.bottom() - 1, place.width(), 1)
        painter.fillRect(line, theme.mix(theme.colour(Ink.SURFACE), theme.colour(Ink.LINE), 0.6))


def _is_leftmost(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    if not isinstance(view, QAbstractItemView) or not hasattr(view, "horizontalHeader"):
        return False
    header = view.horizontalHeader()
    return bool(header.sectionPosition(index.column()) == 0)


def _font(index: Index) -> QFont:
    return theme.font(Type.STRONG if index.data(CellRole.STRONG) else Type.BODY)


def chevron_place(cell: QRectF, level: int) -> QRectF:
    """Return where a row of a tree is folded and unfolded, within its cell with the name."""
    step = theme.px(_STEP)
    return QRectF(cell.x() + theme.px(_PAD) / 2 + step * level, cell.y(), step, cell.height())


def _paint_branch(painter: QPainter, cell: QRectF, inside: QRectF, index: Index) -> QRectF:
    """Draw the chevron of a row of a tree that has others below it; return the place left for words."""
    level = index.data(CellRole.LEVEL)
    if level is None:
        return inside
    is_open = index.data(CellRole.OPEN)
    if is_open is not None:
        side = theme.px(_ICON)
        place = QRectF(0, 0, side, side)
        place.moveCenter(chevron_place(cell, level).center())
        icons.paint(
            painter, place, Icon.CHEVRON_DOWN if is_open else Icon.CHEVRON_RIGHT, theme.colour(Ink.MUTED)
        )
    return inside.adjusted(theme.px(_STEP) * (level + 1) - theme.px(_PAD) / 2, 0, 0, 0)


def _paint_icon(painter: QPainter, inside: QRectF, index: Index) -> QRectF:
    """Draw the cell's icon if it has one; return the place that is left for words."""
    icon = index.data(CellRole.ICON)
    if not icon:
        return inside
    side = theme.px(_ICON)
    top = inside.y() + (inside.height() - side) // 2
    icons.paint(painter, QRectF(inside.x(), top, side, side), icon, theme.colour(Ink.MUTED))
    return inside.adjusted(side + theme.px(6), 0, 0, 0)


def _paint_mark(painter: QPainter, inside: QRectF, index: Index) -> QRectF:
    """Draw the cell's mark if it has one; return the place that is left for words."""
    mark = index.data(CellRole.MARK)
    if not mark:
        return inside
    icon, ink = mark
    side = theme.px(_ICON)
    top = inside.y() + (inside.height() - side) // 2
    icons.paint(painter, QRectF(inside.right() - side, top, side, side), icon, theme.colour(ink))
    return inside.adjusted(0, 0, -side - theme.px(6), 0)


def _paint_words(painter: QPainter, place: QRectF, index: Index) -> None:
    whole = str(index.data() or "")
    if not whole:
        return
    painter.setFont(_font(index))
    metrics = QFontMetricsF(painter.font())
    if metrics.horizontalAdvance(whole) > place.width():
        whole = index.data(CellRole.SHORT) or whole
    text = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, place.width())
    right = bool((index.data(Qt.ItemDataRole.TextAlignmentRole) or 0) & Qt.AlignmentFlag.AlignRight)
    if right:
        place = place.adjusted(max(0.0, place.width() - metrics.horizontalAdvance(text)), 0, 0, 0)
    for start, length in index.data(CellRole.HIGHLIGHT) or ():
        _paint_hit(painter, place, metrics, (text, start, length))
    painter.setPen(theme.colour(Ink.MUTED if index.data(CellRole.QUIET) else Ink.TEXT))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(place, flags, text)


def _paint_hit(painter: QPainter, place: QRectF, metrics: QFontMetricsF, hit: tuple[str, int, int]) -> None:
    """Mark the part of the text that the search found, as far as it can be seen."""
    text, start, length = hit
    left = metrics.horizontalAdvance(text[:start])
    width = metrics.horizontalAdvance(text[: start + length]) - left
    if width <= 0:
        return
    height = metrics.height()
    mark = QRectF(place.x() + left - 1, place.center().y() - height / 2, width + 2, height)
    painter.fillRect(mark, theme.colour(Ink.WARNING_SURFACE))
    painter.fillRect(QRectF(mark.x(), mark.bottom() - 2, mark.width(), 2), theme.colour(Ink.WARNING))
