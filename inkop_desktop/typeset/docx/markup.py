"""Write paragraphs and their text as WordprocessingML."""

import re
from html import escape
from typing import TypeAlias

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from inkop_desktop.typeset.wording import Stressed, clean

Markup: TypeAlias = str
"""Elements as text; whatever a person has written in it is escaped."""

KEEP_NEXT: Markup = "<w:keepNext/>"
RIGHT: Markup = '<w:jc w:val="right"/>'
_NAMESPACE = nsdecls("w")
_STRONG = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'


def twips(points: float) -> int:
    """Return points as twentieths of a point, which Word counts with."""
    return round(points * 20)


def attribute(text: str) -> str:
    """Return a text as it stands in an attribute."""
    return escape(clean(text).replace("\n", " "))


def run(text: str) -> Markup:
    """Return a run of text, strong if it is stressed; a line break in it stays one."""
    properties = _STRONG if isinstance(text, Stressed) else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).split("\n")
    )
    return f"<w:r>{properties}{lines}</w:r>"


def paragraph(style: str, content: Markup, properties: Markup = "") -> Markup:
    """Return a paragraph in a style of ours (its id), with properties in the order of the standard."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def parsed(markup: Markup) -> BaseOxmlElement:
    """Return the element that markup describes.

    Its first tag declares the namespace: from a parent's, lxml moves a large table a hundred times slower.
    """
    return parse_xml(re.sub(r"^<w:\w+", rf"\g<0> {_NAMESPACE}", markup, count=1))
