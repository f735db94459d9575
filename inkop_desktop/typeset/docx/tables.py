"""Write data tables, facts and signature lines as tables of Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inkop_desktop.text import _
from inkop_desktop.typeset.document import (
    Column,
    DataTable,
    KeyValues,
    SignatureLines,
    Subheading,
    TableLine,
    Total,
)
from inkop_desktop.typeset.docx.markup import (
    KEEP_NEXT,
    RIGHT,
    Markup,
    attribute,
    paragraph,
    run,
    twips,
)
from inkop_desktop.typeset.pdf import columns
from inkop_desktop.typeset.pdf.pages import Paper
from inkop_desktop.typeset.pdf.press import Press
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.progress import Progress
from inkop_desktop.typeset.wording import Stressed, words

_WIDER = 1.12
"""How much wider the face is that stands for ours where it is missing."""
_WIDEST = 1.45
"""How much wider the widest is that another program puts there: days and sums break in neither."""
_LABEL_SHARE = 0.3
_SIGNATURE_GAP = 14.0
_FIRST_ROW, _FIRST_COLUMN, _NO_HEADERS = "0620", "0680", "0600"
"""Which cells of a table name the others, as Word's bits; none of them has bands."""
_NO_SPLIT = "<w:cantSplit/>"
_GROUP_BORDER = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="727272"/></w:tcBorders>'
_NO_BOTTOM = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
_NO_TOP = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'


def facts(block: KeyValues, paper: Paper) -> Markup:
    """Return facts as a table: labels in its first column, values beside them."""
    widths = (paper.measure * _LABEL_SHARE, paper.measure * (1 - _LABEL_SHARE))
    rows = []
    for label, value in block.rows:
        said = _cell(widths[0], paragraph("FactLabel", run(label)))
        answered = _cell(widths[1], paragraph("Fact", run(words(value))), bare=("right",))
        rows.append(_row(said + answered, _NO_SPLIT))
    return _table("FactTable", widths, rows, _FIRST_COLUMN)


def signatures(block: SignatureLines, paper: Paper) -> Markup:
    """Return a line for place and date and one for the signature, for each name."""
    half = (paper.measure - _SIGNATURE_GAP) / 2
    widths = (half, _SIGNATURE_GAP, half)
    rows = []
    for place, name in enumerate(block.names, 1):
        kept = KEEP_NEXT if place < len(block.names) else ""
        day, who = (paragraph("Signature", run(text), kept) for text in (_("Place and date"), name))
        cells = map(_cell, widths, (day, paragraph("Fact", "", kept), who))
        rows.append(_row("".join(cells), _NO_SPLIT))
    return _table("TableNormal", widths, rows, _NO_HEADERS)


