"""Which grounds are open: by date, regime, value and what is bought; and their conditions."""

import pytest
from assessing import kroner, kronor, norwegian, open_keys, swedish

from inkop_desktop.rules.law import grounds, reading
from inkop_desktop.rules.law.vocabulary import Certainty, Fact, Law, Nature, Regime, Route
from inkop_desktop.rules.vocabulary import Country

SPECIAL, HEALTH = "79100000-5", "85000000-9"
NOT_BOUND = {"no_suitable", "invalid_tenders", "urgency", "art", "technical", "exclusive"}
OF_GOODS = NOT_BOUND | {"rd_goods", "additional_deliveries", "commodity", "liquidation"}
OF_SERVICES = NOT_BOUND | {"liquidation", "repetition", "contest"}
OF_WORKS = NOT_BOUND | {"repetition"}
BELOW = {"exceptional", "review"}

SWEDISH = [
    ("2024-05-01", 500_000, Nature.GOODS, "", OF_GOODS | BELOW | {"value"}),
    ("2024-05-01", 700_000, Nature.GOODS, "", OF_GOODS | BELOW),
    ("2024-05-01", 700_000, Nature.SERVICES, "", OF_SERVICES | BELOW),
    ("2024-05-01", 700_000, Nature.WORKS, "", OF_WORKS | BELOW),
    ("2024-05-01", 2_389_585, Nature.GOODS, "", OF_GOODS),
    ("2024-05-01", 60_000_000, Nature.WORKS, "", OF_WORKS),
    ("2024-05-01", 500_000, Nature.SERVICES, SPECIAL, OF_SERVICES | BELOW | {"value", "value_special"}),
    ("2024-05-01", 8_109_449, Nature.SERVICES, SPECIAL, OF_SERVICES | BELOW | {"value_special"}),
    ("2024-05-01", 8_109_450, Nature.SERVICES, SPECIAL, OF_SERVICES | {"exceptional"}),
    ("2022-01-31", 700_000, Nature.GOODS, "", OF_GOODS | {"exceptional"}),
    ("2016-05-01", 100_000, Nature.GOODS, "", {"value"}),
    ("2026-11-20", 900_000, Nature.GOODS, "", OF_GOODS),  # whether below the threshold is not known
    ("2026-11-20", 699_999, Nature.GOODS, "", OF_GOODS | BELOW | {"value"}),
    ("2024-05-01", 59_880_178, Nature.WORKS, "", OF_WORKS | BELOW),
]


@pytest.mark.parametrize(("day", "amount", "nature", "cpv", "expected"), SWEDISH)
def test_the_grounds_of_lou(day: str, amount: int, nature: Nature, cpv: str, expected: set[str]) -> None:
    assert open_keys(swedish(day, kronor(amount), nature=nature, cpv=cpv)) == expected


def test_luf_has_neither_invalid_tenders_nor_research_below_the_threshold() -> None:
    below = open_keys(swedish("2024-05-01", kronor(2_000_000), Law.LUF, nature=Nature.GOODS))
    assert below == (OF_GOODS | BELOW) - {"invalid_tenders", "rd_goods"}
    above = open_keys(swedish("2024-05-01", kronor(5_000_000), Law.LUF, nature=Nature.GOODS))
    assert above == OF_GOODS - {"invalid_tenders"}
    services = open_keys(swedish("2024-05-01", kronor(5_000_000), Law.LUF, nature=Nature.SERVICES))
    assert services == OF_SERVICES - {"invalid_tenders"} | {"rd_goods"}


SECTION_5_2 = {"one_supplier", "bargain", "urgent", "additional", "failed", "exchange", "cover"}
PART_3 = {
    "urgent", "exchange", "cover", "unacceptable_tenders", "no_tenders", "rd_goods", "impossible_procedure",
    "art", "technical", "exclusive", "additional_deliveries", "liquidation",
}  # fmt: skip
NORWEGIAN = [
    (499_999, Nature.GOODS, "", set()),
    (1_299_999, Nature.GOODS, "", set()),
    (1_300_000, Nature.GOODS, "", SECTION_5_2),
    (2_500_000, Nature.GOODS, "", PART_3),
    (2_000_000, Nature.SERVICES, SPECIAL, SECTION_5_2),
    (
        8_700_000,
        Nature.SERVICES,
        SPECIAL,
        PART_3 - {"rd_goods", "additional_deliveries"} | {"contest", "repetition"},
    ),
    (8_699_999, Nature.SERVICES, HEALTH, set()),
    (8_700_000, Nature.SERVICES, HEALTH, set()),
]


@pytest.mark.parametrize(("amount", "nature", "cpv", "expected"), NORWEGIAN)
def test_the_grounds_of_foa(amount: int, nature: Nature, cpv: str, expected: set[str]) -> None:
    assert open_keys(norwegian("2026-11-20", kroner(amount), nature=nature, cpv=cpv)) == expected


def test_an_open_ground_allows_what_the_value_does_not() -> None:
    found = swedish("2024-05-01", kronor(900_000), nature=Nature.GOODS, ground="urgency")
    assert (found.allowed, found.route, found.certainty) == (True, Route.BY_GROUND, Certainty.F)
    assert found.ground
    assert found.ground.reference == "19 a kap. 5 § första stycket 1 LOU"
    above = swedish("2024-05-01", kronor(3_000_000), nature=Nature.GOODS, ground="urgency")
    assert above.ground
    assert above.ground.reference == "6 kap. 15 § LOU"


