"""Letters of appointment: to whom, as what, for how long, by whose decision, with which duties."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from peopled import ODD, TODAY, Peopled

from inkop_desktop.formats import in_sentence
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.people import Person, Unit
from inkop_desktop.records.roles import Appointment, Role, RoleDuty, RoleRequirement
from inkop_desktop.reports import orders
from inkop_desktop.reports.people_orders import (
    CompetenceOrder,
    DutiesOrder,
    LettersOrder,
    ResponsibilitiesOrder,
)
from inkop_desktop.rules.organising import CompetenceKind, Function, Post
from inkop_desktop.services import records, registers
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import (
    DataTable,
    Document,
    KeyValues,
    PageBreak,
    Paragraph,
    SignatureLines,
    Title,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def letter(made: Peopled, post: Post, **facts: Any) -> Document:
    """Return the letter of a new appointment of Ola Dahl."""
    appointment = made.appoint("Ola Dahl", post, **facts)
    return orders.document_of(made.register, LettersOrder(TODAY, appointment_id=appointment.id))


def said(document: Document) -> str:
    """Return the first sentence of a letter's body with the second."""
    return next(block.text for block in document.blocks if isinstance(block, Paragraph))


def signatures(document: Document) -> list[str]:
    """Return for whom and by whom a letter is signed."""
    return [name for block in document.blocks if isinstance(block, SignatureLines) for name in block.names]


def facts(document: Document) -> dict[str, Any]:
    """Return the facts of a letter by their labels."""
    return {
        label: value
        for block in document.blocks
        if isinstance(block, KeyValues)
        for label, value in block.rows
    }


@pytest.mark.parametrize(
    ("first", "last", "runs"),
    [
        (FIRST, LAST, "The appointment runs from 2026-01-01 until and including 2026-12-31."),
        (FIRST, None, "The appointment runs from 2026-01-01 until further notice."),
        (None, LAST, "The appointment runs until and including 2026-12-31."),
        (None, None, "The appointment runs until further notice."),
    ],
)
def test_it_says_how_long(made: Peopled, first: date | None, last: date | None, runs: str) -> None:
    own = registers.own_organisation(made.register).id
    document = letter(made, Post.MANAGING_DIRECTOR, organisation_id=own, from_day=first, to_day=last)
    assert said(document) == f"You are hereby appointed daglig leder. {runs}"


@pytest.mark.parametrize(
    ("own", "of_body", "employed", "runs_to"),
    [
        (LAST, None, None, LAST),
        (LAST, FIRST, None, FIRST),
        (None, LAST, None, LAST),
        (None, LAST, FIRST, FIRST),
        (FIRST, LAST, LAST, FIRST),
    ],
)
def test_it_runs_no_longer_than_the_body_and_the_employment(
    made: Peopled, own: date | None, of_body: date | None, employed: date | None, runs_to: date
) -> None:
    person = records.get(made.register, Person, made.persons["Ola Dahl"])
    records.save(made.register, replace(person, employed_to=employed))
    body = records.save(made.register, Body(name="Byggekomiteen", to_day=of_body))
    document = letter(made, Post.MEMBER, body_id=body.id, to_day=own)
    assert said(document).endswith(f"from 2024-01-01 until and including {runs_to}.")
    order = LettersOrder(date(2025, 12, 1), made.roles["member"], person.id, as_table=True)
    listed = orders.document_of(made.register, order).blocks
    (row,) = next(block.rows for block in listed if isinstance(block, DataTable))
    assert isinstance(row, tuple)
    assert row[5] == runs_to


@pytest.mark.parametrize(
    ("post", "tie", "sentence"),
    [
        (
            Post.PROCUREMENT_OFFICER,
            {"organisation": "Grue"},
            "You are hereby appointed innkjøpsansvarlig for Grue.",
        ),
        (
            Post.AREA_MANAGER,
            {"area": "Milk", "organisation": "Grue"},
            "You are hereby appointed produktansvarlig for Milk in Grue.",
        ),
    ],
)
def test_it_says_what_for(made: Peopled, post: Post, tie: dict[str, str], sentence: str) -> None:
    known = {"organisation": made.municipalities, "area": made.areas}
    ties = {f"{noun}_id": known[noun][name] for noun, name in tie.items()}
    assert said(letter(made, post, **ties)).startswith(sentence)


def test_in_a_unit_one_is_appointed_at_it(made: Peopled) -> None:
    unit = records.save(made.register, Unit(name="Helse"))
    document = letter(made, Post.ORDERER, unit_id=unit.id)
    assert said(document).startswith("You are hereby appointed bestiller at Helse.")


