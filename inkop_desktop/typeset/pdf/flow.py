"""Set the blocks of a document on pages, one after the other."""

from collections.abc import Sequence

from inkop_desktop.text import _
from inkop_desktop.typeset.document import (
    AttachedPdf,
    Block,
    DataTable,
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
from inkop_desktop.typeset.pdf.attached import Attachment, open_attached, size_of
from inkop_desktop.typeset.pdf.facts import height_of_signatures, set_facts, set_signatures
from inkop_desktop.typeset.pdf.pages import Pages
from inkop_desktop.typeset.pdf.pictures import height_of_picture, set_picture
from inkop_desktop.typeset.pdf.tables import set_table
from inkop_desktop.typeset.pdf.tags import Bookmark, Element, box
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.pdf.wrapping import wrap
from inkop_desktop.typeset.progress import Progress
from inkop_desktop.typeset.wording import clean

_SPACE_ABOVE = {1: 16.0, 2: 14.0, 3: 10.0}
_SPACE_UNDER = {1: 2.0, 2: 4.0, 3: 2.0}
_BEGINNING = 100.0
"""Room for the beginning of a block under its heading: a caption, a table's header and some rows."""
_PARAGRAPH_SPACE = 6.0
_SPACE_UNDER_FACTS = 8.0


class Flow:
    """Sets blocks on pages and keeps the structure and the bookmarks that arise."""

    def __init__(self, pages: Pages, types: Types, progress: Progress) -> None:
        self.pages = pages
        self.root = Element("Document")
        self.bookmarks: list[Bookmark] = []
        self.attachments: list[Attachment] = []
        self._types = types
        self._progress = progress
        self._level = 0
        self._section = self.root

    def set(self, blocks: Sequence[Block]) -> None:
        """Set blocks from a new page on."""
        self.pages.turn()
        for number in range(len(blocks)):
            self._keep_signed(blocks, number)
            self._set(blocks, number)
            self._progress.step()

    def _set(self, blocks: Sequence[Block], number: int) -> None:
        pages, types = self.pages, self._types
        match block := blocks[number]:
            case Title():
                self._heading(block.text, 1, self._beginning(blocks, number + 1))
                pages.paragraph(self._section, "P", block.facts, types.facts)
                pages.skip(_SPACE_UNDER_FACTS)
            case Heading():
                self._heading(block.text, block.level, self._beginning(blocks, number + 1))
            case Paragraph():
                pages.paragraph(self._section, "P", block.text, types.body)
                pages.skip(_PARAGRAPH_SPACE)
            case KeyValues():
                set_facts(block, pages, types, self._section)
            case DataTable():
                told = is_named_by(block, blocks[number - 1] if number else None)
                set_table(block, pages, types, self._section, self._progress, captioned=not told)
            case Picture():
                set_picture(block, pages, types, self._section)
            case SignatureLines():
                set_signatures(block, pages, types, self._section)
            case PageBreak():
                pages.turn()
            case AttachedPdf():
                self._attach(block)

    def _keep_signed(self, blocks: Sequence[Block], number: int) -> None:
        """Begin what is signed on the page that has room for the lines to sign on, too."""
        if any(isinstance(each, SignatureLines) for each in blocks[number + 1 : number + 2]):
            self.pages.need(self._beginning(blocks, number))

    def _beginning(self, blocks: Sequence[Block], number: int) -> float:
        """Return the height that a block begins in, else on a new page; what is signed with its lines."""
        block, following = (*blocks[number : number + 2], None, None)[:2]
        if isinstance(block, Title | Heading):
            return _BEGINNING / 2 + self._beginning(blocks, number + 1)
        if isinstance(block, Picture):
            return height_of_picture(block.scene, self.pages, self._types)
        if isinstance(block, SignatureLines):
            return height_of_signatures(block, self._types)
        if isinstance(following, SignatureLines):
            return self._height(block) + height_of_signatures(following, self._types)
        return _BEGINNING

    def _height(self, block: Block | None) -> float:
        """Return the height of a paragraph, or of the beginning of anything else."""
        if not isinstance(block, Paragraph):
            return _BEGINNING
        lines = wrap(clean(block.text), self.pages.paper.measure, self._types.body)
        return len(lines) * self._types.body.leading + _PARAGRAPH_SPACE

    def _heading(self, text: str, level: int, kept: float) -> None:
        if not text:
            return
        pages = self.pages
        self._level = heading_level(level, self._level)
        type_ = self._types.headings[self._level]
        lines = wrap(clean(text), pages.paper.measure, type_)
        around = _SPACE_ABOVE[self._level] + _SPACE_UNDER[self._level]
        pages.need(around + len(lines) * type_.leading + kept)
        if self._level < 3:
            # A section for each keeps every list of kids short, as PDF/A-1 demands.
            self._section = self.root.child("Sect")
        pages.skip(_SPACE_ABOVE[self._level])
        self.bookmarks.append(Bookmark(clean(text), self._level, pages.page.index, pages.y))
        pages.text(self._section.child(f"H{self._level}"), lines, type_)
        pages.skip(_SPACE_UNDER[self._level])

    def _attach(self, block: AttachedPdf) -> None:
        """Give each page of an attached file a page of its size, as a figure with a text for it."""
        pdf = open_attached(block)
        for number, page in enumerate(pdf.pages, 1):
            width, height = size_of(page)
            alternative = _("{title}, page {page} of {pages}").format(
                title=clean(block.title), page=number, pages=len(pdf.pages)
            )
            self.pages.attach(
                width, height, self._section.child("Figure", box(0, 0, width, height), alternative)
            )
        self.attachments.append(Attachment(pdf, self.pages.page.index + 1 - len(pdf.pages)))
