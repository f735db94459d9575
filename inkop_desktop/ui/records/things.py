"""A list of things under headings: rows that lead somewhere, or rows to tick."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inkop_desktop import formats
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import tooltip

Index: TypeAlias = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole + 1
_HEAD, _ROW, _PAD, _BOX, _GAP = 34, 46, 8, 16, 10
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with what tells it from others, or a heading where `thing` is none.

    A heading stands for all entries of its `part`.
    """

    part: str
    words: str
    detail: str = ""
    thing: Hashable | None = None


def under(heading: str, rows: Sequence[Entry]) -> Iterator[Entry]:
    """Yield rows of one part below their heading; nothing where there are none."""
    if rows:
        yield Entry(rows[0].part, heading, formats.integer(len(rows)))
        yield from rows


class ThingsModel(QAbstractListModel):
    """Rows of things; where they can be ticked a heading ticks all below it.

    Signals: ticked – the person ticked something.
    """

    ticked = Signal()

    def __init__(
        self, parent: QObject | None = None, *, can_tick: bool = False, starts_ticked: bool = True
    ) -> None:
        super().__init__(parent)
        self._can_tick = can_tick
        self._starts_ticked = starts_ticked
        self._entries: list[Entry] = []
        self._turned: set[Hashable] = set()  # no longer as they start

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other rows; what was ticked or unticked before stays so."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entries(self) -> list[Entry]:
        """Return what is shown."""
        return list(self._entries)

    def chosen(self) -> list[Entry]:
        """Return the rows that are ticked, without headings."""
        return [each for each in self._entries if each.thing is not None and self._is_ticked(each.thing)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be chosen only where they tick what is below them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if self._can_tick:
            return flags | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsSelectable if self._entries[index.row()].thing is not None else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        answers: dict[int, Any] = {
            ENTRY: entry,
            Qt.ItemDataRole.DisplayRole: entry.words,
            Qt.ItemDataRole.AccessibleDescriptionRole: entry.detail,
            Qt.ItemDataRole.ToolTipRole: tooltip("\n".join(filter(None, (entry.words, entry.detail)))),
        }
        if role == Qt.ItemDataRole.CheckStateRole and self._can_tick:
            return self._state(entry)
        return answers.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or all below a heading."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._can_tick:
            return False
        rows = self._below(self._entries[index.row()])
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        turn = self._turned.difference_update if ticked == self._starts_ticked else self._turned.update
        turn(rows)
        self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))
        self.ticked.emit()
        return True

    def _is_ticked(self, thing: Hashable) -> bool:
        return self._starts_ticked != (thing in self._turned)

    def _below(self, entry: Entry) -> list[Hashable]:
        if entry.thing is not None:
            return [entry.thing]
        of_part = (each.thing for each in self._entries if each.part == entry.part)
        return [thing for thing in of_part if thing is not None]

    def _state(self, entry: Entry) -> Qt.CheckState:
        below = self._below(entry)
        left = sum(not self._is_ticked(each) for each in below)
        if not left:
            return Qt.CheckState.Checked
        return Qt.CheckState.Unchecked if left == len(below) else Qt.CheckState.PartiallyChecked


class ThingsView(QListView):
    """The rows of a `ThingsModel`; a click or Enter opens one, or ticks it where it can be ticked.

    Signals: opened(entry).
    """

    opened = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        can_tick: bool = False,
        starts_ticked: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.things = ThingsModel(self, can_tick=can_tick, starts_ticked=starts_ticked)
        self._can_tick = can_tick
        self.setModel(self.things)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("ground", "bare")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)

    def current(self) -> Entry | None:
        """Return the current row; none where it is a heading."""
        entry = self.currentIndex().data(ENTRY) if self.currentIndex().isValid() else None
        return entry if entry is not None and entry.thing is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand where a click leads somewhere."""
        entry = self.indexAt(event.position().toPoint()).data(ENTRY)
        leads = not self._can_tick and entry is not None and entry.thing is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter what is current; Space ticks it."""
        index = self.currentIndex()
        if self._can_tick and event.key() == Qt.Key.Key_Space and index.isValid():
            self._tick(index)
        elif not self._can_tick and event.key() in _OPENING and index.isValid():
            self._on_clicked(index)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._can_tick:
            self._tick(index)
        elif index.data(ENTRY).thing is not None:
            self.opened.emit(index.data(ENTRY))

    def _tick(self, index: QModelIndex) -> None:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.things.setData(index, state, Qt.ItemDataRole.CheckStateRole)


class _Delegate(QStyledItemDelegate):
    """Draw a heading, or a row: what it is, and under it quietly what tells it from others."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        return QSize(theme.px(200), theme.px(_HEAD if entry.thing is None else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        place = QRectF(option.rect)
        if entry.thing is not None and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour(Ink.ACCENT_SURFACE))
        elif entry.thing is not None and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour(Ink.WINDOW))
        inside = place.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            _paint_box(painter, inside, Qt.CheckState(state))
            inside.setLeft(inside.left() + theme.px(_BOX + _GAP))
        if entry.thing is None:
            _paint_heading(painter, inside, entry)
        else:
            _paint_row(painter, inside, entry, Ink.ACCENT if state is None else Ink.TEXT)
            line = theme.mix(theme.colour(Ink.SURFACE), theme.colour(Ink.LINE), 0.6)
            painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), line)
        painter.restore()


def _paint_heading(painter: QPainter, inside: QRectF, entry: Entry) -> None:
    painter.setFont(theme.font(Type.STRONG))
    painter.setPen(theme.colour(Ink.TEXT))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, entry.words)
    width = QFontMetricsF(painter.font()).horizontalAdvance(entry.words) + theme.px(8)
    painter.setFont(theme.font(Type.LABEL))
    painter.setPen(theme.colour(Ink.MUTED))
    painter.drawText(inside.adjusted(width, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, entry.detail)


def _paint_row(painter: QPainter, inside: QRectF, entry: Entry, ink: Ink) -> None:
    half = inside.height() / 2
    upper = QRectF(inside.x(), inside.y() + theme.px(4), inside.width(), half - theme.px(4))
    if not entry.detail:
        upper = inside
    lower = QRectF(inside.x(), inside.y() + half, inside.width(), half - theme.px(5))
    for place, words, kind, colour in (
        (upper, entry.words, Type.BODY, ink),
        (lower, entry.detail, Type.LABEL, Ink.MUTED),
    ):
        painter.setFont(theme.font(kind))
        painter.setPen(theme.colour(colour))
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _paint_box(painter: QPainter, inside: QRectF, state: Qt.CheckState) -> None:
    side = theme.px(_BOX)
    box = QRectF(inside.x(), inside.y() + (inside.height() - side) // 2, side, side)
    empty = state == Qt.CheckState.Unchecked
    painter.setPen(QPen(theme.colour(Ink.MUTED if empty else Ink.ACCENT), 1))
    painter.setBrush(theme.colour(Ink.SURFACE if empty else Ink.ACCENT))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
    if state == Qt.CheckState.Checked:
        inset = theme.px(2)
        ground = box.adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, ground, Icon.CHECK, theme.colour(Ink.ON_ACCENT))
    elif state == Qt.CheckState.PartiallyChecked:
        bar = QRectF(box.x() + side * 0.25, box.center().y() - 1, side * 0.5, 2)
        painter.fillRect(bar, theme.colour(Ink.ON_ACCENT))