def test_a_ground_that_is_not_open_allows_nothing() -> None:
    above = swedish("2024-05-01", kronor(3_000_000), nature=Nature.GOODS, ground="exceptional")
    assert (above.allowed, above.route) == (False, Route.ADVERTISED)
    assert swedish("2024-05-01", kronor(900_000), nature=Nature.WORKS, ground="contest").allowed is False
    assert norwegian("2026-11-20", kroner(2_000_000), ground="technical").allowed is False
    assert norwegian("2026-11-20", kroner(2_600_000), ground="one_supplier").allowed is False


@pytest.mark.parametrize(
    ("key", "amount", "name", "conditions"),
    [
        ("urgent", 1_400_000, "Uforutsette omstendigheter", 2),
        ("urgent", 2_500_000, "Umulig å holde fristene", 4),
        ("cover", 1_400_000, "Dekningskjøp", 2),
        ("cover", 2_500_000, "Dekningskjøp når kontrakten er uten virkning", 2),
    ],
)
def test_a_key_of_two_grounds_names_the_one_of_its_part(
    key: str, amount: int, name: str, conditions: int
) -> None:
    """§ 5-2 and § 13-3 ask for different things under one key: what is asked for is what is open."""
    found = norwegian("2026-09-07", kroner(amount), ground=key)
    assert found.asked_for is not None
    assert (found.asked_for.name, len(found.asked_for.conditions)) == (name, conditions)


def test_a_low_value_needs_no_ground() -> None:
    found = swedish("2024-05-01", kronor(100), nature=Nature.WORKS, ground="contest")
    assert (found.allowed, found.route) == (True, Route.BY_VALUE)


def test_where_the_regime_is_not_known_a_ground_may_or_may_not_be_open() -> None:
    either = swedish("2026-11-20", kronor(900_000), nature=Nature.GOODS, ground="technical")
    assert (either.allowed, either.regime, either.certainty) == (True, None, Certainty.U)
    one = swedish("2026-11-20", kronor(900_000), nature=Nature.GOODS, ground="exceptional")
    assert (one.allowed, one.missing) == (None, (Fact.LIMIT,))
    special = swedish("2026-11-20", kronor(900_000), nature=Nature.SERVICES, cpv=SPECIAL, ground="review")
    assert special.allowed is None


def test_where_the_pack_has_no_grounds_it_says_so() -> None:
    health = norwegian("2026-11-20", kroner(9_000_000), nature=Nature.SERVICES, cpv=HEALTH, ground="urgent")
    assert (health.regime, health.allowed, health.missing) == (Regime.PART_4, None, (Fact.GROUNDS,))
    concession = swedish("2024-05-01", kronor(5_000_000), Law.LUK, ground="urgency")
    assert (concession.allowed, concession.missing) == (None, (Fact.GROUNDS,))


ALL = [ground for country in Country for ground in reading.shipped(country).grounds]


@pytest.mark.parametrize("ground", ALL, ids=lambda ground: ground.id)
def test_a_ground_holds_only_if_every_condition_is_answered_yes(ground: grounds.Ground) -> None:
    keys = [condition.key for condition in ground.conditions]
    assert len(keys) == len(set(keys)) > 0
    assert ground.text.reasons
    yes = dict.fromkeys(keys, True)
    assert grounds.holds(ground, yes) is True
    for key in keys:
        assert grounds.holds(ground, yes | {key: False}) is False
        assert grounds.holds(ground, yes | {key: None}) is None
    assert grounds.holds(ground, {}) is None


def test_luf_does_not_ask_about_three_years() -> None:
    asked = {
        ground.law: {condition.key for condition in ground.conditions}
        for ground in ALL
        if ground.text.key == "repetition" and ground.regimes[0] is Regime.BELOW
    }
    assert "three_years" in asked["LOU"]
    assert "three_years" not in asked["LUF"]


def test_a_lawyer_is_advised_for_exceptional_reasons_and_no_condition_of_them() -> None:
    text = grounds.text_of(reading.shipped(Country.SE), "exceptional")
    assert text
    assert [each.key for each in text.conditions] == ["exceptional", "no_other"]
    assert not any("jurist" in each.ask for each in text.conditions)
    assert "Låt gärna en jurist pröva skälen" in text.note


@pytest.mark.parametrize("key", ["urgency", "exceptional", "urgent"])
def test_the_grounds_for_haste_say_who_bears_the_burden_of_proof(key: str) -> None:
    notes = {ground.text.note for ground in ALL if ground.text.key == key}
    assert all("bevisb" in note for note in notes)


def test_the_keys_are_those_of_the_facts() -> None:
    assert grounds.keys(reading.shipped(Country.SE)) == (
        "value", "value_special", "no_suitable", "invalid_tenders", "urgency", "art", "technical",
        "exclusive", "rd_goods", "additional_deliveries", "commodity", "liquidation", "repetition", "contest",
        "exceptional", "review",
    )  # fmt: skip
    assert grounds.keys(reading.shipped(Country.NO))[:7] == (
        "one_supplier", "bargain", "urgent", "additional", "failed", "exchange", "cover",
    )  # fmt: skip


@pytest.mark.parametrize("law", [Law.LOU, Law.LUF])
@pytest.mark.parametrize("day", ["2017-01-01", "2019-05-01", "2022-01-31", "2022-02-01", "2026-11-20"])
def test_a_service_of_annex_2_is_a_special_one_since_2017(law: Law, day: str) -> None:
    found = swedish(day, kronor(9_000_000), law, nature=Nature.SERVICES, cpv=SPECIAL)
    assert found.regime is Regime.SPECIAL
