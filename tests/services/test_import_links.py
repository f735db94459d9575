"""Rows name other contracts, units and organisations; those are found, made, or told to be missing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract, ContractOption
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country, OptionState, OrganisationKind
from inkop_desktop.services import records, registers
from inkop_desktop.services.imports import imports
from inkop_desktop.services.imports.incoming import Incoming, Linked, Named, Plan, Rules


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Åsele kommun")) as made:
        yield made


def row(place: int, /, parent: str = "", **values: Any) -> Incoming:
    linked = {"parent_id": Linked(parent, f"Ramavtal: {parent}")} if parent else {}
    return Incoming(place, {**values, **linked})


def bring(register: Register, *rows: Incoming, **rules: Any) -> Plan:
    return imports.run(register, rows, Rules(date(2026, 11, 21), **rules), "list.csv")


def parents(register: Register) -> dict[str, str]:
    """Return the title of each contract's framework agreement, by the contract's own title."""
    every = {each.id: each for each in records.every(register, Contract)}
    return {each.title: every[each.parent_id].title for each in every.values() if each.parent_id}


def doubts(plan: Plan) -> list[tuple[int, str]]:
    return [(each.row, worded(doubt)) for each in plan.decisions for doubt in each.doubts.values()]


@pytest.mark.parametrize("said", ["RA 1", "ra 1", "Städ", "RA 1 Städ"])
def test_a_framework_is_found_wherever_it_stands_in_the_list(register: Register, said: str) -> None:
    plan = bring(register, row(2, said, number="2", title="Avrop"), row(3, said, number="RA 1", title="Städ"))
    assert (parents(register), doubts(plan)) == ({"Avrop": "Städ"}, [])
    registers.undo(register)
    assert records.every(register, Contract) == []


def test_a_framework_is_found_in_the_register(register: Register) -> None:
    records.save(register, Contract(number="RA 1", title="Städ"))
    records.save(register, Contract(number="2", title="Avrop"))
    plan = bring(
        register, row(2, "RA 1", number="2", title="Avrop"), row(3, "RA 1", number="3", title="Nytt")
    )
    assert parents(register) == {"Avrop": "Städ", "Nytt": "Städ"}
    assert [each.field for each in plan.decisions[0].changes] == ["parent_id"]
    assert ("contract", plan.decisions[0].changes[0].incoming) in plan.names
    again = bring(register, row(2, "RA 1", number="2", title="Avrop"))
    assert again.unchanged == 1


MISSING = {
    "RA 9": "“RA 9” is no contract in the register or in this list.",
    "El": "2 contracts are called “El”.",
    "Under": "“Under” leads back to this contract.",
    "Refused": "“Refused” is no contract in the register or in this list.",
}


@pytest.mark.parametrize("said", MISSING)
def test_what_is_no_framework_is_told_and_kept_in_the_remarks(register: Register, said: str) -> None:
    plan = bring(
        register,
        row(2, "Över", number="1", title="Under"),
        row(3, said, number="2", title="Över", remarks="Se pärm"),
        row(4, number="3", title="El"),
        row(5, number="4", title="El"),
        row(6, number="Refused"),
    )
    assert doubts(plan) == [(3, f"{MISSING[said]} The cell is kept in the remarks.")]
    over = next(each for each in records.every(register, Contract) if each.title == "Över")
    assert (over.parent_id, over.remarks) == (None, f"Se pärm\nRamavtal: {said}")


def test_predecessors_may_form_a_chain_in_one_list(register: Register) -> None:
    rows = [
        Incoming(place, {"number": str(place), "title": "El", **linked})
        for place, linked in [
            (2, {"predecessor_id": Linked("3", "")}),
            (3, {"predecessor_id": Linked("4", "")}),
            (4, {}),
        ]
    ]
    bring(register, *rows)
    first, second, third = records.every(register, Contract)
    assert (first.predecessor_id, second.predecessor_id, third.predecessor_id) == (second.id, third.id, None)


def test_units_and_organisations_that_may_use_a_contract(register: Register) -> None:
    records.save(register, Organisation(name="Vilhelmina kommun"))
    named = [Named(each) for each in ("Skola", "vilhelmina", "Umeå kommun", "Alla förvaltningar", "Skola")]
    bring(register, row(2, title="El", users=tuple(named)))
    (contract,) = records.every(register, Contract)
    (unit,) = records.every(register, Unit)
    own, known, new = records.every(register, Organisation)
    users = [(each.unit_id, each.organisation_id) for each in contract.users]
    assert users == [(unit.id, None), (None, known.id), (None, new.id), (None, own.id)]
    assert (unit.name, unit.organisation_id) == ("Skola", own.id)
    assert (new.name, new.kind, new.code) == ("Umeå kommun", OrganisationKind.MUNICIPALITY, "2480")
    assert bring(register, row(2, title="El", users=tuple(named))).unchanged == 1


ENDS = {
    # what the register holds, and the last day in the list that says the same
    "by its length": (Contract(title="El", first_day=date(2024, 1, 1), term_months=24), date(2025, 12, 31)),
    "with an exercised option": (
        Contract(
            title="El",
            first_day=date(2024, 1, 1),
            last_day=date(2024, 12, 31),
            options=(ContractOption(months=12, state=OptionState.EXERCISED),),
        ),
        date(2025, 12, 31),
    ),
}


@pytest.mark.parametrize("stored", ENDS)
def test_a_last_day_that_the_contract_has_already_changes_nothing(register: Register, stored: str) -> None:
    contract, last_day = ENDS[stored]
    saved = records.save(register, contract)
    told = {"open_ended": False, "last_day": last_day, "term_months": None, "term_days": None}
    assert bring(register, row(2, title="El", **told)).unchanged == 1
    assert records.every(register, Contract) == [saved]
    bring(register, row(2, title="El", **told, first_day=date(2024, 2, 1)), match="title")
    (changed,) = records.every(register, Contract)
    assert changed.first_day == date(2024, 1, 1)  # edited by hand


def test_the_unit_that_a_buyers_name_tells_is_found_or_told_in_the_remarks(register: Register) -> None:
    school = records.save(register, Unit(name="Skola"))
    rows = [
        Incoming(2, {"title": "Böcker", "unit_id": Linked("SKOLA", "Köpare: Åsele kommun, SKOLA")}),
        Incoming(
            3, {"title": "El", "unit_id": Linked("Vård", "Köpare: Åsele kommun, Vård"), "remarks": "Ny"}
        ),
        Incoming(4, {"title": "Gas", "unit_id": Named("Teknik")}),
        Incoming(5, {"title": "Olja", "unit_id": Linked("Teknik", "Köpare: Åsele kommun, Teknik")}),
    ]
    bring(register, *rows)
    books, power, _gas, oil = records.every(register, Contract)
    assert (books.unit_id, books.remarks) == (school.id, "")
    assert (power.unit_id, power.remarks) == (None, "Ny\nKöpare: Åsele kommun, Vård")
    assert (oil.unit_id, oil.remarks) == (None, "Köpare: Åsele kommun, Teknik"), "the list made that unit"
    assert [each.name for each in records.every(register, Unit)] == ["Skola", "Teknik"]
