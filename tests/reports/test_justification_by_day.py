"""What the justification tells by the law of the day on which the case began: marks, and no standstill."""

from dataclasses import replace
from datetime import date

import pytest
from justified import IN_NORWAY, URGENT, priced, read
from procured import Procured, awarded, confirmed, urgent

from inkop_desktop.rules.law.vocabulary import Law


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        (date(2022, 3, 17), "uncertain or not found"),
        (date(2022, 3, 18), "uncertain or not found"),
        (date(2024, 3, 14), "read in the statute or on an authority's page"),
        (date(2026, 4, 21), "read with a third party only"),
    ],
)
def test_what_was_confirmed_has_the_mark_of_the_day_on_which_the_case_began(
    no: Procured, day: date, mark: str
) -> None:
    said = read(no, awarded(no, **priced(no, 2_200_000), started_on=day, confirmed=confirmed("no.eea_gs")))
    told = said[said.index("Source of the officer") :]
    assert mark in told[: told.index("regjeringen.no, läst på skärmen")]


DIRECT = "Ingen avtalsspärr gäller, eftersom köpet är en direktupphandling"
NEGOTIATED = "eftersom köpet görs genom ett förhandlat förfarande utan föregående annonsering"
SPECIAL = {"cpv": ("85000000-9",)}


@pytest.mark.parametrize(
    ("amount", "ground", "conditions", "facts", "said"),
    [
        (432_000, "", (), {}, f"{DIRECT} (19 a kap. 10 § andra stycket LOU)."),
        (432_000, "", (), SPECIAL, f"{DIRECT} (19 a kap. 10 § andra stycket LOU)."),
        (432_000, "", (), {"law": Law.LUF}, f"{DIRECT} (19 a kap. 9 § LUF)."),
        (900_000, "urgency", URGENT, {}, f"{DIRECT} (19 a kap. 10 § andra stycket LOU)."),
        (2_500_000, "urgency", URGENT, {}, f"{NEGOTIATED} (20 kap. 2 § LOU)."),
    ],
)
def test_in_sweden_it_is_said_why_this_purchase_has_no_standstill(
    se: Procured, amount: int, ground: str, conditions: tuple[str, ...], facts: dict[str, object], said: str
) -> None:
    case = replace(urgent(se, ground, conditions, amount), started_on=date(2025, 9, 1), **facts)
    told = read(se, case)
    assert said in told
    assert "vid avrop efter förnyad" not in told


@pytest.mark.parametrize(
    ("amount", "ground", "conditions", "said"),
    [
        (
            600_000,
            "",
            (),
            "siden anskaffelsen følger del I; bare del II og III har karensperiode (§§ 10-2 og 25-2 FOA).",
        ),
        (
            1_500_000,
            "urgent",
            ("unforeseen", "no_time"),
            "siden § 5-2 unntar anskaffelsen fra del II (§ 5-2, jf. § 10-2 FOA).",
        ),
        (2_700_000, "urgent", IN_NORWAY, "siden anskaffelsen ikke har kunngjøringsplikt (§ 25-2 FOA)."),
    ],
)
def test_in_norway_it_is_said_by_the_part_of_the_regulations(
    no: Procured, amount: int, ground: str, conditions: tuple[str, ...], said: str
) -> None:
    told = read(no, urgent(no, ground, conditions, amount))
    assert f"Ingen karensperiode gjelder, {said}" in told
    assert "bare én berørt leverandør" not in told


def test_what_is_to_be_advertised_is_not_told_to_have_no_standstill(se: Procured) -> None:
    told = read(se, replace(awarded(se), **priced(se, 900_000), started_on=date(2025, 9, 1)))
    assert "Ingen avtalsspärr" not in told


def test_where_the_part_of_the_law_is_unknown_the_rule_itself_is_told(se: Procured) -> None:
    case = urgent(se, "urgency", URGENT, 2_500_000)  # nobody knows the threshold of 2026 in kronor
    told = read(se, replace(case, started_on=date(2026, 9, 1)))
    assert "vid avrop efter förnyad konkurrensutsättning" in told
