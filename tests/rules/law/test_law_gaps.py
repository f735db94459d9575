"""On a day of which the pack holds no limit nothing is told that the limit could decide."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from assessing import kroner, kronor, norwegian, swedish, worth

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.assessment import Assessment, assess
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.pack import Limit
from inkop_desktop.rules.law.vocabulary import Authority, Certainty, Fact, Law, LimitKind, Nature, Regime
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

LAST, AFTER = "2027-12-31", "2028-01-01"  # of the amounts in the Swedish pack, which change every second year
CATERING, TEACHING, HEALTH = "55520000-1", "80000000-4", "85000000-9"
UNKNOWN = (None, Certainty.U)


def verdict(found: Assessment) -> tuple[bool | None, Certainty | None]:
    return found.allowed, found.certainty


SPECIAL = [(Law.LOU, CATERING, 800_000, 700_000), (Law.LUF, TEACHING, 1_300_000, 1_200_000)]


@pytest.mark.parametrize(("law", "cpv", "amount", "general"), SPECIAL)
@pytest.mark.parametrize("day", [LAST, AFTER])
def test_a_special_service_without_an_amount_of_its_own_is_not_judged_by_the_general_one(
    law: Law, cpv: str, amount: int, general: int, day: str
) -> None:
    found = swedish(day, kronor(amount), law, nature=Nature.SERVICES, cpv=cpv)
    assert verdict(found) == UNKNOWN
    assert (found.regime, found.missing) == (Regime.SPECIAL, (Fact.LIMIT,))
    assert found.limit is None or found.limit.limit_kind is LimitKind.DIRECT_SPECIAL
    assert verdict(swedish(day, kronor(general), law, nature=Nature.SERVICES, cpv=cpv)) == UNKNOWN
    below = swedish(day, kronor(general - 1), law, nature=Nature.SERVICES, cpv=cpv)
    assert verdict(below) == (True, {Law.LOU: Certainty.F, Law.LUF: Certainty.M}[law])  # the list from memory


@pytest.mark.parametrize("day", [LAST, AFTER])
def test_a_concession_without_an_amount_is_unknown_whatever_it_is_worth(day: str) -> None:
    for value in (kronor(1), kronor(2_500_000), kronor(90_000_000), None):
        assert verdict(swedish(day, value, Law.LUK)) == UNKNOWN


@pytest.mark.parametrize("day", [LAST, AFTER])
def test_a_ground_without_a_threshold_to_tell_its_part_of_the_law_is_uncertain(day: str) -> None:
    bought = {"nature": Nature.GOODS, "authority": Authority.MUNICIPALITY}
    assert verdict(swedish(day, kronor(2_500_000), ground="technical", **bought)) == (True, Certainty.U)
    # Open below the threshold alone, and nobody can say whether the value is.
    assert verdict(swedish(day, kronor(2_500_000), ground="exceptional", **bought)) == UNKNOWN


@pytest.mark.parametrize("day", [LAST, AFTER])
def test_what_the_missing_amount_cannot_change_is_as_sure_as_before(day: str) -> None:
    assert verdict(swedish(day, kronor(699_999), nature=Nature.GOODS)) == (True, Certainty.F)
    assert verdict(swedish(day, kronor(2_500_000), nature=Nature.GOODS)) == (False, Certainty.F)


def test_before_the_first_row_nothing_is_told() -> None:
    assert verdict(swedish("2011-12-31", kronor(1))) == UNKNOWN
    assert verdict(swedish("2017-12-31", kronor(1), Law.LUK)) == UNKNOWN
    assert verdict(norwegian("2016-12-31", kroner(1_200_000))) == UNKNOWN


@pytest.mark.parametrize(
    ("law", "day", "told"),
    [
        (Law.LOU, "2018-12-31", False),
        (Law.LUF, "2018-12-31", False),
        (Law.LUF, "2022-01-31", False),
        (Law.LUF, "2022-02-01", True),
    ],
)
def test_the_pack_says_when_special_services_had_no_limit_of_their_own(
    law: Law, day: str, told: bool
) -> None:
    value = kronor(1_200_000)
    assert swedish(day, value, law, nature=Nature.SERVICES, cpv=TEACHING).allowed is told


ENDING = [
    (LimitKind.LAW_APPLIES, 90_000, "", Nature.GOODS),
    (LimitKind.LAW_APPLIES, 90_000, HEALTH, Nature.SERVICES),
    (LimitKind.NATIONAL, 600_000, "", Nature.GOODS),
    (LimitKind.NATIONAL, 600_000, "79100000-5", Nature.SERVICES),
    (LimitKind.EEA_SPECIAL, 600_000, HEALTH, Nature.SERVICES),
    (LimitKind.EEA_SPECIAL, 99_000_000, HEALTH, Nature.SERVICES),
]


@pytest.mark.parametrize(("kind", "amount", "cpv", "nature"), ENDING)
def test_the_day_after_the_last_of_a_norwegian_limit_is_unknown(
    kind: LimitKind, amount: int, cpv: str, nature: Nature
) -> None:
    last = date(2027, 5, 31)
    pack = reading.shipped(Country.NO)
    ended = replace(pack, limits=tuple(_ending(each, kind, last) for each in pack.limits))

    def on(day: date, ground: str = "") -> Assessment:
        calculation = worth(Money(amount * 100, "NOK"))
        facts = (Country.NO, day, Law.FOA, nature, cpv, Authority.MUNICIPALITY, calculation, None, ground)
        return assess(ended, Case(*facts))

    assert on(last).allowed is not None
    after = on(last + timedelta(1))
    if kind is LimitKind.LAW_APPLIES:  # outside the law and in part I no notice is needed
        assert (after.allowed, after.regime, after.missing) == (True, None, (Fact.LIMIT,))
    else:
        assert verdict(after) == UNKNOWN
        assert after.missing == (Fact.LIMIT,)


def test_a_norwegian_ground_rests_on_the_threshold_that_is_gone() -> None:
    last = date(2027, 5, 31)
    pack = reading.shipped(Country.NO)
    kind = LimitKind.EEA_GOODS_SERVICES_LOCAL
    ended = replace(pack, limits=tuple(_ending(each, kind, last) for each in pack.limits))
    bought = (Law.FOA, Nature.GOODS, "", Authority.MUNICIPALITY)
    facts = (*bought, worth(kroner(2_000_000)), None, "one_supplier")
    assert verdict(assess(ended, Case(Country.NO, last, *facts))) == (True, Certainty.F3)
    assert assess(ended, Case(Country.NO, last + timedelta(1), *facts)).certainty is Certainty.U


def _ending(limit: Limit, kind: LimitKind, last: date) -> Limit:
    return replace(limit, valid_to=last) if limit.limit_kind is kind and limit.valid_to is None else limit
