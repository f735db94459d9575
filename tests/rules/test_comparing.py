"""The comparison of tenders by weighted points."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.rules.comparing import MOST, Compared, compare

WEIGHTS = {"Price": 70, "Quality": 30}
ALFA, BETA, GAMMA = 1, 2, 3


def points(*rows: tuple[int, int | None, int | None]) -> dict[tuple[int, str], int]:
    """Return the points of suppliers for price and quality, where they have any."""
    found = {}
    for supplier_id, price, quality in rows:
        found |= {(supplier_id, "Price"): price, (supplier_id, "Quality"): quality}
    return {key: each for key, each in found.items() if each is not None}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(ALFA, 100, 45), (BETA, 93, 100)], [(BETA, "95.1", 1), (ALFA, "83.5", 2)]),
        ([(ALFA, 50, 50), (BETA, 50, 50)], [(ALFA, "50", 1), (BETA, "50", 1)]),
        ([(ALFA, 0, 0), (BETA, 0, 1)], [(BETA, "0.3", 1), (ALFA, "0", 2)]),
        ([(ALFA, 100, None), (BETA, 10, 10)], [(BETA, "10", 1), (ALFA, None, None)]),
        ([(ALFA, None, None), (BETA, None, 100)], [(ALFA, None, None), (BETA, None, None)]),
        (
            [(ALFA, 100, 100), (BETA, 100, 100), (GAMMA, 100, 99)],
            [(ALFA, "100", 1), (BETA, "100", 1), (GAMMA, "99.7", 3)],
        ),
    ],
)
def test_the_best_stands_first_and_who_lacks_points_last(
    rows: list[tuple[int, int | None, int | None]], found: list[tuple[int, str | None, int | None]]
) -> None:
    compared = compare(WEIGHTS, points(*rows), [each[0] for each in rows])
    wanted = [
        Compared(each, None if total is None else Decimal(total), place) for each, total, place in found
    ]
    assert list(compared) == wanted


def test_points_of_others_do_not_count() -> None:
    given = {(ALFA, "Price"): 50, (ALFA, "Quality"): 50, (ALFA, "Gone"): 100, (GAMMA, "Price"): 100}
    assert compare(WEIGHTS, given, [ALFA]) == (Compared(ALFA, Decimal(50), 1),)


def test_nobody_is_compared_where_there_is_nobody() -> None:
    assert compare(WEIGHTS, {}, []) == ()


POINTS = st.integers(0, MOST)


@given(POINTS, POINTS, POINTS, POINTS, st.integers(0, 100))
def test_more_points_never_lower_a_sum_or_a_place(
    one: int, two: int, other: int, more: int, weight: int
) -> None:
    weights = {"Price": weight, "Quality": 100 - weight}
    before = points((ALFA, min(one, more), two), (BETA, other, other))
    after = before | {(ALFA, "Price"): max(one, more)}
    was, became = (
        next(each for each in compare(weights, given, [ALFA, BETA]) if each.supplier_id == ALFA)
        for given in (before, after)
    )
    assert was.total is not None
    assert became.total is not None
    assert was.total <= became.total <= MOST
    assert (became.place or 0) <= (was.place or 0)
