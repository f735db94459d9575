"""Word the values of a document, in the language in force, as text that every format can hold."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from inkop_desktop import formats
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Document, Kind, Strong

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Stressed(str):
    """The words of a value that stands out."""

    __slots__ = ()


def words(value: Any, kind: Kind = Kind.TEXT) -> str:
    """Return a cell's value as clean text."""
    if isinstance(value, Strong):
        return Stressed(words(value.value, kind))
    if kind is Kind.SHARE and isinstance(value, Decimal):
        return formats.percent(value, places=1 if value % Decimal("0.01") else 0)
    return clean(value if type(value) is str else formats.show(value))  # a vocabulary is text too


def origin(document: Document) -> list[str]:
    """Return what a paper says of its facts: the day they were taken, then the law they were judged by."""
    facts = [_("Data as of {day}").format(day=formats.day(document.data_date))]
    if document.law_pack:
        facts.append(_("Law data: {name}").format(name=clean(document.law_pack)))
    return facts


def clean(text: str) -> str:
    """Return text as a page can show it: composed letters, plain line breaks, nothing invisible.

    Half a surrogate pair and the like, which no file may hold, become the replacement sign.
    """
    if text.isprintable():
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _IMPOSSIBLE.sub(REPLACEMENT, _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)
