"""What is kept about a person is shown whole, and goes when the person has left."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import cooperation
import pytest
from driving import FormPart, Program
from organisation_drivers import PersonDriver
from PySide6.QtWidgets import QLabel
from report_drivers import PreviewDriver

from inkop_desktop import paths
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Person
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import records
from inkop_desktop.ui import drafts
from inkop_desktop.ui.people.anonymising import AnonymiseDialog

KARI, OLA = "Kari Moen", "Ola Berg"


@pytest.fixture
def people(program: Program, tmp_path: Path) -> PersonDriver:
    made = cooperation.make(tmp_path / "riik.inkop")
    made.appoint(KARI, Post.PROCUREMENT_OFFICER, "Grue")
    for name in (OLA, "Per Lie"):
        left = replace(made.person(name), employed_to=date(2026, 10, 31), email="noen@grue.example")
        records.save(made.register, left)
    signed = Contract(title="Penner", signed_by_id=made[OLA], remarks="Ring Ola Berg om prisen.")
    records.save(made.register, signed)
    made.register.close()
    program.start(tmp_path / "riik.inkop")
    page = PersonDriver(program)
    page.press("All")
    return page


def asked(program: Program, people: PersonDriver, name: str) -> FormPart:
    people.ask(name, "Anonymise …")
    return FormPart(program, program.dialog(AnonymiseDialog))


def test_a_person_who_has_left_goes(program: Program, people: PersonDriver) -> None:
    dialog = asked(program, people, "Per Lie")
    assert dialog.widget.said() == "The name is taken away too."
    dialog.press("Anonymise")
    assert "Tidligere ansatt" in program.told()
    assert not any("Per Lie" in each for each in people.titles())


def test_what_was_being_written_about_the_person_goes_too(program: Program, people: PersonDriver) -> None:
    register = program.desk.register
    (per,) = (each for each in records.every(register, Person) if each.name == "Per Lie")
    drafts.find(per, register)[0].keep(replace(per, phone="900 00 000"))
    asked(program, people, "Per Lie").press("Anonymise")
    assert "Tidligere ansatt" in program.told()
    assert not list(paths.drafts_of(register.identity).glob("person-*"))


def test_a_name_that_is_needed_stays_and_it_is_said_where(program: Program, people: PersonDriver) -> None:
    dialog = asked(program, people, OLA)
    assert "The name stays" in dialog.widget.said()
    assert "Penner" in dialog.widget.said()
    seen = {each.text() for each in dialog.widget.findChildren(QLabel) if not each.visibleRegion().isEmpty()}
    assert {"Whoever signed a contract must be known for as long as it is kept.", "Penner"} <= seen
    dialog.press("Anonymise")
    people.choose(OLA)
    people.tab("Facts")
    assert "E-mail" not in people.facts()


def test_it_is_said_that_the_log_keeps_its_authors(program: Program, people: PersonDriver) -> None:
    register = program.desk.register
    (per,) = (each for each in records.every(register, Person) if each.name == "Per Lie")
    records.save(register, replace(per, name="Anna Lind"))
    dialog = asked(program, people, "Anna Lind")
    assert "author of 1 entry: who has changed what must be known" in dialog.widget.said()
    dialog.widget.close()


def test_who_has_not_left_stays_as_it_was(program: Program, people: PersonDriver) -> None:
    dialog = asked(program, people, KARI)
    assert "has not left" in dialog.widget.notice.text()
    assert dialog.widget.said() == ""
    assert not dialog.widget.do_button.isEnabled()
    dialog.widget.close()


def test_who_still_answers_for_something_is_told_of_first(program: Program, people: PersonDriver) -> None:
    register = program.desk.register
    (per,) = (each for each in records.every(register, Person) if each.name == "Per Lie")
    records.save(register, GoverningDocument(title="Reglement", owner_id=per.id))
    dialog = asked(program, people, "Per Lie")
    assert "Per Lie still answers for something" in dialog.widget.notice.text()
    assert dialog.widget.said() == ""
    assert not dialog.widget.do_button.isEnabled()
    dialog.widget.close()


@pytest.mark.usefixtures("quick_papers")
def test_the_extract_is_previewed(program: Program, people: PersonDriver) -> None:
    people.ask(OLA, "Register extract")
    preview = PreviewDriver(program)
    said = " ".join(preview.text().split())
    assert "noen@grue.example" in said
    assert "Ring Ola Berg om prisen." in said
    preview.close()
