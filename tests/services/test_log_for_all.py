"""The log as everybody reads it keeps to itself what persons have declared, and what they can."""

from collections.abc import Iterator
from pathlib import Path

import copies
import pytest

from inkop_desktop.records.people import Competence, Interest, Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.reports.logtext import lines_of
from inkop_desktop.rules.organising import CompetenceKind, InterestKind
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import logwords, personal, records, registers

PERSON = Person(
    name="Kim Ek",
    competences=(Competence(kind=CompetenceKind.COURSE, title="Grundkurs"),),
    interests=(Interest(kind=InterestKind.SIDE_JOB, what="Taxi"),),
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "all", "Anna Lind", Country.SE, Organisation(name="Norrby")) as made:
        records.save(made, PERSON)
        yield made


def test_an_action_is_told_without_them(register: Register) -> None:
    newest = registers.log(register, 1)[0]
    touched, is_more = logwords.of_action(register, newest.id, 10)
    assert not is_more
    assert [lines_of(each.entry, each.labels) for each in touched] == [["Name: Kim Ek"]]


def test_every_other_change_stays(register: Register) -> None:
    newest = registers.log(register, 1)[0]
    tables = {each.table for each in newest.changes}
    assert tables == {"person", "competence", "interest"}
    assert {each.table for entry in logwords.for_all([newest]) for each in entry.changes} == {"person"}


def test_the_extract_for_the_person_tells_them(register: Register) -> None:
    who = next(each for each in records.every(register, Person) if each.name == PERSON.name)
    entry = personal.extract(register, who.id or 0).entries[0]
    assert {"Grundkurs", "Taxi"} <= {each.after for each in entry.changes}
