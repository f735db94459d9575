"""Roles, bodies and what governs the purchasing: written in, found, looked at, changed and taken back."""

import threading
from collections.abc import Callable
from pathlib import Path

import cooperation
import pytest
from cooperation import PERSONS, Cooperation
from drivers import DirectoryDriver, FinderDriver, RecordDialogDriver, TodayDriver
from driving import Program, drop, write
from organisation_drivers import ConfirmDriver
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListWidget, QPushButton

from inkop_desktop.records.bodies import Body
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.roles import Role
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import DocumentKind
from inkop_desktop.services import records
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.records.meeting_days import MeetingDaysEditor, SeveralDaysDialog
from inkop_desktop.ui.roles.page import RolesList

# Area, tab, what the button says, the field that names it, and other fields that must be filled in.
NOUNS = [
    ("roles", "Roles", "New role", "name", {}),
    ("roles", "Bodies", "New body", "name", {}),
    ("rules", "Governing documents", "New document", "title", {}),
    ("rules", "Consultations", "New consultation", "title", {}),
    ("rules", "Gifts and offers", "New gift or offer", "title", {"offered_on": "2026-03-01"}),
    ("guidance", "Information, training and contact", "New note", "title", {"held_on": "2026-03-01"}),
    ("guidance", "Advice", "New question", "title", {}),
    ("guidance", "Proposals", "New proposal", "title", {}),
    ("guidance", "Feedback", "New feedback", "title", {}),
]


@pytest.mark.parametrize(("area", "tab", "new", "name", "more"), NOUNS, ids=[each[1] for each in NOUNS])
def test_a_record_is_written_in_found_edited_deleted_and_brought_back(
    program: Program, empty: Path, area: str, tab: str, new: str, name: str, more: dict[str, str]
) -> None:
    program.start(empty)
    page = DirectoryDriver(program, area)
    page.tab(tab)
    form = page.new(new)
    for field, value in {name: "Zebra 1", **more}.items():
        form.write(field, value)
    form.save()
    assert "Zebra 1" in page.titles(name)
    assert page.details.title() == "Zebra 1"
    program.go("today")
    finder = FinderDriver(program)
    assert finder.type("zebra") == ["Zebra 1"]
    finder.go()
    assert page.chosen() == ["Zebra 1"]
    again = page.edit()
    again.write(name, "Zebra 2")
    again.save()
    assert page.details.title() == "Zebra 2"
    assert any("Zebra 1 → Zebra 2" in line for line in page.details.history.lines())
    page.delete()
    assert "Zebra 2" not in page.titles(name)
    program.press("Ctrl+Z")
    assert "Zebra 2" in page.titles(name)


def test_an_appointment_is_refused_beside_the_field_and_then_made(program: Program, empty: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "roles")
    page.tab("Appointments")
    form = page.new("New appointment")
    form.refer("role_id", "kategoriansvarig")
    form.refer("person_id", "Kim Öst")
    form.write("from_day", "2026-05-01")
    form.write("to_day", "2026-04-01")
    form.save()
    assert "before" in form.problem("to_day")
    form.write("to_day", "2026-12-31")
    form.save()
    assert form.is_open()
    assert "what the appointment is for" in form.problem("organisation_id")
    form.refer("organisation_id", "Kiruna")
    form.save()
    assert "product area in an organisation" in form.problem("area_id")
    form.refer("area_id", "Livsmedel")
    form.save()
    assert page.titles("person_id") == ["Kim Öst"]
    page.press("Ended")
    assert page.titles("person_id") == []
    page.press("End within 90 days")
    assert page.titles("person_id") == ["Kim Öst"]
    assert page.facts()["Until and including"] == "2026-12-31"


def answering(program: Program) -> tuple[DirectoryDriver, RecordDialogDriver]:
    """Show the questions without an answer, one of them, and write one that has its answer."""
    page = DirectoryDriver(program, "guidance")
    page.tab("Advice")
    asked = page.new("New question")
    asked.write("title", "Avrop?")
    asked.save()
    page.press("Without answer")
    answered = page.new("New question")
    answered.write("title", "Jäv?")
    answered.write("answer", "Nej")
    return page, answered


def test_what_is_new_shows_whatever_the_filter(program: Program, empty: Path) -> None:
    program.start(empty)
    page, answered = answering(program)
    answered.save()
    assert page.chosen() == ["Jäv?"]
    page.press("Without answer")
    assert page.titles("title") == ["Avrop?"]


