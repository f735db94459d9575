"""Who procures is the unit whose part of the purchasing it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.checks.finding import Finding, Remedy
from inkop_desktop.checks.units import unit_without_that_part
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import PurchasingPart
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
BREAD, SNOW, HOUSE = ("15800000-6",), ("90620000-9",), ("45000000-7",)
PROCURES = (PurchasingPart.GOODS, PurchasingPart.SERVICES)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give a region with a unit of which nothing is stated."""
    with copies.new(tmp_path / "units.inkop", "Anna", Country.SE, Organisation(name="Region")) as made:
        records.save(made, Unit(name="Vård"))
        yield made


def found(
    register: Register, parts: tuple[PurchasingPart, ...], codes: tuple[str, ...], **facts: Any
) -> list[Finding]:
    """Return what is found of a contract that a unit with these parts is responsible for."""
    unit = records.save(register, Unit(name="Upphandling", parts=parts))
    told = {"first_day": date(2026, 1, 1), "last_day": TODAY, "unit_id": unit.id, **facts}
    records.save(register, Contract(title="Ombyggnad", cpv=codes, **told))
    with register.reading() as connection:
        return list(unit_without_that_part.run(connection, TODAY, Country.SE))


@pytest.mark.parametrize(
    ("parts", "codes", "is_found"),
    [
        (PROCURES, BREAD, False),
        (PROCURES, SNOW, False),
        (PROCURES, HOUSE, True),
        ((PurchasingPart.WORKS,), HOUSE, False),
        ((PurchasingPart.WORKS,), BREAD, True),
        ((PurchasingPart.WORKS,), SNOW, True),
        ((PurchasingPart.GOVERNS,), BREAD, True),
        # the main code is the first
        (PROCURES, BREAD + HOUSE, False),
        (PROCURES, HOUSE + BREAD, True),
        # what is not stated is not known
        ((), HOUSE, False),
        (PROCURES, (), False),
    ],
)
def test_a_unit_procures_what_is_its_part(
    register: Register, parts: tuple[PurchasingPart, ...], codes: tuple[str, ...], is_found: bool
) -> None:
    assert len(found(register, parts, codes)) == is_found


@pytest.mark.parametrize(("last_day", "is_found"), [(TODAY - DAY, False), (TODAY, True), (TODAY + DAY, True)])
def test_it_is_about_contracts_that_are_not_over(register: Register, last_day: date, is_found: bool) -> None:
    assert len(found(register, PROCURES, HOUSE, last_day=last_day)) == is_found


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({}, True),
        ({"begun_on": TODAY}, True),
        ({"dropped_on": TODAY, "drop_reason": "Inget behov."}, False),
        ({"contract_id": 1}, False),
        ({"cpv": BREAD}, False),
        ({"unit_id": 1}, False),
        ({"unit_id": None}, False),
    ],
)
def test_it_is_about_what_is_planned_until_something_has_come_of_it(
    register: Register, facts: dict[str, Any], is_found: bool
) -> None:
    assert found(register, PROCURES, BREAD) == []
    officer = records.save(register, Person(name="Olle")).id
    planned = {"cpv": HOUSE, "unit_id": 2, "responsible_id": officer}
    records.save(register, PlanItem(title="Ny skola", **(planned | facts)))
    with register.reading() as connection:
        told = list(unit_without_that_part.run(connection, TODAY, Country.SE))
    assert [(worded(each.message), each.persons, each.remedy) for each in told] == [
        ("Upphandling answers for Ny skola but does not procure works", (officer,), Remedy.OPEN)
    ] * is_found


def test_a_contract_of_no_unit_is_nobody_s(register: Register) -> None:
    assert found(register, PROCURES, HOUSE, unit_id=None) == []
    assert found(register, PROCURES, HOUSE, unit_id=1) == []


def test_it_says_whose_part_it_is(register: Register) -> None:
    (nobody,) = found(register, PROCURES, HOUSE)
    assert worded(nobody.message) == "Upphandling answers for Ombyggnad but does not procure works"
    assert worded(nobody.reason).startswith("No unit has that part in the purchasing.")
    records.save(register, Unit(name="Fastighet", parts=(PurchasingPart.WORKS,)))
    with register.reading() as connection:
        (finding,) = unit_without_that_part.run(connection, TODAY, Country.SE)
    assert worded(finding.reason).startswith("That is the part of Fastighet.")
    assert (finding.field, finding.duty) == ("unit_id", "N20")
    assert finding.facts == nobody.facts


def test_an_answer_falls_when_the_unit_is_another(register: Register) -> None:
    (first,) = found(register, PROCURES, HOUSE)
    other = records.save(register, Unit(name="Annan", parts=PROCURES))
    contract = records.every(register, Contract)[0]
    records.save(register, replace(contract, unit_id=other.id))
    with register.reading() as connection:
        (second,) = unit_without_that_part.run(connection, TODAY, Country.SE)
    assert second.facts != first.facts


def test_no_norwegian_instruction_asks_for_it(register: Register) -> None:
    found(register, PROCURES, HOUSE)
    with register.reading() as connection:
        assert list(unit_without_that_part.run(connection, TODAY, Country.NO)) == []
