"""Share the width of the page among the columns of a table, and send the rest to a second line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inkop_desktop.typeset.document import Column, Kind
from inkop_desktop.typeset.pdf.fonts import Type
from inkop_desktop.typeset.pdf.pages import Paper
from inkop_desktop.typeset.pdf.rows import Slot
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.wording import Stressed

GAP = 11.0
_AVERAGE = 0.5
"""Mean width of a letter in running text, of the type size."""
_LONGEST_WORD = 15.0
_LONGEST_FIGURE = 30.0
"""A column is made wide enough for its longest word, date or figure, up to so many letters' width."""
_NARROWEST = 10.0
_SLACK = 0.01
_SAMPLE = 1000
"""Words are judged by so many rows; dates and figures, which must not break, by all."""


@dataclass(frozen=True, slots=True)
class Need:
    """How wide a column wants to be, and how wide it would be with nothing broken (points).

    In less than `least` it breaks words, dates or figures, or its heading.
    """

    least: float
    wish: float
    natural: float
    grows: bool
    """Whether the column takes what no column needs; dates and figures stay together instead."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which columns stand on the line, where, and which stand under it (both by their number).

    `least` is the width in which no word, date or figure of a column on the line breaks.
    """

    slots: dict[int, Slot]
    below: tuple[int, ...]
    least: dict[int, float]


def plan(columns: Sequence[Column], rows: Sequence[Sequence[str]], paper: Paper, types: Types) -> Plan:
    """Return where each column stands, the first always on the line; `rows` are the words of the cells."""
    needs = {
        number: _need(column, [row[number] for row in _judged(column, rows)], types)
        for number, column in enumerate(columns)
        if number == 0 or not column.below
    }
    chosen = _fitting(needs, paper.measure)
    widths = _shared({number: needs[number] for number in chosen}, paper.measure)
    slots, x = {}, paper.left
    for number in chosen:
        right = columns[number].kind.is_figure
        edge = x + widths[number] if right else x
        slots[number] = Slot(edge, widths[number], types.cell, right)
        x += widths[number] + GAP
    below = tuple(number for number in range(len(columns)) if number not in slots)
    return Plan(slots, below, {number: needs[number].least for number in chosen})


def _judged(column: Column, rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    return rows if column.kind is not Kind.TEXT else rows[:: len(rows) // _SAMPLE + 1]


def _need(column: Column, texts: list[str], types: Types) -> Need:
    letter = _AVERAGE * types.cell.size
    title = _room(column.heading.split(), types.column)
    if column.steady:
        width = max(title, column.width * letter)
        return Need(width, width, width, grows=column.kind is Kind.TEXT)
    # Figures, which may be totals, and what stands out are measured in the strong type, which is wider.
    is_plain = column.kind is Kind.TEXT and not any(isinstance(text, Stressed) for text in texts)
    type_ = types.cell if is_plain else types.column
    longest = _room({line for text in set(texts) for line in text.split("\n")}, type_)
    natural = max(longest, _room([column.heading], types.column))
    if column.kind is not Kind.TEXT:
        least = max(title, min(longest, _LONGEST_FIGURE * letter))
        return Need(least, least, natural, grows=False)
    word = max((part for text in texts for part in text.split()), key=len, default="")
    least = max(title, min(_room([word], type_), _LONGEST_WORD * letter))
    return Need(least, max(least, min(natural, column.width * letter)), natural, grows=True)


def _room(words: Iterable[str], type_: Type) -> float:
    """Return the width that the widest of these stands well in, whatever is rounded on the way."""
    return max(max(map(type_.width, words), default=0.0), _NARROWEST) + _SLACK


def _fitting(needs: dict[int, Need], measure: float) -> list[int]:
    """Return the columns that stand beside each other, at least one, in their order."""
    chosen: list[int] = []
    used = -GAP
    for number, need in needs.items():
        if used + GAP + need.wish <= measure or not chosen:
            chosen.append(number)
            used += GAP + need.wish
    return chosen


def _shared(needs: dict[int, Need], measure: float) -> dict[int, float]:
    """Return the widths that fill the measure: what is wished, then what nothing breaks in, then the rest."""
    room = measure - GAP * (len(needs) - 1)
    widths = {number: min(need.wish, room) for number, need in needs.items()}
    lacking = {number: max(need.natural - widths[number], 0) for number, need in needs.items()}
    widths = _enlarged(widths, lacking, min(room - sum(widths.values()), sum(lacking.values())))
    growing = {number: widths[number] for number, need in needs.items() if need.grows} or widths
    return _enlarged(widths, growing, room - sum(widths.values()))


def _enlarged(widths: dict[int, float], shares: dict[int, float], spare: float) -> dict[int, float]:
    """Return the widths with some spare width added, shared out in proportion."""
    whole = sum(shares.values())
    if not whole:
        return widths
    return {number: width + spare * shares.get(number, 0) / whole for number, width in widths.items()}
