"""The organisation as a picture: boxes with their people, lines to what they report to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inkop_desktop.reports import organisation_card
from inkop_desktop.reports.organisation_card import WIDTH
from inkop_desktop.services.organisation import Box, Chart
from inkop_desktop.text import _
from inkop_desktop.typeset.scene import Line, Scene, Shape

_ACROSS, _DOWN, _INDENT = 16.0, 30.0, 20.0
_JOINT = 16.0  # how far under a box's top edge a line from its left meets it
_WIDER = (1.0, 1.2, 1.4, 1.7, 2.0)  # how much wider than the paper a picture is tried

_LEAST = 0.75  # smaller than this share of its size a picture on paper is hard to read


@dataclass(frozen=True, slots=True)
class _Block:
    """A box with everything under it: its size, its shapes, and the middle of the box itself."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    middle: float


def scene(chart: Chart, width: float) -> Scene:
    """Return the picture of an organisation in a width; it is wider only where one column does not fit.

    What reports to the same stands side by side as long as there is room, else under each other. The
    `record` of a shape is the place of its box in the chart.
    """
    block = _best(chart, lambda each: (max(each.width, width), each.height))
    if block.width > width:
        block = _wrapped(chart, width)
    return _framed(chart, block, max(width, block.width))


def fitted(chart: Chart, width: float, height: float) -> Scene:
    """Return the picture that can be read best in a space of paper: the one that shrinks least."""

    def shrinks(block: _Block) -> float:
        return max(block.width / width, block.height / height, 1.0)

    blocks = [_best(chart, shrinks), *(_wrapped(chart, width * wider) for wider in _WIDER)]
    block = min(blocks, key=shrinks)
    return _framed(chart, block, max(width, block.width, block.height * width / height))


def pages(chart: Chart, width: float, height: float) -> list[Scene]:
    """Return pictures that can be read in a space of paper: branches apart where they shrink too much."""
    whole = fitted(chart, width, height)
    branches = chart.below(0)
    if whole.width * _LEAST <= width or len(branches) < 2:
        return [whole]
    found: list[Scene] = []
    group: list[int] = []
    for branch in branches:
        tried = fitted(_branches(chart, [*group, branch]), width, height)
        if group and tried.width * _LEAST > width:
            group = []
            tried = fitted(_branches(chart, [branch]), width, height)
        found[len(found) - bool(group) :] = [tried]
        group.append(branch)
    return found


def _branches(chart: Chart, tops: Sequence[int]) -> Chart:
    """Return the organisation with some of what is directly under it, and all under that."""
    numbers: dict[int | None, int | None] = {None: None}
    boxes: list[Box] = []
    for place, box in enumerate(chart.boxes):
        if place in (0, *tops) or (box.above != 0 and box.above in numbers):
            numbers[place] = len(boxes)
            boxes.append(replace(box, above=numbers[box.above]))
    return Chart(chart.day, tuple(boxes))


def _framed(chart: Chart, block: _Block, width: float) -> Scene:
    """Return a picture of a width with the block in its middle."""
    return Scene(width, block.height, _moved(block.shapes, (width - block.width) / 2, 0), words(chart))


def words(chart: Chart) -> str:
    """Return what the picture shows, a line for each box."""
    return "\n".join(_sentence(chart, box) for box in chart.boxes)


def _sentence(chart: Chart, box: Box) -> str:
    people = ", ".join(_read(each.text, each.what_for) for each in organisation_card.entries(box))
    title = _read(box.name, organisation_card.kind(box))
    if box.above is not None:
        above = chart.boxes[box.above].name
        title = _("{role}, reports to {above}").format(role=title, above=above)
    return _("{role}: {people}").format(role=title, people=people) if people else title


def _read(name: str, beside: str) -> str:
    return _("{name} ({what_for})").format(name=name, what_for=beside) if beside else name


def _best(chart: Chart, cost: Callable[[_Block], Any]) -> _Block:
    """Return the organisation side by side, with those boxes hanging that make it cost least.

    One box more hangs as long as that helps.
    """
    inner = {each.above for each in chart.boxes if each.above is not None} - {0}
    hanging: frozenset[int] = frozenset()
    best = _spread(chart, 0, hanging)
    while tries := [(_spread(chart, 0, hanging | {each}), each) for each in sorted(inner - hanging)]:
        block, place = min(tries, key=lambda each: cost(each[0]))
        if cost(block) >= cost(best):
            break
        best, hanging = block, hanging | {place}
    return best


