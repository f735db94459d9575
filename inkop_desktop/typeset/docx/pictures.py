"""Paint a scene as a picture of dots, in the colours of paper, since Word shows no other kind everywhere."""

from io import BytesIO
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from inkop_desktop import paths
from inkop_desktop.typeset.pdf.fonts import Weight, substitute
from inkop_desktop.typeset.pdf.pictures import COLOURS
from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene, Shape
from inkop_desktop.typeset.wording import clean

_DASH = (4, 3)
"""Lengths of a dash and of the gap after it, in units of the scene."""
_SHIFTS = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def painted(scene: Scene, scale: float) -> bytes:
    """Return a scene as PNG, with `scale` dots for each of its units."""
    size = max(round(scene.width * scale), 1), max(round(scene.height * scale), 1)
    image = Image.new("RGB", size, "white")
    painter = _Painter(ImageDraw.Draw(image), scale)
    for shape in scene.shapes:
        painter.paint(shape)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class _Painter:
    """Paints shapes on an image."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: float) -> None:
        self._draw = draw
        self._scale = scale

    def paint(self, shape: Shape) -> None:
        """Paint a shape."""
        match shape:
            case Rect():
                self._rect(shape)
            case Line():
                ends = [value * self._scale for value in (shape.x1, shape.y1, shape.x2, shape.y2)]
                self._draw.line(ends, _colour(shape.role), self._pen(shape.width))
            case Label():
                self._label(shape)

    def _pen(self, width: float = 1) -> int:
        return max(round(width * self._scale), 1)

    def _rect(self, rect: Rect) -> None:
        right, bottom = rect.x + rect.width, rect.y + rect.height
        # Pillow's right and bottom edges belong to the rectangle.
        box = [rect.x * self._scale, rect.y * self._scale, right * self._scale - 1, bottom * self._scale - 1]
        outline = None if rect.dashed else _colour(rect.outline)
        self._draw.rounded_rectangle(box, rect.radius * self._scale, _colour(rect.fill), outline, self._pen())
        if rect.dashed and rect.outline:
            self._dashes(rect, rect.outline)

    def _dashes(self, rect: Rect, role: Role) -> None:
        """Draw the four sides of a rectangle in dashes."""
        for y in (rect.y + 0.5, rect.y + rect.height - 0.5):
            for start, end in _pieces(rect.x, rect.width):
                self.paint(Line(start, y, end, y, role))
        for x in (rect.x + 0.5, rect.x + rect.width - 0.5):
            for start, end in _pieces(rect.y, rect.height):
                self.paint(Line(x, start, x, end, role))

    def _label(self, label: Label) -> None:
        """Write a label, each letter in a font that has it."""
        weight = Weight.SEMIBOLD if label.bold else Weight.REGULAR
        letters = [substitute(letter, weight) for letter in clean(label.text).replace("\n", " ")]
        parts = [
            ("".join(letter for letter, _weight in part), self._font(weight, label.size))
            for weight, part in groupby(letters, key=lambda letter: letter[1])
        ]
        width = sum(font.getlength(text) for text, font in parts)
        x = label.x * self._scale - _SHIFTS[label.anchor] * width
        for text, font in parts:
            self._draw.text((x, label.y * self._scale), text, _colour(label.role), font, anchor="ls")
            x += font.getlength(text)

    def _font(self, weight: Weight, size: float) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(paths.resource("fonts", f"{weight.value}.ttf"), size * self._scale)


def _pieces(start: float, length: float) -> list[tuple[float, float]]:
    """Return the dashes of a line as their beginnings and ends."""
    dash, gap = _DASH
    count = int(length // (dash + gap)) + 1
    begins = [start + number * (dash + gap) for number in range(count)]
    return [(begin, min(begin + dash, start + length)) for begin in begins]


def _colour(role: Role | None) -> tuple[int, ...] | None:
    """Return the colour of a role on paper, as Pillow counts it."""
    return tuple(round(float(part) * 255) for part in COLOURS[role].split()) if role else None
