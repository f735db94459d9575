"""Draw a scene as SVG inside a web page; its colours are the page's, light or dark."""

from html import escape

from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene, Shape
from inkop_desktop.typeset.wording import clean

_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def drawn(scene: Scene, name: str, caption: str) -> str:
    """Return a scene as an SVG element, called by its caption and described by its alternative.

    :param name: what the ids in it begin with, another one for each picture of a page
    """
    title = f'<title id="{name}-title">{escape(clean(caption or scene.alternative))}</title>'
    description = f'<desc id="{name}-text">{escape(clean(scene.alternative))}</desc>'
    labels = f'aria-labelledby="{name}-title" aria-describedby="{name}-text"'
    size = f'viewBox="0 0 {scene.width:g} {scene.height:g}" width="{scene.width:g}" height="{scene.height:g}"'
    shapes = "".join(map(_shape, scene.shapes))
    return f'<svg role="img" {labels} {size}>{title}{description}{shapes}</svg>'


def _shape(shape: Shape) -> str:
    match shape:
        case Rect():
            return _rect(shape)
        case Line():
            ends = f'x1="{shape.x1:g}" y1="{shape.y1:g}" x2="{shape.x2:g}" y2="{shape.y2:g}"'
            return f'<line {ends} style="stroke:{_colour(shape.role)};stroke-width:{shape.width:g}"/>'
        case Label():
            return _label(shape)


def _rect(rect: Rect) -> str:
    place = (
        f'x="{rect.x:g}" y="{rect.y:g}" width="{rect.width:g}" height="{rect.height:g}" rx="{rect.radius:g}"'
    )
    dash = ";stroke-dasharray:4 3" if rect.dashed else ""
    return f'<rect {place} style="fill:{_colour(rect.fill)};stroke:{_colour(rect.outline)}{dash}"/>'


def _label(label: Label) -> str:
    place = f'x="{label.x:g}" y="{label.y:g}" text-anchor="{_ANCHORS[label.anchor]}"'
    weight = ";font-weight:600" if label.bold else ""
    style = f"font-size:{label.size:g}px;fill:{_colour(label.role)}{weight}"
    return f'<text {place} style="{style}">{escape(clean(label.text))}</text>'


def _colour(role: Role | None) -> str:
    return f"var(--{role.value.replace('_', '-')})" if role else "none"
