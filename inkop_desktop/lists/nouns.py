"""The nouns that are found by their name: persons, organisations, units, suppliers, areas."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from inkop_desktop import formats
from inkop_desktop.models.mapping import ROOTS
from inkop_desktop.register import search, store


def _supplier(record: Any) -> str:
    return "\n".join([record.org_number, *(alias.name for alias in record.aliases)])


def _name_only(_record: Any) -> str:
    return ""


# What else than its name a record is found by.
NAMED: dict[str, Callable[[Any], str]] = {
    "organisation": lambda record: record.org_number,
    "unit": _name_only,
    "person": lambda record: record.title,
    "supplier": _supplier,
    "area": _name_only,
}


def refresh(connection: Connection, noun: str, ids: Sequence[int], language: str) -> None:
    """Write the search text of these records anew."""
    records: list[Any] = list(store.load(connection, ROOTS[noun][0], ids))
    kept = {record.id for record in records}
    search.remove(connection, noun, [each for each in ids if each not in kept])
    found = [
        search.Found(record.id, record.name, NAMED[noun](record), formats.sort_key(record.name, language))
        for record in records
    ]
    search.write(connection, noun, found)
