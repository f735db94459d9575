"""Set a data table: header on each page, groups, second lines, totals, and the tags of it all."""

from collections.abc import Sequence
from dataclasses import replace

from inkop_desktop.text import _
from inkop_desktop.typeset.document import DataTable, Row, Subheading, TableLine, Total
from inkop_desktop.typeset.pdf import columns
from inkop_desktop.typeset.pdf.pages import Pages, ascent
from inkop_desktop.typeset.pdf.rows import Cell, Slot, height_of, make_room, set_row
from inkop_desktop.typeset.pdf.tags import Element, scope, span
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.pdf.wrapping import wrap, wrap_facts
from inkop_desktop.typeset.progress import Progress
from inkop_desktop.typeset.wording import Stressed, clean, words

_PADDING = 2.75
_SPACE_UNDER = 8.0
_BODY_ROWS = 1000
"""Rows in one TBody: PDF/A-1 allows no array over 8,191 entries."""


def set_table(
    table: DataTable, pages: Pages, types: Types, parent: Element, progress: Progress, *, captioned: bool
) -> None:
    """Set a table, or a sentence when it has no rows; its caption first unless something says it already."""
    lines = [_worded(table, line) for line in table.rows]
    if lines:
        _Setter(table, lines, pages, types, parent, captioned=captioned).set(progress)
        return
    pages.need(types.caption.leading + 2 * types.body.leading)
    if captioned:
        pages.paragraph(parent, "P", table.caption, types.caption)
    pages.paragraph(parent, "P", table.empty, types.body)
    pages.skip(_SPACE_UNDER)


def _worded(table: DataTable, line: TableLine) -> TableLine:
    """Return a line of the table with its values as words."""
    if isinstance(line, Subheading):
        return Subheading(clean(line.text))
    if isinstance(line, Total):
        return Total(_cells(table, line.cells))
    return _cells(table, line)


def _cells(table: DataTable, row: Row) -> tuple[str, ...]:
    return tuple([words(value, column.kind) for value, column in zip(row, table.columns, strict=True)])


class _Setter:
    """Sets one table whose lines are words already."""

    def __init__(
        self,
        table: DataTable,
        lines: Sequence[TableLine],
        pages: Pages,
        types: Types,
        parent: Element,
        *,
        captioned: bool,
    ) -> None:
        self._lines = lines
        self._pages = pages
        self._types = types
        self._caption = table.caption if captioned else ""
        self._headings = [clean(column.heading) for column in table.columns]
        self._plan = columns.plan(
            table.columns, [_row(line) for line in lines if _row(line)], pages.paper, types
        )
        self._slots = list(self._plan.slots.items())
        self._strong = [(number, replace(slot, type=types.column)) for number, slot in self._slots]
        self._head = [
            (slot, wrap(self._headings[number], slot.width, slot.type)) for number, slot in self._strong
        ]
        self._under = self._second_line()
        self._table = parent.child("Table")
        self._body = self._table

    def _second_line(self) -> Slot:
        """Return where the second line of a row stands.

        It stands under the second column, unless that has figures or leaves it less than half of the line.
        """
        paper = self._pages.paper
        middle = (paper.left + paper.right) / 2
        indented = [slot.x for _number, slot in self._slots[1:2] if not slot.right and slot.x <= middle]
        left = indented[0] if indented else paper.left
        return Slot(left, paper.right - left, self._types.below)

    def set(self, progress: Progress) -> None:
        """Set the caption, the header and every line."""
        self._begin()
        for line in self._lines:
            if isinstance(line, Subheading):
                self._set_subheading(line.text)
            elif isinstance(line, Total):
                self._set_row(line.cells, self._strong)
            else:
                self._set_row(line, self._slots)
            progress.step()
        self._pages.skip(_SPACE_UNDER)

    def _begin(self) -> None:
        pages, types = self._pages, self._types
        first_rows = 4 * types.cell.leading
        pages.need(types.caption.leading + self._head_height() + first_rows)
        if self._caption:
            pages.paragraph(self._table, "Caption", self._caption, types.caption)
            pages.skip(2)
        self._draw_head(self._table.child("THead").child("TR"))

    def _head_height(self) -> float:
        return max(len(lines) for _slot, lines in self._head) * self._types.column.leading + 2 * _PADDING

    def _draw_head(self, row: Element | None) -> None:
        """Draw the header: tagged as a row the first time, an artifact on later pages (no row)."""
        pages = self._pages
        bottom = pages.y - self._head_height()
        for slot, lines in self._head:
            first = bottom + _PADDING + len(lines) * slot.type.leading - ascent(slot.type)
            if row:
                header = row.child("TH", scope("Column"))
                pages.page.text(header, lines, slot.type, slot.x, first, right=slot.right)
            else:
                pages.page.decorate(slot.type.place(lines, slot.x, first, right=slot.right), "Header")
        pages.y = bottom
        pages.rule(0.8, 0.2)

    def _turn(self) -> None:
        """Go on under a repeated header on a new page."""
        self._pages.turn()
        self._draw_head(None)

    def _next_row(self) -> Element:
        """Return a new row element, in a new body where the present one is full."""
        if self._body.kind != "TBody" or len(self._body.kids) >= _BODY_ROWS:
            self._body = self._table.child("TBody")
        return self._body.child("TR")

    def _set_subheading(self, text: str) -> None:
        pages, type_ = self._pages, self._types.caption
        slot = Slot(pages.paper.left, pages.paper.measure, type_)
        self._body = self._table
        header = self._next_row().child("TH", scope("Row", len(self._slots)))
        cell = Cell(slot, wrap(text, slot.width, type_), header)
        make_room(pages, height_of([cell], 5) + 3 * self._types.cell.leading, type_.leading, self._turn)
        pages.y -= 5
        set_row(pages, [cell], _PADDING, self._turn)
        pages.rule(0.5, 0.45)

    def _set_row(self, row: Row, slots: list[tuple[int, Slot]]) -> None:
        element = self._next_row()
        cells = [
            Cell(slot, wrap(row[number], slot.width, slot.type), element.child("TD"))
            for number, slot in self._stressed(row, slots)
        ]
        height = height_of(cells, _PADDING)
        second = self._second(row)
        if second:
            height += height_of(second, _PADDING) - 2 * _PADDING
        make_room(self._pages, height, self._types.cell.leading, self._turn)
        set_row(self._pages, cells, _PADDING, self._turn)
        if second:
            self._pages.y += 2 * _PADDING
            set_row(self._pages, second, _PADDING, self._turn)
        self._pages.rule(0.3, 0.75)

    def _stressed(self, row: Row, slots: list[tuple[int, Slot]]) -> list[tuple[int, Slot]]:
        """Return where the cells of a row stand, in the strong type where they are stressed."""
        if not any(isinstance(cell, Stressed) for cell in row):
            return slots
        return [
            (number, replace(slot, type=self._types.column) if isinstance(row[number], Stressed) else slot)
            for number, slot in slots
        ]

    def _second(self, row: Row) -> list[Cell]:
        """Return the second line of a row: the columns that found no room on the first."""
        facts = [
            _("{label}: {value}").format(label=self._headings[number], value=row[number])
            for number in self._plan.below
            if row[number]
        ]
        if not facts:
            return []
        element = self._next_row().child("TD", span(len(self._slots)))
        return [Cell(self._under, wrap_facts(facts, self._under.width, self._under.type), element)]


def _row(line: TableLine) -> Row:
    """Return the cells of a line; none of a subheading."""
    if isinstance(line, Subheading):
        return ()
    return line.cells if isinstance(line, Total) else line
