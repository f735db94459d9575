"""A person's page: what they answer for, what they can, what is nobody's business; and handing it over."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import cooperation
import pytest
from drivers import TodayDriver
from driving import Program
from organisation_drivers import HandOverDriver, MatrixDriver, PersonDriver
from report_drivers import PreviewDriver

from inkop_desktop.records.contracts import ContractManager, ContractOwner
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Competence, Interest
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.organising import CompetenceKind, InterestKind, Post
from inkop_desktop.services import records
from inkop_desktop.ui.records.dialog import RecordDialog

KARI, OLA = "Kari Moen", "Ola Berg"
EVERYTHING = [
    ("Answers for", "3"),
    ("Epler", "Avtaleeier · since 2025-02-01"),
    ("Grue", "Innkjøpsansvarlig · since 2024-01-01"),
    ("Mat, Grue", "Produktansvarlig · since 2024-01-01 · until and including 2027-06-30"),
    ("Deputy for", "1"),
    ("Penner", "Avtaleforvalter · Ola Berg"),
    ("Owns these governing documents", "1"),
    ("Reglement", "Guideline"),
]


def filled(path: Path) -> Path:
    """Make the register with everything that Kari answers for."""
    made = cooperation.make(path)
    made.appoint(KARI, Post.PROCUREMENT_OFFICER, "Grue")
    made.appoint(KARI, Post.AREA_MANAGER, "Grue", "Mat", to_day=date(2027, 6, 30))
    made.framework("Epler", "Frukt", owners=(ContractOwner(person_id=made[KARI], from_day=date(2025, 2, 1)),))
    made.framework("Penner", "Kontor", managers=(ContractManager(person_id=made[OLA], deputy_id=made[KARI]),))
    made.keep(GoverningDocument(title="Reglement", owner_id=made[KARI]))
    kari = replace(
        made.person(KARI),
        email="kari@grue.example",
        competences=(
            Competence(kind=CompetenceKind.COURSE, title="Loven"),
            Competence(kind=CompetenceKind.CERTIFICATE, title="SOA", expires_on=date(2026, 11, 20)),
            Competence(kind=CompetenceKind.CERTIFICATE, title="Oppfølging", expires_on=date(2026, 11, 21)),
        ),
    )
    saved = records.save(made.register, kari)
    interest = Interest(kind=InterestKind.SIDE_JOB, what="Hytteutleie")
    records.save(made.register, replace(saved, interests=(interest,)))
    made.register.close()
    return path


@pytest.fixture
def people(program: Program, tmp_path: Path) -> PersonDriver:
    program.start(filled(tmp_path / "riik.inkop"))
    page = PersonDriver(program)
    page.choose(KARI)
    return page


def test_the_panel_says_all_that_a_person_answers_for(people: PersonDriver) -> None:
    assert people.things() == EVERYTHING
    people.choose("Per Lie")
    assert people.things() == []
    assert not people.button("Hand over …").isEnabled()


def test_each_thing_leads_to_its_record(program: Program, people: PersonDriver) -> None:
    people.open_thing("Grue")
    program.dialog(RecordDialog).close()
    people.open_thing("Reglement")
    program.dialog(RecordDialog).close()
    people.open_thing("Epler")
    assert program.window.workplace().current() == "contracts"


@pytest.fixture
def officer(program: Program, tmp_path: Path) -> PersonDriver:
    """Show an officer with a case and two planned procurements."""
    made = cooperation.make(tmp_path / "riik.inkop")
    made.keep(DirectProcurement(number="D1", title="Skilt", officer_id=made[KARI]))
    made.keep(PlanItem(title="Benker", responsible_id=made[KARI], begin_by=date(2027, 1, 31)))
    made.keep(PlanItem(title="Lys", responsible_id=made[KARI]))
    made.register.close()
    program.start(tmp_path / "riik.inkop")
    page = PersonDriver(program)
    page.choose(KARI)
    return page


def test_cases_and_plans_are_told_and_handed_over(program: Program, officer: PersonDriver) -> None:
    told = officer.things()
    assert told == [
        ("Officer of these cases", "1"),
        ("Skilt", "D1"),
        ("Officer of these planned procurements", "2"),
        ("Benker", "to begin by 2027-01-31"),
        ("Lys", ""),
    ]
    dialog = officer.hand_over()
    assert dialog.follows().endswith("Planned procurements get their new officer at once.")
    dialog.refer("taker", "Per")
    dialog.press("Hand over")
    assert officer.things() == []
    officer.choose("Per Lie")
    assert officer.things() == told


@pytest.mark.parametrize(("title", "area"), [("Skilt", "procuring"), ("Benker", "plan")])
def test_a_case_and_a_plan_lead_to_their_areas(
    program: Program, officer: PersonDriver, title: str, area: str
) -> None:
    officer.open_thing(title)
    assert program.window.workplace().current() == area


def test_what_expires_is_marked(people: PersonDriver) -> None:
    people.tab("Facts")
    assert people.facts() == {"E-mail": "kari@grue.example"}
    assert people.competence() == [
        "SOA: Expired 2026-11-20",
        "Oppfølging: Valid until and including 2026-11-21",
        "Loven: ",
    ]


def test_interests_show_only_where_somebody_asks(people: PersonDriver) -> None:
    assert people.interests() == []
    people.tab("History")
    assert "E-mail: kari@grue.example" in people.history()
    assert "Hytteutleie" not in people.history()
    assert "SOA" not in people.history()
    people.tab("Interests")
    assert people.interests() == ["Side job · Hytteutleie"]
    people.choose("Per Lie")
    people.choose(KARI)
    assert people.interests() == []


def test_an_appointment_is_ended_from_its_menu(people: PersonDriver) -> None:
    people.end_thing("Grue", "2026-12-31")
    assert (
        "Grue",
        "Innkjøpsansvarlig · since 2024-01-01 · until and including 2026-12-31",
    ) in people.things()


def test_everything_is_handed_over_and_comes_back_with_undo(program: Program, people: PersonDriver) -> None:
    dialog = people.hand_over()
    assert dialog.ticked() == ["Epler", "Grue", "Mat, Grue", "Penner", "Reglement"]
    dialog.refer("taker", "Per")
    assert dialog.follows().startswith(
        "Kari Moen has it until and including 2026-11-20, Per Lie from 2026-11-21."
    )
    dialog.press("Hand over")
    assert program.told() == "5 things were handed over to Per Lie."
    assert people.things() == []
    people.choose("Per Lie")
    assert [words for words, _detail in people.things()] == [words for words, _detail in EVERYTHING]
    assert MatrixDriver(program).text("Mat", "Grue") == "Per Lie"
    program.press("Ctrl+Z")
    assert MatrixDriver(program).text("Mat", "Grue") == KARI
    people = PersonDriver(program)
    people.choose(KARI)
    assert people.things() == EVERYTHING


def test_a_part_is_handed_over_from_a_later_day(program: Program, people: PersonDriver) -> None:
    dialog = people.hand_over()
    dialog.tick_thing("Answers for")
    dialog.tick_thing("Mat, Grue")
    dialog.tick_thing("Deputy for")
    dialog.tick_thing("Reglement")
    assert dialog.ticked() == ["Mat, Grue"]
    dialog.write("day", "2027-01-01")
    assert dialog.ticked() == ["Mat, Grue"]
    dialog.refer("taker", OLA)
    dialog.press("Hand over")
    assert program.told() == "1 thing was handed over to Ola Berg."
    matrix = MatrixDriver(program)
    assert matrix.text("Mat", "Grue") == KARI
    matrix.show_day("2027-01-01")
    assert matrix.text("Mat", "Grue") == OLA


def test_it_is_said_what_is_missing(people: PersonDriver) -> None:
    dialog = people.hand_over()
    dialog.press("Hand over")
    assert dialog.problem("taker") == "Choose who takes over."
    dialog.tick_thing("Answers for")
    dialog.tick_thing("Deputy for")
    dialog.tick_thing("Reglement")
    assert dialog.follows() == "Tick what is to be handed over."
    assert not dialog.button("Hand over").isEnabled()
    dialog.widget.close()


def test_it_is_said_where_there_is_nothing(program: Program, people: PersonDriver) -> None:
    people.choose("Per Lie")
    program.desk.hand_over_wanted.emit(people.table.current_id())
    program.settle()
    dialog = HandOverDriver(program)
    assert "so there is nothing to hand over" in dialog.follows()
    assert not dialog.widget.things.isVisible()
    dialog.widget.close()


def test_the_hand_over_list_is_previewed_where_it_is_wanted(program: Program, people: PersonDriver) -> None:
    dialog = people.hand_over()
    dialog.refer("taker", OLA)
    dialog.write("day", "2027-01-01")
    dialog.widget.print_list.click()
    dialog.press("Hand over")
    preview = PreviewDriver(program)
    said = " ".join(preview.text().split())
    assert f"From 2027-01-01 {OLA} answers for what is listed here" in said
    assert "Data as of 2026-11-21" in said
    assert KARI in said
    assert OLA in said
    assert "Mat" in said
    preview.close()


def test_today_hands_over_what_somebody_who_has_left_still_has(
    program: Program, people: PersonDriver
) -> None:
    dialog = people.edit()
    dialog.write("employed_to", "2026-11-20")
    dialog.save()
    today = TodayDriver(program)
    today.act("Kari Moen has left")
    dialog = HandOverDriver(program)
    dialog.refer("taker", "Per")
    dialog.press("Hand over")
    assert not [each for each in today.cards() if "Kari Moen has left" in each]
