"""Set one row of cells on the pages, over several pages where it is taller than one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from inkop_desktop.typeset.pdf.fonts import Type
from inkop_desktop.typeset.pdf.pages import Pages, ascent
from inkop_desktop.typeset.pdf.tags import Element

_FEWEST_LINES = 3
"""A row that does not fit any page begins on this one if so many lines of it fit."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the cells of a column stand: an edge (the right one for figures), a width, a type."""

    x: float
    width: float
    type: Type
    right: bool = False


class Cell(NamedTuple):
    """A cell with its text broken into lines (a tuple, since tables have a hundred thousand)."""

    slot: Slot
    lines: Sequence[str]
    element: Element


def height_of(cells: Sequence[Cell], padding: float) -> float:
    """Return the height of a row with padding above and under it."""
    return max((len(cell.lines) * cell.slot.type.leading for cell in cells), default=0) + 2 * padding


def set_row(pages: Pages, cells: Sequence[Cell], padding: float, turn: Callable[[], None]) -> None:
    """Set a row where the pages are; `turn` begins a new page when it must go on there.

    A cell that goes over pages stays one element with a mark on each page.
    """
    leading = max(cell.slot.type.leading for cell in cells)
    count = max(len(cell.lines) for cell in cells)
    start = 0
    while True:
        fitting = max(int((pages.room - 2 * padding) / leading), 1)
        end = min(start + fitting, count)
        _draw(pages, cells, start, end, padding)
        pages.y -= (end - start) * leading + 2 * padding
        start = end
        if start >= count:
            return
        turn()


def make_room(pages: Pages, height: float, leading: float, turn: Callable[[], None]) -> None:
    """Begin a new page unless the height is left, or is more than a page and can begin here."""
    whole = pages.paper.top - pages.paper.bottom
    if pages.room < height and (height < whole / 2 or pages.room < _FEWEST_LINES * leading):
        turn()


def _draw(pages: Pages, cells: Sequence[Cell], start: int, end: int, padding: float) -> None:
    page = pages.page
    top = pages.y - padding
    for cell in cells:
        lines = cell.lines if end - start >= len(cell.lines) else cell.lines[start:end]
        if lines:
            slot = cell.slot
            baseline = top - ascent(slot.type)
            page.text(cell.element, lines, slot.type, slot.x, baseline, right=slot.right)
