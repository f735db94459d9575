"""A table whose lines are all here: what the law says on a day, which reports there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inkop_desktop import formats
from inkop_desktop.text import language
from inkop_desktop.ui.listmodel import NOTHING
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.label import tooltip
from inkop_desktop.ui.widgets.table import ColumnState, TableState

Index: TypeAlias = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it is about, its texts, what else it is found by, and the chips of some columns.

    `numbers` are what some columns are sorted by in place of their texts: amounts, days.
    """

    about: Any
    cells: tuple[str, ...]
    found_by: str = ""
    chips: tuple[tuple[int, Chip], ...] = ()
    numbers: tuple[tuple[int, int], ...] = ()


class LineModel(QAbstractTableModel):
    """Show lines that hold every word that is searched for; the first column has what is left over.

    `columns` are key, heading and width each; those of the keys in `right` stand to the right, as sums do.
    """

    def __init__(
        self,
        columns: Sequence[tuple[str, str, int]],
        parent: QObject | None = None,
        *,
        right: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._right = right
        self._all: list[Line] = []
        self._lines: list[Line] = []
        self._wanted = ""
        self._sorted_by = (-1, False)

    def usual(self) -> TableState:
        """Return how the columns stand until somebody moves them."""
        return TableState(tuple(ColumnState(key, width) for key, _heading, width in self._columns))

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self._all = list(lines)
        self._arrange()

    def search(self, text: str) -> None:
        """Show only what holds every word."""
        if text != self._wanted:
            self._wanted = text
            self._arrange()

    def about(self, row: int) -> Any:
        """Return what a line is about."""
        return self._lines[row].about

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading or its key."""
        if way is not Qt.Orientation.Horizontal:
            return None
        key, heading, _width = self._columns[section]
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: heading,
            Qt.ItemDataRole.TextAlignmentRole: self._side(section),
            CellRole.KEY: key,
            CellRole.STRONG: section == 0,
        }
        return answers.get(role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        text = " ".join(line.cells[column].split())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text or NOTHING
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(line.cells[column])
        if role == CellRole.CHIP:
            return dict(line.chips).get(column)
        if role == CellRole.HIGHLIGHT and self._wanted:
            return formats.hits(text, self._wanted)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.TextAlignmentRole: self._side(column),
            CellRole.STRONG: column == 0,
            CellRole.ID: index.row(),
        }
        return answers.get(role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by the numbers or else the texts of a column; by none, as the lines came."""
        self._sorted_by = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _side(self, column: int) -> Qt.AlignmentFlag | None:
        """Return on which side the values of a column stand; none for where words begin."""
        right = self._columns[column][0] in self._right
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter if right else None

    def _arrange(self) -> None:
        self.beginResetModel()
        words = formats.fold(self._wanted).split()
        self._lines = [line for line in self._all if all(word in _searched(line) for word in words)]
        column, backwards = self._sorted_by
        if column >= 0:
            self._lines.sort(key=partial(_sorted_by, column), reverse=backwards)
        self.endResetModel()


def _sorted_by(column: int, line: Line) -> tuple[int, str]:
    number = dict(line.numbers).get(column)
    return (0, formats.sort_key(line.cells[column], language())) if number is None else (number, "")


def _searched(line: Line) -> str:
    return formats.fold("\n".join((*line.cells, line.found_by)))
