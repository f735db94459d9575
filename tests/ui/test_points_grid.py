"""The grid of points: a cell for each criterion and tender, sums that follow every key."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from inkop_desktop.services.comparison import Comparison
from inkop_desktop.ui.procuring.points_grid import PointsGrid

ALFA, BETA = 1, 2
WEIGHTS = {"Price": 70, "Quality": 30}
NAMES = {ALFA: "Alfa AB", BETA: "Beta AB"}
POINTS = {(ALFA, "Price"): 100, (ALFA, "Quality"): 45, (BETA, "Price"): 93}


@pytest.fixture
def grid(qtbot: QtBot) -> PointsGrid:
    """Return a grid in which Beta lacks points for quality."""
    made = PointsGrid()
    qtbot.addWidget(made)
    made.show_comparison(Comparison(WEIGHTS, POINTS, (ALFA, BETA)), NAMES)
    made.show()
    return made


def line(grid: PointsGrid, supplier_id: int, criterion: str) -> QLineEdit:
    found = grid.cells()[supplier_id, criterion].focusProxy()
    assert isinstance(found, QLineEdit)
    return found


def test_each_cell_is_called_after_its_criterion_and_its_tender(grid: PointsGrid) -> None:
    names = [each.focusProxy().accessibleName() for each in grid.cells().values()]
    assert names == ["Price, Alfa AB", "Price, Beta AB", "Quality, Alfa AB", "Quality, Beta AB"]


def test_a_sum_stands_where_no_points_are_missing(grid: PointsGrid) -> None:
    assert grid.sums() == ["83.5", "–"]
    grid.show_comparison(Comparison(WEIGHTS, POINTS | {(BETA, "Quality"): 100}, (ALFA, BETA)), NAMES)
    assert grid.sums() == ["83.5", "95.1"]


@pytest.mark.parametrize(
    ("typed", "points", "is_readable"),
    [("0", 0, True), ("100", 100, True), ("101", None, False), ("ten", None, False), ("7.5", None, False)],
)
def test_points_are_whole_numbers_up_to_a_hundred(
    grid: PointsGrid, qtbot: QtBot, typed: str, points: int | None, is_readable: bool
) -> None:
    told: list[Any] = []
    grid.given.connect(lambda cell, given: told.append((cell, given)))
    QTest.keyClicks(line(grid, BETA, "Quality"), typed)
    assert told[-1] == ((BETA, "Quality"), points)
    assert (grid.unreadable() == "") is is_readable


def test_what_is_being_written_is_not_written_over(grid: PointsGrid) -> None:
    QTest.keyClicks(line(grid, BETA, "Quality"), "101")
    grid.show_comparison(Comparison(WEIGHTS, POINTS, (ALFA, BETA)), NAMES)
    assert line(grid, BETA, "Quality").text() == "101"


def test_tab_goes_row_by_row(grid: PointsGrid) -> None:
    chain, part = [], line(grid, ALFA, "Price")
    cells = {line(grid, *cell): cell for cell in grid.cells()}
    for _step in range(100):
        if part in cells:
            chain.append(cells[part])
        part = part.nextInFocusChain()
    assert chain[:4] == list(grid.cells())


def test_the_cursor_goes_to_the_first_points_that_are_missing(grid: PointsGrid, qtbot: QtBot) -> None:
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    grid.focus_first_empty()
    assert line(grid, BETA, "Quality").hasFocus()


def test_a_tender_that_goes_takes_its_column_along(grid: PointsGrid) -> None:
    grid.show_comparison(Comparison(WEIGHTS, {}, (BETA,)), NAMES)
    assert list(grid.cells()) == [(BETA, "Price"), (BETA, "Quality")]
    assert grid.sums() == ["–"]


def test_many_tenders_stand_in_groups_below_one_another(grid: PointsGrid) -> None:
    """No wider than with four of them, each group with all the criteria, its own sums, and Tab through it."""
    grid.show_comparison(Comparison(WEIGHTS, {}, (1, 2, 3, 4)), {})
    width = grid.minimumSizeHint().width()
    grid.show_comparison(Comparison(WEIGHTS, {(9, "Price"): 50, (9, "Quality"): 90}, tuple(range(1, 10))), {})
    assert grid.minimumSizeHint().width() == width
    groups = ((1, 2, 3), (4, 5, 6), (7, 8, 9))
    assert list(grid.cells()) == [(who, what) for group in groups for what in WEIGHTS for who in group]
    assert grid.sums() == ["–"] * 8 + ["62"]
    grid.show_comparison(Comparison(WEIGHTS, {}, (1, 2)), {})
    assert grid.sums() == ["–", "–"]


def test_counting_up_stops_at_a_hundred(grid: PointsGrid) -> None:
    QTest.keyClick(line(grid, ALFA, "Price"), Qt.Key.Key_Up)
    assert grid.cells()[ALFA, "Price"].value() == 100
