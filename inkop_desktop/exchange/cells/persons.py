"""Read names: several in one cell, “Anna Lind; Per Berg”, and “Lind, Anna” who is one."""

import re
from itertools import chain

from inkop_desktop.exchange.cells.reading import Reading, is_nothing, lines_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.services.imports.incoming import Named

_HARD = re.compile(r"\s*(?:[;\n|&]|\s/\s|\s(?:och|og|and|samt)\s)\s*", re.IGNORECASE)

_LISTED = re.compile(r"[;,\n|•]|\s/\s")


def read_persons(cell: Cell) -> Reading[tuple[Named, ...]]:
    """Return the persons in a cell, each once.

    A comma divides only between whole names: “Anna Lind, Per Berg” are two persons.
    """
    if is_nothing(cell):
        return Reading(None)
    names = chain.from_iterable(_by_comma(part) for part in _HARD.split(lines_of(cell)) if part.strip())
    return Reading(tuple(Named(" ".join(name.split())) for name in dict.fromkeys(names)))


def read_names(cell: Cell) -> Reading[tuple[Named, ...]]:
    """Return the units and organisations in a cell, each once; “Vård och omsorg” is one."""
    if is_nothing(cell):
        return Reading(None)
    names = (" ".join(part.split()) for part in _LISTED.split(lines_of(cell)))
    return Reading(tuple(Named(name) for name in dict.fromkeys(filter(None, names))))


def _by_comma(part: str) -> list[str]:
    names = [name.strip() for name in part.split(",") if name.strip()]
    return names if all(" " in name or "@" in name for name in names) else [part.strip()]
