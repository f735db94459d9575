"""Paint a scene on paper: the shapes that the screen shows, in colours that also print in black."""

from inkop_desktop.typeset.document import Picture
from inkop_desktop.typeset.pdf.fonts import Type, Weight
from inkop_desktop.typeset.pdf.pages import Pages
from inkop_desktop.typeset.pdf.tags import Element, box
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene, Shape
from inkop_desktop.typeset.wording import clean

POINTS = 0.75
"""Points on paper of one unit of a scene."""
COLOURS = {
    Role.TEXT: "0 0 0",
    Role.MUTED: "0.36 0.36 0.36",
    Role.LINE: "0.72 0.72 0.72",
    Role.SURFACE: "1 1 1",
    Role.ACCENT: "0.08 0.38 0.56",
    Role.ACCENT_SURFACE: "0.86 0.92 0.96",
    Role.DANGER: "0.64 0.15 0.11",
    Role.WARNING: "0.48 0.32 0",
    Role.DONE: "0.12 0.42 0.23",
}
_CAPTION_SPACE = 3.0
_CAPTION_LINES = 2
"""So many lines of a caption are kept with the picture."""
_SPACE_ABOVE = 3.0
_SPACE_UNDER = 8.0
_ROUND = 0.5523
"""How far the handles of a Bézier curve stand for a quarter of a circle."""


def height_of_picture(scene: Scene, pages: Pages, types: Types) -> float:
    """Return the height that a scene takes with some lines of its caption."""
    around = _SPACE_ABOVE + _CAPTION_SPACE + _CAPTION_LINES * types.facts.leading
    return scene.height * _scale(scene, pages, types) + around


def set_picture(block: Picture, pages: Pages, types: Types, parent: Element) -> None:
    """Set a scene and its caption."""
    scene = block.scene
    scale = _scale(scene, pages, types)
    pages.need(height_of_picture(scene, pages, types))
    pages.skip(_SPACE_ABOVE)
    left, top = pages.paper.left, pages.y
    pages.y -= scene.height * scale
    place = box(left, pages.y, left + scene.width * scale, top)
    figure = parent.child("Figure", place, clean(scene.alternative))
    pages.page.mark(figure, _Painter(scale, left, top, types).paint(scene))
    pages.skip(_CAPTION_SPACE)
    pages.paragraph(parent, "P", block.caption, types.facts)
    pages.skip(_SPACE_UNDER)


def _scale(scene: Scene, pages: Pages, types: Types) -> float:
    """Return the points of a unit: fewer where the scene is wider than the text or higher than a page."""
    paper = pages.paper
    highest = paper.top - paper.bottom - _CAPTION_SPACE - _CAPTION_LINES * types.facts.leading
    return min(POINTS, paper.measure / scene.width, highest / scene.height)


class _Painter:
    """Turns shapes into operators, with the scene's origin at a point of the page."""

    def __init__(self, scale: float, left: float, top: float, types: Types) -> None:
        self._scale = scale
        self._left = left
        self._top = top
        self._types = types

    def paint(self, scene: Scene) -> str:
        """Return the operators of all shapes."""
        return f"q {' '.join(map(self._shape, scene.shapes))} Q"

    def _shape(self, shape: Shape) -> str:
        match shape:
            case Rect():
                return self._rect(shape)
            case Line():
                return self._line(shape)
            case Label():
                return self._label(shape)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return self._left + x * self._scale, self._top - y * self._scale

    def _rect(self, rect: Rect) -> str:
        colours = [f"{COLOURS[rect.fill]} rg"] if rect.fill else []
        if rect.outline:
            dash = "[3 2] 0 d" if rect.dashed else "[] 0 d"
            colours.append(f"{COLOURS[rect.outline]} RG {self._scale:.2f} w {dash}")
        painted = {(True, True): "B", (True, False): "f", (False, True): "S"}
        operator = painted.get((rect.fill is not None, rect.outline is not None), "n")
        return f"{' '.join(colours)} {self._outline(rect)} {operator}"

    def _outline(self, rect: Rect) -> str:
        """Return the path of a rectangle, its corners rounded by its radius."""
        left, bottom = self._point(rect.x, rect.y + rect.height)
        right, top = self._point(rect.x + rect.width, rect.y)
        radius = min(rect.radius * self._scale, (right - left) / 2, (top - bottom) / 2)
        if radius <= 0:
            return f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re"
        far = radius * (1 - _ROUND)
        corners = (
            (right - radius, bottom, right - far, bottom, right, bottom + far, right, bottom + radius),
            (right, top - radius, right, top - far, right - far, top, right - radius, top),
            (left + radius, top, left + far, top, left, top - far, left, top - radius),
            (left, bottom + radius, left, bottom + far, left + far, bottom, left + radius, bottom),
        )
        sides = " ".join(
            "{:.2f} {:.2f} l {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c".format(*corner)
            for corner in corners
        )
        return f"{left + radius:.2f} {bottom:.2f} m {sides} h"

    def _line(self, line: Line) -> str:
        (x1, y1), (x2, y2) = self._point(line.x1, line.y1), self._point(line.x2, line.y2)
        pen = f"{COLOURS[line.role]} RG {line.width * self._scale:.2f} w [] 0 d"
        return f"{pen} {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"

    def _label(self, label: Label) -> str:
        text = clean(label.text).replace("\n", " ")
        weight = Weight.SEMIBOLD if label.bold else Weight.REGULAR
        size = label.size * self._scale
        type_ = Type(weight, size, size, f"{COLOURS[label.role]} rg", self._types.pdf)
        x, y = self._point(label.x, label.y)
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[label.anchor]
        return type_.place([text], x - shift * type_.width(text), y)
