"""Measure text and turn it into PDF operators, with a fallback for letters that the face lacks.

Source Sans 3 is the face; what it lacks is taken from DejaVu Sans; what both lack is shown as the
replacement sign, and `Type.lacks` tells so, for the file to say which letter was meant (ActualText).
"""

from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from inkop_desktop import paths
from inkop_desktop.typeset.wording import REPLACEMENT

# ReportLab writes ToUnicode entries of four digits, so letters beyond them have no honest entry.
_LAST = 0xFFFF
_ESCAPED = {ord(sign) for sign in "()\\"}


class Weight(Enum):
    """A cut of the typeface, by the name of its file."""

    REGULAR = "SourceSans3_400Regular"
    SEMIBOLD = "SourceSans3_600SemiBold"
    FALLBACK = "DejaVuSans"


def _loaded(weight: Weight) -> TTFont:
    """Return ReportLab's font of a weight, known to its canvas by the file's name."""
    loaded = TTFont(weight.value, paths.resource("fonts", f"{weight.value}.ttf"))
    pdfmetrics.registerFont(loaded)
    return loaded


# Loaded while this file is imported, some milliseconds each, so that threads share one of each.
_FONTS = {weight: _loaded(weight) for weight in Weight}


def font(weight: Weight) -> TTFont:
    """Return ReportLab's font of a weight."""
    return _FONTS[weight]


class _Widths(dict[str, float]):
    """Widths of letters in thousandths of the type size, looked up once each.

    `missing` holds the letters met so far that no font has; it is nearly always empty.
    """

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self._weight = weight
        self.missing: set[str] = set()

    def __missing__(self, letter: str) -> float:
        shown, weight = substitute(letter, self._weight)
        if shown != letter:
            self.missing.add(letter)
        face: Any = font(weight).face
        width = self[letter] = float(face.getCharWidth(ord(shown)))
        return width


@cache
def _widths(weight: Weight) -> _Widths:
    return _Widths(weight)


def substitute(letter: str, weight: Weight) -> tuple[str, Weight]:
    """Return the letter that is drawn for a letter, and the weight whose font has it."""
    code = ord(letter)
    for candidate in (weight, Weight.FALLBACK):
        if code <= _LAST and code in font(candidate).face.charToGlyph:
            return letter, candidate
    return REPLACEMENT, Weight.FALLBACK


class Type:
    """A weight at a size and leading (points) in a colour, measuring and showing text in one PDF."""

    def __init__(self, weight: Weight, size: float, leading: float, colour: str, pdf: PDFDocument) -> None:
        self.size = size
        self.leading = leading
        self._widths = _widths(weight)
        self._operands = _Operands(weight, size, pdf)
        self.select = f"{colour} {self._operands.select}"

    def width(self, text: str) -> float:
        """Return the width of a line of text in points."""
        return sum(map(self._widths.__getitem__, text)) * self.size / 1000

    def lacks(self, lines: Sequence[str]) -> bool:
        """Tell whether a letter of the lines is shown as the replacement sign."""
        missing = self._widths.missing
        return bool(missing) and not all(map(missing.isdisjoint, lines))

    def show(self, line: str) -> str:
        """Return the operators that show a line where the text position is (`select` comes before)."""
        return f"({line.translate(self._operands)}) Tj"

    def place(self, lines: Sequence[str], x: float, y: float, *, right: bool = False) -> str:
        """Return the text object of some lines.

        :param x: their left edge, or their right one where `right` is set
        :param y: the base line of the first
        """
        if not right:
            shown = " T* ".join(map(self.show, lines))
            return f"BT {self.select} {self.leading:g} TL 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET"
        placed = []
        for number, line in enumerate(lines):
            start = x - self.width(line.rstrip(" "))
            placed.append(f"1 0 0 1 {start:.2f} {y - number * self.leading:.2f} Tm {self.show(line)}")
        return f"BT {self.select} {' '.join(placed)} ET"


class _Operands(dict[int, str]):
    """What stands for each letter between the parentheses of a `Tj`.

    A letter of the font's first subset is its code. Any other closes the string, shows itself in
    the font that has it and opens the string again, so that a line is one `str.translate`.
    """

    def __init__(self, weight: Weight, size: float, pdf: PDFDocument) -> None:
        super().__init__()
        self._weight = weight
        self._size = size
        self._pdf = pdf
        self.select = self._selecting(weight, 0)

    def _selecting(self, weight: Weight, subset: int) -> str:
        self._encoded(" ", weight)
        return f"{font(weight).getSubsetInternalName(subset, self._pdf)} {self._size:g} Tf"

    def _encoded(self, letter: str, weight: Weight) -> tuple[int, str]:
        """Return the subset that has the letter, and its code as it is written in a string."""
        [(subset, codes)] = font(weight).splitString(letter, self._pdf)
        code = codes[0]
        plain = 32 <= code < 127 and code not in _ESCAPED
        return subset, chr(code) if plain else f"\\{code:03o}"

    def __missing__(self, code: int) -> str:
        letter, weight = substitute(chr(code), self._weight)
        subset, operand = self._encoded(letter, weight)
        if weight is not self._weight or subset:
            operand = f") Tj {self._selecting(weight, subset)} ({operand}) Tj {self.select} ("
        self[code] = operand
        return operand
