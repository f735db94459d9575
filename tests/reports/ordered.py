"""What the tests of reports share: how one is ordered, and how its tables are read."""

from typing import Any

from peopled import Peopled

from inkop_desktop import formats
from inkop_desktop.reports import orders
from inkop_desktop.reports.orders import Order
from inkop_desktop.typeset.document import DataTable, Document, Strong, Subheading, Title


def ordered(made: Peopled, order: Order) -> Document:
    """Return what was ordered."""
    return orders.document_of(made.register, order)


def facts(document: Document) -> str:
    """Return the line under the title."""
    title = document.blocks[0]
    assert isinstance(title, Title)
    return title.facts


def tables(document: Document) -> dict[str, list[Any]]:
    """Return the lines of each table by its caption: a subheading as its text, a row as what is read."""
    return {
        table.caption: [read(line) for line in table.rows]
        for table in document.blocks
        if isinstance(table, DataTable)
    }


def read(line: Any) -> Any:
    """Return a subheading as its text, a row as what is read in its cells."""
    if isinstance(line, Subheading):
        return line.text
    return tuple(formats.show(cell.value if isinstance(cell, Strong) else cell) for cell in line)
