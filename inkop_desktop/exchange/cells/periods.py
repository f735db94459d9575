"""Read a whole period in one cell: “2024-01-01 – 2027-12-31”, “1/1 2024 t.o.m. 31/12 2026”, “2024–2026”.

A sign that divides days may stand inside them too, so every place where a cell can be divided is
tried: words first, then a dash with spaces around it, then any dash.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells import terms
from inkop_desktop.exchange.cells.dates import DateProfile, Edge, is_plain, read_date
from inkop_desktop.exchange.cells.reading import Reading, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.text import N_, message


@dataclass(frozen=True, slots=True)
class Period:
    """Hold the first and the last day of a period; no last day where it is open-ended."""

    first: date
    last: date | None

    @property
    def open_ended(self) -> bool:
        """Tell whether the period goes on until somebody ends it."""
        return self.last is None


class BackwardsError(UserError):
    """Tell that a cell is a period, but one that ends before it begins."""


_LONGEST = 100  # letters; more is prose, not a period
_DIVIDERS = (
    re.compile(
        r"\s*\b(?:t\.? ?o\.? ?m\b\.?|till och med|til og med|till|til|tom|to|until|through)(?=[\s\d:]):?\s*"
    ),
    re.compile(r"\s+-+\s*|\s*-+\s+|--+"),
    re.compile(r"[-/]"),
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


def read_period(cell: Cell, profile: DateProfile | None = None) -> Reading[Period]:
    """Return the period that a cell tells; of months, quarters and years from the first day to the last.

    Errors: UserError for a cell that tells none, BackwardsError for one that ends before it begins.
    """
    backwards = False
    for left, right in _halves(cell):
        begins = _day(left, profile, Edge.FIRST) or _with_year_of(left, right, profile)
        ends = _day(right, profile, Edge.LAST)
        if begins and begins.value and terms.is_open_ended(right):
            return Reading(Period(begins.value, None), begins.doubt, begins.kept)
        if not (begins and begins.value and ends and ends.value):
            continue
        if begins.value <= ends.value:
            doubt = message(
                "“{text}” was read as {first} to {last}.",
                text=shown(cell),
                first=begins.value,
                last=ends.value,
            )
            in_doubt = begins.doubt or ends.doubt
            kept = begins.kept or ends.kept
            return Reading(Period(begins.value, ends.value), doubt if in_doubt else None, kept)
        backwards = True
    if backwards:
        raise BackwardsError(N_("“{text}” ends before it begins."), text=shown(cell))
    raise UserError(N_("“{text}” is no period. Write it as 2024-01-01 – 2027-12-31."), text=shown(cell))


def days_in(cell: Cell) -> Iterator[Cell]:
    """Yield a cell, and what it may be divided into: a column's profile counts the days inside periods."""
    yield cell
    if not is_plain(cell):
        yield from (half for halves in _halves(cell) for half in halves)


def _halves(cell: Cell) -> Iterator[tuple[str, str]]:
    """Yield every way to divide a cell in two, the likeliest first."""
    text = formats.fold(text_of(cell)) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
    for divider in _DIVIDERS:
        for found in divider.finditer(text):
            left, right = text[: found.start()].strip(), text[found.end() :].strip()
            if left and right:
                yield left, right


def _day(text: str, profile: DateProfile | None, edge: Edge) -> Reading[date] | None:
    try:
        return read_date(text, profile, edge)
    except UserError:
        return None


def _with_year_of(left: str, right: str, profile: DateProfile | None) -> Reading[date] | None:
    """Return the first day of “1/1 – 31/12 2024”, which has its year from the last."""
    year = _YEAR.search(right)
    return _day(f"{left} {year[0]}", profile, Edge.FIRST) if year and not _YEAR.search(left) else None
