"""Divide a cell where ranks stand: “1) Alfa AS 2) Beta AS”, “Alfa AB (rang 1), Beta AB (rang 2)”.

Bare numbers in brackets are ranks where they stand after every name, in order from the first.
"""

import re
from typing import TypeAlias

Ranked: TypeAlias = tuple[str, int | None]  # a part of a cell and its rank

_WORD = r"(?:rang(?:ering)?|rank(?:ing)?|prio(?:ritet)?|plats|plass)\b\.?:?\s*(?:nr\.?\s*)?"
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s,;/|]))(?:{_WORD}(\d{{1,2}})\b\s*[.):-]?|(\d{{1,2}})[.)])\s*(?=[^\W\d])", re.IGNORECASE
)
_AFTER = re.compile(
    rf"[\s,]*(?:\({_WORD}(\d{{1,2}})\)|\b{_WORD}(\d{{1,2}})(?=\s*(?:$|[,;/|\n])))", re.IGNORECASE
)
_BRACKETED = re.compile(r"([^,;/|\n()]+)\((\d{1,2})\)(?:\s*[,;/|\n]\s*|\s*$)")
_RANK_ALONE = re.compile(rf"{_WORD}\d+\s*[.):-]\s*", re.IGNORECASE)
_MARKS = " \t\r\n,;/|"  # what stands between the parts


def ranks_before(text: str) -> list[Ranked]:
    """Return the parts of a cell, each with the rank before it; the whole where no ranks stand in order.

    One rank alone says that it is one: “Rang 1: Alfa AB”. “1. FC Umeå” is a name.
    """
    found = list(_BEFORE.finditer(text))
    ranks = [_rank(each) for each in found]
    fewest = 1 if found and _RANK_ALONE.fullmatch(found[0][0]) else 2
    if len(ranks) < fewest or found[0].start() or ranks != list(range(ranks[0], ranks[0] + len(ranks))):
        return _in_brackets(text)
    ends = [each.start() for each in found[1:]] + [len(text)]
    return [
        (text[mark.end() : end].strip(_MARKS), rank)
        for mark, end, rank in zip(found, ends, ranks, strict=True)
    ]


def ranks_after(text: str) -> list[Ranked]:
    """Return the parts of a text, each with the rank after it; what follows the last rank has none."""
    parts: list[Ranked] = []
    start = 0
    for mark in _AFTER.finditer(text):
        parts.append((text[start : mark.start()].strip(_MARKS), _rank(mark)))
        start = mark.end()
    rest = text[start:].strip(_MARKS) if parts else text
    return [*parts, (rest, None)] if rest else parts


def _in_brackets(text: str) -> list[Ranked]:
    found = list(_BRACKETED.finditer(text))
    is_all = "".join(each[0] for each in found) == text
    if len(found) < 2 or not is_all or [int(each[2]) for each in found] != list(range(1, len(found) + 1)):
        return [(text, None)]
    return [(each[1].strip(), int(each[2])) for each in found]


def _rank(mark: re.Match[str]) -> int:
    return int(mark[1] or mark[2])
