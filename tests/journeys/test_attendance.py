"""Who came to the meetings of a body is noted in its grid, taken back, found missing, and printed."""

from datetime import date
from pathlib import Path

import cooperation
import pytest
from attendance_drivers import AttendanceDriver
from cooperation import MUNICIPALITIES, Cooperation
from drivers import DirectoryDriver, RecordDialogDriver, TodayDriver
from driving import Program
from PySide6.QtCore import Qt
from report_drivers import PreviewDriver, ReportsDriver

from inkop_desktop.records.bodies import Body, MeetingDay
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.organising import BodyKind, Function, Post
from inkop_desktop.services import attending, records

SPRING, AUTUMN, WINTER = date(2026, 3, 10), date(2026, 9, 8), date(2026, 12, 1)
TODAY = date(2026, 11, 21)
KARI, OLA, PER, SIRI = (
    "Kari Moen · Eidskog",
    "Ola Berg · Grue",
    "Per Lie · Substitute",
    "Siri Haug · Secretary",
)
SUM = "Present, of the members"


def met(path: Path, *noted: date) -> Path:
    """Make a council of two officers, without one from Kongsvinger; all came on the days that are noted."""
    made: Cooperation = cooperation.make(path)
    days = tuple(MeetingDay(day=day, time="10:00") for day in (SPRING, AUTUMN, WINTER, date(2025, 3, 4)))
    role = made.role(Post.PROCUREMENT_OFFICER)
    made.keep(Body(name="Arbeidsgruppen", kind=BodyKind.PROJECT_GROUP))
    made.keep(Body(name="Innkjøpsrådet", members_role_id=role, meeting_days=days))
    for name, municipality in zip(("Kari Moen", "Ola Berg"), MUNICIPALITIES, strict=False):
        made.appoint(name, Post.PROCUREMENT_OFFICER, municipality)
        seat(made, name, Function.MEMBER)
    seat(made, "Siri Haug", Function.SECRETARY)
    seat(made, "Per Lie", Function.SUBSTITUTE)
    for day in noted:
        attending.note_others(made.register, made["Innkjøpsrådet"], day, TODAY)
    made.register.close()
    return path


def seat(made: Cooperation, name: str, function: Function) -> None:
    seated = Appointment(
        role_id=made.role(Post.MEMBER),
        person_id=made[name],
        body_id=made["Innkjøpsrådet"],
        function=function,
    )
    records.save(made.register, seated)


@pytest.fixture
def grid(program: Program, tmp_path: Path) -> AttendanceDriver:
    program.start(met(tmp_path / "riik.inkop"))
    return AttendanceDriver(program)


def test_it_shows_the_council_with_its_members_days_and_vacancies(grid: AttendanceDriver) -> None:
    assert grid.days() == ["10\N{NO-BREAK SPACE}Mar", "8\N{NO-BREAK SPACE}Sept", "1\N{NO-BREAK SPACE}Dec"]
    assert grid.lines() == [KARI, OLA, "Kongsvinger", PER, SIRI, SUM]
    assert grid.words(KARI) == ["Not noted", "Not noted", ""]
    assert grid.words("Kongsvinger") == ["Vacant", "Vacant", "Vacant"]
    assert grid.words(SUM) == ["", "", ""]
    assert grid.count() == "0 of 2 noted"
    assert grid.current() == f"{KARI}, 2026-03-10: Not noted"


def test_letters_go_down_the_column_and_one_step_is_undone(program: Program, grid: AttendanceDriver) -> None:
    grid.press_key(Qt.Key.Key_P)
    assert program.told() == "Attendance at Innkjøpsrådet, 2026-03-10, is noted."
    grid.press_key(Qt.Key.Key_N)
    assert grid.words(KARI)[0] == "Present"
    assert grid.words(OLA)[0] == "Absent with notice"
    assert grid.words(SUM)[0] == "1 of 2"
    assert grid.count() == "1 of 2 noted"
    program.press_told()
    assert grid.words(OLA)[0] == "Not noted"
    program.press("Ctrl+Z")
    assert grid.words(KARI)[0] == "Not noted"
    assert grid.words(SUM)[0] == ""


def test_space_is_present_and_delete_takes_it_away(grid: AttendanceDriver) -> None:
    grid.press_key(Qt.Key.Key_Space)
    assert grid.words(KARI)[0] == "Present"
    assert grid.current().startswith(OLA)
    grid.press_key(Qt.Key.Key_Delete)  # nothing is noted here
    assert grid.words(KARI)[0] == "Present"
    grid.go(KARI, grid.days()[0])
    grid.press_key(Qt.Key.Key_Delete)
    assert grid.words(KARI)[0] == "Not noted"


def test_what_is_noted_already_is_not_noted_again(program: Program, grid: AttendanceDriver) -> None:
    grid.press_key(Qt.Key.Key_P)
    grid.go(KARI, grid.days()[0])
    grid.press_key(Qt.Key.Key_P)
    program.press("Ctrl+Z")
    assert grid.words(KARI)[0] == "Not noted"


