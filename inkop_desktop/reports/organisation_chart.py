"""The organisation as a picture: boxes with their people, lines to what they report to."""

from collections.abc import Sequence
from dataclasses import replace

from inkop_desktop.reports import organisation_card
from inkop_desktop.reports.organisation_card import WIDTH
from inkop_desktop.reports.organisation_layout import Block, Layout
from inkop_desktop.services.organisation import Box, Chart
from inkop_desktop.text import _
from inkop_desktop.typeset.scene import Line, Scene, Shape

_WIDER = (1.0, 1.2, 1.4, 1.7, 2.0)  # how much wider than the paper a picture is tried
_LEAST = 0.75  # smaller than this share of its size a picture on paper is hard to read


def scene(chart: Chart, width: float) -> Scene:
    """Return the picture of an organisation in a width; it is wider only where one column does not fit.

    What reports to the same stands side by side as long as there is room, else under each other. The
    `record` of a shape is the place of its box in the chart.
    """
    drawn = _Drawn(chart)
    if drawn.layout.narrowest().width > width:
        block = drawn.layout.wrapped(width)
    else:
        block = drawn.layout.best(lambda each: (max(each.width, width), each.height))
    return drawn.framed(block, max(width, block.width))


def fitted(chart: Chart, width: float, height: float) -> Scene:
    """Return the picture that can be read best in a space of paper: the one that shrinks least."""

    def shrinks(block: Block) -> float:
        return max(block.width / width, block.height / height, 1.0)

    drawn = _Drawn(chart)
    blocks = [drawn.layout.best(shrinks), *(drawn.layout.wrapped(width * wider) for wider in _WIDER)]
    block = min(blocks, key=shrinks)
    return drawn.framed(block, max(width, block.width, block.height * width / height))


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


class _Drawn:
    """The boxes of a chart as they are drawn, and their layout."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._cards = [organisation_card.card(box, place) for place, box in enumerate(chart.boxes)]
        heights = [height for _shapes, height in self._cards]
        self.layout = Layout(WIDTH, heights, [box.above for box in chart.boxes])

    def framed(self, block: Block, width: float) -> Scene:
        """Return a picture of a width with the block in its middle."""
        placed = block.moved((width - block.width) / 2, 0)
        shapes: list[Shape] = list(placed.lines)
        for spot in placed.spots:
            card, _height = self._cards[spot.box]
            shapes += (_moved(shape, spot.x, spot.y) for shape in card)
        return Scene(width, block.height, tuple(shapes), words(self._chart))


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


def _moved(shape: Shape, right: float, down: float) -> Shape:
    if isinstance(shape, Line):
        return replace(
            shape, x1=shape.x1 + right, x2=shape.x2 + right, y1=shape.y1 + down, y2=shape.y2 + down
        )
    return replace(shape, x=shape.x + right, y=shape.y + down)
