"""Purchases of the same kind as a picture: a bar of named parts, with the limits that stand against it.

The parts are told apart by their pattern and their names, not by colour alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inkop_desktop import formats
from inkop_desktop.reports import lettering
from inkop_desktop.reports.same_kind_words import (
    area_name,
    in_short,
    law_standing,
    limit_label,
    own_standing,
    parts,
)
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.same_kind import Part
from inkop_desktop.services.same_kind import Meter
from inkop_desktop.text import _
from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene, Shape

_THICK, _THIN = 30, 14
_TYPE = 11
_LINE = 18  # from one line of words to the next
_SWATCH = 14
_STRIPE = 5
_ROOM = 1.06  # how much wider than its longest part the scale is
_AREA, _SUM = 0.28, 0.12  # of the width, for the names and the sums beside the bars of areas


def bar(meter: Meter, width: float) -> Scene:
    """Return the bar of one meter with its parts named below it."""
    standing = filter(None, [law_standing(meter), own_standing(meter)])
    summed = [(part, formats.worded(words)) for part, words in parts(meter)]
    named = (f"{words}." for _part, words in summed)
    said = " ".join([f"{formats.worded(in_short(meter))}.", *named, *map(formats.worded, standing)])
    marks = list(_marks(meter))
    scale = _Scale(_most([meter]), 0, width)
    top = _LINE * len(marks) + 4
    shapes = [
        Rect(0, top, width, _THICK, Role.SURFACE, Role.LINE, radius=3),
        *_stretches(meter, scale, top + 1, _THICK - 2),
        *(shape for row, mark in enumerate(marks) for shape in _limit(mark, scale, row, top)),
    ]
    bottom = top + _THICK + _LINE
    legend, height = _names(summed, width, bottom)
    return Scene(width, height, (*shapes, *legend), said)


def bars(meters: Sequence[Meter], width: float) -> Scene:
    """Return a thin bar for each area, on one scale; a click on one chooses its area."""
    said = " ".join(formats.worded(in_short(each)) + "." for each in meters)
    left, right = width * _AREA, width * (1 - _SUM)
    scale = _Scale(_most(meters), left, right)
    marks = list(_marks(meters[0])) if meters else []
    top = _LINE * len(marks) + 8
    shapes: list[Shape] = []
    for place, meter in enumerate(meters):
        shapes += _row(meter, scale, top + place * (_THIN + 12), width)
    bottom = top + len(meters) * (_THIN + 12)
    for row, mark in enumerate(marks):
        shapes += _limit(mark, scale, row, top, bottom - top - 12)
    legend, height = _names(_parts(meters), width, bottom + _TYPE)
    return Scene(width, height, (*shapes, *legend), said)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where amounts up to `most` lie between two edges."""

    most: int
    left: float
    right: float

    def x(self, minor: int) -> float:
        """Return where an amount ends."""
        return self.left + (self.right - self.left) * min(minor / self.most, 1)


@dataclass(frozen=True, slots=True)
class _Mark:
    """An amount that is marked across the bar, with its words."""

    amount: Money
    text: str
    role: Role


def _marks(meter: Meter) -> Iterator[_Mark]:
    if meter.bound:
        yield _Mark(meter.bound.amount, limit_label(meter), Role.DANGER if meter.law_adds_up else Role.TEXT)
    own = meter.own
    # A sum over another time than the bar's is told in words only.
    if own and own.bound and own.tally.period == meter.tally.period:
        text = _("Our own rule: {amount}").format(amount=formats.show(own.bound.amount))
        yield _Mark(own.bound.amount, text, Role.WARNING)


def _most(meters: Sequence[Meter]) -> int:
    amounts = [each.total.minor for each in meters]
    amounts += [mark.amount.minor for each in meters for mark in _marks(each)]
    return round(max([1, *amounts]) * _ROOM)


def _stretches(meter: Meter, scale: _Scale, top: float, height: float) -> Iterator[Shape]:
    """Yield the parts one after the other, as long as their sums."""
    done = 0
    for part in Part:
        minor = meter.tally.sum_of(part, meter.currency).minor
        if minor > 0:
            left = scale.x(done)
            done += minor
            yield from _PATTERNS[part](left, top, max(scale.x(done) - left - 1, 1), height)


def _limit(mark: _Mark, scale: _Scale, row: int, top: float, height: float = _THICK) -> Iterator[Shape]:
    """Yield a line across what is measured, with its words above it, on a row of their own."""
    x, y = scale.x(mark.amount.minor), row * _LINE + _TYPE
    yield Line(x, y + 4, x, top + height + 4, mark.role, 2)
    fits = x - lettering.width(mark.text, _TYPE) > 0
    yield Label(
        x - 6 if fits else x + 6, y, mark.text, mark.role, _TYPE, anchor=Anchor.END if fits else Anchor.START
    )


def _row(meter: Meter, scale: _Scale, top: float, width: float) -> Iterator[Shape]:
    indent = 12 * meter.depth
    room = scale.left - indent - 8
    base = top + _THIN - 3
    name = "".join(lettering.lines(area_name(meter), _TYPE, room, 1))
    record = meter.area.id if meter.area else None
    yield Rect(0, top - 4, width, _THIN + 8, None, record=record)
    yield Label(indent, base, name, bold=not meter.depth)
    yield Rect(scale.left, top, scale.right - scale.left, _THIN, Role.SURFACE, Role.LINE)
    yield from _stretches(meter, scale, top, _THIN)
    yield Label(width, base, formats.show(meter.total), anchor=Anchor.END)


def _parts(meters: Sequence[Meter]) -> list[tuple[Part, str]]:
    """Return the parts that there are, with their names."""
    return [(part, _(part.label)) for part in Part if any(each.tally.of(part) for each in meters)]


def _names(parts: Sequence[tuple[Part, str]], width: float, top: float) -> tuple[list[Shape], float]:
    """Return a swatch and words for each part, side by side while there is room, and where they end."""
    shapes: list[Shape] = []
    x, y = 0.0, top
    for part, words in parts:
        takes = _SWATCH + 8 + lettering.width(words, _TYPE)
        if x and x + takes > width:
            x, y = 0.0, y + _LINE + 4
        shapes += _PATTERNS[part](x, y - _SWATCH + 3, _SWATCH, _SWATCH)
        shapes.append(Label(x + _SWATCH + 8, y, words, Role.TEXT, _TYPE))
        x += takes + 20
    return shapes, y + 8


def _solid(role: Role) -> Callable[[float, float, float, float], Iterator[Shape]]:
    def drawn(x: float, y: float, width: float, height: float) -> Iterator[Shape]:
        yield Rect(x, y, width, height, role)

    return drawn


def _outlined(x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    yield Rect(x, y, width, height, Role.ACCENT_SURFACE, Role.ACCENT, dashed=True)


def _striped(x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    yield Rect(x, y, width, height, Role.ACCENT_SURFACE, Role.ACCENT)
    for at in range(_STRIPE, int(width), _STRIPE):
        yield Line(x + at, y, x + at, y + height, Role.ACCENT, 1.5)


def _ruled(x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    yield Rect(x, y, width, height, Role.SURFACE, Role.MUTED)
    for at in range(_STRIPE, int(height), _STRIPE):
        yield Line(x, y + at, x + width, y + at, Role.MUTED, 1)


_PATTERNS: Mapping[Part, Callable[[float, float, float, float], Iterator[Shape]]] = {
    Part.DECIDED: _solid(Role.ACCENT),
    Part.RESERVED: _outlined,
    Part.THIS: _striped,
    Part.CONTRACTS: _solid(Role.MUTED),
    Part.PAYMENTS: _ruled,
}
