"""The model of a list: ids and the first rows, the others late, so that 100,000 open as fast as 100."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inkop_desktop import formats
from inkop_desktop.lists.listing import Column, Listing, Query
from inkop_desktop.records.fields import Kind
from inkop_desktop.register.register import Register
from inkop_desktop.services import elsewhere
from inkop_desktop.services import listing as service
from inkop_desktop.text import Message
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.theme import Ink
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.label import tooltip

CHUNK = 100
_MARKS = (CellRole.MARK, CellRole.ELSEWHERE, Qt.ItemDataRole.AccessibleDescriptionRole)
_EDIT = Qt.ItemDataRole.EditRole
_RIGHT = {Kind.MONEY, Kind.WHOLE}
WAITING = "…"
NOTHING = "–"

Index = QModelIndex | QPersistentModelIndex
Rows = dict[int, tuple[Any, ...]]  # the cells of a record, by its id
ChipOf = Callable[[Any, date], Chip]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on a record's name, and what it means: worded only where somebody asks."""

    icon: Icon
    ink: Ink
    said: tuple[Message, ...]

    @property
    def words(self) -> str:
        """Return what it means, a line each."""
        return "\n".join(formats.worded(each) for each in self.said)


class ListModel(QAbstractTableModel):
    """Show the rows of a `Listing` that a `Query` finds; sorting and filtering is SQL's.

    It begins with `filters`, and asks nothing before it is told how to sort. `chips` draws the values of
    some columns as chips. Signals: counted(n) – how many were found.
    """

    counted = Signal(int)

    def __init__(
        self,
        ops: Ops,
        listing: Listing,
        today: date,
        chips: Mapping[str, ChipOf] | None = None,
        *,
        filters: Mapping[str, Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ops = ops
        self._listing = listing
        self._chips = chips or {}
        self._query = Query(today, filters=filters or {}, sort=listing.default_sort)
        self._is_asked = False
        self._is_asking = False
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._cells: Rows = {}
        self._asked: set[int] = set()
        self._marks: Mapping[int, Mark] = {}
        self._asked_for = (*listing.columns, *listing.unseen)
        self._keys = tuple(column.key for column in self._asked_for)
        self._shown = {column.key for column in listing.columns if column.shown}
        self._elsewhere: dict[int, str] = {}

    @property
    def query(self) -> Query:
        """Return what is shown."""
        return self._query

    @property
    def is_asking(self) -> bool:
        """Tell whether the answer to what was asked last is still on its way."""
        return self._is_asking

    def show(self, query: Query) -> None:
        """Show what another query finds."""
        self._is_asked = True
        self._query = query
        self.reload()

    def reload(self) -> None:
        """Ask again; what is shown stays until the answer comes."""
        self._is_asking = True
        work = partial(_found, self._listing, self._keys, self._query)
        self._ops.read(self, "ids", work, self._take_found)

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """Mark the names of these records, by id; the marks of others go."""
        self._marks = marks
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1))

    def row_of(self, record_id: int) -> int:
        """Return the row of a record; -1 where it is not among what was found."""
        return self._places.get(record_id, -1)

    def reveal(self, record_id: int) -> int:
        """See that a record that was found has a row; return it, -1 where it was not found."""
        return self.row_of(record_id)

    def ids(self) -> Sequence[int]:
        """Return the ids of everything that was found, in order."""
        return self._ids

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many records were found."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._listing.columns)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading or its key."""
        if way is not Qt.Orientation.Horizontal:
            return None
        column = self._listing.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return formats.label(column.heading)
        if role == CellRole.KEY:
            return column.key
        if role == CellRole.STRONG:
            return column.strong
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setHeaderData(self, section: int, way: Qt.Orientation, value: Any, role: int = _EDIT) -> bool:
        """Hear from the table which columns can be seen."""
        if way is not Qt.Orientation.Horizontal or role != CellRole.SHOWN:
            return False
        key = self._listing.columns[section].key
        self._shown = self._shown | {key} if value else self._shown - {key}
        self._elsewhere = {}
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; a row that has not come yet is asked for."""
        if not index.isValid():
            return None
        record_id, place = self._ids[index.row()], index.column()
        column = self._listing.columns[place]
        if role == CellRole.ID:
            return record_id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), record_id, place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), record_id, place)
        if role in _MARKS:
            return self._mark(record_id, column, role)
        if role == CellRole.CHIP and column.key in self._chips:
            return self._chip(record_id, place)
        if role == CellRole.HIGHLIGHT and self._query.search:
            return formats.hits(self._text(index.row(), record_id, place), self._query.search)
        return _of_column(column, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, in SQL."""
        backwards = order == Qt.SortOrder.DescendingOrder
        wanted = ((self._listing.columns[column].key, backwards),)
        if wanted != tuple(self._query.sort) or not self._is_asked:
            self.show(replace(self._query, sort=wanted))

    def _text(self, row: int, record_id: int, column: int) -> str:
        cells = self._cells.get(record_id)
        if cells is None:
            self._ask_around(row)
            return WAITING
        chip = self._listing.columns[column].key in self._chips
        if chip:
            return self._chip_of(cells[column], column).text
        return text_of(self._listing.columns[column], cells[column])

    def _chip(self, record_id: int, column: int) -> Chip | None:
        cells = self._cells.get(record_id)
        return None if cells is None else self._chip_of(cells[column], column)

    def _chip_of(self, value: Any, column: int) -> Chip:
        return self._chips[self._listing.columns[column].key](value, self._query.today)

    def _tip(self, row: int, record_id: int, column: int) -> str:
        """Return the whole text of a cell, and what its marks mean."""
        text = self._text(row, record_id, column)
        said = self._meaning(record_id) if self._listing.columns[column].strong else ""
        return tooltip(f"{text}\n{said}" if said else text)

    def _meaning(self, record_id: int) -> str:
        """Return what the marks on a name mean, a line each."""
        mark = self._marks.get(record_id)
        return "\n".join(filter(None, (mark.words if mark else "", self._found_elsewhere(record_id))))

    def _mark(self, record_id: int, column: Column, role: int) -> Any:
        if not column.strong:
            return None
        if role == CellRole.ELSEWHERE:
            return self._found_elsewhere(record_id)
        if role != CellRole.MARK:
            return self._meaning(record_id) or None
        mark = self._marks.get(record_id)
        return (mark.icon, mark.ink) if mark else None

    def _found_elsewhere(self, record_id: int) -> str:
        """Return where the words of the search stand that no column shows; empty where all can be seen."""
        cells = self._cells.get(record_id)
        if cells is None or not self._query.search:
            return ""
        if record_id not in self._elsewhere:
            self._elsewhere[record_id] = self._told_elsewhere(cells)
        return self._elsewhere[record_id]

    def _told_elsewhere(self, cells: Sequence[Any]) -> str:
        """Return where the words stand that no shown column holds; a chip is found by nothing."""
        texts = [
            (column, cell)
            for column, cell in zip(self._asked_for, cells, strict=True)
            if column.key not in self._chips
        ]
        columns, values = zip(*texts, strict=True)
        seen = "\n".join(text_of(*each) for each in texts if each[0].key in self._shown)
        return elsewhere.told(columns, values, self._query.search, seen)

    def _ask_around(self, row: int) -> None:
        chunk = row // CHUNK
        if chunk in self._asked:
            return
        self._asked.add(chunk)
        ids = self._ids[chunk * CHUNK : (chunk + 1) * CHUNK]
        work = partial(_rows, self._listing, self._keys, ids, self._query.today)
        self._ops.read(self, f"rows {chunk}", work, self._take_rows)

    def _take_found(self, found: tuple[list[int], Rows]) -> None:
        self._take_ids(*found)

    def _take_ids(self, ids: list[int], first: Rows | None = None) -> None:
        """Show what was found; what is known of the first rows need not be asked for."""
        self._is_asking = False
        self.beginResetModel()
        self._set_ids(ids)
        self._cells = first or {}
        self._elsewhere = {}
        if first:
            self._asked.add(0)
        self.endResetModel()
        self.counted.emit(len(ids))

    def _set_ids(self, ids: list[int]) -> None:
        self._ids = ids
        self._places = {record_id: row for row, record_id in enumerate(ids)}
        self._asked = set()

    def _take_rows(self, rows: Rows) -> None:
        self._cells |= rows
        self._elsewhere = {}
        places = [self._places[record_id] for record_id in rows if record_id in self._places]
        if places:
            first, last = self.index(min(places), 0), self.index(max(places), self.columnCount() - 1)
            self.dataChanged.emit(first, last)


def _of_column(column: Column, role: int) -> Any:
    """Return what every cell of a column answers alike."""
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignRight if column.kind in _RIGHT else None
    if role == CellRole.QUIET:
        return column.quiet
    return column.strong if role == CellRole.STRONG else None


def text_of(column: Column, value: Any) -> str:
    """Return a cell's value as it stands in a list; a cell that holds nothing says so."""
    shown = elsewhere.text_of(value).replace("\n", " ")
    return shown or NOTHING if column.kind is not Kind.LONG_TEXT else shown[:200] or NOTHING


def _found(listing: Listing, keys: Sequence[str], query: Query, register: Register) -> tuple[list[int], Rows]:
    ids = service.ids(register, listing, query)
    return ids, service.rows(register, listing, keys, ids[:CHUNK], query.today)


def _rows(listing: Listing, keys: Sequence[str], ids: Sequence[int], today: date, register: Register) -> Rows:
    return service.rows(register, listing, keys, ids, today)
