"""The matrix: what it shows, filling it with the keyboard, and what follows from it."""

from datetime import date
from pathlib import Path

import cooperation
import pytest
from cooperation import Cooperation
from drivers import RecordDialogDriver, TodayDriver
from driving import Program
from organisation_drivers import ChooserDriver, MatrixDriver
from PySide6.QtCore import QRect, Qt
from report_drivers import PreviewDriver

from inkop_desktop.rules.organising import Post
from inkop_desktop.ui import theme
from inkop_desktop.ui.records.dialog import RecordDialog

MANAGER, OFFICER = Post.AREA_MANAGER, Post.PROCUREMENT_OFFICER


def filled(path: Path) -> Path:
    """Make the register with a vacancy for fruit in Grue and somebody above in Eidskog."""
    made: Cooperation = cooperation.make(path)
    made.framework("Frukt og bær", "Frukt", ["Grue", "Eidskog"])
    made.appoint("Kari Moen", MANAGER, "Eidskog", "Mat", deputy="Per Lie")
    made.appoint("Ola Berg", MANAGER, "Grue", "Kontor")
    made.appoint("Siri Haug", OFFICER, "Grue")
    made.register.close()
    return path


@pytest.fixture
def matrix(program: Program, tmp_path: Path) -> MatrixDriver:
    program.start(filled(tmp_path / "riik.inkop"))
    return MatrixDriver(program)


def test_it_shows_who_is_there_who_answers_from_above_and_what_is_vacant(matrix: MatrixDriver) -> None:
    assert matrix.lines() == ["Innkjøpsansvarlig", "Kontor", "Mat", "Frukt"]
    assert matrix.organisations() == list(cooperation.MUNICIPALITIES)
    assert matrix.said("Frukt", "Grue") == "Frukt, Grue: vacant"
    assert matrix.said("Frukt", "Eidskog") == "Frukt, Eidskog: Kari Moen, for the area above"
    assert matrix.said("Kontor", "Grue") == "Kontor, Grue: Ola Berg"
    assert matrix.said("Mat", "Grue") == "Mat, Grue: nobody, and nobody is needed"
    assert matrix.said("Innkjøpsansvarlig", "Eidskog") == "Innkjøpsansvarlig, Eidskog: vacant"
    assert matrix.text("Innkjøpsansvarlig", "Grue") == "Siri Haug"
    assert matrix.told("Mat", "Eidskog") == "Kari Moen · since 2024-01-01 · deputy Per Lie"
    assert matrix.told("Frukt", "Eidskog") == "Kari Moen answers for Mat, the area above"
    assert matrix.count() == "3 vacancies"


def test_a_vacancy_is_filled_by_typing_and_emptied_by_undo(program: Program, matrix: MatrixDriver) -> None:
    matrix.fill("Frukt", "Grue", "Per")
    assert matrix.said("Frukt", "Grue") == "Frukt, Grue: Per Lie"
    assert matrix.current() == "Frukt, Grue: Per Lie"
    assert matrix.count() == "2 vacancies"
    assert program.told() == "Per Lie answers for Frukt, Grue, from 2026-11-21."
    program.press_told()
    assert matrix.said("Frukt", "Grue") == "Frukt, Grue: vacant"


def test_its_finding_goes_from_today_at_once(program: Program, matrix: MatrixDriver) -> None:
    before = TodayDriver(program).cards()
    assert [each for each in before if "Frukt" in each and "Grue" in each]
    matrix = MatrixDriver(program)
    matrix.fill("Frukt", "Grue", "Per")
    after = TodayDriver(program).cards()
    assert not [each for each in after if "Frukt" in each and "Grue" in each]
    program.press("Ctrl+Z")
    assert TodayDriver(program).cards() == before


def test_today_leads_to_the_vacancy_and_asks_who(program: Program, matrix: MatrixDriver) -> None:
    matrix.show_day("2023-06-01")
    TodayDriver(program).act("Frukt")
    chooser = ChooserDriver(program)
    chooser.type("Per")
    chooser.take()
    assert program.told() == "Per Lie answers for Frukt, Grue, from 2026-11-21."
    assert matrix.current() == "Frukt, Grue: Per Lie"


