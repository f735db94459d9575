"""Read the text of a PDF out of its content streams: what is shown where, and what each element says.

It knows the simple fonts and the few text operators that the program writes, and fails on others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf

NO_LETTER = "\0"
_KNOWN = {"BT", "ET", "Tf", "Tm", "Tj", "T*", "TL", "BMC", "BDC", "EMC"}


@dataclass(frozen=True)
class Shown:
    """A string on a page: where it begins and ends, and the marked sequence it belongs to (none: artifact).

    A code that means no letter is `NO_LETTER`.
    """

    text: str
    x: float
    y: float
    end: float
    mcid: int | None


@cache
def _meanings(cmap: bytes) -> dict[int, str]:
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4})>", cmap.decode("latin-1"))
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


def meanings(font: pikepdf.Object) -> dict[int, str]:
    """Return which letter each code of a simple font means."""
    return _meanings(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}


def shown(page: pikepdf.Object) -> Iterator[Shown]:
    """Yield every string of a page in the order it is drawn."""
    fonts = page.Resources.get("/Font", {})
    letters = {name: (meanings(font), list(font.Widths)) for name, font in fonts.items()}
    x = y = size = leading = 0.0
    start = 0.0
    font = ""
    opened: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        assert name in _KNOWN or name[0] != "T", f"the reader does not know {name}"
        if name == "Tf":
            font, size = str(operands[0]), float(operands[1])
        elif name == "TL":
            leading = float(operands[0])
        elif name == "Tm":
            x, y = start, _ = float(operands[4]), float(operands[5])
        elif name == "T*":
            x, y = start, y - leading
        elif name in {"BMC", "BDC"}:
            opened.append(_number(operands))
        elif name == "EMC" and opened:
            opened.pop()
        elif name == "Tj":
            codes = bytes(operands[0])
            meaning, widths = letters[font]
            end = x + sum(float(widths[code]) for code in codes) * size / 1000
            text = "".join(meaning.get(code, NO_LETTER) for code in codes)
            yield Shown(text, x, y, end, next((mark for mark in opened if mark is not None), None))
            x = end


def _number(operands: list) -> int | None:
    properties = operands[1] if len(operands) > 1 else None
    number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
    return None if number is None else int(number)


def page_texts(path: Path) -> list[str]:
    """Return the text of each page, head and foot included."""
    with pikepdf.open(path) as pdf:
        return ["".join(string.text for string in shown(page.obj)) for page in pdf.pages]


def spoken(path: Path) -> list[tuple[str, str]]:
    """Return what a screen reader says: the type and text of each element that has text, in order.

    A figure says its alternative text; where a sequence says what was meant (ActualText), that counts.
    """
    with pikepdf.open(path) as pdf:
        texts: dict[tuple[tuple[int, int], int], str] = {}
        for page in pdf.pages:
            for string in shown(page.obj):
                if string.mcid is not None:
                    key = page.obj.objgen, string.mcid
                    texts[key] = texts.get(key, "") + string.text
            texts |= _meant(page.obj)
        return list(_said(pdf.Root.StructTreeRoot.K, texts))


def _meant(page: pikepdf.Object) -> dict[tuple[tuple[int, int], int], str]:
    """Return the texts that replace what sequences of the page show."""
    found = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and "/ActualText" in operands[1]:
            found[page.objgen, int(operands[1].MCID)] = str(operands[1].ActualText)
    return found


def _said(element: object, texts: dict) -> Iterator[tuple[str, str]]:
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from _said(kid, texts)
        return
    kind = str(element.S)[1:]
    if "/Alt" in element:
        yield kind, str(element.Alt)
        return
    own = ""
    kids = element.get("/K", [])
    for kid in [kids] if isinstance(kids, int) else kids:
        if isinstance(kid, int):
            own += texts.get((element.Pg.objgen, kid), "")
        elif kid.get("/Type") == "/MCR":
            own += texts.get((kid.Pg.objgen, int(kid.MCID)), "")
        else:
            yield from _said(kid, texts)
    if own:
        yield kind, own
