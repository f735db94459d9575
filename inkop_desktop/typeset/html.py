"""Render a document as one web page that needs no other file: for reading, mailing and printing."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import Any

from inkop_desktop import paths
from inkop_desktop.text import _
from inkop_desktop.typeset.document import (
    AttachedPdf,
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    SignatureLines,
    Subheading,
    Title,
    Total,
    heading_level,
    is_named_by,
)
from inkop_desktop.typeset.progress import Progress
from inkop_desktop.typeset.svg import drawn
from inkop_desktop.typeset.wording import Stressed, clean, origin, words

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Inköp Desktop">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>{head}</header>
<main>
{body}
</main>
<footer>{foot}</footer>
</body>
</html>
"""


def render(document: Document, progress: Progress) -> bytes:
    """Return the document as a web page, in the language in force; equal documents give equal bytes."""
    body = "\n".join(_Body(progress).blocks(document))
    page = _PAGE.format(
        language=escape(document.language),
        title=_text(document.title),
        style=paths.resource("style", "report.css").read_text(encoding="utf-8"),
        head=f'<span class="organisation">{_text(document.organisation)}</span>'
        + _spans(document.kind, document.case_number),
        body=body,
        foot=_spans(*origin(document)),
    )
    return page.encode()


def _text(text: str) -> str:
    return escape(clean(text))


def _spans(*texts: str) -> str:
    return "".join(f"<span>{_text(text)}</span>" for text in texts if text)


class _Body:
    """Turns blocks into elements."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._level = 0
        self._pictures = 0

    def blocks(self, document: Document) -> Iterator[str]:
        """Yield the elements of every block."""
        for before, block in pairwise((None, *document.blocks)):
            if isinstance(block, DataTable):
                yield from self._table(block, "" if is_named_by(block, before) else _text(block.caption))
            elif block:
                yield from self._block(block)
            self._progress.step()

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Title():
                yield self._heading(block.text, 1)
                yield _facts_line(block.facts)
            case Heading():
                yield self._heading(block.text, block.level)
            case Paragraph():
                yield f"<p>{_text(block.text)}</p>"
            case KeyValues():
                yield from _key_values(block)
            case Picture():
                self._pictures += 1
                picture = drawn(block.scene, f"picture-{self._pictures}", block.caption)
                yield f"<figure>{picture}<figcaption>{_text(block.caption)}</figcaption></figure>"
            case SignatureLines():
                yield from _signatures(block)
            case PageBreak():
                yield '<div class="page-break"></div>'
            case AttachedPdf():
                note = _("“{title}” follows in the PDF of this paper.").format(title=block.title)
                yield _facts_line(note)

    def _heading(self, text: str, level: int) -> str:
        self._level = heading_level(level, self._level)
        return f"<h{self._level}>{_text(text)}</h{self._level}>"

    def _table(self, table: DataTable, caption: str) -> Iterator[str]:
        if not len(table.rows):
            yield f'<p class="caption">{caption}</p>' if caption else ""
            yield f"<p>{_text(table.empty)}</p>"
            return
        yield f'<div class="wide" role="region" tabindex="0" aria-label="{_text(table.caption)}"><table>'
        if caption:
            yield f"<caption>{caption}</caption>"
        headings = "".join(
            f'<th scope="col"{_side(column)}>{_text(column.heading)}</th>' for column in table.columns
        )
        yield f"<thead><tr>{headings}</tr></thead>"
        yield from self._rows(table)
        yield "</table></div>"

    def _rows(self, table: DataTable) -> Iterator[str]:
        """Yield the rows, in a body for each subheading; the next one or the table's end closes it."""
        for line in table.rows:
            if isinstance(line, Subheading):
                heading = f'<th scope="rowgroup" colspan="{len(table.columns)}">{_text(line.text)}</th>'
                yield f'<tbody><tr class="group">{heading}</tr>'
            elif isinstance(line, Total):
                yield f'<tr class="total">{_cells(table.columns, line.cells)}</tr>'
            else:
                yield f"<tr>{_cells(table.columns, line)}</tr>"
            self._progress.step()


def _facts_line(text: str) -> str:
    return f'<p class="facts">{_text(text)}</p>' if text else ""


def _side(column: Column) -> str:
    if column.kind is Kind.DATE:
        return ' class="date"'
    return ' class="figure"' if column.kind.is_figure else ""


def _cells(columns: tuple[Column, ...], row: Row) -> str:
    return "".join(
        f"<td{_side(column)}>{_cell(value, column.kind)}</td>"
        for column, value in zip(columns, row, strict=True)
    )


def _cell(value: Any, kind: Kind) -> str:
    said = words(value, kind)
    return f"<strong>{escape(said)}</strong>" if isinstance(said, Stressed) else escape(said)


def _key_values(block: KeyValues) -> Iterator[str]:
    yield '<table class="key-values"><tbody>'
    for label, value in block.rows:
        yield f'<tr><th scope="row">{_text(label)}</th><td>{escape(words(value))}</td></tr>'
    yield "</tbody></table>"


def _signatures(block: SignatureLines) -> Iterator[str]:
    for name in block.names:
        yield f'<div class="signature"><p>{_text(_("Place and date"))}</p><p>{_text(name)}</p></div>'
