"""Reports of people and roles are chosen on the page of the reports and looked at."""

from pathlib import Path

import pytest
from driving import Program
from peopled import ODD, cooperation
from report_drivers import PreviewDriver, ReportsDriver

pytestmark = pytest.mark.slow
MATRIX = "Matrix of product areas and municipalities"


@pytest.fixture
def reports(program: Program, tmp_path: Path) -> ReportsDriver:
    """Give the page of the reports over a small cooperation."""
    path = tmp_path / "people.inkop"
    cooperation(path).register.close()
    program.start(path)
    return ReportsDriver(program)


@pytest.mark.parametrize(
    ("report", "title"),
    [
        ("Matrix of product areas and municipalities", "Product areas and who answers for them"),
        ("Organisation chart", "Organisation chart"),
        ("Roles and who has them", "Roles and who has them"),
        ("Who does what", "Who does what"),
        ("Competence of those in office", "Competence of those in office"),
        ("Delegation table", "Delegation table"),
        ("Governing documents", "Governing documents"),
        ("Findings by unit and manager", "Findings by unit and manager"),
    ],
)
def test_every_overview_is_shown(reports: ReportsDriver, report: str, title: str) -> None:
    reports.open(report)
    assert PreviewDriver(reports.program).title() == title


def test_the_matrix_is_of_the_chosen_day(reports: ReportsDriver) -> None:
    reports.write(MATRIX, "day", "2023-12-31")
    reports.open(MATRIX)
    preview = PreviewDriver(reports.program)
    assert "On 2023-12-31" in preview.text()
    assert "Ola Dahl" not in preview.text()


def test_a_day_that_cannot_be_read_is_told(reports: ReportsDriver) -> None:
    reports.write(MATRIX, "day", "the day after")
    reports.open(MATRIX)
    assert reports.problem(MATRIX, "day")


def test_delegated_decisions_are_of_the_chosen_period(reports: ReportsDriver) -> None:
    reports.open("Delegated decisions")
    preview = PreviewDriver(reports.program)
    assert preview.title() == "Delegated decisions"
    preview.close()
    reports.write("Delegated decisions", "first", "2025-02-01")
    reports.write("Delegated decisions", "last", "2025-02-28")
    reports.open("Delegated decisions")
    assert "2025-02-01 to 2025-02-28" in PreviewDriver(reports.program).text()


def test_letters_of_a_role_are_shown_one_to_a_page(reports: ReportsDriver) -> None:
    reports.refer("Letters of appointment", "role", "Kommunedirektør")
    reports.open("Letters of appointment")
    preview = PreviewDriver(reports.program)
    assert preview.pages() == 3
    assert "Page 1 of 1" in preview.text(3)


def test_what_a_person_answers_for_needs_a_person(reports: ReportsDriver) -> None:
    report = "What one person answers for"
    reports.open(report)
    assert reports.problem(report, "person") == "Choose a person."
    reports.refer(report, "person", "Ola")
    reports.open(report)
    assert PreviewDriver(reports.program).title() == "Ola Dahl"


def test_a_hand_over_needs_both(reports: ReportsDriver) -> None:
    reports.refer("Hand-over list", "giver", "Per")
    reports.open("Hand-over list")
    assert reports.problem("Hand-over list", "taker") == "Choose a person."
    reports.refer("Hand-over list", "taker", "Łukasz")
    reports.write("Hand-over list", "day", "2027-01-01")
    reports.open("Hand-over list")
    text = PreviewDriver(reports.program).text()
    assert f"From 2027-01-01 {ODD} answers for what is listed here in place of Per Haugen." in text
