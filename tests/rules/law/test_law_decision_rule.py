"""Which part applies to a Norwegian municipality: one krone below each amount, at it and above it."""

import pytest
from assessing import kroner, norwegian

from inkop_desktop.rules.law.vocabulary import Authority, Nature, Regime

GOODS, SERVICES, WORKS = Nature
HEALTH, SPECIAL = "85000000-9", "79100000-5"
OUTSIDE, PART_1, PART_2, PART_3 = Regime.OUTSIDE, Regime.PART_1, Regime.PART_2, Regime.PART_3
PART_2_SPECIAL, PART_4 = Regime.PART_2_SPECIAL, Regime.PART_4

# First and last day that a row is tried on, what is bought, its CPV code, the amount, the part below it, and
# the part from it.
RULE = [
    # from 2026-07-01
    ("2026-07-01", "2026-11-20", GOODS, "", 500_000, OUTSIDE, PART_1),
    ("2026-07-01", "2026-11-20", GOODS, "", 1_300_000, PART_1, PART_2),
    ("2026-07-01", "2026-11-20", GOODS, "", 2_500_000, PART_2, PART_3),
    ("2026-07-01", "2026-11-20", SERVICES, "", 500_000, OUTSIDE, PART_1),
    ("2026-07-01", "2026-11-20", SERVICES, "", 1_300_000, PART_1, PART_2),
    ("2026-07-01", "2026-11-20", SERVICES, "", 2_500_000, PART_2, PART_3),
    ("2026-07-01", "2026-11-20", WORKS, "", 500_000, OUTSIDE, PART_1),
    ("2026-07-01", "2026-11-20", WORKS, "", 1_300_000, PART_1, PART_2),
    ("2026-07-01", "2026-11-20", WORKS, "", 62_900_000, PART_2, PART_3),
    ("2026-07-01", "2026-11-20", SERVICES, HEALTH, 500_000, OUTSIDE, PART_1),
    ("2026-07-01", "2026-11-20", SERVICES, HEALTH, 8_700_000, PART_1, PART_4),
    ("2026-07-01", "2026-11-20", SERVICES, SPECIAL, 500_000, OUTSIDE, PART_1),
    ("2026-07-01", "2026-11-20", SERVICES, SPECIAL, 1_300_000, PART_1, PART_2),
    ("2026-07-01", "2026-11-20", SERVICES, SPECIAL, 8_700_000, PART_2, PART_2_SPECIAL),
    # from 2026-04-21, before the scope limit was raised
    ("2026-04-21", "2026-06-30", GOODS, "", 100_000, OUTSIDE, PART_1),
    ("2026-04-21", "2026-06-30", GOODS, "", 1_300_000, PART_1, PART_2),
    ("2026-04-21", "2026-06-30", GOODS, "", 2_500_000, PART_2, PART_3),
    ("2026-04-21", "2026-06-30", WORKS, "", 100_000, OUTSIDE, PART_1),
    ("2026-04-21", "2026-06-30", WORKS, "", 62_900_000, PART_2, PART_3),
    ("2026-04-21", "2026-06-30", SERVICES, HEALTH, 100_000, OUTSIDE, PART_1),
    ("2026-04-21", "2026-06-30", SERVICES, HEALTH, 8_700_000, PART_1, PART_4),
    ("2026-04-21", "2026-06-30", SERVICES, SPECIAL, 1_300_000, PART_1, PART_2),
    ("2026-04-21", "2026-06-30", SERVICES, SPECIAL, 8_700_000, PART_2, PART_2_SPECIAL),
    # from 2024-03-14, before the EEA thresholds were raised
    ("2024-03-14", "2026-04-20", GOODS, "", 100_000, OUTSIDE, PART_1),
    ("2024-03-14", "2026-04-20", GOODS, "", 1_300_000, PART_1, PART_2),
    ("2024-03-14", "2026-04-20", GOODS, "", 2_300_000, PART_2, PART_3),
    ("2024-03-14", "2026-04-20", SERVICES, "", 2_300_000, PART_2, PART_3),
    ("2024-03-14", "2026-04-20", WORKS, "", 57_800_000, PART_2, PART_3),
    ("2024-03-14", "2026-04-20", SERVICES, HEALTH, 100_000, OUTSIDE, PART_1),
    ("2024-03-14", "2026-04-20", SERVICES, HEALTH, 7_800_000, PART_1, PART_4),
    ("2024-03-14", "2026-04-20", SERVICES, SPECIAL, 1_300_000, PART_1, PART_2),
    ("2024-03-14", "2026-04-20", SERVICES, SPECIAL, 7_800_000, PART_2, PART_2_SPECIAL),
]


@pytest.mark.parametrize(("first", "last", "nature", "cpv", "amount", "below", "above"), RULE)
def test_which_part_applies(
    first: str, last: str, nature: Nature, cpv: str, amount: int, below: Regime, above: Regime
) -> None:
    for day in (first, last):
        found = [
            norwegian(day, kroner(amount + step), authority=Authority.MUNICIPALITY, nature=nature, cpv=cpv)
            for step in (-1, 0, 1)
        ]
        assert [each.regime for each in found] == [below, above, above]
        assert {each.missing for each in found} == {()}
        for each in found:
            assert each.allowed is (each.regime in {OUTSIDE, PART_1})


@pytest.mark.parametrize(
    ("day", "value", "to_confirm"),
    [
        ("2026-06-30", 600_000, []),
        ("2022-03-11", 2_100_000, []),
        ("2022-03-16", 2_100_000, ["no.eea_gs"]),
        ("2026-04-10", 2_299_999, []),
        ("2026-05-01", 1_300_000, ["no.eea_gs"]),
        ("2026-05-01", 2_400_000, ["no.eea_gs"]),
        ("2026-07-01", 499_999, ["no.scope"]),
        ("2026-07-01", 500_000, ["no.scope", "no.national"]),
        ("2026-07-01", 1_300_000, ["no.scope", "no.national", "no.eea_gs"]),
    ],
)
def test_every_amount_that_the_part_rests_on_is_confirmed(
    day: str, value: int, to_confirm: list[str]
) -> None:
    found = norwegian(day, kroner(value))
    assert [each.id for each in found.to_confirm] == to_confirm
