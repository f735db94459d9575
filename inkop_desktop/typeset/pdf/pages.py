"""The pages of a PDF while they are filled: where the next line goes, what is marked as what."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from inkop_desktop.typeset.pdf.fonts import Type
from inkop_desktop.typeset.pdf.tags import Element
from inkop_desktop.typeset.pdf.wrapping import wrap
from inkop_desktop.typeset.wording import clean

MM = 72 / 25.4
_A4 = (210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet's size and where text stands on it, in points; the left margin has room for punched holes."""

    width: float
    height: float

    @property
    def left(self) -> float:
        """Return the x where text begins."""
        return 22 * MM

    @property
    def right(self) -> float:
        """Return the x where text ends."""
        return self.width - 18 * MM

    @property
    def top(self) -> float:
        """Return the y under which text stands."""
        return self.height - 20 * MM

    @property
    def bottom(self) -> float:
        """Return the y above which text stands."""
        return 18 * MM

    @property
    def measure(self) -> float:
        """Return the width of the text."""
        return self.right - self.left


def a4(*, landscape: bool) -> Paper:
    """Return an A4 sheet, upright or lying."""
    width, height = reversed(_A4) if landscape else _A4
    return Paper(width, height)


@dataclass(slots=True)
class Page:
    """A page being drawn: its operators, and the element of each marked sequence (by its number)."""

    index: int
    width: float
    height: float
    operators: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    is_attached: bool = False

    def mark(self, element: Element, operators: str) -> None:
        """Draw operators as a part of an element."""
        self.operators.append(f"/{element.kind} <</MCID {self._number(element)}>> BDC {operators} EMC")

    def text(
        self, element: Element, lines: Sequence[str], type_: Type, x: float, y: float, *, right: bool = False
    ) -> None:
        """Draw lines of text as a part of an element, see `Type.place`."""
        operators = type_.place(lines, x, y, right=right)
        if not type_.lacks(lines):
            self.mark(element, operators)
            return
        # Some readers heed the text that was meant on a Span only.
        meant = "".join(lines).encode("utf-16-be").hex().upper()
        properties = f"<</MCID {self._number(element)} /ActualText <FEFF{meant}>>>"
        self.operators.append(f"/Span {properties} BDC {operators} EMC")

    def _number(self, element: Element) -> int:
        """Return the number of a new marked sequence that belongs to an element."""
        number = len(self.owners)
        self.owners.append(element)
        element.marks.append((self.index, number))
        return number

    def decorate(self, operators: str, kind: str = "") -> None:
        """Draw operators that say nothing: rules, or the head and foot (`kind`)."""
        opening = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else "/Artifact BMC"
        self.operators.append(f"{opening} {operators} EMC")


class Pages:
    """All pages, and the height `y` above which the last one is full."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.all: list[Page] = []
        self.y = 0.0

    @property
    def page(self) -> Page:
        """Return the page that is being filled."""
        return self.all[-1]

    @property
    def room(self) -> float:
        """Return the height that is left on the page."""
        return self.y - self.paper.bottom

    @property
    def is_fresh(self) -> bool:
        """Tell whether nothing stands on the page yet."""
        return self.y >= self.paper.top

    def turn(self) -> None:
        """Begin a new page."""
        self._append(self.paper.width, self.paper.height)
        self.y = self.paper.top

    def attach(self, width: float, height: float, element: Element) -> None:
        """Append a page that another file will fill, as its only marked sequence, and leave no room on it."""
        page = self._append(width, height)
        page.is_attached = True
        page.mark(element, "")
        self.y = self.paper.bottom

    def _append(self, width: float, height: float) -> Page:
        """Append a page, in the place of the last one if that is still empty."""
        if self.all and not self.page.operators:
            self.all.pop()
        self.all.append(Page(len(self.all), width, height))
        return self.page

    def need(self, height: float) -> None:
        """Begin a new page unless the height is left on this one."""
        if self.room < height and not self.is_fresh:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave some height empty, except at the top of a page."""
        if not self.is_fresh:
            self.y -= height

    def rule(self, weight: float, grey: float, left: float | None = None, right: float | None = None) -> None:
        """Draw a horizontal line at the present height, over the whole measure if not told otherwise."""
        start = self.paper.left if left is None else left
        end = self.paper.right if right is None else right
        self.page.decorate(f"{weight:g} w {grey:g} G {start:.2f} {self.y:.2f} m {end:.2f} {self.y:.2f} l S")

    def text(self, element: Element, lines: Sequence[str], type_: Type) -> None:
        """Set lines over the pages they need, as one element, with no single line left alone."""
        while lines:
            fitting = int(self.room / type_.leading)
            if fitting < len(lines):
                fitting = min(fitting, len(lines) - 2)
            if fitting < min(2, len(lines)) and not self.is_fresh:
                self.turn()
                continue
            part, lines = lines[:fitting], lines[fitting:]
            self.page.text(element, part, type_, self.paper.left, self.y - ascent(type_))
            self.y -= len(part) * type_.leading

    def paragraph(self, parent: Element, kind: str, text: str, type_: Type) -> None:
        """Set a text over the whole measure as a new element of its kind; nothing for an empty text."""
        lines = wrap(clean(text), self.paper.measure, type_)
        if lines:
            self.text(parent.child(kind), lines, type_)


def ascent(type_: Type) -> float:
    """Return how far the first base line lies under the top of its line."""
    return (type_.leading + 0.66 * type_.size) / 2
