"""Where a purchase stands, at every limit of the tables, on its first and its last day."""

from dataclasses import replace
from datetime import date

import pytest
from assessing import SPANS, kroner, kronor, norwegian, swedish
from law_limits import ROWS, Row

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.assessment import assess
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.value import Estimate, of_estimate
from inkop_desktop.rules.law.vocabulary import Authority, Certainty, Fact, Law, LimitKind, Nature, Regime
from inkop_desktop.rules.law.words import of_assessment
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

SPECIAL, HEALTH = "79100000-5", "85000000-9"


def rows(kind: str, law: str = "") -> list[Row]:
    return [row for row in ROWS if row.kind == kind and row.amount and (not law or row.law == law)]


def days(row: Row) -> list[date]:
    return [row.first, row.last or date(2026, 12, 31)]


def around(row: Row) -> list[Money]:
    assert row.amount
    return [Money(row.amount * 100 + step, row.currency) for step in (-1, 0, 1)]


@pytest.mark.parametrize("row", rows("direct_general"), ids=str)
def test_direct_procurement_is_allowed_below_the_limit(row: Row) -> None:
    for day in days(row):
        found = [swedish(day, value, Law(row.law), nature=Nature.GOODS) for value in around(row)]
        assert [each.allowed for each in found] == [True, False, False]
        assert {each.limit.id for each in found if each.limit} == {row.id}
        assert {each.certainty for each in found} == {row.certainty}
        below = Regime.CONCESSION if row.law == "LUK" else Regime.BELOW
        assert found[0].regime is below


@pytest.mark.parametrize("row", rows("direct_special"), ids=str)
def test_a_special_service_may_be_bought_directly_below_the_threshold(row: Row) -> None:
    for day in days(row):
        for value, allowed in zip(around(row), [True, False, False], strict=True):
            found = swedish(day, value, Law(row.law), nature=Nature.SERVICES, cpv=SPECIAL)
            assert found.allowed is allowed
            assert found.regime is Regime.SPECIAL
            assert found.limit
            assert found.limit.limit_kind is LimitKind.DIRECT_SPECIAL


BEFORE_ITS_OWN = [
    row for row in rows("direct_general", "LOU") if date(2014, 1, 1) <= row.first < date(2019, 1, 1)
]


@pytest.mark.parametrize("row", BEFORE_ITS_OWN, ids=str)
def test_before_2019_a_special_service_had_the_general_limit(row: Row) -> None:
    for day in (row.first, min(row.last or date.max, date(2018, 12, 31))):
        found = [swedish(day, value, nature=Nature.SERVICES, cpv=SPECIAL) for value in around(row)]
        assert [each.allowed for each in found] == [True, False, False]
        assert {each.limit.id for each in found if each.limit} == {row.id}


NO_LIMIT_OF_ITS_OWN = [
    (Law.LOU, "2014-01-01"),
    (Law.LOU, "2016-12-31"),
    (Law.LOU, "2017-01-01"),
    (Law.LOU, "2018-12-31"),
    (Law.LUF, "2017-01-01"),
    (Law.LUF, "2022-01-31"),
]


@pytest.mark.parametrize(("law", "day"), NO_LIMIT_OF_ITS_OWN)
def test_a_verdict_is_no_surer_than_that_a_special_service_had_the_general_limit(law: Law, day: str) -> None:
    direct = reading.shipped(Country.SE).limit(law, LimitKind.DIRECT_GENERAL, date.fromisoformat(day))
    assert direct
    assert direct.value
    for value, allowed in ((Money(direct.value.minor - 1, "SEK"), True), (direct.value, False)):
        special = swedish(day, value, law, nature=Nature.SERVICES, cpv=HEALTH)
        assert (special.allowed, special.certainty) == (allowed, Certainty.M)
        assert any(str(each).startswith("Ingen egen gräns för sociala") for each in of_assessment(special))
        general = swedish(day, value, law, nature=Nature.GOODS)
        assert (general.allowed, general.certainty) == (allowed, direct.certainty)


