"""List people, appointments, roles, bodies and governing documents from the command line."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.cli.listing import LISTED
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.bodies import Body, MeetingDay
from inkop_desktop.records.contracts import Contract, ContractManager, ContractOwner
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.governance import GoverningDocument, MarketNote
from inkop_desktop.records.people import Competence, Interest, Organisation, Person
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.rules.organising import CompetenceKind, Function, InterestKind, Post
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers, roles

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a register in which Åsa is in charge, Bo was, and both stand on a contract."""
    path = tmp_path_factory.mktemp("office") / "office.inkop"
    with registers.new(path, "Anna", Country.NO, Organisation(name="Grue")) as register:
        with register.reading() as connection:
            officer = roles.role_of(connection, Post.PROCUREMENT_OFFICER)
            member = roles.role_of(connection, Post.MEMBER)
        asa = records.save(
            register,
            Person(
                name="Åsa Lie",
                competences=(Competence(kind=CompetenceKind.COURSE, title="Hemmelig kurs"),),
                interests=(Interest(kind=InterestKind.FAMILY, what="Hemmelig interesse"),),
            ),
        )
        bo = records.save(register, Person(name="Bo Dahl", employed_to=date(2025, 12, 31)))
        body = records.save(
            register, Body(name="Innkjøpsrådet", meeting_days=(MeetingDay(day=date(2026, 12, 1)),))
        )
        for facts in (
            {"role_id": officer, "person_id": bo.id, "organisation_id": 1, "to_day": date(2025, 12, 31)},
            {"role_id": officer, "person_id": asa.id, "organisation_id": 1, "from_day": date(2026, 1, 1)},
            {"role_id": member, "person_id": asa.id, "body_id": body.id, "function": Function.CHAIR},
        ):
            records.save(register, Appointment(**facts))
        records.save(
            register,
            Contract(
                number="7",
                title="Mat",
                owners=(ContractOwner(person_id=asa.id, deputy_id=bo.id, from_day=date(2024, 1, 1)),),
                managers=(ContractManager(person_id=bo.id),),
            ),
        )
        records.save(register, GoverningDocument(title="Etikk", decided_by_id=body.id))
    return path


def listed(run: Run, office: Path, noun: str, *more: str) -> list[dict[str, Any]]:
    """Return what a list says as JSON."""
    code, out, err = run("list", noun, office, "--json", "--today", TODAY, *more)
    assert (code, err) == (0, "")
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_appointments_hold_owners_and_managers_of_contracts(run: Run, office: Path) -> None:
    said = listed(run, office, "appointments")
    told = ("noun", "person", "role", "from_day", "to_day", "deputy", "organisation", "body", "contract")
    assert [tuple(each[name] for name in told) for each in said] == [
        ("contract_manager", "Bo Dahl", "Avtaleforvalter", None, None, None, None, None, "Mat"),
        ("appointment", "Bo Dahl", "Innkjøpsansvarlig", None, "2025-12-31", None, "Grue", None, None),
        ("contract_owner", "Åsa Lie", "Avtaleeier", "2024-01-01", None, "Bo Dahl", None, None, "Mat"),
        ("appointment", "Åsa Lie", "Innkjøpsansvarlig", "2026-01-01", None, None, "Grue", None, None),
        ("appointment", "Åsa Lie", "Medlem", None, None, None, None, "Innkjøpsrådet", None),
    ]
    for each in said:
        assert set(fields_of(Appointment)) < set(each)


NARROWED = [
    (("--search", "åsa mat"), {"contract_owner"}),
    (("--search", "innkjøpsansvarlig"), {"appointment"}),
    (("--filter", "over"), {"appointment", "contract_manager"}),
    (("--search", "åsa", "--filter", "In office today"), {"contract_owner", "appointment"}),
    (("--search", "bo dahl", "--filter", "In office today"), set()),
    (("--search", "nobody"), set()),
]


@pytest.mark.parametrize(("asked", "nouns"), NARROWED)
def test_appointments_are_searched_and_narrowed_wherever_they_stand(
    run: Run, office: Path, asked: tuple[str, ...], nouns: set[str]
) -> None:
    assert {each["noun"] for each in listed(run, office, "appointments", *asked)} == nouns


@pytest.mark.parametrize("form", ["--json", "--csv", ""])
def test_the_list_of_people_tells_neither_interests_nor_competence(run: Run, office: Path, form: str) -> None:
    _code, out, _err = run("list", "people", office, "--today", TODAY, *filter(None, [form]))
    assert "Åsa Lie" in out
    assert "emmelig" not in out
    assert "interests" not in out
    assert "competences" not in out


FIELDS = [("roles", Role), ("bodies", Body), ("governing-documents", GoverningDocument)]


@pytest.mark.parametrize(("noun", "record_type"), FIELDS)
def test_every_field_is_told_by_its_english_name(
    run: Run, office: Path, noun: str, record_type: type[Any]
) -> None:
    said = listed(run, office, noun)
    assert said
    assert set(fields_of(record_type)) < set(said[0])


def test_days_of_rows_are_iso_and_a_name_beside_a_field_keeps_both(run: Run, office: Path) -> None:
    assert listed(run, office, "bodies")[0]["meeting_days"][0]["day"] == "2026-12-01"
    document = listed(run, office, "governing-documents")[0]
    assert (document["decided_by"], document["decided_by_body"]) == ("", "Innkjøpsrådet")


@pytest.mark.parametrize("noun", sorted(LISTED))
@pytest.mark.parametrize("language", ["en", "sv", "nb"])
def test_every_list_is_a_table_and_a_spreadsheet(run: Run, office: Path, noun: str, language: str) -> None:
    asked = ("list", noun, office, "--today", TODAY, "--language", language)
    rows = len(listed(run, office, noun))
    assert len(run(*asked)[1].splitlines()) == rows + 1
    table = list(csv.reader(io.StringIO(run(*asked, "--csv")[1][1:]), delimiter=";"))
    assert len(table) == rows + 1
    assert len(set(table[0])) == len(table[0])


def test_help_names_every_list(run: Run) -> None:
    for language in ("en", "sv", "nb"):
        out = run("list", "--help", "--language", language)[1]
        assert all(noun in out for noun in LISTED)


def test_market_notes_are_listed_with_their_names(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "market.inkop"
    with registers.new(path, "Anna", Country.NO, Organisation(name="Grue")) as register:
        asa = records.save(register, Person(name="Åsa Lie"))
        area = records.save(register, ProductArea(name="Mat"))
        for title, day in (("Prisene stiger", date(2026, 3, 1)), ("Ny leverandør", date(2026, 4, 1))):
            noted = MarketNote(title=title, area_id=area.id, noted_on=day, noted_by_id=asa.id)
            records.save(register, noted)
    said = listed(run, path, "market-notes")
    assert [(each["title"], each["area"], each["noted_by"]) for each in said] == [
        ("Ny leverandør", "Mat", "Åsa Lie"),
        ("Prisene stiger", "Mat", "Åsa Lie"),
    ]
    assert [each["title"] for each in listed(run, path, "market-notes", "--search", "stiger")] == [
        "Prisene stiger"
    ]