def test_today_leads_to_an_appointment_that_only_lacks_its_person(
    program: Program, matrix: MatrixDriver
) -> None:
    today = TodayDriver(program)
    (vacant,) = [each for each in today.cards() if "Innkjøpsansvarlig" in each and "Eidskog" in each]
    today.act(vacant)
    dialog = RecordDialogDriver(program)
    assert (dialog.section(), dialog.value("from_day")) == ("The appointment", date(2026, 11, 21))
    dialog.refer("person_id", "Per")
    dialog.save()
    assert MatrixDriver(program).said("Innkjøpsansvarlig", "Eidskog").endswith(": Per Lie")
    assert vacant not in TodayDriver(program).cards()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_chooser_begins_with_those_who_are_at_work_there(matrix: MatrixDriver, key: Qt.Key) -> None:
    matrix.go("Frukt", "Grue")
    chooser = matrix.open_chooser(key)
    assert chooser.offered() == ["Ola Berg", "Siri Haug", "Kari Moen", "Per Lie"]
    chooser.type("haug")
    assert chooser.offered() == ["Siri Haug", "Add “haug” …"]


@pytest.mark.parametrize(("cell", "width"), [(120, 320), (360, 360), (1000, 420)])
def test_the_chooser_is_as_wide_as_its_cell_within_reason(
    matrix: MatrixDriver, cell: int, width: int
) -> None:
    matrix.go("Frukt", "Grue")
    chooser = matrix.open_chooser()
    chooser.widget.open_over(QRect(0, 0, theme.px(cell), 30), "")
    assert chooser.widget.width() == theme.px(width)


def test_whose_name_begins_so_comes_first(matrix: MatrixDriver) -> None:
    matrix.go("Frukt", "Grue")
    assert matrix.type("l").offered()[:3] == ["Per Lie", "Ola Berg", "Add “l” …"]


def test_somebody_new_is_added_on_the_way(matrix: MatrixDriver) -> None:
    matrix.fill("Frukt", "Grue", "Tora Vik")
    assert matrix.text("Frukt", "Grue") == "Tora Vik"


def test_only_what_is_vacant_is_left_and_goes_when_it_is_filled(matrix: MatrixDriver) -> None:
    matrix.press("Only vacant")
    assert matrix.lines() == ["Innkjøpsansvarlig", "Mat", "Frukt"]
    assert matrix.organisations() == list(cooperation.MUNICIPALITIES)
    matrix.fill("Innkjøpsansvarlig", "Kongsvinger", "Per")
    matrix.fill("Innkjøpsansvarlig", "Eidskog", "Per")
    assert (matrix.lines(), matrix.organisations()) == (["Mat", "Frukt"], ["Grue"])
    matrix.fill("Frukt", "Grue", "Per")
    assert matrix.lines() == []
    assert matrix.count() == "Nothing is vacant"


def test_another_day_shows_who_was_there_then(matrix: MatrixDriver) -> None:
    matrix.show_day("2023-06-01")
    assert matrix.text("Kontor", "Grue") == "–"
    assert matrix.said("Frukt", "Grue").endswith("nobody is needed")
    matrix.press("Today")
    assert matrix.text("Kontor", "Grue") == "Ola Berg"


def test_an_appointment_is_ended_on_a_day(matrix: MatrixDriver) -> None:
    matrix.go("Kontor", "Grue")
    matrix.end("2026-11-30")
    assert "until and including 2026-11-30" in matrix.told("Kontor", "Grue")
    matrix.show_day("2026-12-01")
    assert matrix.text("Kontor", "Grue") == "–"


def test_the_menu_leads_to_the_appointment_and_to_the_person(program: Program, matrix: MatrixDriver) -> None:
    matrix.go("Frukt", "Grue")
    assert matrix.deeds() == ["Appoint …"]
    matrix.go("Kontor", "Grue")
    assert matrix.deeds() == [
        "Appoint …",
        "Go to Ola Berg",
        "Open the appointment",
        "End the appointment …",
    ]
    matrix.choose_deed("Open the appointment")
    program.dialog(RecordDialog).close()
    matrix.choose_deed("Go to Ola Berg")
    assert program.window.workplace().current() == "people"


def test_a_register_without_areas_says_what_to_do_first(program: Program, empty: Path) -> None:
    program.start(empty)
    matrix = MatrixDriver(program)
    assert matrix.lines() == []
    assert matrix.widget._nothing.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_menu_is_that_of_the_cell(matrix: MatrixDriver, by_key: bool) -> None:
    matrix.go("Kontor", "Grue")
    shown = matrix.ask_for_menu("Frukt", "Eidskog", by_key=by_key)
    assert shown == ("Go to Ola Berg" if by_key else "Go to Kari Moen")


@pytest.mark.usefixtures("quick_papers")
def test_it_is_printed_as_it_stands_on_the_day(program: Program, matrix: MatrixDriver) -> None:
    matrix.press("Print")
    preview = PreviewDriver(program)
    said = " ".join(preview.text().split())
    assert "Kontor" in said
    assert "Ola Berg" in said
    preview.close()
