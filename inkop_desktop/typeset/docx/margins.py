"""The head and foot of every page in Word, with the page's number as fields that Word counts."""

import string

from docx.document import Document as File

from inkop_desktop.text import _
from inkop_desktop.typeset.document import Document, Title
from inkop_desktop.typeset.docx.markup import Markup, paragraph, parsed, run, twips
from inkop_desktop.typeset.pdf.pages import Paper
from inkop_desktop.typeset.wording import Stressed, clean, origin

_GAP = "\N{EM SPACE}\N{EM SPACE}"
_TAB = "<w:r><w:tab/></w:r>"


def write_margins(file: File, document: Document, paper: Paper) -> None:
    """Write head and foot into the file's first section; later ones take them over."""
    section = file.sections[0]
    side = f'<w:tabs><w:tab w:val="right" w:pos="{twips(paper.measure)}"/></w:tabs>'
    owner = run(Stressed(clean(document.organisation)))
    head = paragraph("Header", owner + _TAB + _beside([document.kind, document.case_number]), side)
    foot = paragraph("Footer", _beside(origin(document)) + _TAB + _page(document), side)
    section.header.part.element[:] = [parsed(head)]
    section.footer.part.element[:] = [parsed(foot)]


def _beside(texts: list[str]) -> Markup:
    return run(_GAP.join(filter(None, texts)))


def _page(document: Document) -> Markup:
    """Return the page's number as fields, with how many there are where the file is one paper.

    Of several papers Word alone would count the pages of each; others show what stood there when it was made.
    """
    is_one = not document.apart or sum(isinstance(each, Title) for each in document.blocks) == 1
    page = _("Page {page} of {pages}") if is_one else _("Page {page}")
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    parts = []
    for words, name, _pattern, _conversion in string.Formatter().parse(page):
        if words:
            parts.append(run(words))
        if name:
            parts.append(f'<w:fldSimple w:instr=" {fields[name]} ">{run("1")}</w:fldSimple>')
    return "".join(parts)
