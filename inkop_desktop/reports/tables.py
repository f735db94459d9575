"""Tables as several reports show them: without empty columns, each under a heading."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from inkop_desktop.typeset.document import Block, Column, DataTable, Heading, Row


def filled(caption: str, columns: Sequence[Column], rows: Iterable[Row]) -> DataTable:
    """Return a table of the columns that hold anything."""
    told = tuple(rows)
    held = [any(row[place] not in (None, "") for row in told) for place in range(len(columns))]
    shown = tuple(tuple(compress(row, held)) for row in told)
    return DataTable(tuple(compress(columns, held)), shown, caption, "")


def headed(*tables: DataTable) -> Iterator[Block]:
    """Yield tables, each under its caption as a heading."""
    for table in tables:
        yield Heading(table.caption)
        yield table