@pytest.mark.parametrize(
    ("function", "called"),
    [(Function.CHAIR, "chair"), (Function.MEMBER, "medlem"), (None, "medlem")],
)
def test_a_member_is_appointed_in_a_body(made: Peopled, function: Function | None, called: str) -> None:
    body = records.save(made.register, Body(name="Samarbeidsrådet"))
    document = letter(made, Post.MEMBER, body_id=body.id, function=function)
    assert said(document).startswith(f"You are hereby appointed {called} in Samarbeidsrådet.")


@pytest.mark.parametrize(
    ("function", "has_duties"),
    [(Function.CHAIR, True), (Function.SUBSTITUTE, True), (Function.SECRETARY, False), (None, True)],
)
def test_a_secretary_has_no_duties_of_the_members(
    made: Peopled, function: Function | None, *, has_duties: bool
) -> None:
    role = records.get(made.register, Role, made.roles["member"])
    duties, needed = (
        (RoleDuty(what="Møter i rådet."),),
        (RoleRequirement(kind=CompetenceKind.COURSE, title="Møteledelse"),),
    )
    asked = {"duties": duties, "requirements": needed, "reports_to_id": made.roles["head"]}
    records.save(made.register, replace(role, hours_a_week=2, **asked))
    body = records.save(made.register, Body(name="Samarbeidsrådet"))
    document = letter(made, Post.MEMBER, body_id=body.id, function=function)
    assert ("Møter i rådet." in str(document.blocks)) is has_duties
    assert ({"Hours a week", "Reports to"} <= facts(document).keys()) is has_duties
    who = orders.document_of(made.register, DutiesOrder(TODAY))
    assert ("Ola Dahl (Samarbeidsrådet" in str(who.blocks)) is has_duties
    own = orders.document_of(made.register, ResponsibilitiesOrder(TODAY, made.persons["Ola Dahl"]))
    assert ("Møter i rådet." in str(own.blocks)) is has_duties
    known = orders.document_of(made.register, CompetenceOrder(TODAY))
    lines = [str(line) for block in known.blocks if isinstance(block, DataTable) for line in block.rows]
    assert any("Ola Dahl" in line and "Møteledelse" in line for line in lines) is has_duties


def test_it_has_all_that_was_decided(made: Peopled) -> None:
    unit = records.save(made.register, Unit(name="Økonomi"))
    person = records.get(made.register, Person, made.persons["Ola Dahl"])
    records.save(made.register, replace(person, unit_id=unit.id))
    body = records.save(made.register, Body(name="Kommunestyret"))
    document = letter(
        made,
        Post.PROCUREMENT_OFFICER,
        organisation_id=made.municipalities["Grue"],
        deputy_id=made.persons["Per Haugen"],
        hours_a_week=12,
        decided_by_id=body.id,
        decided_on=FIRST,
        decision_number="26/12",
        consultation="Alle direktører",
        expertise="Jurist",
    )
    assert facts(document) == {
        "To": "Ola Dahl\nRådgiver\nØkonomi",
        "Date": TODAY,
        "Hours a week": "12 hours",
        "Deputy": "Per Haugen",
        "Reports to": "Kommunedirektør",
        "Expertise": "Jurist",
        "Competence that is required": "Course, certificate, practice",
        "Decision": "Kommunestyret · 2026-01-01 · 26/12",
        "Who was consulted": "Alle direktører",
    }
    duties = next(block for block in document.blocks if isinstance(block, DataTable))
    advice = "Gir kommunedirektøren råd om instruksjon av andre ledere."
    assert (advice, "Instruks for innkjøpsansvarlige, punkt 3") in duties.rows


def test_it_is_signed_for_the_organisation_and_by_the_person(made: Peopled) -> None:
    document = letter(made, Post.MUNICIPAL_DIRECTOR, organisation_id=made.municipalities["Grue"])
    assert signatures(document) == ["For Grue", "Ola Dahl"]
    assert document.title == "Appointment as kommunedirektør"


@pytest.mark.parametrize(
    ("own", "of_body", "signs"),
    [
        (None, None, "RIIK"),
        (None, "Grue", "Grue"),
        ("Eidskog", "Grue", "Eidskog"),
        ("Eidskog", None, "Eidskog"),
    ],
)
def test_in_a_body_it_is_signed_for_the_bodys_organisation(
    made: Peopled, own: str | None, of_body: str | None, signs: str
) -> None:
    known = made.municipalities
    body = records.save(made.register, Body(name="Utvalget", organisation_id=known.get(of_body or "")))
    document = letter(made, Post.MEMBER, body_id=body.id, organisation_id=known.get(own or ""))
    assert signatures(document)[0] == f"For {signs}"


