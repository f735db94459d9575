"""Where the boxes of an organisation chart stand, and the lines between them; whatever is in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from inkop_desktop.typeset.scene import Line

_ACROSS, _DOWN, _INDENT = 16.0, 30.0, 20.0
_JOINT = 16.0  # how far under a box's top edge a line from its left meets it
_TRUNK = _INDENT / 2


class Spot(NamedTuple):
    """The top left corner of the box with a number."""

    box: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Block:
    """A box with everything under it: its size, where all of it stands, and the middle of the box itself."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    middle: float

    def moved(self, right: float, down: float) -> "Block":
        """Return the block at another place."""
        spots = (Spot(each.box, each.x + right, each.y + down) for each in self.spots)
        lines = (Line(e.x1 + right, e.y1 + down, e.x2 + right, e.y2 + down) for e in self.lines)
        return replace(self, spots=tuple(spots), lines=tuple(lines), middle=self.middle + right)


class Layout:
    """Arranges boxes of one width, the first over all others."""

    def __init__(self, width: float, heights: Sequence[float], above: Sequence[int | None]) -> None:
        self._width = width
        self._heights = heights
        self._below: list[list[int]] = [[] for _each in heights]
        for box, over in enumerate(above):
            if over is not None:
                self._below[over].append(box)
        self._under = [frozenset(self._all_under(box)) for box in range(len(heights))]
        self._hung: dict[int, Block] = {}
        self._spread: dict[tuple[int, frozenset[int]], Block] = {}

    def best(self, cost: Callable[[Block], Any]) -> Block:
        """Return the boxes side by side, with those hanging that make it cost least.

        One box more hangs as long as that helps.
        """
        inner = [box for box, below in enumerate(self._below) if box and below]
        hanging: frozenset[int] = frozenset()
        best = self.spread(0, hanging)
        while tries := [hanging | {each} for each in inner if each not in hanging]:
            cheapest = min(tries, key=lambda each: cost(self.spread(0, each)))
            block = self.spread(0, cheapest)
            if cost(block) >= cost(best):
                break
            best, hanging = block, cheapest
        return best

    def narrowest(self) -> Block:
        """Return what is directly under the first box side by side, all else hanging."""
        return self.spread(0, frozenset(self._below[0]))

    def spread(self, box: int, hanging: frozenset[int]) -> Block:
        """Return a box over those under it, side by side; from the boxes in `hanging` on they hang."""
        key = box, hanging & self._under[box]
        if key not in self._spread:
            hangs = box in hanging or not self._below[box]
            self._spread[key] = self.hung(box) if hangs else self._side_by_side(box, hanging)
        return self._spread[key]

    def hung(self, box: int) -> Block:
        """Return a box with those under it one below the other, a step to the right."""
        if box not in self._hung:
            self._hung[box] = self._one_below_the_other(box)
        return self._hung[box]

    def wrapped(self, width: float) -> Block:
        """Return rows of hanging boxes under the first one, with a trunk at the left to each row."""
        head = self._heights[0]
        spots, lines = [Spot(0, 0, 0)], []
        across, bottom, joint = self._width, head, head
        for row in _rows([self.hung(each) for each in self._below[0]], width - _INDENT):
            top = bottom + _DOWN
            placed = [block.moved(_INDENT, top) for block in _beside(row)]
            middles = [block.middle for block in placed]
            joint = top - _DOWN / 2
            lines += [Line(_TRUNK, joint, middles[0], joint), *_comb(middles, top)]
            for block in placed:
                spots += block.spots
                lines += block.lines
            bottom = top + max(block.height for block in row)
            across = max(across, _INDENT + _width(row))
        lines.append(Line(_TRUNK, head, _TRUNK, joint))
        return Block(across, bottom, tuple(spots), tuple(lines), self._width / 2)

    def _side_by_side(self, box: int, hanging: frozenset[int]) -> Block:
        head = self._heights[box]
        top = head + _DOWN
        row = [self.spread(each, hanging) for each in self._below[box]]
        placed = [block.moved(0, top) for block in _beside(row)]
        middles = [block.middle for block in placed]
        middle = (middles[0] + middles[-1]) / 2
        spots = [Spot(box, middle - self._width / 2, 0), *(spot for block in placed for spot in block.spots)]
        lines = [Line(middle, head, middle, top - _DOWN / 2), *_comb(middles, top)]
        lines += [line for block in placed for line in block.lines]
        height = top + max(block.height for block in row)
        return Block(_width(row), height, tuple(spots), tuple(lines), middle)

    def _one_below_the_other(self, box: int) -> Block:
        head = self._heights[box]
        spots, lines = [Spot(box, 0, 0)], []
        across, bottom, joint = self._width, head, head
        for each in self._below[box]:
            top = bottom + _ACROSS
            block = self.hung(each).moved(_INDENT, top)
            joint = top + _JOINT
            lines += [Line(_TRUNK, joint, _INDENT, joint), *block.lines]
            spots += block.spots
            bottom = top + block.height
            across = max(across, _INDENT + block.width)
        if self._below[box]:
            lines.append(Line(_TRUNK, head, _TRUNK, joint))
        return Block(across, bottom, tuple(spots), tuple(lines), self._width / 2)

    def _all_under(self, box: int) -> Iterator[int]:
        yield box
        for each in self._below[box]:
            yield from self._all_under(each)


def _comb(middles: Sequence[float], top: float) -> Iterator[Line]:
    """Draw a line over some boxes and one down to each."""
    over = top - _DOWN / 2
    if len(middles) > 1:
        yield Line(middles[0], over, middles[-1], over)
    for middle in middles:
        yield Line(middle, over, middle, top)


def _rows(blocks: Sequence[Block], width: float) -> Iterator[list[Block]]:
    """Yield as many blocks at a time as stand beside each other."""
    row: list[Block] = []
    for block in blocks:
        if row and _width([*row, block]) > width:
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _beside(row: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks beside each other, the first one at the left edge."""
    left = 0.0
    for block in row:
        yield block.moved(left, 0)
        left += block.width + _ACROSS


def _width(row: Sequence[Block]) -> float:
    return sum(block.width for block in row) + _ACROSS * (len(row) - 1)
