"""Render a document as a Word file, for papers that somebody goes on writing in."""

from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as File
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from inkop_desktop.text import _
from inkop_desktop.typeset.document import (
    AttachedPdf,
    Block,
    DataTable,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Picture,
    SignatureLines,
    Title,
    heading_level,
    is_named_by,
)
from inkop_desktop.typeset.docx.blank import begin
from inkop_desktop.typeset.docx.margins import write_margins
from inkop_desktop.typeset.docx.markup import KEEP_NEXT, Markup, paragraph, parsed, run
from inkop_desktop.typeset.docx.pictures import painted
from inkop_desktop.typeset.docx.tables import data_table, facts, signatures
from inkop_desktop.typeset.pdf.pages import Paper, a4
from inkop_desktop.typeset.pdf.pictures import POINTS
from inkop_desktop.typeset.progress import Progress
from inkop_desktop.typeset.scene import Scene
from inkop_desktop.typeset.wording import clean

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every part of a file: the first that a ZIP archive knows."""
_DOTS = 300 / 72
"""Dots of a picture in a point of paper."""
_AFTER_TABLE = "AfterTable"
"""The style of the space after a table, which keeps it apart from a table that follows."""
_CAPTION_ROOM = 60.0
"""Height that a picture as high as a page leaves to its heading and caption."""


def render(document: Document, progress: Progress) -> bytes:
    """Return the document as a Word file, in the language in force; equal documents give equal bytes.

    :raises PrintingCancelledError: the person has cancelled
    """
    paper = a4(landscape=document.landscape)
    file = begin(document, paper)
    write_margins(file, document, paper)
    _Body(file, document, paper, progress).fill()
    out = BytesIO()
    file.save(out)
    return _timeless(out)


def _timeless(saved: BytesIO) -> bytes:
    """Return an archive whose parts do not tell when they were saved."""
    out = BytesIO()
    with ZipFile(saved) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _MOMENT), source.read(name), ZIP_DEFLATED)
    return out.getvalue()


class _Body:
    """Writes blocks into a file, one after the other."""

    def __init__(self, file: File, document: Document, paper: Paper, progress: Progress) -> None:
        self._file = file
        self._document = document
        self._paper = paper
        self._progress = progress
        self._end = file.element.body[-1]
        self._level = 0
        self._turns = False

    def fill(self) -> None:
        """Write every block."""
        for before, block in pairwise((None, *self._document.blocks)):
            if block:
                self._write(block, before)
            self._progress.step()
        last = self._last()
        if last is not None and last.style == _AFTER_TABLE:
            _tighten(last)

    def _write(self, block: Block, before: Block | None) -> None:
        match block:
            case Title():
                self._title(block, is_first=before is None)
            case Heading():
                self._heading(block.text, block.level)
            case Paragraph():
                self._paragraph("Normal", block.text)
            case KeyValues():
                self._table(facts(block, self._paper) if block.rows else "")
            case DataTable():
                self._data_table(block, "" if is_named_by(block, before) else block.caption)
            case Picture():
                self._picture(block)
            case SignatureLines():
                self._signatures(block)
            case PageBreak():
                self._turns = True
            case AttachedPdf():
                note = _("“{title}” follows in the PDF of this paper.").format(title=clean(block.title))
                self._paragraph("Subtitle", note)

    def _title(self, title: Title, *, is_first: bool) -> None:
        if self._document.apart and not is_first:
            self._part()
        self._heading(title.text, 1)
        self._paragraph("Subtitle", title.facts)

    def _part(self) -> None:
        """Begin a section on a new page, whose pages are counted by themselves."""
        last = self._last()
        if last is not None and last.style == _AFTER_TABLE:
            self._file.element.body.remove(last)
        self._file.add_section()
        ending = self._file.element.body[-2]
        ending.style = _AFTER_TABLE
        _tighten(ending)
        self._turns = False

    def _last(self) -> Any:
        """Return the element that was written last; None at the beginning."""
        return self._end.getprevious()

    def _heading(self, text: str, level: int) -> None:
        if text:
            self._level = heading_level(level, self._level)
            self._paragraph(f"Heading{self._level}", text)

    def _paragraph(self, style: str, text: str, properties: Markup = "") -> None:
        """Write a paragraph; nothing for an empty text."""
        if text:
            self._add(style, run(text), properties)

    def _add(self, style: str, content: Markup, properties: Markup = "") -> None:
        """Write a paragraph, on a new page if that is due."""
        if self._turns:
            properties += "<w:pageBreakBefore/>"
            self._turns = False
        self._end.addprevious(parsed(paragraph(style, content, properties)))

    def _table(self, table: Markup) -> None:
        """Write a table and the space after it, which keeps it apart from a table that follows."""
        if not table:
            return
        if self._turns:
            self._add(_AFTER_TABLE, "", KEEP_NEXT)
        self._end.addprevious(parsed(table))
        self._add(_AFTER_TABLE, "")

    def _signatures(self, block: SignatureLines) -> None:
        """Write lines to sign on, on the page where what is signed ends."""
        if not block.names:
            return
        last = self._last()
        if last is not None:
            _keep_with_next(last)
        if last is not None and last.style == _AFTER_TABLE:
            _keep_with_next(last.getprevious()[-1])  # the last row of the table
        self._table(signatures(block, self._paper))

    def _data_table(self, table: DataTable, caption: str) -> None:
        self._paragraph("Caption", caption, KEEP_NEXT)
        if len(table.rows):
            self._table(data_table(table, self._paper, self._progress))
        else:
            self._paragraph("Normal", table.empty)

    def _picture(self, picture: Picture) -> None:
        points = _scale(picture.scene, self._paper)
        inline = self._file.part.new_pic_inline(
            BytesIO(painted(picture.scene, points * _DOTS)),
            Pt(picture.scene.width * points),
            Pt(picture.scene.height * points),
        )
        inline.docPr.set("descr", clean(picture.scene.alternative))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # unsaid, some programs leave room around the picture
        self._add("Normal", "<w:r/>", KEEP_NEXT if picture.caption else "")
        self._end.getprevious()[-1].add_drawing(inline)
        self._paragraph("Caption", picture.caption)


def _tighten(element: Any) -> None:
    """Let the paragraph that has to follow a table take no page of its own where the table fills one."""
    spacing = element.get_or_add_pPr().get_or_add_spacing()
    spacing.line, spacing.lineRule = Pt(1), WD_LINE_SPACING.EXACTLY


def _keep_with_next(element: BaseOxmlElement) -> None:
    """Keep a paragraph, or a row of a table, on the page of what follows it."""
    for each in element.iter(qn("w:p")):
        each.get_or_add_pPr().get_or_add_keepNext()


def _scale(scene: Scene, paper: Paper) -> float:
    """Return the points of a unit: fewer where the scene is wider than the text or higher than a page."""
    highest = paper.top - paper.bottom - _CAPTION_ROOM
    return min(POINTS, paper.measure / scene.width, highest / scene.height)
