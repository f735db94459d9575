"""Read names: several in one cell, “Anna Lind; Per Berg”, “Lind, Anna” who is one, “Vakant” who is none."""

import re
from itertools import chain

from inkop_desktop import formats
from inkop_desktop.exchange.cells.reading import (
    LONGEST_LIST,
    Reading,
    is_nothing,
    lines_of,
    shown,
    text_of,
)
from inkop_desktop.exchange.cells.suppliers import name_and_number
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.services.imports.incoming import Named
from inkop_desktop.text import Message, message

_HARD = re.compile(r"\s*(?:[;\n|&]|\s/\s|\s(?:och|og|and|samt)\s)\s*", re.IGNORECASE)

# What stands where somebody's name would: nobody has the post.
_NOBODY = frozenset(
    [
        *("vakant", "vakans", "obesatt", "ej utsedd", "inte utsedd", "ej tillsatt", "ännu ej utsedd"),
        *("saknas", "ingen utsedd", "tillsätts senare", "n.n", "nn", "n n"),
        *("vakanse", "ubesatt", "ikke utpekt", "ikke oppnevnt", "ingen utpekt", "mangler"),
        *("ubesett", "ikkje utpeikt", "ikkje oppnemnd", "ingen utpeikt", "manglar"),
        *("vacant", "vacancy", "not appointed", "to be appointed", "tba", "nobody"),
    ]
)
_LISTED = re.compile(r"[;,\n|•]|\s/\s")


def read_persons(cell: Cell) -> Reading[tuple[Named, ...]]:
    """Return the persons in a cell, each once.

    A comma or a slash divides only between whole names: “Anna Lind, Per Berg” are two persons. A word
    for nobody names none, which is doubtful.
    """
    text = lines_of(cell)
    parts = _HARD.split(text) if len(text) <= LONGEST_LIST else [text]
    names = chain.from_iterable(_between_names(part) for part in parts if part.strip())
    spelled = dict.fromkeys(" ".join(name.split()) for name in names)
    persons = tuple(Named(name) for name in spelled if not is_nothing(name) and not _is_nobody(name))
    return Reading(persons or None, _doubt_of(cell) if any(map(_is_nobody, spelled)) else None)


def read_person(cell: Cell) -> Reading[Named]:
    """Return the person in a cell that names one; none for a word that means nobody."""
    if _is_nobody(text_of(cell)):
        return Reading(None, _doubt_of(cell))
    return Reading(None if is_nothing(cell) else Named(text_of(cell)))


def read_names(cell: Cell) -> Reading[tuple[Named, ...]]:
    """Return the units and organisations in a cell, each once; “Vård och omsorg” is one.

    “Larvik kommune 918082956” is Larvik kommune, with its number.
    """
    if is_nothing(cell):
        return Reading(None)
    names = (" ".join(part.split()) for part in _LISTED.split(lines_of(cell)))
    return Reading(tuple(Named(*name_and_number(name)) for name in dict.fromkeys(filter(None, names))))


def _between_names(part: str) -> list[str]:
    """Divide at commas or slashes where whole names stand between them."""
    for mark in ",/":
        names = [name.strip() for name in part.split(mark) if name.strip()]
        if len(names) > 1 and all(" " in name or "@" in name or _is_nobody(name) for name in names):
            return [each for name in names for each in _between_names(name)]
    return [part.strip(" ,/")]


def _is_nobody(name: str) -> bool:
    return formats.fold(name).strip(" .,:!?*()[]") in _NOBODY


def _doubt_of(cell: Cell) -> Message:
    return message("“{text}” was read as nobody: it is no person’s name.", text=shown(cell))