def test_a_special_service_with_a_limit_of_its_own_rests_on_that() -> None:
    found = swedish("2022-02-01", kronor(7_000_000), nature=Nature.SERVICES, cpv=HEALTH)
    assert (found.allowed, found.certainty, found.standing.rules) == (True, Certainty.F, ())


# The list of services is read with a third party until the end of January 2022, and then in the statute.
@pytest.mark.parametrize(
    ("day", "certainty"),
    [("2019-01-01", Certainty.F3), ("2022-01-31", Certainty.F3), ("2022-02-01", Certainty.F)],
)
def test_a_verdict_is_no_surer_than_the_list_that_a_service_is_on(day: str, certainty: Certainty) -> None:
    special = swedish(day, kronor(100), nature=Nature.SERVICES, cpv=SPECIAL)
    assert (special.regime, special.certainty) == (Regime.SPECIAL, certainty)
    assert [each.id for each in special.to_confirm] == ["se.lou.annex_2"] * (certainty is Certainty.F3)
    for general in ({"nature": Nature.SERVICES}, {"nature": Nature.GOODS, "cpv": SPECIAL}):
        assert swedish(day, kronor(100), **general).certainty is Certainty.F


# Up to the national limit special services stand as any others do; health services have another limit there.
@pytest.mark.parametrize(
    ("cpv", "value", "rests_on"),
    [
        (SPECIAL, 499_999, False),
        (SPECIAL, 500_000, False),
        (SPECIAL, 1_600_000, True),
        (HEALTH, 99_999, False),
        (HEALTH, 600_000, True),
    ],
)
def test_a_norwegian_verdict_rests_on_a_list_where_it_makes_a_difference(
    cpv: str, value: int, *, rests_on: bool
) -> None:
    pack = reading.shipped(Country.NO)
    doubtful = replace(pack, services=tuple(replace(each, certainty=Certainty.U) for each in pack.services))
    facts = norwegian("2026-11-20", kroner(value), nature=Nature.SERVICES, cpv=cpv).case
    lists = {each.id for each in pack.services}
    assert any(each.id in lists for each in assess(doubtful, facts).to_confirm) is rests_on


@pytest.mark.parametrize("row", rows("direct_welfare_bilaga_2a"), ids=str)
def test_below_the_limit_for_welfare_services_one_must_know_whether_it_is_one(row: Row) -> None:
    for day in days(row):
        for value, allowed in zip(around(row), [None, False, False], strict=True):
            found = swedish(day, value, nature=Nature.SERVICES, cpv=HEALTH)
            assert found.allowed is allowed
            assert found.missing == ((Fact.WELFARE,) if allowed is None else ())


EU = [
    ("eu_goods_services_local", "LOU", Nature.GOODS, Authority.MUNICIPALITY, Regime.BELOW, Regime.ABOVE),
    ("eu_goods_services_local", "LOU", Nature.SERVICES, Authority.REGION, Regime.BELOW, Regime.ABOVE),
    ("eu_goods_services_state", "LOU", Nature.GOODS, Authority.STATE, Regime.BELOW, Regime.ABOVE),
    ("eu_works", "LOU", Nature.WORKS, None, Regime.BELOW, Regime.ABOVE),
    ("eu_goods_services_utilities", "LUF", Nature.GOODS, Authority.UTILITY, Regime.BELOW, Regime.ABOVE),
    ("eu_works", "LUF", Nature.WORKS, Authority.UTILITY, Regime.BELOW, Regime.ABOVE),
    ("eu_concessions", "LUK", None, None, Regime.CONCESSION, Regime.CONCESSION_ABOVE),
]


@pytest.mark.parametrize(("kind", "law", "nature", "authority", "below", "above"), EU)
def test_the_threshold_parts_the_chapters(
    kind: str, law: str, nature: Nature | None, authority: Authority | None, below: Regime, above: Regime
) -> None:
    for row in rows(kind, law):
        for day in days(row):
            found = [
                swedish(day, Money(value.minor, "SEK"), Law(law), nature=nature, authority=authority)
                for value in around(row)
            ]
            if row.currency == "EUR":  # what it is in kronor nobody has found, and nobody guesses
                assert all(each.regime is None for each in found if not each.standing.by_value)
                assert all(Fact.LIMIT in each.missing for each in found if not each.standing.by_value)
            else:
                assert [each.regime for each in found] == [below, above, above]
                assert {each.allowed for each in found} == {False}


