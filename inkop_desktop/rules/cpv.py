"""The Common Procurement Vocabulary: find a code, say what it means, search it by words.

Labels repeat, so a code is always shown with its label; the table decides which codes are valid,
because hundreds of official check digits do not follow the rule for them.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from inkop_desktop import formats, paths, text
from inkop_desktop.errors import UserError
from inkop_desktop.text import N_

_LENGTH = 8
_CODE = re.compile(r"(\d{8})(?:-?(\d))?")
_COLUMNS = {"en": "en", "sv": "sv", "nb": "no", "nn": "no"}


@dataclass(frozen=True, slots=True)
class Cpv:
    """Hold one code with its check digit, its labels, and whether it is supplies, services or works."""

    code: str
    en: str
    sv: str
    no: str
    kind: str

    @property
    def label(self) -> str:
        """Return the label in the language in force."""
        return str(getattr(self, _COLUMNS.get(text.language(), "en")))

    @property
    def stem(self) -> str:
        """Return the digits that mean something: 79340000-9 is 7934."""
        return stem(self.code)


def get(code: str) -> Cpv | None:
    """Return the entry of a code written with or without check digit; None if there is none."""
    found = _CODE.fullmatch(code.replace(" ", ""))
    entry = _table().get(found[1]) if found else None
    if not found or not entry or found[2] not in {None, entry.code[-1]}:
        return None
    return entry


def parse(code: str) -> Cpv:
    """Return the entry of a code written with or without check digit.

    Errors: UserError that names the right code when only the check digit is wrong.
    """
    entry = get(code)
    if entry:
        return entry
    near = get(code.replace(" ", "")[:_LENGTH])
    if near:
        raise UserError(
            N_("“{text}” is not a CPV code. Did you mean {code}?"), text=code, code=label(near.code)
        )
    raise UserError(N_("“{text}” is not a CPV code."), text=code)


def label(code: str) -> str:
    """Return a code with its label in the language in force; an unknown code alone."""
    entry = get(code)
    return f"{entry.code} {entry.label}" if entry else code


def stem(code: str) -> str:
    """Return the digits of a code that mean something; a division keeps its two."""
    digits = code[:_LENGTH]
    return digits[:2] + digits[2:].rstrip("0")


def search(query: str, limit: int = 50) -> tuple[Cpv, ...]:
    """Return the codes that hold every word of a query in any language, or begin with its digits.

    Labels in the language in force that begin with the query come first, then broad before narrow.
    """
    words = formats.fold(query).split()
    digits = "".join(words)
    if not words:
        return ()
    if re.fullmatch(r"\d{1,8}(?:-\d?)?", digits):
        hits = [entry for entry in _table().values() if entry.code.startswith(digits)]
        return tuple(sorted(hits, key=lambda entry: (len(entry.stem), entry.code))[:limit])
    own = _folded(_COLUMNS.get(text.language(), "en"))
    everything = _everything()
    ranked = (
        (_rank(own[place], words), len(entry.stem), entry.code, entry)
        for place, entry in enumerate(_table().values())
        if all(word in everything[place] for word in words)
    )
    return tuple(entry for *_, entry in nsmallest(limit, ranked))


def _rank(folded: str, words: list[str]) -> int:
    """Return how far a label is from a query: the same, beginning with it, a word of it, part of a word."""
    first = words[0]
    if folded.startswith(first):
        return 0 if folded == " ".join(words) else 1
    if f" {first}" in folded:
        return 2
    return 3 if first in folded else 4


@cache
def _table() -> dict[str, Cpv]:
    """Return every entry by its eight digits, in the order of the codes."""
    mended = {row[0]: row[1] for row in _rows("cpv_nb_mended.csv")}
    return {
        code[:_LENGTH]: Cpv(code, en, sv, mended.get(code, no), kind)
        for code, en, sv, no, kind in _rows("cpv2008.csv")
    }


def _rows(name: str) -> list[list[str]]:
    """Return the rows of a reference file without its heading."""
    with paths.resource("reference", name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@cache
def _folded(column: str) -> tuple[str, ...]:
    """Return the labels of one language as search sees them, in the table's order."""
    return tuple(formats.fold("\n".join(getattr(entry, column) for entry in _table().values())).split("\n"))


@cache
def _everything() -> tuple[str, ...]:
    """Return what search looks through: each entry's labels in all languages."""
    return tuple(
        "\n".join(labels) for labels in zip(_folded("en"), _folded("sv"), _folded("no"), strict=True)
    )
