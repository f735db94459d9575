"""Too few and too many in an office, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.rules.manning import Lack, Term, count, crowded, lacks
from inkop_desktop.rules.periods import Period

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def term(who: int, first: date | None = None, last: date | None = None) -> Term:
    return Term(who, Period(first, last))


YESTERDAY, TOMORROW = TODAY - DAY, TODAY + DAY
LACKS = [
    ([], 1, [Lack(TODAY, None)]),
    ([], 0, []),
    ([term(1)], 1, []),
    ([term(1, last=YESTERDAY)], 1, [Lack(TODAY, None)]),
    ([term(1, last=TODAY)], 1, [Lack(TOMORROW, None)]),
    ([term(1, last=TOMORROW)], 1, [Lack(TOMORROW + DAY, None)]),
    ([term(1, first=TODAY)], 1, []),
    ([term(1, first=TOMORROW)], 1, [Lack(TODAY, TODAY)]),
    ([term(1, last=TODAY), term(2, first=TOMORROW)], 1, []),
    ([term(1, last=TODAY), term(2, first=TOMORROW + DAY)], 1, [Lack(TOMORROW, TOMORROW)]),
    (
        [term(1, last=YESTERDAY), term(2, first=TOMORROW, last=TOMORROW)],
        1,
        [Lack(TODAY, TODAY), Lack(TOMORROW + DAY, None)],
    ),
    ([term(1), term(2, last=TODAY)], 2, [Lack(TOMORROW, None)]),
    ([term(1), term(1)], 2, [Lack(TODAY, None)]),
]


@pytest.mark.parametrize(("terms", "least", "expected"), LACKS)
def test_the_days_with_too_few(terms: list[Term], least: int, expected: list[Lack]) -> None:
    assert lacks(terms, least, TODAY) == expected


CROWDS = [
    ([term(1)], 1, None),
    ([term(1), term(2)], 1, TODAY),
    ([term(1), term(2)], 2, None),
    ([term(1), term(1)], 1, None),
    ([term(1, last=TODAY), term(2, first=TODAY)], 1, TODAY),
    ([term(1, last=TODAY), term(2, first=TOMORROW)], 1, None),
    ([term(1, last=TOMORROW), term(2, first=TOMORROW)], 1, TOMORROW),
    ([term(1, last=YESTERDAY), term(2, last=YESTERDAY)], 1, None),
]


@pytest.mark.parametrize(("terms", "most", "expected"), CROWDS)
def test_the_first_day_with_too_many(terms: list[Term], most: int, expected: date | None) -> None:
    assert crowded(terms, most, TODAY) == expected


DAYS = st.none() | st.integers(-20, 20).map(lambda days: TODAY + timedelta(days=days))
TERMS = st.lists(st.builds(Term, st.integers(1, 3), st.builds(Period, DAYS, DAYS)), max_size=5)


@given(TERMS, st.integers(0, 3))
def test_they_are_what_counting_each_day_gives(terms: list[Term], number: int) -> None:
    days = [TODAY + timedelta(days=ahead) for ahead in range(30)]
    few = [day for day in days if count(terms, day) < number]
    found = lacks(terms, number, TODAY)
    assert few == [day for day in days if any(Period(each.first, each.last).holds(day) for each in found)]
    assert all(each.last is not None for each in found[:-1])
    many = [day for day in days if count(terms, day) > number]
    assert crowded(terms, number, TODAY) == (many[0] if many else None)
