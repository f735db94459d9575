"""The matrix on paper: who answers for each product area in each municipality, and what is vacant."""

from collections.abc import Iterator, Sequence

from inkop_desktop import formats
from inkop_desktop.formats import NBSP
from inkop_desktop.records.people import Organisation
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.short_names import shortened
from inkop_desktop.services.matrix import Cell, Matrix
from inkop_desktop.text import _, counted, message
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Strong,
    Subheading,
    TableLine,
)

_BESIDE = 7  # municipalities that stand beside each other on a lying page
_INDENT = 3 * NBSP


def matrix(
    source: Source, areas: Matrix, officers: Matrix, called: tuple[str, str], *, whole: bool = False
) -> Document:
    """Return the matrix of a day, the officers in charge first; `called` are the names of both roles.

    Municipalities stand in groups that a page has room for; all beside each other if `whole`.
    """
    officer, manager = called
    title = _("Product areas and who answers for them")
    blocks: list[Block] = []
    groups = list(_groups(areas.organisations, len(areas.organisations) if whole else _BESIDE))
    for group in groups:
        caption = _caption(group) if len(groups) > 1 else title
        blocks += [PageBreak()] if blocks else []
        blocks += [Heading(caption)] if len(groups) > 1 else []
        blocks.append(_table(areas, manager, _officers(officers, officer, group), group, caption))
    blocks += _explained(areas)
    missing = areas.vacancies + officers.vacancies
    facts = " · ".join(
        (
            _("On {day}").format(day=formats.day(areas.day)),
            formats.worded(counted("{count} vacancy", "{count} vacancies", missing)),
        )
    )
    blocks += _vacancies(areas, officers, officer)
    return document(source, title, title, tuple(blocks), facts=facts, landscape=True)


def _groups(organisations: Sequence[Organisation], size: int) -> Iterator[Sequence[Organisation]]:
    """Yield the municipalities in groups of nearly the same size, none larger than `size`."""
    count = max(-(-len(organisations) // max(size, 1)), 1)
    each, larger = divmod(len(organisations), count)
    start = 0
    for number in range(count):
        end = start + each + (number < larger)
        yield organisations[start:end]
        start = end


def _caption(group: Sequence[Organisation]) -> str:
    if len(group) == 1:
        return group[0].name
    return _("{first} to {last}").format(first=group[0].name, last=group[-1].name)


def _officers(officers: Matrix, officer: str, group: Sequence[Organisation]) -> list[TableLine]:
    """Return the line of the officers in charge; none where there are none and need not be any."""
    if not any(cell.holders or cell.is_needed for cell in officers.cells.values()):
        return []
    cells = (_words(officers, officers.cells[None, each.id or 0]) for each in group)
    return [Subheading(officer), (message("All product areas"), *cells)]


def _table(
    areas: Matrix, manager: str, first: list[TableLine], group: Sequence[Organisation], caption: str
) -> DataTable:
    rows = [*first, Subheading(manager)] if first and areas.areas else list(first)
    for area, depth in areas.areas:
        cells = (_words(areas, areas.cells[area.id, each.id or 0]) for each in group)
        rows.append((f"{_INDENT * depth}{area.name}", *cells))
    columns = (
        Column("area", _("Product area"), 20),
        *(
            Column(f"organisation {each.id}", name, 9)
            for each, name in zip(group, shortened([each.name for each in group]), strict=True)
        ),
    )
    return DataTable(columns, tuple(rows), caption, _("There are no product areas in the register."))


def _words(matrix: Matrix, cell: Cell) -> str | Strong | None:
    """Return who answers there; in brackets who does so for the area above."""
    if cell.is_vacant:
        return Strong(message("Vacant"))
    if cell.holders:
        return "\n".join(matrix.names["person", each.person_id] for each in cell.holders)
    above = "\n".join(matrix.names["person", each.person_id] for each in cell.above)
    return f"({above})" if above else None


def _explained(areas: Matrix) -> Iterator[Block]:
    if any(cell.above and not cell.holders for cell in areas.cells.values()):
        yield Paragraph(_("Whoever stands in brackets answers for the product area above it."))
    if any(cell.is_needed for cell in areas.cells.values()):
        yield Paragraph(
            _("A product area is vacant where a framework agreement is in force and nobody answers for it.")
        )


def _vacancies(areas: Matrix, officers: Matrix, officer: str) -> Iterator[Block]:
    """Yield the vacancies in words, those of each municipality together."""
    rows = tuple(
        (each.name, ", ".join(missing))
        for each in areas.organisations
        if (missing := list(_missing(areas, officers, officer, each)))
    )
    if rows:
        caption = _("Vacancies")
        columns = (Column("organisation", _("Organisation"), 20), Column("missing", _("Vacant"), 60))
        yield Heading(caption)
        yield DataTable(columns, rows, caption, "")


def _missing(areas: Matrix, officers: Matrix, officer: str, organisation: Organisation) -> Iterator[str]:
    key = organisation.id or 0
    if officers.cells[None, key].is_vacant:
        yield officer
    yield from (area.name for area, _depth in areas.areas if areas.cells[area.id, key].is_vacant)
