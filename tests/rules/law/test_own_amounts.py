"""Own amounts fill the days on which the pack knows nothing, and change no other day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.rules.law.own import is_known, is_missing, woven
from inkop_desktop.rules.law.pack import Limit, Pack
from inkop_desktop.rules.law.vocabulary import Certainty, Comparison, LimitKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(number) for number in range(-2, 42)]
KNOWN = Limit(
    id="x",
    law="LOU",
    valid_from=FIRST + timedelta(20),
    valid_to=FIRST + timedelta(24),
    reference="1 §",
    source="SFS",
    checked_on=FIRST,
    certainty=Certainty.F,
    limit_kind=LimitKind.EU_WORKS,
    comparison=Comparison.GTE,
    value=Money(100, "SEK"),
)
PACK = Pack(
    country=Country.SE,
    limits=(
        replace(
            KNOWN, id="other", limit_kind=LimitKind.EU_SPECIAL, valid_from=FIRST, valid_to=None, value=None
        ),
        replace(KNOWN, valid_from=FIRST, valid_to=FIRST + timedelta(19), value=Money(5, "EUR")),
        KNOWN,
        replace(KNOWN, valid_from=FIRST + timedelta(25), valid_to=FIRST + timedelta(29), value=None),
    ),
)
PERIODS = st.lists(st.tuples(st.integers(-2, 38), st.none() | st.integers(0, 12)), max_size=4)


def entered(periods: Sequence[tuple[int, int | None]]) -> list[Limit]:
    return [
        replace(
            KNOWN,
            id=f"own.{number}",
            valid_from=FIRST + timedelta(first),
            valid_to=None if length is None else FIRST + timedelta(first + length),
            value=Money(1000 + number, "SEK"),
            is_own=True,
        )
        for number, (first, length) in enumerate(periods)
    ]


def on(pack: Pack, day: date) -> list[Limit]:
    found = (each for each in pack.limits if each.limit_kind is LimitKind.EU_WORKS)
    return [each for each in found if each.in_force(day)]


@given(PERIODS)
def test_what_is_known_stays_and_what_is_not_is_filled_once(periods: list[tuple[int, int | None]]) -> None:
    amounts = entered(periods)
    pack = woven(PACK, amounts)
    for day in DAYS:
        before, after = on(PACK, day), on(pack, day)
        assert len(after) <= 1
        first = next((each for each in amounts if each.in_force(day)), None)
        if before and is_known(PACK, before[0]):
            assert after[0].value == KNOWN.value
        elif first:
            assert (after[0].id, after[0].value, after[0].is_own) == (first.id, first.value, True)
        else:
            assert [each.value for each in after] == [each.value for each in before]


@given(PERIODS)
def test_other_limits_are_left_and_own_ones_stand_among_their_kind(
    periods: list[tuple[int, int | None]],
) -> None:
    pack = woven(PACK, entered(periods))
    assert pack.limits[0] == PACK.limits[0]
    assert all(each.limit_kind is LimitKind.EU_WORKS for each in pack.limits[1:])
    assert woven(PACK, []) == PACK


def test_an_amount_is_missing_where_the_pack_does_not_know_it() -> None:
    unsure = replace(KNOWN, value=None, certainty=Certainty.U)
    in_euros = replace(unsure, value=Money(5, "EUR"))
    by_the_statute = replace(in_euros, certainty=Certainty.F)
    found = [is_missing(PACK, each) for each in (KNOWN, unsure, in_euros, by_the_statute)]
    assert found == [False, True, True, False]
