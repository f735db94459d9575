"""Render a document as a tagged PDF that archives and screen readers accept."""

from io import BytesIO

import pikepdf

from inkop_desktop.typeset.document import Conformance, Document
from inkop_desktop.typeset.pdf.attached import embed
from inkop_desktop.typeset.pdf.claims import claim
from inkop_desktop.typeset.pdf.flow import Flow
from inkop_desktop.typeset.pdf.margins import draw_margins, places
from inkop_desktop.typeset.pdf.metadata import write_metadata
from inkop_desktop.typeset.pdf.pages import Pages, a4
from inkop_desktop.typeset.pdf.press import Press
from inkop_desktop.typeset.pdf.structure import write_bookmarks, write_structure
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.progress import Progress

PASSES = 2
"""Rows are gone through twice, drawn and tagged (`progress.steps`)."""


def render(document: Document, conformance: Conformance, progress: Progress) -> bytes:
    """Return the document as a PDF, in the language in force; equal documents give equal bytes.

    :raises UserError: an attached PDF is protected or damaged
    :raises PrintingCancelledError: the person has cancelled
    """
    press = Press()
    types = Types(press.pdf)
    flow = Flow(Pages(a4(landscape=document.landscape)), types, progress)
    flow.set(document.blocks)
    pages = flow.pages.all
    titles = [mark.page for mark in flow.bookmarks if mark.level == 1] if document.apart else []
    for page, place in zip(pages, places(len(pages), titles), strict=True):
        if not page.is_attached:
            draw_margins(page, place, document, flow.pages.paper, types)
        press.print(page)
    with pikepdf.open(BytesIO(press.finish())) as pdf:
        embed(pdf, flow.attachments)
        write_structure(pdf, flow.root, pages, progress)
        write_bookmarks(pdf, flow.bookmarks)
        write_metadata(pdf, document, claim(conformance, flow.attachments))
        return _saved(pdf, conformance)


def _saved(pdf: pikepdf.Pdf, conformance: Conformance) -> bytes:
    """Return the file; PDF/A-1 is PDF 1.4, which has no object streams."""
    newest = conformance is Conformance.A_2A
    mode = pikepdf.ObjectStreamMode.generate if newest else pikepdf.ObjectStreamMode.disable
    out = BytesIO()
    pdf.save(out, force_version="1.7" if newest else "1.4", object_stream_mode=mode, deterministic_id=True)
    return out.getvalue()