def test_in_a_unit_it_is_signed_for_the_organisation_that_it_belongs_to(made: Peopled) -> None:
    unit = records.save(made.register, Unit(name="Helse", organisation_id=made.municipalities["Grue"]))
    ward = records.save(made.register, Unit(name="Hjemmetjenesten", parent_id=unit.id))
    assert signatures(letter(made, Post.ORDERER, unit_id=ward.id))[0] == "For Grue"


def test_each_letter_is_a_paper_of_its_own(made: Peopled) -> None:
    document = orders.document_of(made.register, LettersOrder(TODAY, made.roles["municipal_director"]))
    assert [block.facts for block in document.blocks if isinstance(block, Title)] == list(made.municipalities)
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 2
    assert document.apart
    assert document.title == "Letter of appointment"


def test_letters_of_a_person_and_a_role_are_of_both(made: Peopled) -> None:
    order = LettersOrder(TODAY, made.roles["member"], made.persons[ODD])
    document = orders.document_of(made.register, order)
    assert [block.text for block in document.blocks if isinstance(block, Title)] == ["Appointment as chair"]


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2024, 1, 1)])
def test_a_letter_is_written_before_the_first_day(made: Peopled, day: date) -> None:
    order = LettersOrder(day, made.roles["procurement_officer"], made.persons[ODD])
    document = orders.document_of(made.register, order)
    assert [block.facts for block in document.blocks if isinstance(block, Title)] == ["Eidskog"]


@pytest.mark.parametrize(("day", "count"), [(TODAY, 1), (TODAY + timedelta(days=1), 0)])
def test_no_letter_is_written_for_an_appointment_that_is_over(made: Peopled, day: date, count: int) -> None:
    person = records.save(made.register, Person(name="Ny Person"))
    role_id = made.roles["procurement_officer"]
    records.save(
        made.register,
        Appointment(
            person_id=person.id,
            role_id=role_id,
            organisation_id=made.municipalities["Grue"],
            from_day=date(2024, 1, 1),
            to_day=TODAY,
        ),
    )
    document = orders.document_of(made.register, LettersOrder(day, role_id, person.id))
    assert ("Nobody is appointed" not in said(document)) is bool(count)


def test_an_owner_has_a_letter_that_names_the_contract(made: Peopled) -> None:
    order = LettersOrder(TODAY, made.roles["contract_owner"])
    document = orders.document_of(made.register, order)
    named = "You are hereby appointed avtaleeier for the contract 2024-001 Bread for all."
    assert said(document).startswith(named)


def test_a_spreadsheet_has_a_row_for_each_letter(made: Peopled, tmp_path: Path) -> None:
    out = tmp_path / "letters.xlsx"
    orders.write(made.register, LettersOrder(TODAY, made.roles["procurement_officer"]), out)
    rows = list(openpyxl.load_workbook(out)["Letters of appointment"].iter_rows(values_only=True))
    assert rows[-1] == (
        ODD,
        "Rådgiver",
        "Innkjøpsansvarlig",
        "Eidskog",
        datetime(2024, 1, 1),  # noqa: DTZ001 - a sheet knows no zones
        None,
        "Ingrid Ås",
        12,
        "Kommunedirektøren",
        datetime(2023, 12, 5),  # noqa: DTZ001 - a sheet knows no zones
        "22/310",
    )


def test_nobody_has_no_letter_but_a_sentence(made: Peopled) -> None:
    document = orders.document_of(made.register, LettersOrder(date(2023, 12, 31), made.roles["member"]))
    assert said(document) == "Nobody is appointed to it on this day."


def test_it_reads_as_a_letter_in_both_languages(made: Peopled) -> None:
    milk = made.areas["Milk"]
    with in_language("nb"):
        norwegian = letter(made, Post.AREA_MANAGER, area_id=milk, organisation_id=made.municipalities["Grue"])
    with in_language("sv"):
        swedish = letter(
            made, Post.AREA_MANAGER, area_id=milk, organisation_id=made.municipalities["Eidskog"]
        )
    assert said(norwegian) == (
        "Du oppnevnes med dette som produktansvarlig for Milk i Grue. "
        "Oppnevningen gjelder fra og med 01.01.2024 og inntil videre."
    )
    assert said(swedish) == (
        "Du förordnas härmed som produktansvarlig för Milk i Eidskog. "
        "Förordnandet gäller från och med 2024-01-01 och tills vidare."
    )


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Upphandlare", "upphandlare"),
        ("IT-samordnare", "IT-samordnare"),
        ("Ål", "ål"),
        ("VD", "VD"),
        ("", ""),
    ],
)
def test_a_role_is_written_small_within_a_sentence(name: str, within: str) -> None:
    assert in_sentence(name) == within
