"""What an extract tells of each record that names the person: all that is stored about them there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.exchange import personal_json
from inkop_desktop.models.mapping import ROOTS, child_tables
from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.governance import (
    Advice,
    Confirmation,
    Consultation,
    ConsultationAnswer,
    Feedback,
    Gift,
    GoverningDocument,
)
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler, Secret
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.register.register import Register
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.personal_extract import personal_extract
from inkop_desktop.rules.organising import GiftOutcome, Opinion
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import outgoing_extract, personal, records
from inkop_desktop.services.personal import Extract
from inkop_desktop.typeset.document import DataTable

TODAY = date(2026, 11, 21)
DAY = date(2026, 10, 8)
PARAGRAPH = "19 kap. 3 § OSL"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "rows", "Anna Lind", Country.SE, Organisation(name="Norrby")) as made:
        yield made


@pytest.fixture
def person(register: Register) -> Person:
    return records.save(register, Person(name="Kim Ek"))


def told(found: Extract) -> list[object]:
    """Return what the paper tells of each record that names the person."""
    paper = personal_extract(Source("Norrby", TODAY), found)
    tables = {each.caption: each for each in paper.blocks if isinstance(each, DataTable)}
    return [row[3] for row in tables["Named in"].rows if isinstance(row, tuple)]


def extract(register: Register, person: Person) -> Extract:
    found = personal.extract(register, person.id or 0)
    return outgoing_extract.told(register, found, TODAY)


def naming(case: str, who: int) -> Any:
    return {
        "declaration": DirectProcurement(
            title="Flytt",
            decided_on=DAY,
            handlers=(
                Handler(person_id=who, part="Fackperson", declared_on=DAY, circumstances="Svåger."),
                Handler(person_id=who + 1, part="Jurist"),
            ),
        ),
        "gift": Gift(
            title="Vin",
            offered_on=DAY,
            person_id=who,
            outcome=GiftOutcome.DECLINED,
        ),
        "question": Advice(title="Lån", asked_by_id=who, question="Får jag?", answer="Nej."),
        "feedback": Feedback(title="Mat", given_by_id=who, content="Bra mat."),
        "answer": Consultation(
            title="Gemensamt?",
            answers=(ConsultationAnswer(person_id=who, opinion=Opinion.AGREES, words="Gärna."),),
        ),
        "confirmation": GoverningDocument(
            title="Etik", confirmations=(Confirmation(person_id=who, confirmed_on=DAY),)
        ),
    }[case]


@pytest.mark.parametrize(
    ("case", "lines"),
    [
        (
            "declaration",
            "Person: Kim Ek\nTakes part as: Fackperson\nDeclared on: 2026-10-08\nCircumstances: Svåger.",
        ),
        (
            "gift",
            "What was offered: Vin\nOffered on: 2026-10-08\nOffered to: Kim Ek\nOutcome: Not accepted",
        ),
        ("question", "What about: Lån\nAsked by: Kim Ek\nQuestion: Får jag?\nAnswer: Nej."),
        ("feedback", "What about: Mat\nGiven by: Kim Ek\nFeedback: Bra mat."),
        ("answer", "Person: Kim Ek\nView: Agrees\nIn their words: Gärna."),
        ("confirmation", "Person: Kim Ek\nConfirmed on: 2026-10-08"),
    ],
)
def test_all_that_is_stored_there_is_told(register: Register, person: Person, case: str, lines: str) -> None:
    records.save(register, Person(name="Siri Haug"))
    records.save(register, naming(case, person.id or 0))
    found = extract(register, person)
    assert told(found) == [lines]
    named = personal_json.of_extract(found)["named_in"]
    assert [each["withheld"] for each in named] == [False]
    assert person.id in named[0]["stored"].values()


def test_an_appointment_is_told_with_its_decision(register: Register, person: Person) -> None:
    role = next(each for each in records.every(register, Role) if each.post == "procurement_officer")
    records.save(
        register,
        Appointment(
            role_id=role.id,
            person_id=person.id,
            organisation_id=1,
            decision_number="KS 12",
            remarks="Halvtid",
        ),
    )
    found = extract(register, person)
    assert told(found) == [
        f"Role: {role.name}\nPerson: Kim Ek\nOrganisation: Norrby\nDecision number: KS 12\nRemarks: Halvtid"
    ]
    stored = personal_json.of_extract(found)["named_in"][0]["stored"]
    assert stored["role"] == role.name
    assert stored["decision_number"] == "KS 12"


def test_of_what_is_about_something_else_only_the_field_is_told(register: Register, person: Person) -> None:
    records.save(register, Contract(title="Mat", signed_by_id=person.id))
    found = extract(register, person)
    assert told(found) == [""]
    assert personal_json.of_extract(found)["named_in"][0]["stored"] is None


def secret_case(who: int, other: int) -> DirectProcurement:
    """Return a case with a secret title, not awarded yet, in which one has declared and another steps in."""
    return replace(
        naming("declaration", who),
        number="D-1",
        decided_on=None,
        handlers=(Handler(person_id=who, circumstances="Svåger.", declared_on=DAY, replaced_by_id=other),),
        secrets=(Secret(subject="title", paragraph=PARAGRAPH),),
    )


def test_ones_own_declaration_in_a_secret_case_is_told(register: Register, person: Person) -> None:
    other = records.save(register, Person(name="Siri Haug"))
    records.save(register, secret_case(person.id or 0, other.id or 0))
    declared = "Person: Kim Ek\nDeclared on: 2026-10-08\nCircumstances: Svåger."
    whole = personal.extract(register, person.id or 0)
    assert told(whole) == [f"{declared}\nReplaced by: Siri Haug"]
    found = extract(register, person)
    assert told(found) == [declared]
    named = personal_json.of_extract(found)["named_in"][0]
    assert (named["label"], named["stored"]["circumstances"], named["withheld"]) == ("D-1", "Svåger.", False)
    assert "Flytt" not in str(named)


def test_what_another_declared_in_a_secret_case_is_withheld(register: Register, person: Person) -> None:
    other = records.save(register, Person(name="Siri Haug"))
    records.save(register, secret_case(other.id or 0, person.id or 0))
    assert "Svåger." in str(told(personal.extract(register, person.id or 0)))
    found = extract(register, person)
    assert told(found) == ["Secret"]
    named = personal_json.of_extract(found)["named_in"][0]
    assert (named["label"], named["stored"], named["withheld"]) == ("D-1", None, True)


def test_a_call_off_is_as_secret_as_its_case(register: Register, person: Person) -> None:
    case = records.save(
        register,
        DirectProcurement(
            title="Tyst", number="D-1", secrets=(Secret(subject="title", paragraph=PARAGRAPH),)
        ),
    )
    call_off = CallOff(day=DAY, what="Tyst", case_id=case.id, ordered_by_id=person.id)
    records.save(register, Contract(title="Ram", call_offs=(call_off,)))
    assert "Tyst" in str(told(personal.extract(register, person.id or 0)))
    said = str(told(extract(register, person)))
    assert "Tyst" not in said
    assert "Ordered by: Kim Ek" in said


def test_what_is_about_persons_has_no_rows() -> None:
    """They are told from one row of one table."""
    assert [each for each in personal.ABOUT_PERSONS if child_tables(ROOTS[each][0])] == []
