"""The table whose lines are all here: sorted by texts, or by the numbers behind them."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from inkop_desktop.ui.linemodel import Line, LineModel
from inkop_desktop.ui.widgets.cells import CellRole

LINES = [
    Line("b", ("B", "9,000"), numbers=((1, 9_000),)),
    Line("a", ("A", "450,000"), numbers=((1, 450_000),)),
    Line("c", ("C", ""), numbers=((1, -1),)),
]


def cell(model: LineModel, column: int, role: int) -> Any:
    """Return what the first cell of a column answers."""
    return model.data(model.index(0, column), role)


def shown(model: LineModel) -> str:
    return "".join(model.about(row) for row in range(model.rowCount()))


def test_a_column_is_sorted_by_its_numbers_or_else_by_its_texts() -> None:
    model = LineModel([("title", "Title", 10), ("amount", "Amount", 10)])
    model.show(LINES)
    assert shown(model) == "bac"
    model.sort(0)
    assert shown(model) == "abc"
    model.sort(1)
    assert shown(model) == "cba"
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(model) == "abc"
    model.sort(-1)
    assert shown(model) == "bac"


def test_sums_stand_to_the_right_and_the_first_column_has_what_is_left_over() -> None:
    model = LineModel([("title", "Title", 10), ("amount", "Amount", 10)], right=("amount",))
    model.show(LINES)
    side, strong = Qt.ItemDataRole.TextAlignmentRole, CellRole.STRONG
    for ask in (partial(model.headerData, way=Qt.Orientation.Horizontal), partial(cell, model)):
        assert [ask(column, role=side) for column in (0, 1)] == [
            None,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        ]
        assert [ask(column, role=strong) for column in (0, 1)] == [True, False]
