"""Find the row of headings, tell which field each column holds, and where the list itself ends."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz, process

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import text_of
from inkop_desktop.exchange.rows import Cell, Row
from inkop_desktop.text import N_, Message, message

# The words that a heading may be, by the key of the field: `{"number": ["Avtalsnr", "Avtalenr"]}`.
Known = Mapping[str, Sequence[str]]

_LOOKED_AT = 40  # rows from the top; headings further down are no headings
_SURE = 2  # known headings that make a row the row of headings
_LONGEST = 120  # letters; more is text, not a heading
_CLOSE = 86  # per cent of the letters; “avtalsstart” and “avtalsslut” have 76
_EXACT, _ALMOST, _IN_PART = 100, 99, 85
# Words that are as close as a slip of the pen, yet mean different things.
_APART = ("kontakt", "kontrakt")
# Words that say little by themselves: below another heading they tell of what that one names.
_NAMES = frozenset(["namn", "navn", "name"])
_NUMBERS = frozenset(["nr", "nummer", "no", "number"])
_COUNTERS = _NUMBERS | {"löpnr", "løpenr"}  # any column with a better name is the number rather
_IN_FULL = frozenset(["nummer", "number"])  # so our own lists call the numbers of their contracts
_IS_NUMBER = re.compile(r"(?:nr|nummer|number|(?<!t)id)$")
# What may stand after the words of a heading without changing them: “Verdi eks. mva. (NOK)”.
_UNITS = frozenset(
    [
        *(
            "sek",
            "nok",
            "eur",
            "kr",
            "tkr",
            "mkr",
            "kkr",
            "tsek",
            "tnok",
            "msek",
            "mnok",
            "i",
            "in",
            "st",
            "stk",
        ),
        *(
            "mån",
            "md",
            "mnd",
            "månader",
            "måneder",
            "månadar",
            "months",
            "dagar",
            "dager",
            "days",
            "år",
            "years",
        ),
        *("exkl", "exklusive", "eks", "ekskl", "ex", "excl", "excluding", "moms", "mva", "vat"),
    ]
)
_IN_YEARS = re.compile(r"(?:^|[\W_])(?:år|years?)\W*$")  # “Kunngjort år” holds no day
_FIGURES = re.compile(r"[\d\s.,:/+-]+")
_DAY = re.compile(r"\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:\d{4}|\d{2})")
_BETWEEN = " / "  # between the headings of two rows
_TOTAL = re.compile(
    r"(?:i alt|(?:grand |del)?(?:total|totalt|totals|totalsumma|subtotal|summa|sum)|antal|antall|number)"
    r"(?: (?:of|av|sum|total|avtal|avtaler|avtalar|kontrakt|kontrakter|contracts|rader|rows))*"
    r"[\W\d]*(?:st|stk|kr)?\W*"
    r"|(?:del(?:summa|sum|total)|subtotal|totalsumma)\b.*"
)
# What tells a note from a contract of which only the title is told: a sign, a figure, or three words.
_SAYS_MORE = re.compile(r"[^\w\s-]|\d|(?:\S+\s+){2}\S")
_REPEATED = N_("The row repeats the headings.")
_A_TOTAL = N_("The row is a total.")
_A_NOTE = N_("The row is a note below the totals.")


@dataclass(frozen=True, slots=True)
class Header:
    """Hold where the headings stand (places among the table's rows) and the label of each column.

    Labels are unique: a second “Datum” is “Datum (2)”, a column without a heading is “(D)”.
    """

    first: int
    last: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """Hold the field that a column seems to be, or the field it would be if another column were not it."""

    field: str | None = None
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Hold the rows of the list, and the rows that are none with the reason."""

    rows: tuple[Row, ...]
    left_out: tuple[tuple[Row, Message], ...]


def find_header(rows: Sequence[Row], known: Known) -> Header:
    """Return the headings below any title rows, in one row or in two.

    Where no heading is known, the first row that is as wide as the list and holds only text.
    """
    words = _Words(known)
    best, most = None, _SURE - 1
    width = _width(rows)
    for place in range(min(len(rows), _LOOKED_AT)):
        one = words.count(_labels(rows, place, place, width))
        if one > most:
            best, most = (place, place), one
        below = place + 1
        if below < len(rows) and _is_text(rows[place]) and _is_text(rows[below]):
            lower, both = _labels(rows, below, below, width), _labels(rows, place, below, width)
            two, alone = words.count(both), words.count(lower)
            if two > most and (two > alone or (two == alone and words.tell_more(both, lower))):
                best, most = (place, below), two
    return header_at(rows, *(best or _first_wide_row(rows)))


def header_at(rows: Sequence[Row], first: int, last: int) -> Header:
    """Return the headings that stand in the rows from `first` to `last`, one or two.

    Errors: UserError when the table has no such rows.
    """
    if not 0 <= first <= last < len(rows):
        raise UserError(N_("The list has no row that could hold the headings."))
    labels: list[str] = []
    for column, label in enumerate(_labels(rows, first, last, _width(rows))):
        labels.append(_unique(label or f"({get_column_letter(column + 1)})", labels))
    return Header(first, last, tuple(labels))


def recognise(labels: Sequence[str], known: Known, days: Collection[str] = ()) -> tuple[Guess, ...]:
    """Return what each column seems to be; of two that seem the same, the likelier gets the field.

    `days` are the fields that hold a day: no column of years is one of them.
    """
    words = _Words(known, days)
    found = [words.matches(label) for label in labels]
    ranked = sorted(
        (-score, column, field) for column, matches in enumerate(found) for field, score in matches.items()
    )
    by_column: dict[int, str] = {}
    for _, column, field in ranked:
        if column not in by_column and field not in by_column.values():
            by_column[column] = field
    return tuple(
        Guess(field=by_column[column]) if column in by_column else Guess(rival=next(iter(matches), None))
        for column, matches in enumerate(found)
    )


def is_counter(label: str) -> bool:
    """Tell whether a heading says no more than that its column holds numbers, perhaps those of the rows."""
    return _key(label) in _COUNTERS - _IN_FULL


def body(rows: Sequence[Row], header: Header, number: int | None = None) -> Body:
    """Return the rows below the headings, without repeated headings, totals and notes below them.

    `number` is the column of the contracts' numbers, if there is one: what has a number is a contract.
    """
    headings = [rows[place].cells for place in range(header.first, header.last + 1)]
    below = [row for row in rows[header.last + 1 :] if row.cells not in headings]
    width = len(header.labels)
    end = _before_totals(below, width)
    reasons = {row.number: _REPEATED for row in rows[header.last + 1 :] if row.cells in headings}
    reasons |= {row.number: _A_TOTAL for row in below[:end] if _is_sum(row, width, number)}
    for row in below[end:]:
        if _is_total(row, width):
            reasons[row.number] = _A_TOTAL
        elif _SAYS_MORE.search(text_of(_only_text(row))):
            reasons[row.number] = _A_NOTE
    return Body(
        tuple(row for row in below if row.number not in reasons),
        tuple((row, message(reasons[row.number])) for row in rows if row.number in reasons),
    )


def _before_totals(rows: Sequence[Row], width: int) -> int:
    """Return how many rows stand above the totals at the end and the notes below those."""
    end = place = len(rows)
    while place:
        place -= 1
        if _is_total(rows[place], width):
            end = place
        elif width == 1 or _only_text(rows[place]) is None:
            break
    return end


def _only_text(row: Row) -> str | None:
    """Return what a row holds, where that is one text alone."""
    first, *others = (cell for cell in row.cells if cell is not None)
    return first if isinstance(first, str) and not others else None


def _is_total(row: Row, width: int) -> bool:
    """Tell whether a row at the end sums up: it says so, or holds nothing but numbers below other columns."""
    filled = [cell for cell in row.cells if cell is not None]
    if len(filled) > max(3, width / 2) or any(map(_is_day, filled)):
        return False
    return _says_total(filled[0]) or (row.cells[0] is None and all(_is_number(cell) for cell in filled))


def _is_sum(row: Row, width: int, number: int | None) -> bool:
    """Tell whether a row in the middle of a list with several columns sums up what stands above it."""
    first, *others = (cell for cell in row.cells if cell is not None)
    numbered = None if number is None else row.cell(number)
    if width == 1 or not (numbered is None or _says_total(numbered)):
        return False
    return _says_total(first) and all(_is_number(cell) and not _is_day(cell) for cell in others)


def _says_total(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(_TOTAL.fullmatch(formats.fold(text_of(cell))))


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and bool(_DAY.fullmatch(cell)))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and bool(_FIGURES.fullmatch(cell)))


