"""Every limit that was gathered stands in its pack, on its days, compared as the statute words it."""

from datetime import date, timedelta

import pytest
from law_limits import ROWS, Row

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.pack import Limit
from inkop_desktop.rules.law.vocabulary import Certainty, Comparison, LimitKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

ONE_DAY = timedelta(1)


def limit_on(row: Row, day: date) -> Limit | None:
    return reading.shipped(row.country).limit(row.law, row.kind, day)


def test_the_table_and_the_packs_hold_the_same_limits() -> None:
    told = sorted((row.id, row.first.isoformat()) for row in ROWS)
    held = sorted(
        (limit.id, limit.valid_from.isoformat())
        for country in Country
        for limit in reading.shipped(country).limits
    )
    assert told == held


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_limit_is_in_force_from_its_first_to_its_last_day(row: Row) -> None:
    days = [row.first, row.last] if row.last else [row.first, date(2026, 11, 20), date(2099, 12, 31)]
    for day in days:
        limit = limit_on(row, day)
        assert limit is not None
        assert (limit.id, limit.law, limit.limit_kind) == (row.id, row.law, row.kind)
        assert (limit.valid_from, limit.valid_to) == (row.first, row.last)
        assert limit.comparison is row.comparison
        assert limit.value == (Money(row.amount * 100, row.currency) if row.amount else None)
        assert limit.certainty is row.certainty
        assert limit.reference
        assert limit.source
        assert limit.checked_on == date(2026, 11, 20)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_another_limit_or_none_is_in_force_the_day_before_and_the_day_after(row: Row) -> None:
    days = [row.first - ONE_DAY, *([row.last + ONE_DAY] if row.last else [])]
    for day in days:
        limit = limit_on(row, day)
        expected = [
            other.first
            for other in ROWS
            if (other.law, other.kind) == (row.law, row.kind)
            and other.first <= day <= (other.last or date.max)
            and other.country is row.country
        ]
        assert ([limit.valid_from] if limit else []) == expected


MEETS = {
    Comparison.LT: (True, False, False),
    Comparison.GT: (False, False, True),
    Comparison.GTE: (False, True, True),
}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_amount_is_compared_as_the_statute_words_it(row: Row) -> None:
    limit = limit_on(row, row.first)
    assert limit is not None
    if row.amount is None:
        assert limit.meets(Money(1, row.currency)) is None
        assert limit.reached_by(Money(1, row.currency)) is None
        return
    around = [Money(row.amount * 100 + step, row.currency) for step in (-1, 0, 1)]
    assert tuple(limit.meets(value) for value in around) == MEETS[row.comparison]
    reached = (False, False, True) if row.comparison is Comparison.GT else (False, True, True)
    assert tuple(limit.reached_by(value) for value in around) == reached
    assert limit.meets(None) is None
    assert limit.meets(Money(row.amount * 100, "DKK")) is None


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        ("2020-02-06", Certainty.F),
        ("2020-02-07", Certainty.U),
        ("2020-02-11", Certainty.U),
        ("2020-02-12", Certainty.U),
        ("2020-02-16", Certainty.U),
        ("2020-02-17", Certainty.F),
        ("2022-03-12", Certainty.F),
        ("2022-03-13", Certainty.U),
        ("2022-03-22", Certainty.U),
        ("2022-03-23", Certainty.F),
        ("2024-03-13", Certainty.F),
    ],
)
def test_around_a_day_that_is_not_sure_the_limit_is_not_sure(day: str, certainty: Certainty) -> None:
    on = date.fromisoformat(day)
    limit = reading.shipped(Country.NO).limit("FOA", LimitKind.EEA_GOODS_SERVICES_LOCAL, on)
    assert limit is not None
    assert limit.certainty_on(on) is certainty
