"""How much room words take in a picture, near enough for any face that it may be drawn in."""

from inkop_desktop.formats import NBSP

_NARROW, _WIDE = frozenset("fijlrtI.,:;'|!()/- " + NBSP), frozenset("mwMWÆŒ@%—…")
_LATIN = 0x24F  # the last of the letters that we know the width of


def width(text: str, size: float) -> float:
    """Return the units that a text of a type size takes at most."""
    return sum(map(_share, text)) * size


def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.33
    if letter in _WIDE:
        return 0.85
    return 0.66 if letter.isupper() or ord(letter) > _LATIN else 0.54


def lines(text: str, size: float, room: float, most: int = 2) -> list[str]:
    """Return a text in lines that fit the room, the last one cut where there are more than `most`.

    Nothing has no lines.
    """
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and width(longer, size) > room:
            found.append(word)
        else:
            found[-1] = longer
    shown = found[:most] if text.strip() else []
    if len(found) > most:
        shown[-1] += "…"
    return [_cut(each, size, room) for each in shown]


def _cut(text: str, size: float, room: float) -> str:
    """Return as much of a line as there is room for."""
    if width(text, size) <= room:
        return text
    text = text.removesuffix("…")
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text}…"
