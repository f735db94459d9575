"""Set label–value rows as a table with a header in each row, and lines to sign on."""

from inkop_desktop.text import _
from inkop_desktop.typeset.document import KeyValues, SignatureLines
from inkop_desktop.typeset.pdf.pages import Pages
from inkop_desktop.typeset.pdf.rows import Cell, Slot, height_of, make_room, set_row
from inkop_desktop.typeset.pdf.tags import Element, scope
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.pdf.wrapping import wrap
from inkop_desktop.typeset.wording import clean, words

_GAP = 14.0
_WIDEST_LABEL = 0.36
_NARROWEST_LABEL = 0.27
"""Shares of the page: facts in several blocks stand under each other as far as their labels allow."""
_PADDING = 1.5
_SIGNATURE_HEIGHT = 36.0


def set_facts(block: KeyValues, pages: Pages, types: Types, parent: Element) -> None:
    """Set facts as a table of two columns: labels as wide as they need, values in the rest."""
    if not block.rows:
        return
    labels = [clean(label) for label, _value in block.rows]
    widest = max(map(types.label.width, labels))
    measure = pages.paper.measure
    width = min(max(widest, measure * _NARROWEST_LABEL), measure * _WIDEST_LABEL)
    value_x = pages.paper.left + width + _GAP
    slots = (
        Slot(pages.paper.left, width, types.label),
        Slot(value_x, pages.paper.right - value_x, types.body),
    )
    body = parent.child("Table").child("TBody")
    for label, (_label, value) in zip(labels, block.rows, strict=True):
        row = body.child("TR")
        cells = [
            Cell(slots[0], wrap(label, width, types.label), row.child("TH", scope("Row"))),
            Cell(slots[1], wrap(words(value), slots[1].width, types.body), row.child("TD")),
        ]
        make_room(pages, height_of(cells, _PADDING), types.body.leading, pages.turn)
        set_row(pages, cells, _PADDING, pages.turn)
        pages.rule(0.3, 0.82)
    pages.skip(8)


def height_of_signatures(block: SignatureLines, types: Types) -> float:
    """Return the height of the lines to sign on, each with a name of one line, or two."""
    return len(block.names) * (_SIGNATURE_HEIGHT + 2 * types.label.leading)


def set_signatures(block: SignatureLines, pages: Pages, types: Types, parent: Element) -> None:
    """Set a line for place and date and a line for the signature, for each name, on one page if they fit."""
    pages.need(height_of_signatures(block, types))
    half = (pages.paper.measure - _GAP) / 2
    middle = pages.paper.left + half + _GAP
    left, right = Slot(pages.paper.left, half, types.label), Slot(middle, half, types.label)
    for name in block.names:
        pages.need(_SIGNATURE_HEIGHT + 2 * types.label.leading)
        pages.y -= _SIGNATURE_HEIGHT
        pages.rule(0.6, 0.2, left.x, left.x + half)
        pages.rule(0.6, 0.2, right.x, right.x + half)
        cells = [
            Cell(left, [_("Place and date")], parent.child("P")),
            Cell(right, wrap(clean(name), half, types.label), parent.child("P")),
        ]
        set_row(pages, cells, _PADDING, pages.turn)
    pages.skip(8)
