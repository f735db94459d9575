"""The head and foot of each page: whose paper it is, which paper, from when, and which page of how many."""

from collections.abc import Sequence
from typing import NamedTuple

from inkop_desktop import formats
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Document
from inkop_desktop.typeset.pdf.fonts import Type
from inkop_desktop.typeset.pdf.pages import MM, Page, Paper
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.pdf.wrapping import fitted
from inkop_desktop.typeset.wording import clean, origin

_HEAD = 11 * MM
_FOOT = 10 * MM
_GAP = 18
_CUT = "…"


class Place(NamedTuple):
    """Which page of how many."""

    number: int
    pages: int


def places(count: int, first_pages: Sequence[int]) -> list[Place]:
    """Return the place of each page in its paper; `first_pages` are the indexes at which papers begin."""
    starts = sorted({0, *first_pages})
    ends = [*starts[1:], count]
    return [
        Place(number, end - start)
        for start, end in zip(starts, ends, strict=True)
        for number in range(1, end - start + 1)
    ]


def draw_margins(page: Page, place: Place, document: Document, paper: Paper, types: Types) -> None:
    """Draw head and foot on a page, as artifacts that nobody reads aloud."""
    head, foot = paper.height - _HEAD, _FOOT
    strong, plain = types.margin_strong, types.margin
    owner = fitted(clean(document.organisation), paper.measure / 2, strong)
    room = paper.measure - strong.width(owner) - _GAP
    operators = [
        strong.place([owner], paper.left, head),
        _row(
            _beside([document.case_number, document.kind], room, plain), plain, paper.right, head, right=True
        ),
        f"0.5 w 0.72 G {paper.left:.2f} {head - 5:.2f} m {paper.right:.2f} {head - 5:.2f} l S",
    ]
    page.decorate(" ".join(operators), "Header")
    number = _("Page {page} of {pages}").format(
        page=formats.integer(place.number), pages=formats.integer(place.pages)
    )
    room = paper.measure - plain.width(number) - _GAP
    operators = [
        _row(_beside(origin(document), room, plain), plain, paper.left, foot),
        plain.place([number], paper.right, foot, right=True),
    ]
    page.decorate(" ".join(operators), "Footer")


def _beside(texts: list[str], room: float, type_: Type) -> list[str]:
    """Return the texts that are not empty, each shortened to what the ones before it leave of the room.

    Where they leave none, the rest are left out.
    """
    shown = []
    for text in filter(None, map(clean, texts)):
        if room < type_.width(_CUT):
            break
        shown.append(fitted(text, room, type_))
        room -= type_.width(shown[-1]) + _GAP
    return shown


def _row(texts: list[str], type_: Type, x: float, y: float, *, right: bool = False) -> str:
    """Return the texts beside each other, from `x` on rightwards, or leftwards."""
    placed = []
    for text in texts:
        placed.append(type_.place([text], x, y, right=right))
        x += (type_.width(text) + _GAP) * (-1 if right else 1)
    return " ".join(placed)
