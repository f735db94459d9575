"""Break text into lines that fit a width."""

import re
from collections.abc import Iterator, Sequence

from inkop_desktop.typeset.pdf.fonts import Type

# A word too wide for its column may be broken after these before it is broken anywhere.
_BREAKABLE = re.compile(r"[^-/@_.,;:\\]*[-/@_.,;:\\]+|.+", re.DOTALL)


def wrap(text: str, width: float, type_: Type) -> list[str]:
    """Return the lines of a text that are at most `width` points wide; none for an empty text.

    A line that was broken between words keeps the space, so that who reads the file aloud or
    copies from it finds two words; the space hangs outside the width.
    """
    if not text:
        return []
    if "\n" not in text and type_.width(text) <= width:
        return [text]
    lines: list[str] = []
    for part in text.split("\n"):
        if lines:
            lines[-1] += " "
        lines += _wrapped(part, width, type_)
    return lines


def wrap_facts(facts: Sequence[str], width: float, type_: Type) -> list[str]:
    """Return facts one after the other on as few lines as they fit, broken between facts where that goes."""
    lines: list[str] = []
    for fact in facts:
        if lines and type_.width(f"{lines[-1]} · {fact}") <= width:
            lines[-1] += f" · {fact}"
            continue
        if lines:
            lines[-1] += " "
        lines += wrap(fact, width, type_)
    return lines


def fitted(text: str, width: float, type_: Type) -> str:
    """Return a text on one line, ending in … where it is too wide."""
    line = text.replace("\n", " ")
    if type_.width(line) <= width:
        return line
    while line and type_.width(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _wrapped(text: str, width: float, type_: Type) -> Iterator[str]:
    space = type_.width(" ")
    line, used = "", 0.0
    for word in filter(None, text.split(" ")):
        room = type_.width(word)
        if line and used + space + room <= width:
            line, used = f"{line} {word}", used + space + room
            continue
        if line:
            yield f"{line} "
        line, used = word, room
        if room > width:
            *whole, line = _broken(word, width, type_)
            yield from whole
            used = type_.width(line)
    yield line


def _broken(word: str, width: float, type_: Type) -> list[str]:
    """Return the pieces of a word that is wider than the line, each as long as fits."""
    pieces = [""]
    for part in _BREAKABLE.findall(word):
        if type_.width(pieces[-1] + part) <= width:
            pieces[-1] += part
        elif type_.width(part) <= width:
            pieces.append(part)
        else:
            _fill(pieces, part, width, type_)
    return [piece for piece in pieces if piece]


def _fill(pieces: list[str], letters: str, width: float, type_: Type) -> None:
    """Add letters to the last piece and to new ones; a letter wider than the line stands alone."""
    for letter in letters:
        if pieces[-1] and type_.width(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
