"""Print a PDF's own pages through the system's printer, on a thread beside the window."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from inkop_desktop.errors import RegisterError
from inkop_desktop.text import N_, message
from inkop_desktop.ui.ops import Progress

_SHARP = 300
"""Dots per inch beyond which nobody sees a difference, but every page takes longer."""
_STRIP = 100
"""Dots that are drawn at a time, from the top of a page to its end."""
_PAPER = QColor(Qt.GlobalColor.white)


def printer_for(document: QPdfDocument) -> QPrinter:
    """Return a printer that is set for a document: its title, its pages, lying or standing."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(document.metaData(QPdfDocument.MetaDataField.Title))
    printer.setResolution(_SHARP)
    printer.setFullPage(True)
    size = document.pagePointSize(0)
    lying = size.width() > size.height()
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    )
    return printer


def print_pages(path: Path, printer: QPrinter, in_view: int, progress: Progress) -> int:
    """Print the pages that were asked for in the printer's dialog; return how many.

    Raises CancelledError where the person stops it, RegisterError where the printer refuses.
    """
    document = QPdfDocument()
    document.load(str(path))
    pages = list(_in_order(printer, document.pageCount(), in_view))
    painter = QPainter()
    if not painter.begin(printer):
        raise RegisterError(N_("The printer could not be reached. Check that it is on, or choose another."))
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for place, page in enumerate(pages):
            progress.step(message("Printing page {page}", page=page), place, len(pages))
            if place:
                _turn(printer)
            _draw(document, page - 1, printer, painter)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(pages)


def _turn(printer: QPrinter) -> None:
    if not printer.newPage():
        raise RegisterError(N_("The printer stopped in the middle. Check it, and print again."))


def _in_order(printer: QPrinter, count: int, in_view: int) -> Iterator[int]:
    """Yield the numbers of the pages as they shall come out of the printer."""
    pages = _asked_for(printer, count, in_view)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    # A printer that knows of copies makes them itself.
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        yield from pages * copies
    else:
        yield from (page for page in pages for _copy in range(copies))


def _asked_for(printer: QPrinter, count: int, in_view: int) -> list[int]:
    every = list(range(1, count + 1))
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        return [in_view]
    ranges = printer.pageRanges()
    if printer.printRange() is QPrinter.PrintRange.AllPages or ranges.isEmpty():
        return every
    return [page for page in every if ranges.contains(page)]


def _draw(document: QPdfDocument, number: int, printer: QPrinter, painter: QPainter) -> None:
    """Draw a page as large as the paper has room for, in its middle, a strip at a time.

    Drawing holds Python's lock, and a whole page would hold the window up with it.
    """
    paper = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    size = document.pagePointSize(number).toSize().scaled(paper, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    for y in range(0, size.height(), _STRIP):
        strip = QRect(0, y, size.width(), min(_STRIP, size.height() - y))
        options.setScaledClipRect(strip)
        image = document.render(number, strip.size(), options, QImage.Format.Format_RGB32, _PAPER)
        painter.drawImage(left, top + y, image)
