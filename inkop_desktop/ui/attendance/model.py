"""The model of the page of attendance: who sits in a body downwards, its meeting days across."""

from datetime import date
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inkop_desktop import formats
from inkop_desktop.records.bodies import Attendance
from inkop_desktop.reports import attendance_signs as signs
from inkop_desktop.rules.organising import Presence
from inkop_desktop.ui.attendance.board import Board, Line, vacant
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.label import tooltip

Index: TypeAlias = QModelIndex | QPersistentModelIndex
ICONS = {
    Presence.PRESENT: Icon.CHECK,
    Presence.EXCUSED: Icon.CIRCLE_MINUS,
    Presence.ABSENT: Icon.CIRCLE_X,
}
SERVES = Icon.REPEAT


class AttendanceModel(QAbstractTableModel):
    """Show a `Board`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None

    def show(self, board: Board) -> None:
        """Show a board; one with the same lines and days keeps everybody's place."""
        before, self._board = self._board, board
        if before and (before.lines, before.days) == (board.lines, board.days):
            last = self.index(len(board.lines) - 1, len(board.days) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self.endResetModel()

    def place(self, index: Index) -> tuple[Line, date]:
        """Return the line and the day of a cell."""
        assert self._board is not None
        return self._board.lines[index.row()], self._board.days[index.column()]

    def index_at(self, line: Line, day: date) -> QModelIndex:
        """Return the cell of a line and a day."""
        assert self._board is not None
        return self.index(self._board.lines.index(line), self._board.days.index(day))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are."""
        return 0 if parent.isValid() or self._board is None else len(self._board.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many meeting days there are."""
        return 0 if parent.isValid() or self._board is None else len(self._board.days)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a meeting day, or who it is with what they represent."""
        if self._board is None:
            return None
        if way is Qt.Orientation.Horizontal:
            day = self._board.days[section]
            named: dict[int, Any] = {
                Qt.ItemDataRole.DisplayRole: formats.short_day(day),
                Qt.ItemDataRole.ToolTipRole: tooltip(self._board.heading(day)),
                Qt.ItemDataRole.AccessibleTextRole: self._board.heading(day),
            }
            return named.get(role)
        name = self._board.lines[section].name
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: tooltip(name),
        }
        return answers.get(role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if self._board is None or not index.isValid():
            return None
        place = self.place(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._board.said(*place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._board.said(*place))
        return self._look(self._board, *place, role)

    @staticmethod
    def _look(board: Board, line: Line, day: date, role: int) -> Any:
        noted = board.noted(line, day)
        if role == Qt.ItemDataRole.DisplayRole:
            return board.words(line, day)
        if role == CellRole.SHORT:
            return _letter(noted) if noted else signs.NOT_NOTED if board.is_missed(line, day) else None
        if role == CellRole.CHIP and board.is_vacant(line, day):
            return Chip(vacant(), Tone.DANGER, Icon.CIRCLE_ALERT)
        if role == CellRole.ICON:
            return _icon(noted) if noted else Icon.CIRCLE_DASHED if board.is_missed(line, day) else None
        if role == CellRole.STRONG:
            return line.attendee is None
        if role == CellRole.QUIET:
            return noted is None or noted.presence is not Presence.PRESENT
        return None


def _letter(noted: Attendance) -> str:
    return signs.serving() if noted.in_place_of_id is not None else signs.letter(noted.presence)


def _icon(noted: Attendance) -> Icon:
    return SERVES if noted.in_place_of_id is not None else ICONS[noted.presence]
