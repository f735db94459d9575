"""The grid in which tenders are given points: a row for each award criterion, a column for each tender.

Many tenders stand in groups below one another, so that criteria and points are always in view together.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.reports.tenders_abreast import abreast
from inkop_desktop.rules.comparing import MOST
from inkop_desktop.services.comparison import Comparison
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.editors.numbers import WholeEditor
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.tab_stops import walk_on

_CRITERION, _TENDER = 160, 116
_APART = 12  # an empty row above the head of a further group
_AROUND_CRITERIA = 3  # that row and the head of a group above them, its sums below
_FIRST_TENDER = 2  # the columns before it have the criterion and its weight
_UNKNOWN = "–"

Cell = tuple[int, str]
"""A tender by its supplier, and a criterion by its text."""


class PointsGrid(QWidget):
    """The points of a comparison with the weighted sums below them.

    Signals: given(cell, points) – the person wrote points, or took them away (None).
    """

    given = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(0, theme.px(_CRITERION))
        self._laid_out: tuple[tuple[str, int | str], ...] = ()
        self._cells: dict[Cell, WholeEditor] = {}
        self._sums: dict[int, Label] = {}

    def show_comparison(self, comparison: Comparison, names: Mapping[int, str]) -> None:
        """Show the points and what they come to; `names` are those of the suppliers."""
        called = {each: names.get(each) or _("A tenderer") for each in comparison.supplier_ids}
        laid_out = (*comparison.weights.items(), *((name, each) for each, name in called.items()))
        if laid_out != self._laid_out:
            self._laid_out = laid_out
            self._lay_out(comparison, called)
        for cell, editor in self._cells.items():
            if editor.value() != comparison.points.get(cell):  # what is being written stays as it is
                editor.set_value(comparison.points.get(cell))
        for supplier_id, total in comparison.totals().items():
            self._sums[supplier_id].setText(_UNKNOWN if total is None else formats.decimal(total))

    def cells(self) -> dict[Cell, WholeEditor]:
        """Return the control of each cell, row by row."""
        return dict(self._cells)

    def sums(self) -> list[str]:
        """Return the sums as they are shown, from left to right."""
        return [each.text() for each in self._sums.values()]

    def unreadable(self) -> str:
        """Return the first sentence of a cell that holds no points; empty when all is well."""
        return next((said for each in self._cells.values() if (said := each.unreadable())), "")

    def focus_first_empty(self) -> None:
        """Put the cursor where the first points are missing."""
        empty = next((each for each in self._cells.values() if each.value() is None), None)
        if empty is not None:
            empty.setFocus()

    def _lay_out(self, comparison: Comparison, names: Mapping[int, str]) -> None:
        """Make the cells anew: a criterion or a tender has come, gone or got another name."""
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            assert part is not None  # every cell has one
            part.setParent(None)  # Tab is not to come to what is on its way out
            part.deleteLater()
        self._cells.clear()
        self._sums.clear()
        for place, group in enumerate(abreast(comparison.supplier_ids)):
            top = place * (len(comparison.weights) + _AROUND_CRITERIA)
            self._grid.setRowMinimumHeight(top, theme.px(_APART) if place else 0)
            self._lay_out_group(comparison.weights, {each: names[each] for each in group}, top + 1)
        for before, editor in pairwise(self._cells.values()):
            walk_on(before, editor)

    def _lay_out_group(self, weights: Mapping[str, int], names: Mapping[int, str], top: int) -> None:
        """Lay out the tenders that stand beside one another; the other groups have all the criteria, too."""
        self._lay_out_heads(names, top)
        for row, (criterion, weight) in enumerate(weights.items(), top + 1):
            self._grid.addWidget(Label(criterion, wrap=True), row, 0)
            self._grid.addWidget(Label(formats.percent(Decimal(weight) / MOST)), row, 1)
            for column, supplier_id in enumerate(names, _FIRST_TENDER):
                self._grid.addWidget(self._cell(supplier_id, criterion, names[supplier_id]), row, column)
        self._lay_out_sums(names, top + 1 + len(weights))

    def _lay_out_heads(self, names: Mapping[int, str], row: int) -> None:
        columns = (
            Label(_("Award criterion"), Type.LABEL, Ink.MUTED),
            Label(_("Weight"), Type.LABEL, Ink.MUTED),
        )
        tenders = [Label(each, Type.STRONG, wrap=True) for each in names.values()]
        for each in tenders:
            each.setFixedWidth(theme.px(_TENDER))
        for column, head in enumerate((*columns, *tenders)):
            head.setAlignment(Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, row, column)

    def _lay_out_sums(self, names: Mapping[int, str], row: int) -> None:
        self._grid.addWidget(Label(_("Weighted sum"), Type.STRONG), row, 0)
        for column, (supplier_id, name) in enumerate(names.items(), _FIRST_TENDER):
            label = self._sums[supplier_id] = Label(_UNKNOWN, Type.STRONG)
            label.setContentsMargins(theme.px(9), 0, 0, 0)  # in line with what is written above
            label.setAccessibleDescription(name)
            self._grid.addWidget(label, row, column)

    def _cell(self, supplier_id: int, criterion: str, name: str) -> WholeEditor:
        editor = WholeEditor(most=MOST)
        editor.set_name(_("{criterion}, {supplier}").format(criterion=criterion, supplier=name))
        editor.changed.connect(partial(self._on_changed, (supplier_id, criterion)))
        self._cells[supplier_id, criterion] = editor
        return editor

    def _on_changed(self, cell: Cell) -> None:
        self.given.emit(cell, self._cells[cell].value())
