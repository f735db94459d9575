"""Reports are looked at, read in another language, printed and saved; the days go to the calendar."""

from pathlib import Path

import pikepdf
import pytest
from drivers import ContractsDriver
from driving import Program
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from recorder import Recorder
from report_drivers import PreviewDriver, ReportsDriver

pytestmark = pytest.mark.slow
CONTRACT = "Livsmedel, kolonial och färskvaror"


@pytest.fixture
def reports(program: Program, region: Path) -> ReportsDriver:
    program.start(region)
    return ReportsDriver(program)


def test_a_contract_is_printed_from_its_page(
    program: Program, region: Path, tmp_path: Path, told: Recorder
) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    contracts.choose(CONTRACT)
    contracts.press("Print")
    preview = PreviewDriver(program)
    assert preview.title() == CONTRACT
    out = tmp_path / "printed.pdf"

    def second_page(printer: QPrinter) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("2"))

    told.answers = [second_page]
    preview.print_out()
    assert preview.notice() == "1 page was sent to the printer."
    assert told.said[-1] == ("print", str(preview.pages()))
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1


def test_a_report_speaks_another_language_than_the_window(reports: ReportsDriver) -> None:
    reports.open("Contract register")
    preview = PreviewDriver(reports.program)
    assert "In force" in preview.text()
    preview.pick("language", "Norwegian (bokmål)")
    preview.wait()
    assert preview.title() == "Avtaleregister"
    assert "Side 1 av" in preview.text()
    assert reports.program.settings.report_language == "nb"
    preview.close()
    reports.open("Contracts that end")
    assert PreviewDriver(reports.program).title() == "Avtaler som utløper"


def test_a_report_is_saved_as_it_is_seen_and_as_other_files(
    reports: ReportsDriver, tmp_path: Path, told: Recorder
) -> None:
    reports.choose("Contract register", "filter", "All")
    reports.choose("Contract register", "group", "Product area")
    reports.open("Contract register")
    preview = PreviewDriver(reports.program)
    for ending, words in (
        ("pdf", "PDF"),
        ("docx", "Word document"),
        ("xlsx", "Spreadsheet"),
        ("html", "Web page"),
    ):
        out = tmp_path / f"register.{ending}"
        told.answers = [out]
        preview.save_as(words)
        assert preview.notice() == f"Saved as register.{ending}."
        assert out.stat().st_size > 8_000
    with pikepdf.open(tmp_path / "register.pdf") as pdf:
        assert len(pdf.pages) == preview.pages()


def test_what_is_asked_for_is_what_is_previewed(reports: ReportsDriver) -> None:
    reports.refer("One contract", "contract", "kolonial")
    reports.open("One contract")
    assert PreviewDriver(reports.program).title() == CONTRACT


def test_the_catalogue_is_for_everybody_or_for_one_unit(reports: ReportsDriver) -> None:
    reports.open("Contract catalogue")
    preview = PreviewDriver(reports.program)
    assert preview.title() == "Contract catalogue"
    whole = preview.text()
    preview.close()
    reports.refer("Contract catalogue", "unit", "Kost och lokalvård")
    reports.open("Contract catalogue")
    preview = PreviewDriver(reports.program)
    assert "Kost och lokalvård · " in preview.text()
    assert "Kost och lokalvård · " not in whole


def test_a_choice_that_is_missing_is_told_beside_it(reports: ReportsDriver) -> None:
    reports.write("Contracts that end", "months", "")
    reports.open("Contracts that end")
    reports.open("One contract")
    assert reports.problem("Contracts that end", "months") == "Say within how many months."
    assert reports.problem("One contract", "contract") == "Choose a contract."
    assert not reports.program.has_dialog()


def test_a_place_that_cannot_be_written_is_told(
    reports: ReportsDriver, tmp_path: Path, told: Recorder
) -> None:
    reports.open("Contract register")
    preview = PreviewDriver(reports.program)
    told.answers = [tmp_path / "nowhere" / "register.pdf"]
    preview.save_as("PDF")
    assert "“register.pdf”" in preview.notice()


def test_a_closed_preview_leaves_nothing_behind(reports: ReportsDriver) -> None:
    reports.open("Contract register")
    preview = PreviewDriver(reports.program)
    folder = preview.folder()
    assert list(folder.iterdir())
    preview.close()
    assert not folder.exists()


def test_the_days_of_one_person_go_to_the_calendar(
    reports: ReportsDriver, tmp_path: Path, told: Recorder
) -> None:
    everybody, one = tmp_path / "alla.ics", tmp_path / "en.ics"
    told.answers = [everybody]
    reports.open("Days for the calendar")
    reports.refer("Days for the calendar", "person", "Gunilla Forsström")
    told.answers = [one]
    reports.open("Days for the calendar")
    counts = [path.read_text(encoding="utf-8").count("BEGIN:VEVENT") for path in (everybody, one)]
    assert counts[0] > counts[1] > 0
    assert reports.program.told() == f"{counts[1]} days are saved."


def test_a_report_is_found_by_what_it_is_for(reports: ReportsDriver) -> None:
    everything = reports.titles()
    reports.search("auditor")
    assert reports.titles() == []
    reports.search("ready to be signed")
    assert reports.titles() == ["Letters of appointment"]
    reports.search("")
    assert reports.titles() == everything
    reports.show("Direct procurements")
    assert "Missing documentation" in reports.titles()
    assert "Contract register" not in reports.titles()


def test_what_was_chosen_is_kept_while_another_report_is_looked_at(reports: ReportsDriver) -> None:
    reports.write("Contracts that end", "months", "3")
    reports.refer("One contract", "contract", "kolonial")
    reports.open("Contracts that end")
    assert "3 months" in PreviewDriver(reports.program).text()