def test_an_unknown_amount_is_asked_for_and_never_guessed() -> None:
    found = swedish("2026-11-20", kronor(1_500_000), nature=Nature.SERVICES, cpv=SPECIAL)
    assert (found.allowed, found.missing, found.certainty) == (None, (Fact.LIMIT,), Certainty.U)
    concession = swedish("2026-11-20", kronor(1), Law.LUK)
    assert (concession.allowed, concession.missing) == (None, (Fact.LIMIT,))
    euros = swedish("2026-11-20", Money(74_999_999, "EUR"), nature=Nature.SERVICES, cpv=SPECIAL)
    assert euros.allowed is True
    small = swedish("2026-11-20", kronor(699_999), nature=Nature.SERVICES, cpv=SPECIAL)
    assert (small.allowed, small.certainty) == (True, Certainty.F)


@pytest.mark.parametrize("row", rows("law_applies", "LOA"), ids=str)
def test_the_norwegian_act_applies_from_its_amount(row: Row) -> None:
    for day in days(row):
        found = [norwegian(day, value) for value in around(row)]
        assert [each.regime for each in found] == [Regime.OUTSIDE, Regime.PART_1, Regime.PART_1]
        assert {each.allowed for each in found} == {True}
        assert found[0].certainty is row.certainty


@pytest.mark.parametrize(
    "row", [each for each in rows("national_threshold") if each.first.year > 2015], ids=str
)
def test_part_two_applies_from_the_national_threshold(row: Row) -> None:
    for day in days(row):
        found = [norwegian(day, value) for value in around(row)]
        assert [each.regime for each in found] == [Regime.PART_1, Regime.PART_2, Regime.PART_2]
        assert [each.allowed for each in found] == [True, False, False]
        assert found[1].limit
        assert found[1].limit.limit_kind is LimitKind.NATIONAL


EEA = [
    ("eea_goods_services_local", Nature.GOODS, Authority.MUNICIPALITY, "", Regime.PART_2, Regime.PART_3),
    ("eea_goods_services_local", Nature.SERVICES, Authority.COUNTY, "", Regime.PART_2, Regime.PART_3),
    ("eea_works", Nature.WORKS, Authority.MUNICIPALITY, "", Regime.PART_2, Regime.PART_3),
    ("eea_special", Nature.SERVICES, None, SPECIAL, Regime.PART_2, Regime.PART_2_SPECIAL),
    ("eea_special", Nature.SERVICES, None, HEALTH, Regime.PART_1, Regime.PART_4),
]


@pytest.mark.parametrize(("kind", "nature", "authority", "cpv", "below", "above"), EEA)
def test_the_eea_threshold_parts_the_regulations(
    kind: str, nature: Nature, authority: Authority | None, cpv: str, below: Regime, above: Regime
) -> None:
    for row in rows(kind, "FOA"):
        for day in days(row):
            found = [
                norwegian(day, value, nature=nature, authority=authority, cpv=cpv) for value in around(row)
            ]
            assert [each.regime for each in found] == [below, above, above]
            assert found[0].allowed is (below is Regime.PART_1)
            assert {each.allowed for each in found[1:]} == {False}


@pytest.mark.parametrize("row", rows("eea_goods_services_state"), ids=str)
def test_the_state_has_a_threshold_of_its_own(row: Row) -> None:
    for day in days(row):
        found = [norwegian(day, value, authority=Authority.STATE) for value in around(row)]
        lower = Regime.PART_2 if row.amount and row.amount > 1_300_000 else Regime.PART_1
        assert [each.regime for each in found] == [lower, Regime.PART_3, Regime.PART_3]


