"""The structure of a PDF while it is drawn: elements, and the marks on pages that belong to them."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

Mark: TypeAlias = tuple[int, int]
"""A marked sequence: the page's index and the sequence's number on that page (MCID)."""

Attributes: TypeAlias = dict[str, Any]


@dataclass(slots=True, eq=False)
class Element:
    """A structure element: its standard type, what is said of it, and what it holds in reading order.

    It holds elements or marks, never both.
    """

    kind: str
    attributes: Attributes | None = None
    alternative: str = ""
    kids: list["Element"] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def child(self, kind: str, attributes: Attributes | None = None, alternative: str = "") -> "Element":
        """Append a new element and return it."""
        element = Element(kind, attributes, alternative)
        self.kids.append(element)
        return element


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading as the reader's side panel shows it: its page's index and its height on it."""

    text: str
    level: int
    page: int
    y: float


def scope(of: str, columns: int = 1) -> Attributes:
    """Return the attributes of a table header for its `Column` or `Row`."""
    return {"/O": "/Table", "/Scope": f"/{of}"} | ({"/ColSpan": columns} if columns > 1 else {})


def span(columns: int) -> Attributes | None:
    """Return the attributes of a cell that takes several columns."""
    return {"/O": "/Table", "/ColSpan": columns} if columns > 1 else None


def box(left: float, bottom: float, right: float, top: float) -> Attributes:
    """Return the attributes of a figure that fills a rectangle of its page (points)."""
    return {"/O": "/Layout", "/BBox": [round(side, 2) for side in (left, bottom, right, top)]}
