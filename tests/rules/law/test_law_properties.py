"""What holds whatever the case: a higher value is never freer, and every day has one answer or none."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from assessing import worth
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop import formats, text
from inkop_desktop.rules.law import assessment, reading, words
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.pack import Limit, Pack
from inkop_desktop.rules.law.vocabulary import Authority, Fact, Law, Nature, Regime
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

DAYS = st.dates(date(2012, 1, 1), date(2029, 12, 31))
CODES = st.sampled_from(["", "79100000-5", "85000000-9", "72000000-5", "45000000-7"])
ORDER = list(Regime)


@st.composite
def cases(draw: st.DrawFn, country: Country | None = None) -> Case:
    """Draw a case of which any fact may be missing."""
    where = country or draw(st.sampled_from(Country))
    laws = [law for law in Law if law.country is where]
    keys = [ground.text.key for ground in reading.shipped(where).grounds]
    amount = draw(st.none() | st.integers(0, 10**10))
    return Case(
        where,
        draw(st.none() | DAYS),
        draw(st.sampled_from([None, *laws])),
        draw(st.sampled_from([None, *Nature])),
        draw(CODES),
        draw(st.sampled_from([None, *Authority])),
        worth(None if amount is None else Money(amount, draw(st.sampled_from(["SEK", "NOK", "EUR"])))),
        draw(st.none() | st.integers(1, 100)),
        draw(st.sampled_from(["", *keys])),
    )


@given(cases())
def test_every_case_is_answered_or_says_what_is_missing(case: Case) -> None:
    found = assessment.assess(reading.shipped(case.country), case)
    assert (found.allowed is None) == (found.route is None)
    if found.allowed is None:
        assert found.missing
    if found.regime is None:
        assert found.missing
    for code in text.LANGUAGES:
        with text.in_language(code):
            assert all(formats.show(sentence) for sentence in words.of_assessment(found))
            assert all(formats.show(words.of_deadline(duty)) for duty in found.duties if duty.after)


@given(cases(), st.integers(0, 10**9))
def test_a_higher_value_is_never_freer(case: Case, more: int) -> None:
    if case.value is None:
        return
    higher = Case(
        case.country,
        case.day,
        case.law,
        case.nature,
        case.cpv,
        case.authority,
        worth(Money(case.value.minor + more, case.value.currency)),
    )
    pack = reading.shipped(case.country)
    low, high = assessment.assess(pack, case), assessment.assess(pack, higher)
    if low.standing.by_value is False:
        assert high.standing.by_value is False
    if high.standing.by_value is True:
        assert low.standing.by_value is True
    if low.regime and high.regime:
        assert ORDER.index(low.regime) <= ORDER.index(high.regime)


@pytest.mark.parametrize("country", list(Country))
def test_no_two_entries_of_a_kind_are_in_force_on_one_day(country: Country) -> None:
    pack = reading.shipped(country)
    for day in changes(pack):
        kinds = [(entry.law, entry.kind) for entry in pack.in_force(day)]
        assert len(kinds) == len(set(kinds)), day


@pytest.mark.parametrize("country", list(Country))
def test_a_limit_has_no_gap_between_its_first_row_and_its_last(country: Country) -> None:
    rows: dict[tuple[str, str], list[Limit]] = {}
    for limit in reading.shipped(country).limits:
        rows.setdefault((limit.law, limit.kind), []).append(limit)
    for every in rows.values():
        for one, following in pairwise(sorted(every, key=lambda limit: limit.valid_from)):
            assert one.valid_to
            assert one.valid_to + timedelta(1) == following.valid_from


@given(DAYS, st.sampled_from(Law), st.integers(1, 10**10))
def test_every_day_since_the_first_row_has_an_answer_or_says_unknown(day: date, law: Law, minor: int) -> None:
    country = law.country
    case = Case(
        country, day, law, Nature.GOODS, "", Authority.MUNICIPALITY, worth(Money(minor, country.currency))
    )
    found = assessment.assess(reading.shipped(country), case)
    assert found.allowed is not None or Fact.LIMIT in found.missing


def changes(pack: Pack) -> Iterator[date]:
    """Go through the days on which something begins or ends, and those around them."""
    for entry in pack:
        for day in (entry.valid_from, entry.valid_to):
            if day:
                yield from (day - timedelta(1), day, day + timedelta(1))
