"""Facts as label and value, one a row: wrapped, plain, and possible to mark and copy."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.label import Label


class Facts(QWidget):
    """A grid of labels and values."""

    def __init__(self, rows: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[str, str]] = []
        self._cells: list[tuple[Label, Label]] = []
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
            cells[1].setAccessibleName(f"{label}: {value}" if shown else "")
            for cell in cells:
                cell.setVisible(shown)

    def rows(self) -> list[tuple[str, str]]:
        """Return what is shown."""
        return list(self._rows)

    def label_width(self) -> int:
        """Return the width that the widest label wants."""
        return max((label.sizeHint().width() for label, _value in self._cells[: len(self._rows)]), default=0)

    def set_label_width(self, width: int) -> None:
        """Give the labels at least this width, so that grids below each other are in line."""
        self._grid.setColumnMinimumWidth(0, width)

    def _add_row(self) -> None:
        label, value = Label("", Type.LABEL), Label("", wrap=True)
        value.set_selectable()
        label.setBuddy(value)
        row = len(self._cells)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(value, row, 1)
        self._cells.append((label, value))
