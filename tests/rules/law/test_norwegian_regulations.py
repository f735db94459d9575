"""Utilities and concessions in Norway: what is known of their regulations, and what is said of the rest."""

from datetime import date

import pytest
from assessing import duty_keys, kroner, norwegian, open_keys

from inkop_desktop import formats
from inkop_desktop.rules.law import assessment, own, reading, words
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.value import Calculation, Line, LineKind
from inkop_desktop.rules.law.vocabulary import (
    Authority,
    Certainty,
    Comparison,
    Fact,
    Law,
    LimitKind,
    Nature,
    Regime,
    Route,
)
from inkop_desktop.rules.vocabulary import Country

UTILITIES, CONCESSIONS = Law.UTILITIES, Law.CONCESSIONS
OUTSIDE, BELOW, ABOVE = Regime.OUTSIDE, Regime.UTILITIES, Regime.UTILITIES_ABOVE
GOODS, SERVICES, WORKS = Nature
SPECIAL, HEALTH = "79100000-5", "85000000-9"

# Day, what is bought, value in kroner, regime, whether it may be bought without a notice.
OF_UTILITIES = [
    ("2017-01-01", GOODS, 99_999, OUTSIDE, True),
    ("2024-03-14", GOODS, 99_999, OUTSIDE, True),
    ("2024-03-14", GOODS, 100_000, BELOW, True),
    ("2024-03-14", GOODS, 4_599_999, BELOW, True),
    ("2024-03-14", GOODS, 4_600_000, ABOVE, False),
    ("2026-04-20", SERVICES, 4_599_999, BELOW, True),
    ("2026-04-20", SERVICES, 4_600_000, ABOVE, False),
    ("2026-04-21", GOODS, 4_999_999, BELOW, True),
    ("2026-04-21", SERVICES, 5_000_000, ABOVE, False),
    ("2026-04-21", WORKS, 62_899_999, BELOW, True),
    ("2026-04-21", WORKS, 62_900_000, ABOVE, False),
    ("2026-06-30", GOODS, 100_000, BELOW, True),
    ("2026-07-01", GOODS, 499_999, OUTSIDE, True),
    ("2026-07-01", GOODS, 500_000, BELOW, True),
    ("2026-11-20", GOODS, 4_999_999, BELOW, True),
    ("2026-11-20", GOODS, 5_000_000, ABOVE, False),
    ("2026-11-20", WORKS, 62_900_000, ABOVE, False),
]


@pytest.mark.parametrize(("day", "nature", "value", "regime", "allowed"), OF_UTILITIES)
def test_where_a_utility_stands(day: str, nature: Nature, value: int, regime: Regime, allowed: bool) -> None:
    found = norwegian(day, kroner(value), UTILITIES, nature=nature)
    assert (found.regime, found.allowed, found.missing) == (regime, allowed, ())
    assert found.route is (Route.BY_VALUE if allowed else Route.ADVERTISED)


# Day, law, what is bought, CPV, value: an amount that decides is not known.
NOT_KNOWN = [
    ("2024-03-13", UTILITIES, GOODS, "", 100_000),
    ("2024-03-13", UTILITIES, GOODS, "", 50_000_000),
    ("2026-04-20", UTILITIES, WORKS, "", 1_000_000),
    ("2026-11-20", UTILITIES, SERVICES, SPECIAL, 5_000_000),
    ("2026-11-20", UTILITIES, SERVICES, HEALTH, 5_000_000),
    ("2017-01-01", CONCESSIONS, SERVICES, "", 100_000),
    ("2026-06-30", CONCESSIONS, WORKS, "", 100_000),
    ("2026-11-20", CONCESSIONS, SERVICES, "", 500_000),
    ("2026-11-20", CONCESSIONS, SERVICES, "", 90_000_000),
]


@pytest.mark.parametrize(("day", "law", "nature", "cpv", "value"), NOT_KNOWN)
def test_what_nobody_has_found_is_asked_for_and_never_guessed(
    day: str, law: Law, nature: Nature, cpv: str, value: int
) -> None:
    found = norwegian(day, kroner(value), law, nature=nature, cpv=cpv)
    assert (found.regime, found.allowed, found.missing) == (None, None, (Fact.LIMIT,))
    assert found.certainty is Certainty.U


def test_below_the_general_threshold_that_of_special_services_decides_nothing() -> None:
    found = norwegian("2026-11-20", kroner(4_999_999), UTILITIES, nature=SERVICES, cpv=SPECIAL)
    assert (found.regime, found.allowed) == (BELOW, True)


