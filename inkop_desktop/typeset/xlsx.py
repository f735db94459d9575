"""Render a document as a workbook: a sheet for each table, and one first for everything else."""

from collections.abc import Container, Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from inkop_desktop.errors import UserError
from inkop_desktop.text import N_, _
from inkop_desktop.typeset.cells import Cells, Style
from inkop_desktop.typeset.document import (
    AttachedPdf,
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    Paragraph,
    Picture,
    Row,
    SignatureLines,
    Subheading,
    Title,
    Total,
)
from inkop_desktop.typeset.progress import Progress
from inkop_desktop.typeset.wording import clean, origin

_A4 = 9
_LAST_ROW = 1_048_576
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDTHS = {Kind.DATE: 12.0, Kind.MONEY: 18.0, Kind.NUMBER: 10.0, Kind.SHARE: 10.0}
_WIDEST = 60.0
_FILTER_ARROW = 3
_LONGEST_MARGIN = 80
"""Letters of a text in the head or foot; Excel allows 255 in all."""
_TOP_ROWS = 4
"""Rows above the header of a table: title, caption, day, and an empty one."""


def render(document: Document, progress: Progress) -> bytes:
    """Return the document as a workbook, in the language in force; equal documents give equal bytes.

    :raises UserError: a table has more rows than a sheet can hold
    """
    out = BytesIO()
    with Workbook(out, {"constant_memory": True}) as workbook:
        _Book(workbook, document, progress).fill()
    return out.getvalue()


class _Book:
    """Fills a workbook with a document."""

    def __init__(self, workbook: Workbook, document: Document, progress: Progress) -> None:
        self._workbook = workbook
        self._document = document
        self._progress = progress
        self._cells = Cells(workbook)
        self._origin = origin(document)[0]
        self._names = {"history"}  # Excel keeps that name for itself

    def fill(self) -> None:
        """Write every sheet."""
        self._describe()
        tables = [block for block in self._document.blocks if isinstance(block, DataTable)]
        others = _beside_tables(self._document.blocks)
        if not tables or any(not isinstance(block, Title) for block in others):
            self._write_overview(others)
        self._progress.step(len(self._document.blocks) - len(tables))
        for table in tables:
            self._write_table(table)
            self._progress.step()

    def _describe(self) -> None:
        document = self._document
        made = datetime.combine(document.data_date, time())
        self._workbook.set_properties(
            {
                "title": clean(document.title),
                "subject": clean(document.subject),
                "company": clean(document.organisation),
                "created": made,
            }
        )

    def _sheet(self, name: str) -> Worksheet:
        """Add a sheet that prints lying on A4, as wide as the page, with head and foot."""
        sheet = self._workbook.add_worksheet(self._free_name(name))
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        # Organisation and case numbers are text on purpose; Excel would mark each one as a mistake.
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_LAST_ROW}"})
        sheet.set_margins(left=0.87, right=0.71, top=0.79, bottom=0.71)
        document = self._document
        sheet.set_header(f"&L{_printed(document.organisation)}&R{_printed(document.kind)}")
        page = _("Page {page} of {pages}").format(page="&P", pages="&N")
        sheet.set_footer(f"&L{_printed(self._origin)}&R{page}")
        return sheet

    def _free_name(self, name: str) -> str:
        """Return a sheet name that Excel accepts and that no other sheet has."""
        plain = " ".join(clean(name).translate(_FORBIDDEN).split()).strip("'") or _("Table")
        candidate, number = plain[:_LONGEST_NAME].strip(" '"), 1
        while candidate.casefold() in self._names:
            number += 1
            ending = f" {number}"
            candidate = plain[: _LONGEST_NAME - len(ending)].strip() + ending
        self._names.add(candidate.casefold())
        return candidate

    def _write_overview(self, blocks: Sequence[Block]) -> None:
        """Write everything but the tables on a sheet: labels in the first column, values beside them."""
        sheet = self._sheet(_("Overview"))
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 80)
        row = 0
        told = {block.text for block in blocks if isinstance(block, Paragraph)}
        for block in blocks:
            for line in _lines(block, told):
                for column, (value, style) in enumerate(line):
                    self._cells.write(sheet, row, column, value, style)
                row += 1
        self._cells.write(sheet, row + 1, 0, self._origin, Style.MUTED)

    def _write_table(self, table: DataTable) -> None:
        """Write a table on a sheet of its own: rows to filter and sort, then the totals under them.

        A subheading becomes a last column, so that a row keeps it when the rows are sorted anew.
        """
        if len(table.rows) + _TOP_ROWS >= _LAST_ROW:
            raise UserError(
                N_(
                    "“{table}” has more rows than a spreadsheet holds. Choose fewer, or another kind of file."
                ),
                table=table.caption,
            )
        sheet = self._sheet(table.caption)
        columns = _columns(table)
        self._begin_table(sheet, table, columns)
        group, totals, row = "", [], _TOP_ROWS + 1
        for line in table.rows:
            if isinstance(line, Subheading):
                group = line.text
            elif isinstance(line, Total):
                totals.append((*line.cells, group))
            else:
                self._write_row(sheet, row, columns, (*line, group), Style.PLAIN)
                row += 1
            self._progress.step()
        if row == _TOP_ROWS + 1:
            self._cells.write(sheet, row, 0, table.empty, Style.MUTED)
        sheet.autofilter(_TOP_ROWS, 0, max(row - 1, _TOP_ROWS), len(columns) - 1)
        for number, cells in enumerate(totals, row + 1):
            self._write_row(sheet, number, columns, cells, Style.STRONG)

    def _begin_table(self, sheet: Worksheet, table: DataTable, columns: tuple[Column, ...]) -> None:
        title = self._document.title
        above = [(title, Style.TITLE), (table.caption, Style.HEADING), (self._origin, Style.MUTED)]
        if table.caption == title:
            del above[1]
        for row, (value, style) in enumerate(above):
            self._cells.write(sheet, row, 0, value, style)
        for number, column in enumerate(columns):
            width = max(_WIDTHS.get(column.kind, column.width), len(column.heading) + _FILTER_ARROW)
            sheet.set_column(number, number, min(width, _WIDEST))
            style = Style.FIGURE_HEADER if column.kind.is_figure else Style.HEADER
            self._cells.write(sheet, _TOP_ROWS, number, column.heading, style)
        sheet.freeze_panes(_TOP_ROWS + 1, 1)
        sheet.repeat_rows(_TOP_ROWS)

    def _write_row(
        self, sheet: Worksheet, row: int, columns: Sequence[Column], cells: Row, style: Style
    ) -> None:
        for number, (column, value) in enumerate(zip(columns, cells, strict=False)):
            self._cells.write(sheet, row, number, value, style, kind=column.kind)


