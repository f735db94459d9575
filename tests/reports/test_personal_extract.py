"""The extract for one person as a paper: judged, and with everything in it."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import judges
import pytest

from inkop_desktop import formats
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.contracts import Contract, ContractOwner
from inkop_desktop.records.people import Competence, Interest, Person
from inkop_desktop.register.register import Register
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.personal_extract import personal_extract
from inkop_desktop.rules.organising import CompetenceKind, InterestKind, Presence
from inkop_desktop.services import personal, records
from inkop_desktop.typeset import render
from inkop_desktop.typeset.document import DataTable, Document, Heading, KeyValues, Paragraph

SOURCE = Source("Norrby kommun", date(2026, 11, 21))


def extracted(register: Register, name: str = "Kim Ek") -> Document:
    """Return the extract of somebody who owns a contract and is named in another."""
    person = records.save(
        register,
        Person(
            name=name,
            email="kim.ek@norrby.example",
            competences=(Competence(kind=CompetenceKind.COURSE, title="LOU för alla"),),
            interests=(Interest(kind=InterestKind.SIDE_JOB, what="Taxi", supplier_id=1),),
        ),
    )
    records.save(register, Contract(title="Mat", owners=(ContractOwner(person_id=person.id),)))
    records.save(register, Contract(title="Städ", signed_by_id=person.id, remarks=f"Ring {name}"))
    return personal_extract(SOURCE, personal.extract(register, person.id or 0))


def table(document: Document, caption: str) -> DataTable:
    return next(each for each in document.blocks if isinstance(each, DataTable) and each.caption == caption)


def test_everything_is_in_it(register: Register) -> None:
    document = extracted(register)
    assert table(document, "Roles").rows == (("Avtalsägare", "Mat", "holder", None, None),)
    assert table(document, "Named in").rows == (("Contract", "Städ", "Signed by", ""),)
    assert table(document, "Texts with the name").rows == (("Contract", "Städ", "Remarks", "Ring Kim Ek"),)
    assert len(table(document, "History").rows) == 1
    told = table(document, "Other log entries with the name").rows
    assert [formats.show(row[2]) for row in told] == ["Add contract “Städ”"]


def test_what_stands_alone_under_its_heading_has_no_label(register: Register) -> None:
    blocks = extracted(register).blocks
    told = {heading.text: under for heading, under in pairwise(blocks) if isinstance(heading, Heading)}
    assert told["Interests and side jobs"] == Paragraph("Side job · Brød & Łódź <AB> · Taxi")
    assert isinstance(told["The person"], KeyValues)


def test_meetings_are_in_it(register: Register) -> None:
    person = records.save(register, Person(name="Kim Ek"))
    day = date(2026, 3, 2)
    noted = Attendance(day=day, person_id=person.id, presence=Presence.EXCUSED)
    days = (MeetingDay(day=day),)
    records.save(register, Body(name="Rådet", meeting_days=days, attendance=(noted,)))
    document = personal_extract(SOURCE, personal.extract(register, person.id or 0))
    assert table(document, "Meetings").rows == (("Rådet", day, "Kim Ek", Presence.EXCUSED, ""),)


def test_one_who_is_nowhere_has_a_sound_paper(register: Register, tmp_path: Path) -> None:
    document = personal_extract(SOURCE, personal.extract(register, 1))
    assert table(document, "Roles").rows == ()
    render.write(document, tmp_path / "out.pdf")
    assert judges.walked(tmp_path / "out.pdf") == []


@pytest.mark.parametrize("name", ["Kim Ek", "R&D <b>Łŋ", "=cmd", "långt " * 300])
@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xlsx", ".html"])
def test_any_name_can_be_printed(register: Register, name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{ending}"
    render.write(extracted(register, name.strip()), path)
    assert ending != ".pdf" or judges.walked(path) == []
