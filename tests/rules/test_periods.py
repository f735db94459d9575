"""What is left of a time when other times are taken out of it, and what ends soon."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.rules.periods import Period, share_a_day, soon, without


def day(number: int | None) -> date | None:
    return None if number is None else date(2026, 1, number)


def period(first: int | None, last: int | None) -> Period:
    return Period(day(first), day(last))


@pytest.mark.parametrize(
    ("whole", "taken", "left"),
    [
        ((5, 20), [], [(5, 20)]),
        ((5, 20), [(1, 4)], [(5, 20)]),
        ((5, 20), [(21, None)], [(5, 20)]),
        ((5, 20), [(1, 5)], [(6, 20)]),
        ((5, 20), [(20, 25)], [(5, 19)]),
        ((5, 20), [(10, 12)], [(5, 9), (13, 20)]),
        ((5, 20), [(5, 20)], []),
        ((5, 20), [(None, None)], []),
        ((5, None), [(8, None)], [(5, 7)]),
        ((None, None), [(8, 9)], [(None, 7), (10, None)]),
        ((None, 20), [(None, 9)], [(10, 20)]),
        ((1, 30), [(5, 6), (20, 21)], [(1, 4), (7, 19), (22, 30)]),
        ((1, 30), [(20, 21), (5, 6)], [(1, 4), (7, 19), (22, 30)]),
    ],
)
def test_what_is_left(
    whole: tuple[int | None, int | None],
    taken: list[tuple[int | None, int | None]],
    left: list[tuple[int | None, int | None]],
) -> None:
    assert without(period(*whole), [period(*each) for each in taken]) == [period(*each) for each in left]


BOUNDS = st.tuples(st.none() | st.integers(1, 28), st.none() | st.integers(1, 28)).filter(
    lambda each: each[0] is None or each[1] is None or each[0] <= each[1]
)


def days(each: Period) -> set[date]:
    every = (date(2025, 12, 31) + timedelta(days=number) for number in range(40))
    return {one for one in every if (each.first or one) <= one <= (each.last or one)}


@given(BOUNDS, st.lists(BOUNDS, max_size=4))
def test_no_day_is_lost_or_counted_twice(
    whole: tuple[int | None, int | None], taken: list[tuple[int | None, int | None]]
) -> None:
    left = [days(each) for each in without(period(*whole), [period(*each) for each in taken])]
    gone = set[date]().union(*(days(period(*each)) for each in taken))
    assert set[date]().union(*left) == days(period(*whole)) - gone
    assert sum(map(len, left)) == len(set[date]().union(*left))
    assert all(left)


@pytest.mark.parametrize(
    ("today", "last"),
    [(date(2026, 11, 21), date(2027, 2, 19)), (date.max - timedelta(days=1), date.max)],
)
def test_soon_is_ninety_days_and_never_past_the_calendar(today: date, last: date) -> None:
    assert soon(today) == last


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([(5, 20)], True),
        ([(5, 20), (20, 25)], True),
        ([(5, 20), (21, 25)], False),
        ([(20, 25), (5, 19)], False),
        ([(None, 20), (20, None)], True),
        ([(None, None), (None, None)], True),
        ([(1, 10), (10, 20), (5, None)], True),
        ([(1, 10), (10, 20), (None, 9)], False),
        ([(20, 5)], False),
    ],
)
def test_whether_times_share_a_day(times: list[tuple[int | None, int | None]], expected: bool) -> None:
    assert share_a_day(*(period(*each) for each in times)) is expected
