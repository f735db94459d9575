"""Proposals are reported, several as one step."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import copies
import pytest

from inkop_desktop.formats import worded
from inkop_desktop.records.governance import Improvement
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import improving, records, registers
from inkop_desktop.services.records import InvalidRecordError

DAY = date(2026, 11, 21)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "improving", "Anna", Country.NO, Organisation(name="Grue")) as made:
        yield made


def propose(register: Register, title: str, proposed: date | None = DAY, reported: date | None = None) -> int:
    person = records.save(register, Person(name=f"Forslagsstiller til {title}"))
    made = Improvement(
        title=title,
        proposed_on=proposed,
        reported_on=reported,
        proposed_by_id=person.id,
        organisation_id=registers.own_organisation(register).id,
    )
    return records.save(register, made).id or 0


def reported(register: Register) -> dict[str, date | None]:
    return {each.title: each.reported_on for each in records.every(register, Improvement)}


def test_several_are_reported_in_one_step_that_can_be_undone(register: Register) -> None:
    ids = [propose(register, "Mal"), propose(register, "Kalender")]
    before = reported(register)
    assert improving.report(register, ids, AFTER) == 2
    assert reported(register) == {"Mal": AFTER, "Kalender": AFTER}
    assert worded(registers.log(register, 1)[0].action) == "Report 2 proposals"
    registers.undo(register)
    assert reported(register) == before


def test_what_has_been_reported_keeps_its_day(register: Register) -> None:
    ids = [propose(register, "Mal", BEFORE, DAY), propose(register, "Kalender", BEFORE)]
    assert improving.report(register, ids, AFTER) == 1
    assert reported(register) == {"Mal": DAY, "Kalender": AFTER}
    latest = registers.log(register, 1)
    assert improving.report(register, ids, AFTER) == 0
    assert registers.log(register, 1) == latest


@pytest.mark.parametrize(("proposed", "is_told"), [(BEFORE, True), (DAY, True), (AFTER, False), (None, True)])
def test_nothing_is_reported_before_it_was_proposed(
    register: Register, proposed: date | None, *, is_told: bool
) -> None:
    ids = [propose(register, "Kalender", BEFORE), propose(register, "Mal", proposed)]
    if is_told:
        assert improving.report(register, ids, DAY) == 2
        return
    with pytest.raises(InvalidRecordError) as refused:
        improving.report(register, ids, DAY)
    assert list(refused.value.problems) == ["reported_on"]
    assert reported(register) == {"Kalender": None, "Mal": None}


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (None, ["Gammel", "Ny", "Ikke meldt", "Uten dag"]),
        (BEFORE, ["Gammel", "Ny", "Ikke meldt"]),
        (DAY, ["Ny", "Ikke meldt"]),
        (AFTER, ["Ikke meldt"]),
    ],
)
def test_what_is_not_reported_is_told_whenever_it_was_made(
    register: Register, since: date | None, found: list[str]
) -> None:
    propose(register, "Gammel", BEFORE, DAY)
    propose(register, "Ny", DAY, DAY)
    propose(register, "Ikke meldt", BEFORE)
    propose(register, "Uten dag", None, DAY)
    told = improving.proposals(register, since)
    assert [each.title for each in told.proposals] == found
    assert {noun for noun, _key in told.names} == {"person"}
