"""ReportLab's canvas as a press: it takes pages of finished operators, and gives the PDF with its fonts."""

from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from inkop_desktop.typeset.pdf.fonts import Weight, font
from inkop_desktop.typeset.pdf.pages import Page


class Press:
    """Prints pages in the order they come; `invariant`, so that equal pages give equal bytes."""

    def __init__(self) -> None:
        name = font(Weight.REGULAR).fontName
        # Named, since the canvas would begin every page in Helvetica, which no archive takes. Streams
        # are left plain: the file is compressed when it is saved with its structure.
        self._canvas: Any = Canvas(BytesIO(), initialFontName=name, invariant=1, pageCompression=0)  # type: ignore[arg-type]

    @property
    def pdf(self) -> PDFDocument:
        """Return ReportLab's document, in which fonts keep the letters that were used."""
        document: PDFDocument = self._canvas._doc  # noqa: SLF001 - the canvas has no other door to it
        return document

    def print(self, page: Page) -> None:
        """Print a page."""
        self._canvas.setPageSize((page.width, page.height))
        self._canvas._code.extend(page.operators)  # noqa: SLF001 - its only way to take BDC and EMC
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Return the PDF."""
        return bytes(self._canvas.getpdfdata())
