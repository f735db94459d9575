"""What a cell of a table looks like: the roles that a model answers, and the delegate that draws."""

from collections.abc import Sequence
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
from inkop_desktop.ui.widgets.marking import paint_mark

ROW_HEIGHT = 38
_ELLIPSIS = "…"
_FOUND = (Icon.SEARCH, Ink.MUTED)
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
    SHOWN      set by the table, of a header: whether the column can be seen
    ELSEWHERE  where else the search found the row, in words: a quiet mark stands for them
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
    SHOWN = Qt.ItemDataRole.UserRole + 12
    ELSEWHERE = Qt.ItemDataRole.UserRole + 13


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
        asked = (CellRole.ICON, CellRole.MARK, CellRole.ELSEWHERE)
        pictures = [role for role in asked if index.data(role)]
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
    """Draw the cell's marks if it has any; return the place that is left for words."""
    marks = [index.data(CellRole.MARK), _FOUND if index.data(CellRole.ELSEWHERE) else None]
    side = theme.px(_ICON)
    top = inside.y() + (inside.height() - side) // 2
    for icon, ink in filter(None, marks):
        icons.paint(painter, QRectF(inside.right() - side, top, side, side), icon, theme.colour(ink))
        inside = inside.adjusted(0, 0, -side - theme.px(6), 0)
    return inside


def _paint_words(painter: QPainter, place: QRectF, index: Index) -> None:
    whole = str(index.data() or "")
    if not whole:
        return
    painter.setFont(_font(index))
    metrics = QFontMetricsF(painter.font())
    if metrics.horizontalAdvance(whole) > place.width():
        whole = index.data(CellRole.SHORT) or whole
    hits = index.data(CellRole.HIGHLIGHT) or ()
    text, left_out = in_room(whole, hits, metrics, place.width())
    right = bool((index.data(Qt.ItemDataRole.TextAlignmentRole) or 0) & Qt.AlignmentFlag.AlignRight)
    if right:
        place = place.adjusted(max(0.0, place.width() - metrics.horizontalAdvance(text)), 0, 0, 0)
    for start, length in hits:
        _paint_hit(painter, place, metrics, (text, start - left_out, length))
    painter.setPen(theme.colour(Ink.MUTED if index.data(CellRole.QUIET) else Ink.TEXT))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(place, flags, text)


def in_room(
    whole: str, hits: Sequence[tuple[int, int]], metrics: QFontMetricsF, width: float
) -> tuple[str, int]:
    """Return a text as it is shown in a cell, and by how many letters what it shows is moved to the front.

    What has no room is left out at the end; at the beginning too, where else no hit would be seen.
    """

    def cut(text: str) -> str:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    shown = cut(whole)
    if not hits or shown == whole or sum(hits[0]) < len(shown):
        return shown, 0
    start, length = hits[0]
    words = (place + 1 for place, letter in enumerate(whole[:start]) if letter == " ")
    for begin in (*words, start):
        text = _ELLIPSIS + whole[begin:]
        shown, moved = cut(text), begin - len(_ELLIPSIS)
        if shown == text or start + length - moved < len(shown):
            break
    return shown, moved


def _paint_hit(painter: QPainter, place: QRectF, metrics: QFontMetricsF, hit: tuple[str, int, int]) -> None:
    """Mark the part of the text that the search found, as far as it can be seen."""
    text, start, length = hit
    left = metrics.horizontalAdvance(text[:start])
    width = metrics.horizontalAdvance(text[: start + length]) - left
    if width <= 0:
        return
    height = metrics.height()
    paint_mark(painter, QRectF(place.x() + left - 1, place.center().y() - height / 2, width + 2, height))
