"""The contract register as a table: the columns that were chosen, in groups if wanted."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from inkop_desktop import formats, text
from inkop_desktop.lists import listing
from inkop_desktop.records.fields import Kind as FieldKind
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.text import Message, _, counted
from inkop_desktop.typeset.document import Column, DataTable, Document, Kind, Row, Subheading, TableLine

_KINDS = {
    FieldKind.DATE: Kind.DATE,
    FieldKind.MONEY: Kind.MONEY,
    FieldKind.WHOLE: Kind.NUMBER,
}


def contract_list(
    source: Source,
    columns: Sequence[listing.Column],
    rows: Sequence[Sequence[Any]],
    *,
    shown: Sequence[str],
    group_by: str = "",
    narrowed_to: str = "",
) -> Document:
    """Return the register; `rows` hold a value for each column, sorted as they shall stand.

    On paper the columns named in `shown` stand beside each other as far as they fit and the rest
    below; a spreadsheet has them all beside each other. The rows of one value of the column
    `group_by` stand together under it. `narrowed_to` says which contracts these are.
    """
    title = _("Contract register")
    grouped = [place for place, column in enumerate(columns) if column.key == group_by]
    table = DataTable(
        columns=tuple(_column(each, shown) for each in columns if each.key != group_by),
        rows=tuple(_in_groups(rows, grouped[0]) if grouped else map(_row, rows)),
        caption=title,
        empty=_("No contract fits what was asked for."),
    )
    count = formats.worded(counted("{count} contract", "{count} contracts", len(rows)))
    facts = " · ".join(part for part in (narrowed_to, count) if part)
    return document(source, title, title, (table,), facts=facts, landscape=True)


def _column(column: listing.Column, shown: Sequence[str]) -> Column:
    kind = _KINDS.get(column.kind, Kind.TEXT)
    return Column(column.key, formats.label(column.heading), column.width, kind, column.key not in shown)


def _in_groups(rows: Sequence[Sequence[Any]], place: int) -> Iterator[TableLine]:
    """Yield the rows with a subheading before each value that stands at `place`, without that value."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        values = _row(row)
        groups.setdefault(values[place] or None, []).append((*values[:place], *values[place + 1 :]))
    for group in sorted(groups, key=_order):
        yield Subheading(formats.show(group) or _("Not stated"))
        yield from groups[group]


def _row(row: Sequence[Any]) -> Row:
    """Return a row's values: of a status its first part, what stands for a missing day in words."""
    firsts = (each[0] if isinstance(each, tuple) else each for each in row)
    return tuple(formats.worded(each) if isinstance(each, Message) else each for each in firsts)


def _order(group: object) -> tuple[bool, int, str]:
    """Return what a group is sorted by: a choice by its place, a name by the alphabet, nothing last."""
    if isinstance(group, Enum):
        return False, list(type(group)).index(group), ""
    return group is None, 0, formats.sort_key(formats.show(group), text.language())
