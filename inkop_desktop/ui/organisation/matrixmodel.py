"""The model of the matrix: product areas downwards, organisations across."""

from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inkop_desktop.records.people import Organisation
from inkop_desktop.reports.short_names import initials, shortened
from inkop_desktop.services.matrix import Cell
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.listmodel import NOTHING
from inkop_desktop.ui.organisation.board import Board, Line, vacant
from inkop_desktop.ui.theme import Ink, Tone
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.label import tooltip

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """Show a `Board`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._headings: list[str] = []

    def show(self, board: Board) -> None:
        """Show a board; one with the same lines and organisations keeps everybody's place."""
        before, self._board = self._board, board
        self._headings = shortened([each.name for each in board.organisations])
        if before and (before.lines, before.organisations) == (board.lines, board.organisations):
            last = self.index(len(board.lines) - 1, len(board.organisations) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self.endResetModel()

    def place(self, index: Index) -> tuple[Line, Organisation]:
        """Return the line and the organisation of a cell."""
        assert self._board is not None
        return self._board.lines[index.row()], self._board.organisations[index.column()]

    def cell(self, index: Index) -> Cell:
        """Return what stands in a cell."""
        assert self._board is not None
        return self._board.cell(*self.place(index))

    def index_at(self, area_id: int | None, organisation_id: int | None) -> QModelIndex:
        """Return the cell of an area and an organisation; an invalid one where it is not shown."""
        areas = [each.area_id for each in self._board.lines] if self._board else []
        ids = [each.id for each in self._board.organisations] if self._board else []
        if area_id not in areas or organisation_id not in ids:
            return QModelIndex()
        return self.index(areas.index(area_id), ids.index(organisation_id))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are."""
        return 0 if parent.isValid() or self._board is None else len(self._board.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many organisations there are."""
        return 0 if parent.isValid() or self._board is None else len(self._board.organisations)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of an organisation or of an area, and how deep that stands in its tree."""
        if self._board is None:
            return None
        if way is Qt.Orientation.Horizontal:
            whole = self._board.organisations[section].name
            named: dict[int, Any] = {
                Qt.ItemDataRole.DisplayRole: self._headings[section],
                Qt.ItemDataRole.ToolTipRole: tooltip(whole),
                Qt.ItemDataRole.AccessibleTextRole: whole,
            }
            return named.get(role)
        line = self._board.lines[section]
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: line.name,
            Qt.ItemDataRole.ToolTipRole: tooltip(line.name),
            CellRole.LEVEL: line.depth,
            CellRole.STRONG: line.area_id is None,
        }
        return answers.get(role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if self._board is None or not index.isValid():
            return None
        place = self.place(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._board.said(*place)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return tooltip(self._board.told(*place))
        return self._look(self._board, self._board.cell(*place), role)

    @staticmethod
    def _look(board: Board, cell: Cell, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return vacant() if cell.is_vacant else board.people(cell.holders or cell.above) or NOTHING
        if role == CellRole.SHORT:
            return ", ".join(map(initials, board.each_named(cell.holders or cell.above)))
        if role == CellRole.CHIP and cell.is_vacant:
            return Chip(vacant(), Tone.DANGER, Icon.CIRCLE_ALERT)
        if role == CellRole.ICON and cell.above:
            return Icon.CORNER_DOWN_RIGHT
        if role == CellRole.MARK and board.ends_soon(cell):
            return Icon.CLOCK, Ink.WARNING
        if role == CellRole.QUIET:
            return not cell.holders
        return None
