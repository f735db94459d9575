"""What is noted of the market, and what is reported to the director."""

from datetime import date
from pathlib import Path

import cooperation
import pytest
from drivers import DirectoryDriver, RecordDialogDriver
from driving import FormPart, Program
from report_drivers import PreviewDriver, ReportsDriver

from inkop_desktop.records.governance import Improvement, MarketNote
from inkop_desktop.services import records, registers
from inkop_desktop.ui.governance.proposals import ReportedDialog


def test_the_market_is_noted_from_its_product_area(program: Program, tmp_path: Path) -> None:
    made = cooperation.make(tmp_path / "riik.inkop")
    made.register.close()
    program.start(tmp_path / "riik.inkop")
    page = DirectoryDriver(program, "areas")
    page.choose("Kontor")
    assert "Nytt papir" not in page.facts().values()
    page.press("New market note")
    form = RecordDialogDriver(program)
    form.write("title", "Nytt papir")
    form.save()
    assert "“Nytt papir” is saved" in program.told()
    assert page.facts()[program.desk.today.isoformat()] == "Nytt papir"
    (note,) = records.every(program.desk.register, MarketNote)
    assert (note.area_id, note.noted_on) == (made["Kontor"], program.desk.today)
    guidance = DirectoryDriver(program, "guidance")
    guidance.tab("Market and prices")
    assert guidance.titles("title") == ["Nytt papir"]


@pytest.fixture
def proposals(program: Program, empty: Path) -> DirectoryDriver:
    """Show three proposals, of which one has been reported."""
    with registers.open_register(empty, "Anna") as register:
        for title, proposed, reported in (
            ("Mall", date(2026, 3, 1), date(2026, 4, 1)),
            ("Kalender", date(2026, 5, 1), None),
            ("Portal", None, None),
        ):
            records.save(register, Improvement(title=title, proposed_on=proposed, reported_on=reported))
    program.start(empty)
    page = DirectoryDriver(program, "guidance")
    page.tab("Proposals")
    return page


def reported(program: Program) -> dict[str, date | None]:
    return {each.title: each.reported_on for each in records.every(program.desk.register, Improvement)}


def test_several_proposals_are_reported_in_one_step(program: Program, proposals: DirectoryDriver) -> None:
    before = reported(program)
    proposals.table.selectAll()
    proposals.press("Reported …")
    dialog = FormPart(program, program.dialog(ReportedDialog))
    dialog.write("reported_on", "2026-05-04")
    dialog.press("Note it")
    assert "2 proposals were noted as reported" in program.told()
    day = date(2026, 5, 4)
    assert reported(program) == {"Mall": date(2026, 4, 1), "Kalender": day, "Portal": day}
    proposals.press("Not reported")
    assert proposals.titles("title") == []
    program.press("Ctrl+Z")
    assert reported(program) == before


def test_a_day_before_the_proposal_is_refused_beside_the_field(
    program: Program, proposals: DirectoryDriver
) -> None:
    proposals.choose("Kalender")
    proposals.press("Reported …")
    dialog = FormPart(program, program.dialog(ReportedDialog))
    dialog.write("reported_on", "")
    dialog.press("Note it")
    assert dialog.problem("reported_on") == "Choose a day."
    dialog.write("reported_on", "2026-04-30")
    dialog.press("Note it")
    assert "before" in dialog.problem("reported_on")
    dialog.write("reported_on", "2026-05-01")
    dialog.press("Note it")
    assert not program.has_dialog()
    assert reported(program)["Kalender"] == date(2026, 5, 1)


def test_what_has_changed_is_previewed_since_a_day(program: Program, proposals: DirectoryDriver) -> None:
    reports = ReportsDriver(program)
    reports.write("What has changed", "since", "")
    reports.open("What has changed")
    assert reports.problem("What has changed", "since") == "Choose a day."
    reports.write("What has changed", "since", "2024-01-01")
    reports.open("What has changed")
    preview = PreviewDriver(program)
    assert preview.title() == "What has changed since 2024-01-01"


def test_proposals_are_previewed_for_the_director(program: Program, proposals: DirectoryDriver) -> None:
    reports = ReportsDriver(program)
    reports.write("Proposals for change and improvement", "since", "2026-05-02")
    reports.open("Proposals for change and improvement")
    preview = PreviewDriver(program)
    assert "2 not reported yet" in preview.text()
    assert "Mall" not in preview.text()
