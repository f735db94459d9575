"""Who came to the meetings of a body on paper: a year of them, and the sheet for the minutes of one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import cooperation
import pytest
from cooperation import MUNICIPALITIES, PERSONS, Cooperation

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.people import Interest
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler, Secret
from inkop_desktop.records.roles import Appointment
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.reports import orders
from inkop_desktop.reports.attendance_order import AttendanceOrder
from inkop_desktop.reports.attendance_sheet import PARAGRAPH
from inkop_desktop.rules.organising import Function, InterestKind, Post, Presence
from inkop_desktop.rules.procuring import Point
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attending, records
from inkop_desktop.typeset.document import (
    DataTable,
    Document,
    KeyValues,
    Paragraph,
    Strong,
    Subheading,
    Total,
)

SPRING, AUTUMN, WINTER = date(2026, 3, 10), date(2026, 9, 8), date(2026, 12, 1)
TODAY = date(2026, 11, 21)
KARI, OLA, SIRI, PER = PERSONS
NOT_THERE = "Conflicts of interest to note in the minutes"


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    """Give a council of two officers, without one from Kongsvinger, a secretary and a substitute."""
    made = cooperation.make(tmp_path / "riik.inkop")
    first, *more = (MeetingDay(day=day) for day in (AUTUMN, SPRING, WINTER))
    days = (MeetingDay(day=first.day, time="10:00", place="Rådhuset", called_by="Siri Haug"), *more)
    role = made.role(Post.PROCUREMENT_OFFICER)
    made.keep(Body(name="Rådet", members_role_id=role, meeting_days=days, meetings_a_year=3))
    for name, municipality in zip((KARI, OLA), MUNICIPALITIES, strict=False):
        made.appoint(name, Post.PROCUREMENT_OFFICER, municipality)
        seat(made, name, Function.MEMBER)
    seat(made, SIRI, Function.SECRETARY)
    seat(made, PER, Function.SUBSTITUTE, from_day=AUTUMN)
    yield made
    made.register.close()


def seat(riik: Cooperation, name: str, function: Function, **days: date) -> None:
    seated = Appointment(
        role_id=riik.role(Post.MEMBER),
        person_id=riik[name],
        body_id=riik["Rådet"],
        function=function,
        **days,
    )
    records.save(riik.register, seated)


def note(riik: Cooperation, name: str, presence: Presence, day: date, place_of: str = "") -> None:
    in_place_of_id = riik[place_of] if place_of else None
    noted = Attendance(day=day, person_id=riik[name], presence=presence, in_place_of_id=in_place_of_id)
    attending.note(riik.register, riik["Rådet"], noted, TODAY)


def met(riik: Cooperation) -> None:
    """Note that all came in spring, and in autumn Per in Ola's place."""
    attending.note_others(riik.register, riik["Rådet"], SPRING, TODAY)
    note(riik, OLA, Presence.ABSENT, AUTUMN)
    note(riik, PER, Presence.PRESENT, AUTUMN, OLA)
    note(riik, KARI, Presence.EXCUSED, AUTUMN)


def paper(riik: Cooperation, day: date | None = None, year: int = 2026) -> Document:
    return orders.document_of(riik.register, AttendanceOrder(TODAY, riik["Rådet"], year, day))


def rows(document: Document, caption: str) -> list[Any]:
    (table,) = (each for each in document.blocks if isinstance(each, DataTable) and each.caption == caption)
    return [_read(each) for each in table.rows]


def _read(line: Any) -> Any:
    if isinstance(line, Subheading):
        return line.text
    cells = line.cells if isinstance(line, Total) else line
    return tuple(formats.show(each.value if isinstance(each, Strong) else each) for each in cells)


def facts(document: Document) -> dict[str, str]:
    (found,) = (each for each in document.blocks if isinstance(each, KeyValues))
    return {label: formats.show(value) for label, value in found.rows}


def paragraphs(document: Document) -> list[str]:
    return [each.text for each in document.blocks if isinstance(each, Paragraph)]


def test_a_year_is_members_and_days_with_sums(riik: Cooperation) -> None:
    met(riik)
    document = paper(riik)
    assert rows(document, "Attendance") == [
        "Members",
        ("Kari Moen", "Eidskog", "✓ P", "○ N", "", "1 of 2"),
        ("Ola Berg", "Grue", "✓ P", "✕ A", "", "1 of 2"),
        ("Vacant", "Kongsvinger", "□", "□", "□", ""),
        "Substitutes and secretary",
        ("Per Lie", "", "–", "⇄ S", "", "1"),
        ("Siri Haug", "", "✓ P", "", "", "1 of 2"),
        ("Present, of the members", "", "2 of 2", "1 of 2", "", ""),
    ]
    assert facts(document) == {
        "Held until today": "2 meetings, of at least 3",
        "Still to come": "1",
        "Attendance noted": "2 meetings",
    }
    assert rows(document, "Not represented") == [
        ("2026-03-10", "Kongsvinger"),
        ("2026-09-08", "Kongsvinger and Eidskog"),
    ]


def test_only_marks_that_stand_there_are_explained(riik: Cooperation) -> None:
    attending.note_others(riik.register, riik["Rådet"], SPRING, TODAY)
    (legend,) = paragraphs(paper(riik))
    assert legend == (
        "✓ P Present · ? Not noted · – Did not belong to the body · □ The organisation had no member"
    )


def test_a_year_without_meetings_says_so(riik: Cooperation) -> None:
    document = paper(riik, year=2020)
    assert rows(document, "Attendance") == []
    assert facts(document)["Held in the year"] == "0 meetings, of at least 3"
    assert paragraphs(document) == []


