"""A table of rows that are at hand: what a wizard shows of a file, with chips where a word says it all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.table import ColumnState, Table, TableState

Index = QModelIndex | QPersistentModelIndex
Cells: TypeAlias = tuple[str | Chip, ...]
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its key, its words, its width at normal type, and how its cells look."""

    key: str
    words: str
    width: int
    strong: bool = False
    quiet: bool = False


class RowsModel(QAbstractTableModel):
    """Show rows of texts and chips; each row has an id, and its cells are made when it comes into view."""

    def __init__(self, headings: Sequence[Heading], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._ids: list[Any] = []
        self._cells_of: Callable[[Any], Cells] = _no_cells
        self._made: dict[Any, Cells] = {}

    def show(self, ids: Sequence[Any], cells_of: Callable[[Any], Cells]) -> None:
        """Show other rows by their ids; `cells_of` makes the cells of one."""
        self.beginResetModel()
        self._ids = list(ids)
        self._cells_of = cells_of
        self._made = {}
        self.endResetModel()

    def row_of(self, key: Any) -> int:
        """Return the row of an id; -1 where it is not shown."""
        return self._ids.index(key) if key in self._ids else -1

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading or its key."""
        if way is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section].words
        return self._headings[section].key if role == CellRole.KEY else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        key = self._ids[index.row()]
        if role == CellRole.ID:
            return key
        if key not in self._made:
            self._made[key] = self._cells_of(key)
        cell = self._made[key][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.text if isinstance(cell, Chip) else cell
        if role == CellRole.CHIP:
            return cell if isinstance(cell, Chip) and cell.text else None
        heading = self._headings[index.column()]
        if role == CellRole.STRONG:
            return heading.strong
        return heading.quiet if role == CellRole.QUIET else None


def _no_cells(_key: Any) -> Cells:
    return ()


def table_of(name: str, headings: Sequence[Heading]) -> tuple[Table, RowsModel]:
    """Return a table and its model; the rows stand in the file's order, the last column takes the rest."""
    table = Table(name)
    model = RowsModel(headings, table)
    columns = tuple(ColumnState(each.key, each.width) for each in headings)
    table.set_model(model, TableState(columns))
    table.horizontalHeader().setSectionsClickable(False)
    table.horizontalHeader().setSortIndicatorShown(False)
    return table, model
