"""The preview's parts: the process that makes a report, the pages on the screen, the printer's pages."""

from datetime import date
from pathlib import Path
from typing import Any

import copies
import pikepdf
import pytest
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageRanges
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from inkop_desktop import formats
from inkop_desktop.errors import RegisterError
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.people import Organisation
from inkop_desktop.reports.child import Job
from inkop_desktop.reports.orders import ContractOrder, ListOrder
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.typeset import render
from inkop_desktop.typeset.document import Document, PageBreak, Paragraph, Title
from inkop_desktop.ui.ops import CancelledError, Progress
from inkop_desktop.ui.reports.making import Making
from inkop_desktop.ui.reports.printing import _in_order, print_pages, printer_for
from inkop_desktop.ui.reports.viewer import Viewer

TODAY = date(2026, 11, 21)
PATIENCE_MS = 20_000


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Return a paper of three lying pages."""
    blocks = (Title("Ett"), PageBreak(), Paragraph("Två"), PageBreak(), Paragraph("Tre"))
    path = tmp_path / "paper.pdf"
    render.write(Document("Avtal", "sv", TODAY, blocks, landscape=True), path)
    return path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return an empty register."""
    path = tmp_path / "empty.inkop"
    copies.new(path, "Anna", Country.SE, Organisation(name="Norrby")).close()
    return path


@pytest.fixture
def viewer(qtbot: QtBot, pdf: Path) -> Viewer:
    """Return a viewer that shows the paper."""
    viewer = Viewer()
    qtbot.addWidget(viewer)
    viewer.resize(900, 600)
    viewer.show()
    viewer.open(pdf)
    return viewer


# --- The process -------------------------------------------------------------------------------------


def job(register: Path, order: Any) -> Job:
    """Return a job beside a register."""
    return Job(register, "Anna", order, register.with_suffix(".pdf"), "sv")


def _texts(path: Path) -> list[str]:
    """Return what stands on each page."""
    document = QPdfDocument()
    document.load(str(path))
    return [document.getAllText(page).text() for page in range(document.pageCount())]


@pytest.mark.slow
def test_a_report_is_made_beside_the_window(qtbot: QtBot, register: Path) -> None:
    making = Making()
    with qtbot.waitSignal(making.made, timeout=PATIENCE_MS) as made:
        making.start(job(register, ListOrder(Query(TODAY))))
        assert making._process is not None
    finished, shown = made.args[0].out, made.args[0].screen
    assert _texts(finished) == _texts(shown)
    with pikepdf.open(finished) as whole, pikepdf.open(shown) as light:
        assert "/StructTreeRoot" in whole.Root
        assert "/StructTreeRoot" not in light.Root
    assert making._process is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (ContractOrder(TODAY, 99), "This is no longer in the register."),
        (None, "The report could not be made. Try it again."),
    ],
    ids=["refused", "broken"],
)
def test_what_hinders_it_is_told(qtbot: QtBot, register: Path, order: Any, sentence: str) -> None:
    making = Making()
    with qtbot.waitSignal(making.failed, timeout=PATIENCE_MS) as failed:
        making.start(job(register, order))
    assert formats.worded(failed.args[0]) == sentence
    assert making._process is None


@pytest.mark.slow
def test_what_is_stopped_is_heard_of_no_more(qtbot: QtBot, register: Path) -> None:
    making = Making()
    making.start(job(register, ListOrder(Query(TODAY))))
    making.stop()
    with qtbot.assertNotEmitted(making.made, wait=1500):
        assert making._process is None
    assert not register.with_suffix(".pdf").exists()


# --- The pages on the screen -------------------------------------------------------------------------


def test_the_page_in_view_is_told(viewer: Viewer, qtbot: QtBot) -> None:
    assert viewer.place() == "Page 1 of 3"
    viewer.go_to(3)
    qtbot.waitUntil(lambda: viewer.place() == "Page 3 of 3")