def test_what_is_new_shows_although_the_list_has_asked_again_before_it_is_told(
    program: Program, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.start(empty)
    page, answered = answering(program)
    _tell_late(page, monkeypatch)
    answered.save()
    assert page.chosen() == ["Jäv?"]


def _tell_late(page: DirectoryDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is written be told only when the list has shown what is in the register by then."""
    shown, write_at_once = threading.Event(), Ops.write

    def write_and_wait(ops: Ops, owner: QObject, work: Callable[[Register], object], *then: object) -> None:
        def late(register: Register) -> object:
            value = work(register)
            assert shown.wait(10)
            return value

        write_at_once(ops, owner, late, *then)

    monkeypatch.setattr(Ops, "write", write_and_wait)
    page.table.model().counted.connect(lambda _count: shown.set())


def test_missing_usual_roles_are_offered_and_added_as_one_action(program: Program, empty: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "roles")
    page.tab("Roles")
    offer = page.widget.findChild(RolesList).offer
    assert offer.text() == ""
    usual = page.titles()
    page.table.selectAll()
    page.delete()
    assert page.titles() == []
    assert "usual roles are missing" in offer.text()
    page.press("Add the usual roles")
    assert page.titles() == usual
    assert offer.text() == ""
    program.press("Ctrl+Z")
    assert records.every(program.desk.register, Role) == []


def test_a_year_of_meetings_is_written_at_once(program: Program, empty: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "roles")
    page.tab("Bodies")
    form = page.new("New body")
    form.write("name", "Inköpsrådet")
    editor = form.field("meeting_days").editor
    assert isinstance(editor, MeetingDaysEditor)
    editor.several.click()
    several = program.dialog(SeveralDaysDialog)
    write(several.form.field("days").editor, "12.2, hej")
    several.give()
    assert "hej" in several.form.field("days").problem()
    write(several.form.field("days").editor, "3.12, 12.2 och 14 maj 2027")
    write(several.form.field("place").editor, "Stadshuset")
    several.give()
    program.settle()
    form.save()
    (body,) = records.every(program.desk.register, Body)
    assert [f"{each.day} {each.place}" for each in body.meeting_days] == [
        "2027-02-12 Stadshuset",
        "2027-05-14 Stadshuset",
        "2027-12-03 Stadshuset",
    ]
    assert "2027-02-12" in page.titles("next_meeting")


def test_a_governing_document_keeps_files(program: Program, empty: Path, tmp_path: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "rules")
    form = page.new("New document")
    form.write("title", "Inköpspolicy")
    form.save()
    file = tmp_path / "Policy.pdf"
    file.write_bytes(b"%PDF-1.7")
    page.details.tabs.setCurrentIndex(1)
    drop(program, page.details, (file,))
    kept = page.details.findChild(QListWidget)
    assert kept.item(0).text().startswith("Policy.pdf")
    assert "kept with “Inköpspolicy”" in program.told()
    kept.setCurrentRow(0)
    save = next(each for each in page.details.findChildren(QPushButton) if each.text() == "Save as …")
    assert save.isEnabled()
    program.press("Ctrl+Z")
    assert page.details.findChild(QListWidget).count() == 0


def with_ethics(program: Program, folder: Path) -> Cooperation:
    """Open a cooperation of three municipalities with ethical rules that nobody has confirmed."""
    made = cooperation.make(folder / "riik.inkop")
    records.save(made.register, GoverningDocument(title="Etikk", kind=DocumentKind.ETHICS))
    made.register.close()
    program.start(folder / "riik.inkop")
    return made


def test_those_who_have_confirmed_a_document_are_noted_at_once(program: Program, tmp_path: Path) -> None:
    made = with_ethics(program, tmp_path)
    page = DirectoryDriver(program, "rules")
    page.choose("Etikk")
    page.press("Confirmed by …")
    dialog = ConfirmDriver(program)
    assert dialog.rows() == ["Organisations", "Eidskog", "Grue", "Kongsvinger", "Persons", *sorted(PERSONS)]
    assert not dialog.can_note()
    dialog.tick("Organisations")
    dialog.tick("Grue")
    dialog.tick("Ola Berg")
    assert dialog.said() == "3 are ticked."
    dialog.write("day", "2026-11-20")
    assert dialog.said() == "3 are ticked."
    dialog.press("Note them")
    assert "3 confirmations were noted" in program.told()
    assert confirmed(program) == [
        (made["Eidskog"], None),
        (made["Kongsvinger"], None),
        (None, made["Ola Berg"]),
    ]
    page.press("Confirmed by …")
    again = ConfirmDriver(program)
    assert again.rows()[:3] == ["Organisations", "Grue", "Persons"]
    again.widget.close()
    program.press("Ctrl+Z")
    assert confirmed(program) == []


def test_today_asks_who_has_confirmed(program: Program, tmp_path: Path) -> None:
    with_ethics(program, tmp_path)
    today = TodayDriver(program)
    today.act("Etikk has not been confirmed")
    dialog = ConfirmDriver(program)
    dialog.rows()
    dialog.tick("Organisations")
    dialog.press("Note them")
    assert not [each for each in today.cards() if "Etikk has not been confirmed" in each]


def confirmed(program: Program) -> list[tuple[int | None, int | None]]:
    (document,) = records.every(program.desk.register, GoverningDocument)
    return [(each.organisation_id, each.person_id) for each in document.confirmations]


def test_a_unit_is_found_in_its_own_tab(program: Program, empty: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "people")
    page.tab("Units")
    form: RecordDialogDriver = page.new("New unit")
    form.write("name", "Kosten")
    form.save()
    assert "Nothing more is noted here." in page.said()
    form = page.edit()
    form.tick("parts", "Orders")
    form.save()
    assert "Nothing more is noted here." not in page.said()
    page.tab("Persons")
    finder = FinderDriver(program)
    finder.type("kosten")
    finder.go()
    assert page.chosen() == ["Kosten"]
