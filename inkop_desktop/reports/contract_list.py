"""The contract register as a table: the columns that were chosen, in groups if wanted."""

from collections.abc import Sequence
from typing import Any

from inkop_desktop import formats
from inkop_desktop.lists import listing
from inkop_desktop.records.fields import Kind as FieldKind
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.text import _, counted
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
    shown: Sequence[str] = (),
    group_by: str = "",
    facts: str = "",
) -> Document:
    """Return the register; `rows` hold a value for each column, sorted as they shall stand.

    On paper the columns named in `shown` (all, where none is named) stand beside each other as far
    as they fit and the rest below; a spreadsheet has them all beside each other. The rows of one
    value of the column `group_by` stand together under it.
    """
    table = DataTable(
        columns=tuple(_column(each, shown) for each in columns),
        rows=tuple(_lines(columns, rows, group_by)),
        caption=_("Contracts"),
        empty=_("No contract fits what was asked for."),
    )
    said = facts or formats.worded(counted("{count} contract", "{count} contracts", len(rows)))
    title = _("Contract register")
    return document(source, title, title, (table,), facts=said, landscape=True)


def _column(column: listing.Column, shown: Sequence[str]) -> Column:
    kind = _KINDS.get(column.kind, Kind.TEXT)
    below = bool(shown) and column.key not in shown
    return Column(column.key, _(column.heading), column.width, kind, below)


def _lines(
    columns: Sequence[listing.Column], rows: Sequence[Sequence[Any]], group_by: str
) -> list[TableLine]:
    if not group_by:
        return [_row(row) for row in rows]
    place = [column.key for column in columns].index(group_by)
    lines: list[TableLine] = []
    before: object = None
    for row in sorted(rows, key=lambda row: _group(row[place]) or "\uffff"):
        group = _group(row[place])
        if group != before or not lines:
            lines.append(Subheading(group or _("Not stated")))
            before = group
        lines.append(_row(row))
    return lines


def _row(row: Sequence[Any]) -> Row:
    """Return a row's values; of a status its first part is what is read."""
    return tuple(each[0] if isinstance(each, tuple) else each for each in row)


def _group(value: Any) -> str:
    return formats.show(value[0] if isinstance(value, tuple) else value)