def test_what_is_missing_matters_only_where_the_answers_differ() -> None:
    day = "2026-11-20"
    anyone = norwegian(day, kroner(1_400_000), authority=None, nature=None)
    assert (anyone.regime, anyone.missing) == (Regime.PART_2, ())
    between = norwegian(day, kroner(2_000_000), authority=None)
    assert (between.regime, between.allowed, between.missing) == (None, False, (Fact.AUTHORITY,))
    large = norwegian(day, kroner(10_000_000), nature=None)
    assert (large.regime, large.missing) == (None, (Fact.NATURE,))
    works = swedish("2024-05-01", kronor(10_000_000), authority=Authority.REGION)
    assert (works.regime, works.allowed, works.missing) == (None, False, (Fact.NATURE,))


def test_where_one_of_the_limits_that_may_apply_is_not_in_the_pack_nothing_is_told() -> None:
    anyone = swedish(
        "2016-05-01", kronor(1_000_000), nature=Nature.GOODS
    )  # the state's threshold is not known
    assert (anyone.regime, anyone.allowed, anyone.missing) == (None, False, (Fact.LIMIT,))
    local = swedish("2016-05-01", kronor(1_000_000), nature=Nature.GOODS, authority=Authority.MUNICIPALITY)
    assert (local.regime, local.missing) == (Regime.BELOW, ())


def test_facts_that_are_missing_are_named() -> None:
    assert swedish("2026-11-20", kronor(1), law=None).missing == (Fact.LAW,)
    uncounted = of_estimate(Estimate(), SPANS)
    nothing = assess(reading.shipped(Country.SE), Case(Country.SE, calculation=uncounted))
    assert nothing.missing == (Fact.DATE, Fact.LAW, Fact.VALUE)
    assert (nothing.allowed, nothing.regime, nothing.limit, nothing.certainty) == (None, None, None, None)
    undated = assess(reading.shipped(Country.NO), Case(Country.NO, law=Law.FOA))
    assert undated.missing == (Fact.DATE,)
    assert swedish("2026-11-20", None).missing == (Fact.VALUE,)
    assert swedish("2026-11-20", None).allowed is None
    assert norwegian("2026-11-20", None).missing == (Fact.VALUE,)
    assert norwegian("2026-11-20", kronor(1)).missing == (Fact.CURRENCY,)
    assert norwegian("2026-11-20", kroner(600_000), law=None).missing == (Fact.LAW,)
    assert norwegian("2026-11-20", kroner(600_000), law=None).allowed is None
    assert norwegian("2026-11-20", kroner(499_999), law=None).regime is Regime.OUTSIDE
    assert norwegian("2014-05-01", kroner(1)).missing == (Fact.LIMIT,)
    assert swedish("2011-05-01", kronor(1)).missing == (Fact.LIMIT,)


def test_goods_and_works_are_no_special_services() -> None:
    value = kronor(1_000_000)
    assert swedish("2024-05-01", value, nature=Nature.GOODS, cpv=SPECIAL).allowed is False
    assert swedish("2024-05-01", value, nature=Nature.WORKS, cpv=SPECIAL).allowed is False
    assert swedish("2024-05-01", value, cpv=SPECIAL).allowed is True
    assert swedish("2024-05-01", value, nature=Nature.SERVICES, cpv="72000000-5").allowed is False
    older = swedish("2013-12-31", value, nature=Nature.SERVICES, cpv=SPECIAL)
    assert older.regime is not Regime.SPECIAL
    assert swedish("2014-01-01", value, nature=Nature.SERVICES, cpv=SPECIAL).regime is Regime.SPECIAL
    assert swedish("2018-05-01", value, nature=Nature.SERVICES, cpv=SPECIAL).allowed is False


SERVICES = [
    ("55524000-9", True),  # school meals
    ("80100000-5", True),  # in a range
    ("80660000-8", True),  # its last code
    ("92000000-1", True),
    ("92700000-8", True),
    ("79710000-4", True),
    ("50116510-9", True),
    ("71550000-8", True),
    ("79140000-7", True),
    ("72000000-5", False),
    ("90910000-9", False),
    ("64200000-8", False),
]


@pytest.mark.parametrize(("code", "special"), SERVICES)
def test_a_code_tells_whether_a_service_is_special(code: str, special: bool) -> None:
    found = swedish("2024-05-01", kronor(1_000_000), nature=Nature.SERVICES, cpv=code)
    assert (found.regime is Regime.SPECIAL) is special