@pytest.mark.parametrize(
    ("day", "value", "certainty", "to_confirm"),
    [
        ("2026-04-20", 99_999, Certainty.F, []),
        ("2026-04-20", 100_000, Certainty.F, []),
        ("2026-04-21", 100_000, Certainty.F3, ["no.utilities.eea_gs"]),
        ("2026-07-01", 499_999, Certainty.U, ["no.utilities.scope"]),
        ("2026-07-01", 500_000, Certainty.U, ["no.utilities.scope", "no.utilities.eea_gs"]),
    ],
)
def test_how_surely_it_is_known(day: str, value: int, certainty: Certainty, to_confirm: list[str]) -> None:
    found = norwegian(day, kroner(value), UTILITIES)
    assert (found.certainty, [each.id for each in found.to_confirm]) == (certainty, to_confirm)


@pytest.mark.parametrize(("day", "value"), [("2026-06-30", 99_999), ("2026-07-01", 499_999)])
def test_a_concession_of_little_value_is_outside_the_act(day: str, value: int) -> None:
    found = norwegian(day, kroner(value), CONCESSIONS, nature=None)
    assert (found.regime, found.allowed, found.certainty) == (OUTSIDE, True, Certainty.U)


def test_an_amount_of_the_authoritys_own_decides_where_the_pack_has_none() -> None:
    pack = reading.shipped(Country.NO)
    known = next(each for each in pack.limits if each.limit_kind is LimitKind.EEA_CONCESSIONS)
    entered = reading.read(
        pack.text
        + f"""
        [[own]]
        id = "own.1"
        law = "{known.law}"
        kind = "{known.limit_kind}"
        comparison = "{Comparison.GTE}"
        amount = 62900000
        currency = "NOK"
        from = 2026-04-21
        reference = "konsesjonskontraktforskriften"
        source = "lovdata.no"
        checked_on = 2026-11-20
        certainty = "F"
        """
    )
    assert own.is_missing(pack, known)
    for value, regime, allowed in (
        (62_899_999, Regime.CONCESSION_CONTRACTS, True),
        (62_900_000, Regime.CONCESSION_CONTRACTS_ABOVE, False),
    ):
        counted = Calculation((Line(LineKind.FIXED, kroner(value)),))
        case = Case(Country.NO, date(2026, 11, 20), CONCESSIONS, calculation=counted)
        found = assessment.assess(entered, case)
        assert (found.regime, found.allowed, found.missing) == (regime, allowed, ())


def test_above_the_threshold_one_is_told_that_there_are_no_grounds_and_what_to_do() -> None:
    found = norwegian("2026-11-20", kroner(5_000_000), UTILITIES)
    assert open_keys(found) == set()
    assert found.has_no_grounds
    said = formats.show(words.of_no_grounds(found))
    assert said.startswith("The law pack holds no ground for an exception in this part of the law.")
    assert said in [formats.show(each) for each in words.of_verdict(found)]
    asked = norwegian("2026-11-20", kroner(5_000_000), UTILITIES, ground="urgent")
    assert (asked.allowed, asked.missing) == (None, (Fact.GROUNDS,))
    assert words.of_no_grounds(asked) is None


def test_where_there_are_grounds_nobody_says_that_there_are_none() -> None:
    part_2 = norwegian("2026-11-20", kroner(1_300_000))
    assert not part_2.has_no_grounds
    assert words.of_no_grounds(part_2) is None
    assert words.of_no_grounds(norwegian("2026-11-20", kroner(400_000), UTILITIES)) is None


def test_a_utility_follows_its_regulations_whichever_are_named() -> None:
    for law in (None, Law.FOA, UTILITIES):
        found = norwegian("2026-11-20", kroner(5_000_000), law, authority=Authority.UTILITY)
        assert found.law is UTILITIES
        assert found.regime is (ABOVE if law else None)
    concession = norwegian("2026-11-20", kroner(400_000), CONCESSIONS, authority=Authority.UTILITY)
    assert concession.law is CONCESSIONS


def test_what_follows_rests_on_what_was_read_and_the_rest_is_said_to_be_unread() -> None:
    below = norwegian("2026-11-20", kroner(600_000), UTILITIES)
    assert duty_keys(below) == {"conflict_of_interest", "competition", "documentation", "climate"}
    assert duty_keys(norwegian("2026-06-30", kroner(600_000), UTILITIES)) == {
        "conflict_of_interest",
        "competition",
        "documentation",
    }
    assert duty_keys(norwegian("2026-11-20", kroner(6_000_000), UTILITIES)) == {
        "conflict_of_interest",
        "documentation",
        "climate",
        "announce",
    }
    assert duty_keys(norwegian("2026-11-20", kroner(400_000), CONCESSIONS)) == {"conflict_of_interest"}
    documented = next(each for each in below.duties if each.duty == "documentation")
    assert (documented.reference, documented.certainty) == ("forsyningsforskriften", Certainty.U)
    assert below.unread
    assert below.unread.certainty is Certainty.U
    assert below.unread.text in [*words.of_assessment(below)]
    assert norwegian("2026-11-20", kroner(600_000)).unread is None
