"""Pictures of numbers: bars by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inkop_desktop import formats
from inkop_desktop.typeset.scene import Anchor, Label, Rect, Role, Scene, Shape

_HEIGHT, _TOP, _BOTTOM = 168, 24, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One month's number; a stressed bar stands out."""

    month: date
    count: int
    stressed: bool = False


def months(bars: Sequence[Bar], width: float, alternative: str) -> Scene:
    """Return bars side by side, each with its number above and its month's first letter below."""
    if not bars:
        return Scene(width, 1, (), alternative)
    step = width / len(bars)
    thick = min(step * 0.62, 24)
    most = max((bar.count for bar in bars), default=0) or 1
    room = _HEIGHT - _TOP - _BOTTOM
    shapes: list[Shape] = []
    for place, bar in enumerate(bars):
        middle = step * (place + 0.5)
        height = room * bar.count / most
        top = _HEIGHT - _BOTTOM - height
        if bar.count:
            fill = Role.ACCENT if bar.stressed else Role.MUTED
            shapes.append(Rect(middle - thick / 2, top, thick, height, fill, radius=3))
            shapes.append(Label(middle, top - 6, formats.integer(bar.count), Role.TEXT, anchor=Anchor.MIDDLE))
        letter = formats.short_month(bar.month)[:1].upper()
        shapes.append(Label(middle, _HEIGHT - 6, letter, Role.MUTED, anchor=Anchor.MIDDLE))
    return Scene(width, _HEIGHT, tuple(shapes), alternative)
