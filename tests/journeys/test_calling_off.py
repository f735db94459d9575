"""Noting call-offs on the contracts page: what is left, past the ceiling, undone, and many of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from drivers import ContractsDriver
from driving import Program

from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.people import Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.register import file
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import ContractKind
from inkop_desktop.services import records
from inkop_desktop.settings import Settings

pytestmark = pytest.mark.slow

TITLE = "Sårvård och förband"


@pytest.fixture
def agreement(empty: Path) -> Path:
    """Return a register with a framework agreement that has a ceiling."""
    with file.open_register(empty, "Anna") as register:
        records.save(register, Person(name="Peter Öhman"))
        ceiling = Money(24_000_000_00, "SEK")
        began = {"first_day": date(2025, 8, 21), "term_months": 36, "kind": ContractKind.FRAMEWORK_KEY}
        records.save(register, Contract(number="2025-042", title=TITLE, ceiling=ceiling, **began))
    return empty


def contract(program: Program) -> Contract:
    return next(each for each in records.every(program.desk.register, Contract) if each.title == TITLE)


def begin(program: Program, agreement: Path, *call_offs: CallOff) -> ContractsDriver:
    """Open the list with the framework agreement chosen, and these call-offs alone."""
    program.start(agreement)
    return chosen(program, *call_offs)


def chosen(program: Program, *call_offs: CallOff) -> ContractsDriver:
    """Choose the framework agreement, with these call-offs alone."""
    records.save(program.desk.register, replace(contract(program), call_offs=call_offs))
    contracts = ContractsDriver(program)
    contracts.search(TITLE)
    contracts.choose(next(each for each in contracts.titles() if TITLE in each))
    return contracts


def test_a_call_off_is_noted_said_and_undone(program: Program, agreement: Path) -> None:
    contracts = begin(program, agreement)
    dialog = contracts.call_off()
    assert dialog.value("day") == program.desk.today
    dialog.write("what", "Förband till hälsocentralerna")
    dialog.write("value", "6 mkr")
    assert "6,000,000\xa0SEK of the ceiling of 24,000,000\xa0SEK has been called off (25%)" in dialog.says()
    dialog.note()
    assert "is noted. 6,000,000\xa0SEK of the ceiling" in program.told()
    assert "18,000,000\xa0SEK is left" in contracts.facts()["Of the ceiling"]
    program.press("Ctrl+Z")
    assert "Of the ceiling" not in contracts.facts()


def test_more_than_is_left_is_said_before_it_is_noted(program: Program, agreement: Path) -> None:
    noted = CallOff(day=date(2026, 6, 1), what="Förband", value=Money(23_000_000_00, "SEK"))
    dialog = begin(program, agreement, noted).call_off()
    assert "more than is left" not in dialog.says()
    assert "no value" not in dialog.says()  # it is being written
    dialog.write("value", "1 000 000,01")
    assert "The call-off is 0.01\xa0SEK more than is left of the ceiling." in dialog.says()


def test_no_amount_gives_away_what_a_case_keeps_secret(program: Program, agreement: Path) -> None:
    program.start(agreement)
    secret = Secret(subject="award_value", paragraph="31 kap. 16 § OSL")
    case = DirectProcurement(title="Sårvård", decided_on=date(2026, 6, 1), secrets=(secret,))
    saved = records.save(program.desk.register, case)
    value = Money(23_000_000_00, "SEK")
    noted = CallOff(day=date(2026, 6, 1), what="Sårvård", value=value, case_id=saved.id)
    contracts = chosen(program, noted)
    facts = contracts.facts()
    assert facts["2026-06-01"] == "Sårvård · Secret"
    assert facts["Of the ceiling"].startswith("At least 90% of the ceiling of 24,000,000\xa0SEK")
    assert not any("23,000,000" in each or "1,000,000" in each for each in facts.values())
    dialog = contracts.call_off()
    dialog.write("what", "Förband")
    dialog.write("value", "1 000 000,01")
    assert "The call-off is more than is left of the ceiling." in dialog.says()
    dialog.note()
    assert "is noted. The ceiling of 24,000,000\xa0SEK is exhausted" in program.told()


def test_what_was_ordered_must_be_said(program: Program, agreement: Path) -> None:
    dialog = begin(program, agreement).call_off()
    dialog.note()
    assert program.has_dialog()


def test_many_call_offs_leave_form_and_facts_usable(program: Program, agreement: Path) -> None:
    many = [CallOff(day=date(2026, 1, 1), what=f"No. {n}", value=Money(1_00, "SEK")) for n in range(47)]
    contracts = begin(program, agreement, *many)
    assert contracts.facts()["Earlier"] == "42 call-offs, in the report"
    dialog = contracts.edit()
    rows = dialog.field("call_offs").editor
    assert [len(rows.rows()), len(rows.value())] == [20, 47]
    for shown, button in ((40, "Show 27 earlier rows"), (47, "Show 7 earlier rows")):
        dialog.press(button)
        assert [len(rows.rows()), len(rows.value())] == [shown, 47]
    assert [each.what for each in rows.value()] == [f"No. {n}" for n in range(47)]


def test_it_begins_with_me_as_who_orders(program: Program, agreement: Path, settings: Settings) -> None:
    settings.my_name = "peter  öhman"
    contracts = begin(program, agreement)
    dialog = contracts.call_off()
    assert dialog.field("ordered_by_id").editor.text() == "Peter Öhman"
    dialog.write("what", "Förband")
    dialog.note()
    (noted,) = contract(program).call_offs
    peter = next(each for each in records.every(program.desk.register, Person) if each.name == "Peter Öhman")
    assert noted.ordered_by_id == peter.id


def test_nobody_has_ordered_where_the_register_does_not_know_me(program: Program, agreement: Path) -> None:
    dialog = begin(program, agreement).call_off()
    assert dialog.value("ordered_by_id") is None
    dialog.write("what", "Förband")
    dialog.note()
    (noted,) = contract(program).call_offs
    assert noted.ordered_by_id is None
