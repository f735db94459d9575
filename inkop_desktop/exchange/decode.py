"""Tell how the bytes of a text file are to be read as text, and why.

A file says so itself (a byte order mark, valid UTF-8) or the letters do: each reading that is
possible is tried on the bytes that differ, and the one that gives Nordic letters inside words wins.
"""

import re
import unicodedata
from dataclasses import dataclass

from inkop_desktop.errors import UserError
from inkop_desktop.text import N_, Message, message

# UTF-32's mark begins with UTF-16's, so it comes first.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What a person may choose by hand, with the names that programs show.
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-16": "UTF-16 (BOM)",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32 (BOM)",
    "cp1252": "Windows-1252",
    "cp850": "DOS 850",
    "cp437": "DOS 437",
    "mac_roman": "Mac OS Roman",
}
# In the order in which they win when the letters do not tell them apart.
_CANDIDATES = ("cp1252", "utf-8", "cp850", "cp437", "mac_roman")

_HEAD = 65_536
_MOST_PIECES = 5_000
# High bytes with the plain byte on either side: all that the candidates disagree on.
_PIECE = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+[\x00-\x7f]?")
_STRAY = 10  # control characters that a text may have by accident
_CONTROLS = bytes(range(9)) + bytes(range(14, 26)) + bytes(range(27, 32))
_LETTERS = frozenset("åäöæøÅÄÖÆØéüšž")
# Signs that people do type beside words; every other sign there speaks against the reading.
_TYPED = frozenset("\N{NO-BREAK SPACE}–—‘’“”„»«•…§°´€½·©®\N{SOFT HYPHEN}")


@dataclass(frozen=True, slots=True)
class Encoding:
    """Name the codec that reads a file, and say why it was chosen."""

    name: str
    reason: Message


def detect(data: bytes) -> Encoding:
    """Return how a file's bytes are to be read.

    Errors: UserError when the bytes are no text at all.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, message("The file begins with the mark of {name}.", name=ENCODINGS[name]))
    wide = _wide(data[:_HEAD])
    if wide:
        return Encoding(wide, message("Every other byte is empty, as in {name}.", name=ENCODINGS[wide]))
    _refuse_binary(data[:_HEAD])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_letters(data)
    return Encoding("utf-8", message("The whole file is valid UTF-8."))


def _wide(head: bytes) -> str:
    """Return which UTF-16 the bytes are when they carry no mark, or nothing."""
    half = len(head) // 2
    if half < 2:
        return ""
    first, second = head[0::2].count(0) / half, head[1::2].count(0) / half
    if second > 0.5 and first < 0.05:
        return "utf-16-le"
    return "utf-16-be" if first > 0.5 and second < 0.05 else ""


def _refuse_binary(head: bytes) -> None:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls > max(_STRAY, len(head) / 100):
        raise UserError(
            N_("The file holds no text. Save the list as CSV or as a workbook (.xlsx) and import that.")
        )


def _by_letters(data: bytes) -> Encoding:
    pieces = [found.group() for found, _ in zip(_PIECE.finditer(data), range(_MOST_PIECES), strict=False)]
    sample = b"\n".join(pieces)
    name = max(_CANDIDATES, key=lambda each: _likeness(sample.decode(each, "replace")))
    return Encoding(name, message("The letters fit {name} best.", name=ENCODINGS[name]))


def _likeness(text: str) -> int:
    """Return how much a reading looks like Nordic text: letters inside words, no odd signs."""
    padded = f" {text} "
    return sum(
        _weight(letter, before, after)
        for before, letter, after in zip(padded, text, padded[2:], strict=False)
        if not letter.isascii()
    )


def _weight(letter: str, before: str, after: str) -> int:
    in_word = before.isalpha() or after.isalpha()
    if letter in _LETTERS:
        # A capital after a small letter is what a wrong reading gives.
        odd = letter.isupper() and before.islower()
        return 1 if in_word and not odd else 0
    if letter in _TYPED:
        return -1 if before.isalpha() and after.isalpha() and letter != "’" else 0
    return 0 if unicodedata.category(letter) in {"Ll", "Lu"} else -1