@pytest.mark.parametrize("wrong", [0, 4, -1])
def test_a_page_that_is_not_there_changes_nothing(viewer: Viewer, wrong: int) -> None:
    viewer.go_to(wrong)
    assert viewer.page() == 1


def test_zoom_stays_within_reason(viewer: Viewer) -> None:
    for factor, told in ((0.001, "25%"), (2.0, "200%"), (99.0, "400%")):
        viewer.zoom(factor)
        assert viewer._how_large.text() == told


def test_the_size_is_told_for_pages_that_fit(viewer: Viewer) -> None:
    viewer.fit(QPdfView.ZoomMode.FitToWidth)
    across = int(viewer._how_large.text().rstrip("%"))
    viewer.fit(QPdfView.ZoomMode.FitInView)
    assert 0 < int(viewer._how_large.text().rstrip("%")) <= across < 100
    viewer.fit(QPdfView.ZoomMode.FitToWidth)
    viewer.resize(1400, 600)
    assert int(viewer._how_large.text().rstrip("%")) > across


# --- The printer -------------------------------------------------------------------------------------


def printer(pages: str = "", *, copies: int = 1, backwards: bool = False, collated: bool = True) -> QPrinter:
    """Return a printer as a person has set it; it knows nothing of copies."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    if pages:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(pages))
    printer.setCopyCount(copies)
    printer.setCollateCopies(collated)
    order = QPrinter.PageOrder.LastPageFirst if backwards else QPrinter.PageOrder.FirstPageFirst
    printer.setPageOrder(order)
    return printer


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [1, 2, 3, 4, 5]),
        ({"pages": "2-3,5"}, [2, 3, 5]),
        ({"pages": "4-9"}, [4, 5]),
        ({"pages": "1-2", "backwards": True}, [2, 1]),
        ({"pages": "1-2", "copies": 2}, [1, 2, 1, 2]),
        ({"pages": "1-2", "copies": 2, "collated": False}, [1, 1, 2, 2]),
    ],
)
def test_pages_come_as_they_were_asked_for(qapp: object, asked: dict[str, Any], expected: list[int]) -> None:
    assert list(_in_order(printer(**asked), 5, 1)) == expected


def test_the_page_in_view_can_be_printed_alone(qapp: object) -> None:
    alone = printer()
    alone.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert list(_in_order(alone, 5, 4)) == [4]


def test_the_very_pages_are_printed(qapp: object, pdf: Path, tmp_path: Path) -> None:
    document = QPdfDocument()
    document.load(str(pdf))
    set_up = printer_for(document)
    assert set_up.docName() == "Avtal"
    assert set_up.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    set_up.setOutputFileName(str(tmp_path / "printed.pdf"))
    told = []
    progress = Progress()
    progress.stepped.connect(lambda _said, done, total: told.append((done, total)))
    assert print_pages(pdf, set_up, 1, progress) == 3
    assert told == [(0, 3), (1, 3), (2, 3)]
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 3
    assert ink(printed) == pytest.approx(ink(document), rel=0.1)


def ink(document: QPdfDocument) -> int:
    """Return how much ink the first page takes."""
    size = (document.pagePointSize(0) * 300 / 72).toSize()  # as fine as it was printed
    white, grey = QColor("white"), QImage.Format.Format_Grayscale8
    image = document.render(0, size, QPdfDocumentRenderOptions(), QImage.Format.Format_RGB32, white)
    points = bytes(image.convertToFormat(grey).constBits())
    return 255 * len(points) - sum(points)


def test_printing_is_stopped_between_pages(qapp: object, pdf: Path, tmp_path: Path) -> None:
    set_up = printer()
    set_up.setOutputFileName(str(tmp_path / "printed.pdf"))
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        print_pages(pdf, set_up, 1, progress)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_told(qapp: object, pdf: Path, tmp_path: Path) -> None:
    set_up = printer()
    set_up.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(RegisterError):
        print_pages(pdf, set_up, 1, Progress())
