"""Facts as label and value, one a row: wrapped, plain, and possible to mark and copy.

A value that cannot be broken, an address say, stands below its label where there is no room for it beside.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.label import Label, Value

_LEAST_VALUE, _MOST_LABEL = 120, 140


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a value; the label stands beside the first."""

    label: str
    text: str
    goes_on: bool


class _Place(Enum):
    """Where a value stands: beside its label, below it, or across both columns where it has none."""

    BESIDE = auto()
    BELOW = auto()
    ACROSS = auto()


_NOTHING = _Line("", "", goes_on=False)


def _lines(label: str, value: str) -> Iterator[_Line]:
    """Yield the lines of a value that hold anything."""
    for place, text in enumerate(filter(str.strip, value.splitlines())):
        yield _Line(label, text, goes_on=place > 0)


class Facts(QWidget):
    """A grid of labels and values."""

    def __init__(self, rows: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(1, theme.px(_LEAST_VALUE))
        self._rows: list[tuple[str, str]] = []
        self._cells: list[tuple[Label, Value]] = []
        self._places: list[_Place] = []
        self._labelled: list[bool] = []
        self._wanted = ""
        self.set_rows(rows)

    def set_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these labels and values; a value that is empty is left out, and its lines stand apart."""
        self._rows = [(label, value) for label, value in rows if value]
        lines = [line for label, value in self._rows for line in _lines(label, value)]
        while len(self._cells) < len(lines):
            self._add_row()
        for index, (label, value) in enumerate(self._cells):
            shown = index < len(lines)
            line = lines[index] if shown else _NOTHING
            label.setText("" if line.goes_on else line.label)
            value.setText(line.text)
            value.setAccessibleName(f"{line.label}: {line.text}" if line.label else line.text)
            label.setVisible(bool(label.text()))
            value.setVisible(shown)
        self._labelled = [bool(line.label) for line in lines]
        self.set_label_width(self.label_width())

    def mark(self, wanted: str) -> None:
        """Mark the words of a search in the values."""
        self._wanted = wanted
        for _label, value in self._cells:
            value.mark(wanted)

    def rows(self) -> list[tuple[str, str]]:
        """Return what is shown."""
        return list(self._rows)

    def label_width(self) -> int:
        """Return the width that the widest label wants; a very long one goes over lines."""
        labels = (label for label, _value in self._cells)
        widest = max((each.fontMetrics().horizontalAdvance(each.text()) for each in labels), default=0)
        return min(widest + theme.px(2), theme.px(_MOST_LABEL))

    def set_label_width(self, width: int) -> None:
        """Give the labels at least this width, so that grids below each other are in line."""
        self._grid.setColumnMinimumWidth(0, width)
        self._place_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put below their labels the values that are too wide to stand beside them."""
        super().resizeEvent(event)
        self._place_all()

    def _add_row(self) -> None:
        label, value = Label("", Type.LABEL, wrap=True), Value()
        label.setMaximumWidth(theme.px(_MOST_LABEL))
        value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setBuddy(value)
        value.mark(self._wanted)
        index = len(self._cells)
        self._cells.append((label, value))
        self._places.append(_Place.BESIDE)
        self._grid.addWidget(label, 2 * index, 0, Qt.AlignmentFlag.AlignTop)
        self._put(index, _Place.BESIDE)

    def _place_all(self) -> None:
        """Put each value where there is room for it."""
        room = self.width() - self._grid.columnMinimumWidth(0) - self._grid.horizontalSpacing()
        for index, is_labelled in enumerate(self._labelled):
            is_wide = self._cells[index][1].minimumSizeHint().width() > room
            place = (_Place.BELOW if is_wide else _Place.BESIDE) if is_labelled else _Place.ACROSS
            if place is not self._places[index]:
                self._put(index, place)

    def _put(self, index: int, place: _Place) -> None:
        """Put a value where it is to stand: beside its label, below it, or across where it has none."""
        value = self._cells[index][1]
        self._grid.removeWidget(value)
        row = 2 * index + (place is _Place.BELOW)
        if place is _Place.BESIDE:
            self._grid.addWidget(value, row, 1)
        else:
            self._grid.addWidget(value, row, 0, 1, 2)
        self._places[index] = place
