"""Facts as label and value, one a row: wrapped, plain, and possible to mark and copy."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.label import Label, Value

_LEAST_VALUE, _MOST_LABEL = 120, 140


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
        self.set_rows(rows)

    def set_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these labels and values; a value that is empty is left out."""
        self._rows = [(label, value) for label, value in rows if value]
        while len(self._cells) < len(self._rows):
            self._add_row()
        for index, cells in enumerate(self._cells):
            shown = index < len(self._rows)
            label, value = self._rows[index] if shown else ("", "")
            cells[0].setText(label)
            cells[1].setText(value)
            cells[1].setAccessibleName(f"{label}: {value}" if label else value)
            cells[0].setVisible(bool(label))
            cells[1].setVisible(shown)
            self._place(index, cells[1], across=shown and not label)
        self.set_label_width(self.label_width())

    def rows(self) -> list[tuple[str, str]]:
        """Return what is shown."""
        return list(self._rows)

    def label_width(self) -> int:
        """Return the width that the widest label wants; a very long one goes over lines."""
        shown = (label for label, _value in self._cells[: len(self._rows)])
        widest = max((each.fontMetrics().horizontalAdvance(each.text()) for each in shown), default=0)
        return min(widest + theme.px(2), theme.px(_MOST_LABEL))

    def set_label_width(self, width: int) -> None:
        """Give the labels at least this width, so that grids below each other are in line."""
        self._grid.setColumnMinimumWidth(0, width)

    def _add_row(self) -> None:
        label, value = Label("", Type.LABEL, wrap=True), Value()
        label.setMaximumWidth(theme.px(_MOST_LABEL))
        value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setBuddy(value)
        row = len(self._cells)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._cells.append((label, value))

    def _place(self, row: int, value: Value, *, across: bool) -> None:
        """Put a value beside its label, or across both columns where it has none."""
        self._grid.removeWidget(value)
        if across:
            self._grid.addWidget(value, row, 0, 1, 2)
        else:
            self._grid.addWidget(value, row, 1)
