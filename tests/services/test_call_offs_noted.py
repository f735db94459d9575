"""Noting what was called off from a contract: what is left, what speaks against it, one step to undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.formats import worded
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ContractConsidered
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import call_offs, contracts, procuring_ends, records, registers
from inkop_desktop.services.records import InvalidRecordError

FRAMEWORK = Contract(
    number="2026-007",
    title="Kolonial",
    first_day=date(2025, 1, 1),
    last_day=date(2027, 1, 31),
    ceiling=Money(1_000_00, "SEK"),
)


def call_off(day: date, minor: int | None, case_id: int | None = None) -> CallOff:
    value = None if minor is None else Money(minor, "SEK")
    return CallOff(day=day, what="Mjöl", value=value, case_id=case_id)


JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "contracts", "Anna", Country.SE, Organisation(name="Region")) as made:
        yield made


def test_a_call_off_is_noted_as_one_action_and_undone(register: Register) -> None:
    saved = records.save(register, FRAMEWORK)
    noted = call_offs.note(register, saved, call_off(JUNE, 400_00))
    assert call_offs.use_of(noted, {}).left == Money(600_00, "SEK")
    newest = registers.history_of(register, "contract", saved.id or 0)[0]
    assert worded(newest.action) == "Note a call-off from “2026-007 Kolonial”"
    registers.undo(register)
    assert records.get(register, Contract, saved.id or 0).call_offs == ()


def test_a_call_off_without_its_day_or_object_is_refused(register: Register) -> None:
    saved = records.save(register, FRAMEWORK)
    for wrong in (CallOff(what="Mjöl"), CallOff(day=JUNE)):
        with pytest.raises(InvalidRecordError):
            call_offs.note(register, saved, wrong)


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        (call_off(JUNE, 600_00), []),
        (call_off(JUNE, None), []),
        (CallOff(what="Mjöl"), []),
        (call_off(JUNE, 600_01), ["The call-off is 0.01 SEK more than is left of the ceiling."]),
        (call_off(date(2027, 1, 31), 1), []),
        (call_off(date(2027, 2, 1), 1), ["The contract ran out on 2027-01-31."]),
        (call_off(date(2025, 1, 1), 1), []),
        (call_off(date(2024, 12, 31), 1), ["The contract begins on 2025-01-01."]),
    ],
)
def test_what_speaks_against_a_call_off(noted: CallOff, said: list[str]) -> None:
    contract = replace(FRAMEWORK, call_offs=(call_off(JUNE, 400_00),))
    assert [worded(each).replace("\xa0", " ") for each in call_offs.doubts(contract, noted, {})] == said


def test_what_is_left_is_said_as_it_would_be_afterwards() -> None:
    said = [
        worded(each).replace("\xa0", " ")
        for each in call_offs.consequences(FRAMEWORK, call_off(JUNE, 250_00), {})
    ]
    assert said == ["250 SEK of the ceiling of 1,000 SEK has been called off (25%), 750 SEK is left."]


def test_the_call_offs_of_one_case_can_be_left_out() -> None:
    contract = replace(
        FRAMEWORK, call_offs=(call_off(JUNE, 100_00, 7), call_off(JULY, 20_00, 8), call_off(JULY, 3_00))
    )
    assert call_offs.use_of(contract, {}).counted == Money(123_00, "SEK")
    assert call_offs.use_of(contract, {}, without_case=7).counted == Money(23_00, "SEK")


def test_the_newest_come_first() -> None:
    contract = replace(FRAMEWORK, call_offs=(call_off(JUNE, 1), call_off(JULY, 2), CallOff(what="?")))
    assert [each.call_off.day for each in call_offs.told(contract, {})] == [JULY, JUNE, None]


def ended(register: Register, *used: int, ending: Ending | None = Ending.CALL_OFF) -> DirectProcurement:
    """Return a case as it is saved that calls off for 90 from these contracts."""
    considered = tuple(ContractConsidered(contract_id=each, used=True) for each in used)
    return records.save(
        register,
        DirectProcurement(
            title="Mjöl", ending=ending, ended_on=JULY, considered=considered, award_value=Money(90_00, "SEK")
        ),
    )


def follow(register: Register, case: DirectProcurement) -> dict[int, list[Money | None]]:
    """Bring the contracts in line with a case; return the values of their call-offs."""
    procuring_ends.settle(register, case)
    found = records.every(register, Contract)
    return {each.id or 0: [one.value for one in each.call_offs] for each in found}


def test_a_case_is_noted_once_on_the_contract_that_it_uses(register: Register) -> None:
    first = records.save(register, replace(FRAMEWORK, call_offs=(call_off(JUNE, 5_00),))).id or 0
    second = records.save(register, replace(FRAMEWORK, number="2026-009")).id or 0
    case = ended(register, first)
    own, noted = Money(5_00, "SEK"), Money(90_00, "SEK")
    assert follow(register, case) == {first: [own, noted], second: []}
    assert follow(register, case) == {first: [own, noted], second: []}
    moved = replace(case, considered=(ContractConsidered(contract_id=second, used=True),))
    assert follow(register, moved) == {first: [own], second: [noted]}
    assert follow(register, replace(moved, ending=Ending.OTHER_WAY)) == {first: [own], second: []}


def test_nobody_guesses_what_each_of_several_contracts_got(register: Register) -> None:
    first = records.save(register, FRAMEWORK).id or 0
    second = records.save(register, replace(FRAMEWORK, number="2026-009")).id or 0
    assert follow(register, ended(register, first, second)) == {first: [None], second: [None]}


def test_what_was_written_on_the_contract_stays(register: Register) -> None:
    saved = records.save(register, FRAMEWORK)
    case = ended(register, saved.id or 0)
    follow(register, case)
    contract = records.get(register, Contract, saved.id or 0)
    (noted,) = contract.call_offs
    records.save(register, replace(contract, call_offs=(replace(noted, day=JUNE, what="Rågmjöl"),)))
    follow(register, replace(case, award_value=Money(80_00, "SEK")))
    (noted,) = records.get(register, Contract, saved.id or 0).call_offs
    assert (noted.day, noted.what, noted.value) == (JUNE, "Rågmjöl", Money(80_00, "SEK"))


def test_a_case_that_changes_nothing_leaves_no_action(register: Register) -> None:
    saved = records.save(register, FRAMEWORK)
    case = ended(register, saved.id or 0, ending=None)
    before = registers.reversible(register)
    assert follow(register, case) == {saved.id: []}
    assert registers.reversible(register) == before


def test_a_copy_begins_with_its_whole_ceiling(register: Register) -> None:
    saved = records.save(register, replace(FRAMEWORK, call_offs=(call_off(JUNE, 400_00),)))
    assert contracts.duplicate(register, saved, "2026-008").call_offs == ()


def test_nobody_is_said_to_have_ordered_what_a_body_decided(register: Register) -> None:
    saved = records.save(register, FRAMEWORK)
    officer = records.save(register, Person(name="Olle")).id
    board = records.save(register, Body(name="Nämnden")).id
    case = replace(ended(register, saved.id or 0), officer_id=officer, decided_by_body_id=board)
    follow(register, records.save(register, case))
    (row,) = records.get(register, Contract, saved.id or 0).call_offs
    assert row.ordered_by_id is None


@pytest.mark.parametrize(("decided_by", "expected"), [("Berit", "Berit"), (None, "Olle")])
def test_whoever_decided_on_the_case_has_ordered_else_its_officer(
    register: Register, decided_by: str | None, expected: str
) -> None:
    ids = {name: records.save(register, Person(name=name)).id for name in ("Olle", "Berit", "Karin")}
    saved = records.save(register, FRAMEWORK)
    case = replace(ended(register, saved.id or 0), officer_id=ids["Olle"])
    case = records.save(register, replace(case, decided_by_id=ids[decided_by] if decided_by else None))
    follow(register, case)
    noted = records.get(register, Contract, saved.id or 0)
    assert [each.ordered_by_id for each in noted.call_offs] == [ids[expected]]
    (row,) = noted.call_offs
    records.save(register, replace(noted, call_offs=(replace(row, ordered_by_id=ids["Karin"]),)))
    follow(register, case)
    (row,) = records.get(register, Contract, saved.id or 0).call_offs
    assert row.ordered_by_id == ids["Karin"], "what was written on the contract stays"