def _width(rows: Sequence[Row]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _labels(rows: Sequence[Row], first: int, last: int, width: int) -> list[str]:
    """Return each column's heading; what stands over several columns is said before each of them."""
    lower = [text_of(rows[last].cell(column)) for column in range(width)]
    if first == last:
        return lower
    labels = []
    over = ""
    for column, under in enumerate(lower):
        own = text_of(rows[first].cell(column))
        over = own or over
        labels.append(_BETWEEN.join(filter(None, (over, under))) if under else own)
    return labels


def _unique(label: str, taken: Sequence[str]) -> str:
    unique, number = label, 2
    while unique in taken:
        unique, number = f"{label} ({number})", number + 1
    return unique


def _is_text(row: Row) -> bool:
    return all(cell is None or (isinstance(cell, str) and not _is_number(cell)) for cell in row.cells)


def _first_wide_row(rows: Sequence[Row]) -> tuple[int, int]:
    filled = [sum(cell is not None for cell in row.cells) for row in rows[:_LOOKED_AT]]
    wide = (
        place for place, count in enumerate(filled) if count >= max(filled) * 0.6 and _is_text(rows[place])
    )
    place = next(wide, 0)
    return place, place


class _Words:
    """Match headings with the words that are known for each field."""

    def __init__(self, known: Known, days: Collection[str] = ()) -> None:
        self._days = days
        self._fields = {_key(word): field for field, words in known.items() for word in words}
        self._seen: dict[str, dict[str, float]] = {}

    def count(self, labels: Sequence[str]) -> int:
        """Return how many fields the headings name."""
        return len({next(iter(matches)) for label in labels if (matches := self.matches(label))})

    def tell_more(self, both: Sequence[str], lower: Sequence[str]) -> bool:
        """Tell whether two rows of headings say what the lower one leaves open: whose “Namn” it is.

        One heading over all columns is a title, and says nothing of each.
        """
        pairs = [pair for pair in zip(both, lower, strict=True) if pair[1]]
        if len(set(pairs)) > len(set(lower) - {""}):
            return True
        over = {said.rpartition(_BETWEEN)[0] for said, _ in pairs} - {""}
        return len(over) > 1 and any(
            _says_little(under) and not {*self.matches(said)} <= {*self.matches(under)}
            for said, under in pairs
        )

    def matches(self, label: str) -> dict[str, float]:
        """Return the fields that a heading may name with their scores, the likeliest first."""
        if label not in self._seen:
            no_days = self._days if _IN_YEARS.search(formats.fold(label)) else ()
            found = self._match(label)
            self._seen[label] = {name: score for name, score in found.items() if name not in no_days}
        return self._seen[label]

    def _match(self, label: str) -> dict[str, float]:
        """Return the fields by a heading's words: as a whole first, then those of the lower row alone.

        A slip of the pen in the whole counts only where the lower row is not known, or says little.
        """
        if len(label) > _LONGEST:
            return {}
        over, _, last = label.rpartition(_BETWEEN)
        whole = {_key(label): _EXACT, _key(label, units=False): _ALMOST}
        if _key(last) not in self._fields:  # “Uppskattat” below “Värde”
            whole[_key(f"{last} {over}")] = _EXACT
        lower = self._below(over, last)
        found = self._exact(whole)
        if over:
            little = _says_little(last)
            below = self._exact(dict.fromkeys(lower, _IN_PART if little else _ALMOST))
            if little or not below:
                found = found or self._close(whole)
            found = below | found
        elif not found:
            found = self._as_one(label)
        found = found or self._close(lower if over else whole)
        return dict(sorted(found.items(), key=lambda pair: -pair[1]))

    def _below(self, over: str, last: str) -> list[str]:
        """Return how the lower of two headings may be spelled; what “Namn” names stands over it."""
        keys = [_key(last), _key(last, units=False)]
        if _key(over) not in self._fields:
            return keys
        if keys[0] in _NAMES:
            return [_key(over)]
        return [] if keys[0] in _NUMBERS else keys

    def _as_one(self, label: str) -> dict[str, float]:
        """Return the field of “Avtalsägare/ansvarig”, whose parts all name the same."""
        fields = {self._fields.get(_key(part), "") for part in label.split("/")}
        return {field: _ALMOST for field in fields if field and len(fields) == 1}

    def _exact(self, keys: Mapping[str, float]) -> dict[str, float]:
        found: dict[str, float] = {}
        for key, score in keys.items():
            if key in self._fields:
                found.setdefault(self._fields[key], _IN_PART if key in _COUNTERS else score)
        return found

    def _close(self, keys: Collection[str]) -> dict[str, float]:
        found: dict[str, float] = {}
        for key in filter(None, keys):
            for word, score, _ in process.extract(
                key, self._fields.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE
            ):
                if _may_be_a_slip(key, word):
                    found.setdefault(self._fields[word], score)
        return found


def _key(label: str, *, units: bool = True) -> str:
    """Return a heading's letters and figures alone, without its unit if so asked."""
    words: list[str] = re.findall(r"[^\W_]+", formats.fold(label))
    while not units and len(words) > 1 and words[-1] in _UNITS:
        words.pop()
    return "".join(words)


def _says_little(label: str) -> bool:
    """Tell whether a heading names nothing without the one over it."""
    return _key(label) in _NAMES | _NUMBERS


def _may_be_a_slip(key: str, word: str) -> bool:
    """Tell whether two headings may be the same misspelt: “Option 1” and “Option 2” are not."""
    same_figures = re.findall(r"\d", key) == re.findall(r"\d", word)
    other_number = _IS_NUMBER.search(key) and not _IS_NUMBER.search(word)
    parted = [part in key for part in _APART] != [part in word for part in _APART]
    return same_figures and not other_number and not parted
