"""The organisation as a picture: boxes with their people, lines to what they report to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

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


def pages(chart: Chart, width: float, height: float) -> list[Scene]:
    """Return pictures that each fill a space of paper and can be read there, all of the same scale.

    Branches that would shrink too much together stand apart, each under all that it reports to.
    """
    paper = _Paper(width, height)

    def can_be_read(places: frozenset[int]) -> bool:
        return paper.shrinks(paper.fitted(_Drawn(chart, places))) * _LEAST <= 1

    parts = [_Drawn(chart, places) for places in _parts(chart, 0, frozenset(), can_be_read)]
    blocks = [paper.fitted(part) for part in parts]
    shared = max(map(paper.shrinks, blocks))
    return [part.framed(block, width * shared) for part, block in zip(parts, blocks, strict=True)]


def _parts(
    chart: Chart, place: int, above: frozenset[int], can_be_read: Callable[[frozenset[int]], bool]
) -> Iterator[frozenset[int]]:
    """Yield the boxes of each picture: as many branches under a box as can be read together."""
    path = above | {place}
    below = chart.below(place)
    if not below or can_be_read(path | _under(chart, place)):
        yield path | _under(chart, place)
        return
    together = path
    for each in below:
        branch = _under(chart, each)
        if can_be_read(together | branch):
            together |= branch
            continue
        if together != path:
            yield together
        together = path
        if can_be_read(path | branch):
            together |= branch
        else:
            yield from _parts(chart, each, path, can_be_read)
    if together != path:
        yield together


def _under(chart: Chart, place: int) -> frozenset[int]:
    """Return a box with all that report to it, through others too."""
    return frozenset({place}).union(*(_under(chart, each) for each in chart.below(place)))


@dataclass(frozen=True, slots=True)
class _Paper:
    """The room that a picture has."""

    width: float
    height: float

    def shrinks(self, block: Block) -> float:
        """Return how many times larger a block is than the room; 1 where it fits."""
        return max(block.width / self.width, block.height / self.height, 1.0)

    def fitted(self, drawn: "_Drawn") -> Block:
        """Return the boxes as they shrink least."""
        wrapped = (drawn.layout.wrapped(self.width * wider) for wider in _WIDER)
        return min([drawn.layout.best(self.shrinks), *wrapped], key=self.shrinks)


class _Drawn:
    """The boxes of a chart as they are drawn, or those at some places of it, and their layout."""

    def __init__(self, chart: Chart, places: Iterable[int] | None = None) -> None:
        shown = range(len(chart.boxes)) if places is None else sorted(places)
        numbers = {place: number for number, place in enumerate(shown)}
        self._chart = chart
        self._shown = shown
        self._cards = [organisation_card.card(chart.boxes[place], place) for place in shown]
        above = [chart.boxes[place].above for place in shown]
        heights = [height for _shapes, height in self._cards]
        self.layout = Layout(WIDTH, heights, [None if each is None else numbers[each] for each in above])

    def framed(self, block: Block, width: float) -> Scene:
        """Return a picture of a width with the block in its middle."""
        placed = block.moved((width - block.width) / 2, 0)
        shapes: list[Shape] = [replace(line, role=organisation_card.FRAME) for line in placed.lines]
        for spot in placed.spots:
            card, _height = self._cards[spot.box]
            shapes += (_moved(shape, spot.x, spot.y) for shape in card)
        said = "\n".join(_sentence(self._chart, self._chart.boxes[place]) for place in self._shown)
        return Scene(width, block.height, tuple(shapes), said)


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
