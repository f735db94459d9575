"""A picture as data: shapes with colour roles, drawn alike on screen and on paper.

The origin is the top left corner, y grows downwards, one unit is one screen pixel at scale 1 and
0.75 points on paper. `record` is the id of the record a shape stands for, so that it can be clicked.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Role(Enum):
    """What a colour means; the theme and the paper each have their own colour for it."""

    TEXT = "text"
    MUTED = "muted"
    LINE = "line"
    SURFACE = "surface"
    ACCENT = "accent"
    ACCENT_SURFACE = "accent_surface"
    DANGER = "danger"
    WARNING = "warning"
    DONE = "done"


class Anchor(Enum):
    """Which point of a label its x is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: filled, or outlined when `fill` is none; `dashed` is how plans look."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = Role.ACCENT
    outline: Role | None = None
    dashed: bool = False
    radius: float = 0
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role = Role.LINE
    width: float = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A word; y is the baseline, size the type size in pixels."""

    x: float
    y: float
    text: str
    role: Role = Role.TEXT
    size: float = 11
    bold: bool = False
    anchor: Anchor = Anchor.START


Shape: TypeAlias = Rect | Line | Label


@dataclass(frozen=True, slots=True)
class Scene:
    """Shapes on a canvas of `width` × `height`, and the sentence that says the same in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str
