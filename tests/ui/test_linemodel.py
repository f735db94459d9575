"""The table whose lines are all here: sorted by texts, or by the numbers behind them."""

from PySide6.QtCore import Qt

from inkop_desktop.ui.law.linemodel import Line, LineModel

LINES = [
    Line("b", ("B", "9,000"), numbers=((1, 9_000),)),
    Line("a", ("A", "450,000"), numbers=((1, 450_000),)),
    Line("c", ("C", ""), numbers=((1, -1),)),
]


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
