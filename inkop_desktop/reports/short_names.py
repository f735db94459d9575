"""Names as they stand beside each other where room is scarce."""

from collections.abc import Sequence


def shortened(names: Sequence[str]) -> list[str]:
    """Return names without the last word that all of them have: Eidskog, not Eidskog kommune.

    Empty ones do not count; one alone, or one that is no more than that word, stops it.
    """
    told = [name.split() for name in names if name]
    ends = {words[-1] for words in told if len(words) > 1}
    if len(told) < 2 or len(ends) != 1 or any(len(words) == 1 for words in told):
        return list(names)
    (end,) = ends
    return [name.removesuffix(end).rstrip() for name in names]


def initials(name: str) -> str:
    """Return a person's name with the first letters of all but the last word: K. A. Sæther."""
    *given, last = name.split() or [""]
    return " ".join([*(f"{each[0]}." for each in given), last])
