"""Write a document as the kind of file that its name asks for."""

from collections.abc import Callable
from pathlib import Path

from inkop_desktop import files, text
from inkop_desktop.errors import UserError
from inkop_desktop.text import N_
from inkop_desktop.typeset import html
from inkop_desktop.typeset.document import Conformance, Document
from inkop_desktop.typeset.progress import Progress, steps

ENDINGS = (".pdf", ".docx", ".xlsx", ".html")
Report = Callable[[int, int], None]


def write(
    document: Document,
    out: Path,
    conformance: Conformance = Conformance.A_2A,
    progress: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write a document as the kind of file that the ending of `out` asks for, whole or not at all.

    :param conformance: the archive standard of a PDF
    :param progress: told now and then how many steps of how many are done
    :param cancelled: asked now and then whether to stop
    :raises UserError: the ending is none of these, or something in the document cannot be written
    :raises PrintingCancelledError: the person has cancelled; nothing was written
    :raises RegisterError: the disk refused
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(
            N_(
                "“{file}” has no known ending. Choose .pdf, .docx (Word document), .xlsx (spreadsheet) "
                "or .html (web page)."
            ),
            file=out.name,
        )
    with text.in_language(document.language):
        content = _rendered(document, ending, conformance, progress, cancelled)
    with files.written(out) as file:
        file.write(content)


def _rendered(
    document: Document,
    ending: str,
    conformance: Conformance,
    progress: Report | None,
    cancelled: Callable[[], bool] | None,
) -> bytes:
    # All but one of the renderers bring a library that nothing else needs: loaded when they are.
    if ending == ".pdf":
        from inkop_desktop.typeset.pdf import renderer  # noqa: PLC0415

        twice = Progress(steps(document, renderer.PASSES), progress, cancelled)
        return renderer.render(document, conformance, twice)
    once = Progress(steps(document), progress, cancelled)
    if ending == ".docx":
        from inkop_desktop.typeset.docx import renderer as word  # noqa: PLC0415

        return word.render(document, once)
    if ending == ".xlsx":
        from inkop_desktop.typeset import xlsx  # noqa: PLC0415

        return xlsx.render(document, once)
    return html.render(document, once)