def data_table(table: DataTable, paper: Paper, progress: Progress) -> Markup:
    """Return a table that has rows; its header is repeated on every page."""
    lines = [_worded(table, line) for line in table.rows]
    writer = _Writer(table, _grid(table, lines, paper))
    rows = [writer.header()]
    for line in lines:
        rows.extend(writer.line(line))
        progress.step()
    return _table("ReportTable", writer.widths, rows, _FIRST_ROW, table.caption)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table as words; a subheading has one cell."""

    cells: tuple[str, ...]
    is_subheading: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """Which columns stand beside each other, how wide (points), and which on a second line under them."""

    widths: dict[int, float]
    below: tuple[int, ...]


def _worded(table: DataTable, line: TableLine) -> _Line:
    if isinstance(line, Subheading):
        return _Line((line.text,), is_subheading=True)
    is_total = isinstance(line, Total)
    row = line.cells if isinstance(line, Total) else line
    said = [words(value, column.kind) for value, column in zip(row, table.columns, strict=True)]
    return _Line(tuple(map(Stressed, said)) if is_total else tuple(said))


def _grid(table: DataTable, lines: Sequence[_Line], paper: Paper) -> _Grid:
    """Return the columns as the PDF plans them for a narrower sheet, stretched to this one."""
    narrower = Paper(paper.width - paper.measure * (1 - 1 / _WIDER), paper.height)
    rows = [line.cells for line in lines if not line.is_subheading]
    plan = columns.plan(table.columns, rows, narrower, Types(Press().pdf))
    widths = {number: (slot.width + columns.GAP) * _WIDER for number, slot in plan.slots.items()}
    widths[max(widths)] -= columns.GAP * _WIDER
    least = {number: plan.least[number] * _WIDEST + columns.GAP for number in widths}
    return _Grid(_unbroken(widths, least), plan.below)


def _unbroken(widths: dict[int, float], least: dict[int, float]) -> dict[int, float]:
    """Return the widths with what some columns lack, as far as others have more than they need."""
    lacking = {number: max(least[number] - width, 0) for number, width in widths.items()}
    spare = {number: max(width - least[number], 0) for number, width in widths.items()}
    missing, there = sum(lacking.values()), sum(spare.values())
    moved = min(missing, there)
    if not moved:
        return widths
    return {
        number: width + moved * (lacking[number] / missing - spare[number] / there)
        for number, width in widths.items()
    }


class _Writer:
    """Writes the rows of one data table."""

    def __init__(self, table: DataTable, grid: _Grid) -> None:
        self._columns = table.columns
        self._grid = grid
        self._last = max(grid.widths)
        self._indent = self._second_line()
        self.widths = tuple(grid.widths.values())

    def _second_line(self) -> Markup:
        """Return where the second line of a row begins: under the second column, unless it has figures."""
        first, *others = self._grid.widths
        indented = others and not self._columns[others[0]].kind.is_figure
        return f'<w:ind w:left="{twips(self._grid.widths[first])}"/>' if indented else ""

    def header(self) -> Markup:
        """Return the header row."""
        cells = [
            self._cell_of(number, paragraph("TableHeading", run(column.heading), _side(column)))
            for number, column in self._shown()
        ]
        return _row("".join(cells), f"{_NO_SPLIT}<w:tblHeader/>")

    def line(self, line: _Line) -> Iterator[Markup]:
        """Yield the row of a line, and a second one for what found no room on it."""
        if line.is_subheading:
            content = paragraph("TableGroup", run(line.cells[0]))
            yield _row(self._over_all(content, _GROUP_BORDER), _NO_SPLIT)
            return
        note = self._note(line)
        yield self._first_line(line, is_open=bool(note))
        if note:
            content = paragraph("TableNote", run(note), self._indent)
            yield _row(self._over_all(content, _NO_TOP, bare=("top", "right")), _NO_SPLIT)

    def _first_line(self, line: _Line, *, is_open: bool) -> Markup:
        """Return the row of a line; one that is open runs into the row under it."""
        keeps, border, bare = (KEEP_NEXT, _NO_BOTTOM, ("bottom",)) if is_open else ("", "", ())
        cells = [
            self._cell_of(
                number,
                paragraph("TableText", run(line.cells[number]), keeps + _side(column)),
                border,
                bare,
            )
            for number, column in self._shown()
        ]
        return _row("".join(cells), _NO_SPLIT)

    def _shown(self) -> Iterator[tuple[int, Column]]:
        """Yield the columns that stand beside each other, with their numbers."""
        return ((number, self._columns[number]) for number in self._grid.widths)

    def _note(self, line: _Line) -> str:
        """Return the second line of a row."""
        return " · ".join(
            _("{label}: {value}").format(label=self._columns[number].heading, value=line.cells[number])
            for number in self._grid.below
            if line.cells[number]
        )

    def _cell_of(
        self, number: int, content: Markup, border: Markup = "", bare: tuple[str, ...] = ()
    ) -> Markup:
        """Return a cell of a column; the last column needs no gap at its right."""
        if number == self._last:
            bare = (*bare, "right")
        return _cell(self._grid.widths[number], content, border, bare)

    def _over_all(self, content: Markup, border: Markup, bare: tuple[str, ...] = ("right",)) -> Markup:
        """Return a cell over all columns."""
        span = f'<w:gridSpan w:val="{len(self.widths)}"/>'
        return _cell(sum(self.widths), content, span + border, bare)


def _side(column: Column) -> Markup:
    return RIGHT if column.kind.is_figure else ""


def _cell(width: float, content: Markup, properties: Markup = "", bare: tuple[str, ...] = ()) -> Markup:
    """Return a cell; `bare` are the sides without a margin, in the order top, bottom, right."""
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in bare)
    inner = f"<w:tcMar>{margins}</w:tcMar>" if margins else ""
    size = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{properties}{inner}</w:tcPr>{content}</w:tc>"


def _row(cells: Markup, properties: Markup) -> Markup:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _table(
    style: str, widths: Sequence[float], rows: Sequence[Markup], headers: str, caption: str = ""
) -> Markup:
    """Return a table of fixed columns; `headers` says which of its cells name the others."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    said = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{headers}"/>{said}'
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