def _spread(chart: Chart, place: int, hanging: frozenset[int]) -> _Block:
    """Return a box over those that report to it, side by side; from some boxes on they hang."""
    below = chart.below(place)
    if not below or place in hanging:
        return _hung(chart, place)
    head, height = organisation_card.card(chart.boxes[place], place)
    columns = [_spread(chart, each, hanging) for each in below]
    lefts = list(_lefts(columns))
    middles = [left + column.middle for left, column in zip(lefts, columns, strict=True)]
    middle = (middles[0] + middles[-1]) / 2
    top = height + _DOWN
    shapes: list[Shape] = list(_moved(head, middle - WIDTH / 2, 0))
    for left, column in zip(lefts, columns, strict=True):
        shapes += _moved(column.shapes, left, top)
    shapes += [Line(middle, height, middle, top - _DOWN / 2), *_comb(middles, top)]
    across = lefts[-1] + columns[-1].width
    return _Block(across, top + max(each.height for each in columns), tuple(shapes), middle)


def _comb(middles: Sequence[float], top: float) -> Iterator[Line]:
    """Draw a line over some boxes and one down to each."""
    over = top - _DOWN / 2
    if len(middles) > 1:
        yield Line(middles[0], over, middles[-1], over)
    for middle in middles:
        yield Line(middle, over, middle, top)


def _hung(chart: Chart, place: int) -> _Block:
    """Return a box with those that report to it under each other, a step to the right."""
    head, height = organisation_card.card(chart.boxes[place], place)
    shapes: list[Shape] = list(head)
    bottom, across, joint = height, WIDTH, height
    for each in chart.below(place):
        block = _hung(chart, each)
        top = bottom + _ACROSS
        joint = top + _JOINT
        shapes += _moved(block.shapes, _INDENT, top)
        shapes.append(Line(_INDENT / 2, joint, _INDENT, joint))
        bottom = top + block.height
        across = max(across, _INDENT + block.width)
    if joint > height:
        shapes.append(Line(_INDENT / 2, height, _INDENT / 2, joint))
    return _Block(across, bottom, tuple(shapes), WIDTH / 2)


def _wrapped(chart: Chart, width: float) -> _Block:
    """Return the organisation over rows of columns, with a trunk at the left that leads to each row."""
    head, bottom = organisation_card.card(chart.boxes[0], 0)
    shapes: list[Shape] = list(head)
    across, trunk, joint = WIDTH, _INDENT / 2, bottom
    for row in _rows([_hung(chart, each) for each in chart.below(0)], width - _INDENT):
        top = bottom + _DOWN
        lefts = [_INDENT + left for left in _lefts(row)]
        for left, block in zip(lefts, row, strict=True):
            shapes += _moved(block.shapes, left, top)
        middles = [left + block.middle for left, block in zip(lefts, row, strict=True)]
        joint = top - _DOWN / 2
        shapes += [Line(trunk, joint, middles[0], joint), *_comb(middles, top)]
        bottom = top + max(each.height for each in row)
        across = max(across, lefts[-1] + row[-1].width)
    shapes.append(Line(trunk, organisation_card.card(chart.boxes[0], 0)[1], trunk, joint))
    return _Block(across, bottom, tuple(shapes), WIDTH / 2)


def _rows(blocks: Sequence[_Block], width: float) -> Iterator[list[_Block]]:
    """Yield as many blocks at a time as stand beside each other."""
    row: list[_Block] = []
    for block in blocks:
        if row and sum(each.width + _ACROSS for each in row) + block.width > width:
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _lefts(blocks: Sequence[_Block]) -> Iterator[float]:
    left = 0.0
    for block in blocks:
        yield left
        left += block.width + _ACROSS


def _moved(shapes: Sequence[Shape], right: float, down: float) -> tuple[Shape, ...]:
    return tuple(_shifted(shape, right, down) for shape in shapes)


def _shifted(shape: Shape, right: float, down: float) -> Shape:
    if isinstance(shape, Line):
        return replace(
            shape, x1=shape.x1 + right, x2=shape.x2 + right, y1=shape.y1 + down, y2=shape.y2 + down
        )
    return replace(shape, x=shape.x + right, y=shape.y + down)