@pytest.mark.parametrize(
    ("today", "labels"),
    [
        (date(2026, 12, 31), ["Held until today", "Still to come", "Attendance noted"]),
        (date(2027, 1, 1), ["Held in the year", "Attendance noted"]),
    ],
)
def test_of_a_year_that_is_over_nothing_is_still_to_come(
    riik: Cooperation, today: date, labels: list[str]
) -> None:
    order = AttendanceOrder(today, riik["Rådet"], 2026)
    assert list(facts(orders.document_of(riik.register, order))) == labels


def test_a_body_of_no_organisations_has_no_column_for_them(riik: Cooperation) -> None:
    body = riik.keep(Body(name="Styret", meeting_days=(MeetingDay(day=SPRING),)))
    records.save(
        riik.register, Appointment(role_id=riik.role(Post.MEMBER), person_id=riik[PER], body_id=body.id)
    )
    attending.note_others(riik.register, body.id or 0, SPRING, TODAY)
    document = orders.document_of(riik.register, AttendanceOrder(TODAY, body.id or 0, 2026))
    assert rows(document, "Attendance") == [
        "Members",
        ("Per Lie", "✓ P", "1 of 1"),
        ("Present, of the members", "1 of 1", ""),
    ]
    assert facts(document)["Held until today"] == "1 meeting"


def test_the_sheet_tells_who_was_there_and_in_whose_place(riik: Cooperation) -> None:
    met(riik)
    document = paper(riik, AUTUMN)
    assert document.title == "Attendance at Rådet, 2026-09-08"
    assert facts(document) == {
        "Body": "Rådet",
        "Day": "2026-09-08",
        "Time": "10:00",
        "Place": "Rådhuset",
        "Called by": "Siri Haug",
        "Present, of the members": "1 of 2",
    }
    assert rows(document, "Present") == [("Per Lie", "Substitute", "Ola Berg")]
    assert rows(document, "Absent") == [
        ("Kari Moen", "Member", "Eidskog", "Absent with notice"),
        ("Ola Berg", "Member", "Grue", "Absent without notice"),
    ]
    assert "Kongsvinger and Eidskog" in paragraphs(document)


def test_one_who_has_no_seat_any_more_stays_on_the_sheet(riik: Cooperation) -> None:
    met(riik)
    for each in records.every(riik.register, Appointment):
        if each.person_id == riik[PER]:
            records.delete(riik.register, each)
    assert rows(paper(riik, AUTUMN), "Present") == [("Per Lie", "Ola Berg")]
    assert ("Per Lie", "", "–", "⇄ S", "–", "1") in rows(paper(riik), "Attendance")


def test_a_sheet_before_the_meeting_lists_who_is_to_come(riik: Cooperation) -> None:
    document = paper(riik, WINTER)
    assert rows(document, "Not noted") == [("Kari Moen", "Member", "Eidskog"), ("Ola Berg", "Member", "Grue")]
    assert rows(document, "Present") == []
    assert facts(document) == {"Body": "Rådet", "Day": "2026-12-01"}
    assert paragraphs(document) == [
        "As far as the register knows, the body decided on no direct procurement on this day."
    ]


def test_only_a_meeting_day_has_one(riik: Cooperation) -> None:
    with pytest.raises(UserError, match="does not meet on"):
        paper(riik, date(2026, 5, 1))


def case(riik: Cooperation, *secrets: str, **facts: Any) -> None:
    handler = Handler(person_id=riik[KARI], points=(Point.PARTY,), circumstances="Naboen er daglig leder.")
    values = {"number": "D1", "title": "Penner", "decided_on": AUTUMN, "handlers": (handler,)}
    values |= {"decided_by_body_id": riik["Rådet"]}
    marks = tuple(Secret(subject=each, paragraph="§ 13") for each in secrets)
    riik.keep(DirectProcurement(**(values | {"secrets": marks} | facts)))


def test_it_tells_who_takes_no_part_in_a_case_and_by_which_paragraph(riik: Cooperation) -> None:
    seller = riik.keep(Supplier(name="Blyanten AS"))
    owns = Interest(kind=InterestKind.OWNERSHIP, supplier_id=seller.id, what="Halvparten")
    riik.keep(replace(riik.person(OLA), interests=(owns,)))
    case(riik, supplier_id=seller.id)
    document = paper(riik, AUTUMN)
    assert rows(document, NOT_THERE) == [
        ("D1 Penner", KARI, f"{formats.word(Point.PARTY)}\nNaboen er daglig leder."),
        ("D1 Penner", OLA, "Ownership: Blyanten AS\nHalvparten"),
    ]
    law, rule = paragraphs(document)[-2:]
    assert PARAGRAPH[Country.NO] in law
    assert "Other matters of the meeting" in rule


def test_what_is_secret_of_a_case_stays_out(riik: Cooperation) -> None:
    case(riik, "title", "handlers")
    document = paper(riik, AUTUMN)
    assert rows(document, NOT_THERE) == [("D1 (title secret)", KARI, "The reason is secret.")]
    assert "Penner" not in str(document)
    assert "Naboen" not in str(document)


def test_it_says_so_where_nobody_declared_anything(riik: Cooperation) -> None:
    case(riik, handlers=())
    document = paper(riik, AUTUMN)
    (table,) = (each for each in document.blocks if isinstance(each, DataTable) and each.caption == NOT_THERE)
    assert table.empty == (
        "The body decided on 1 direct procurement; nobody here has declared anything about it."
    )
    assert PARAGRAPH[Country.NO] not in str(document)