def _beside_tables(blocks: Sequence[Block]) -> list[Block]:
    """Return what is no table, without the headings below which there are only tables."""
    found: list[Block] = []
    tables = others = False
    for block in reversed(blocks):
        if isinstance(block, DataTable):
            tables = True
        elif not isinstance(block, Heading):
            found.append(block)
            others = True
        else:
            if others or not tables:
                found.append(block)
            tables = others = False
    return found[::-1]


def _columns(table: DataTable) -> tuple[Column, ...]:
    """Return the columns of the sheet: the table's, and one for its subheadings if it has any."""
    if any(isinstance(line, Subheading) for line in table.rows):
        return (*table.columns, Column("group", _("Group"), 24))
    return table.columns


def _lines(block: Block, told: Container[str]) -> Iterator[tuple[tuple[Any, Style], ...]]:
    """Yield the rows of a block that is no table: the cells of each with their styles.

    A picture is told by its words alone, and not at all where these are `told` in a paragraph.
    """
    match block:
        case Title():
            yield ((block.text, Style.TITLE),)
            if block.facts:
                yield ((block.facts, Style.MUTED),)
        case Heading():
            yield ()
            yield ((block.text, Style.HEADING),)
        case Paragraph():
            yield ((None, Style.PLAIN), (block.text, Style.PLAIN))
        case KeyValues():
            yield from (((label, Style.MUTED), (value, Style.PLAIN)) for label, value in block.rows)
        case Picture() if block.scene.alternative not in told:
            yield ((block.caption, Style.MUTED), (block.scene.alternative, Style.PLAIN))
        case SignatureLines():
            yield from (((_("Signature"), Style.MUTED), (name, Style.PLAIN)) for name in block.names)
        case AttachedPdf():
            yield ((_("Attached"), Style.MUTED), (block.title, Style.PLAIN))


def _printed(text: str) -> str:
    """Return a text as the head and foot of a sheet print it."""
    return clean(text)[:_LONGEST_MARGIN].replace("&", "&&")