def test_the_menu_notes_all_others_and_who_serves(grid: AttendanceDriver) -> None:
    autumn = grid.days()[1]
    grid.go(OLA, autumn)
    assert grid.offered_with(Qt.Key.Key_Return) == [
        "Present",
        "Absent with notice",
        "Absent without notice",
        "All others were present",
        "Sheet for the minutes",
        "Go to Ola Berg",
    ]
    grid.choose("Absent without notice")
    assert "Not noted" in grid.deeds()
    grid.choose("All others were present")
    assert [grid.words(each)[1] for each in (KARI, OLA, PER, SIRI)] == [
        "Present",
        "Absent without notice",
        "",
        "Present",
    ]
    assert grid.told_of(autumn) == "2026-09-08 · 10:00\nNot represented: Kongsvinger and Grue"
    grid.go(PER, autumn)
    grid.serve("Ola Berg")
    assert grid.words(PER)[1] == "For Ola Berg"
    assert grid.words(SUM)[1] == "2 of 2"
    assert grid.said("Kongsvinger", autumn) == "Kongsvinger, 2026-09-08: Vacant"


def test_what_is_still_to_come_is_not_noted(program: Program, grid: AttendanceDriver) -> None:
    winter = grid.days()[2]
    grid.go(KARI, winter)
    grid.press_key(Qt.Key.Key_P)
    assert grid.words(KARI)[2] == ""
    assert grid.said(KARI, winter) == f"{KARI}, 2026-12-01: nothing is noted"
    assert grid.deeds() == ["Sheet for the minutes", "Go to Kari Moen"]


def test_another_year_and_another_body_are_shown(grid: AttendanceDriver) -> None:
    grid.show(year="2025")
    assert len(grid.days()) == 1
    grid.show(body="Arbeidsgruppen")
    assert "No meeting days in 2025" in grid.nothing()


def test_a_register_without_bodies_says_what_to_do_first(program: Program, empty: Path) -> None:
    program.start(empty)
    assert "No bodies yet" in AttendanceDriver(program).nothing()


def test_a_body_that_nobody_sits_in_says_so(program: Program, tmp_path: Path) -> None:
    made = cooperation.make(tmp_path / "riik.inkop")
    body = made.keep(Body(name="Rådet", meeting_days=(MeetingDay(day=SPRING),))).id
    made.register.close()
    program.start(tmp_path / "riik.inkop")
    grid = AttendanceDriver(program)
    assert "Nobody is appointed to it" in grid.nothing()
    grid.press("New appointment")
    assert RecordDialogDriver(program).value("body_id") == body


def test_a_body_without_meeting_days_leads_to_itself(program: Program, tmp_path: Path) -> None:
    made = cooperation.make(tmp_path / "riik.inkop")
    made.keep(Body(name="Råd & nämnd"))
    made.register.close()
    program.start(tmp_path / "riik.inkop")
    grid = AttendanceDriver(program)
    assert "No meeting days in 2026" in grid.nothing()
    assert grid.count() == ""
    grid.press("Go to Råd && nämnd")
    page = DirectoryDriver(program, "roles")
    assert "Råd & nämnd" in page.said()


def test_today_leads_to_what_is_missing(program: Program, tmp_path: Path) -> None:
    program.start(met(tmp_path / "riik.inkop", SPRING))
    missing = "It is not noted who came to Innkjøpsrådet"
    today = TodayDriver(program)
    assert [each for each in today.cards() if missing in each]
    today.act(missing)
    grid = AttendanceDriver(program)
    assert grid.current().startswith(f"{KARI}, 2026-09-08")
    grid.choose("All others were present")
    assert not [each for each in TodayDriver(program).cards() if missing in each]


def test_the_body_leads_there_and_tells_its_latest_meetings(program: Program, grid: AttendanceDriver) -> None:
    grid.press_key(Qt.Key.Key_P)
    page = DirectoryDriver(program, "roles")
    page.tab("Bodies")
    page.choose("Innkjøpsrådet")
    assert page.facts()["2026-03-10"] == "1 of 2"
    assert "Attendance" not in page.facts()
    page.press("Attendance")
    assert AttendanceDriver(program).words(KARI)[0] == "Present"


def test_the_sheet_and_the_year_are_printed(program: Program, grid: AttendanceDriver) -> None:
    grid.press_key(Qt.Key.Key_P)
    grid.go(KARI, grid.days()[0])
    grid.choose("Sheet for the minutes")
    sheet = PreviewDriver(program)
    assert sheet.title() == "Attendance at Innkjøpsrådet, 2026-03-10"
    sheet.close()
    grid.press("Print")
    year = PreviewDriver(program)
    assert year.title() == "Attendance at Innkjøpsrådet, 2026"
    year.close()


def test_it_is_offered_among_the_reports(program: Program, grid: AttendanceDriver) -> None:
    report = "Attendance at the meetings of a body"
    reports = ReportsDriver(program)
    reports.open(report)
    assert reports.problem(report, "body") == "Choose a body."
    reports.refer(report, "body", "Innkjøps")
    reports.write(report, "day", "2026-03-10")
    reports.open(report)
    assert PreviewDriver(program).title() == "Attendance at Innkjøpsrådet, 2026-03-10"
