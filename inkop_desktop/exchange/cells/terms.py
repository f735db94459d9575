"""Read terms, options and notice periods: “24 mån”, “2+1+1 år”, “730 dager”, “2 år + 1 års option”."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import Reading, is_nothing, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_, Message, message


class Unit(Vocabulary):
    """Tell what a number in a term counts."""

    YEARS = "years", N_("years")
    MONTHS = "months", N_("months")
    WEEKS = "weeks", N_("weeks")
    DAYS = "days", N_("days")


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a length of time as papers state it: months, or days, hardly ever both."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class TermCell:
    """Hold what a cell says of a term: its length, the months of each option, or that it has no end."""

    span: Span | None = None
    options: tuple[int, ...] = ()
    open_ended: bool = False


class _Number(NamedTuple):
    value: Decimal
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold what stands between two plus signs, and whether the words there call it an option."""

    numbers: tuple[_Number, ...]
    optional: bool


_LONGEST = 100  # letters; more is prose, not a term
_MOST_MONTHS, _MOST_DAYS = 1200, 36_500
_UNIT_WORDS = {
    Unit.YEARS: r"års?|årigt?|åriga|årige|y|yrs?|years?",
    Unit.MONTHS: r"m|mo|mths?|mån|mnd|mndr|mdr|månads?|månaders?|månadars?|måneds?|måneders?|months?",
    Unit.WEEKS: r"v|veckas?|veckors?|ukes?|ukers?|veke|veker|weeks?",
    Unit.DAYS: r"d|dgr|(?:kalender)?(?:dagars?|dagers?|dags?)|days?",
}
_UNITS_IN_ORDER = tuple(_UNIT_WORDS)
_IN_MONTHS = {Unit.YEARS: 12, Unit.MONTHS: 1}
_IN_DAYS = {Unit.WEEKS: 7, Unit.DAYS: 1}
_NUMBER_WORDS = {
    **dict.fromkeys(["en", "ett", "ei", "et", "eitt", "one"], "1"),
    **dict.fromkeys(["två", "to", "two"], "2"),
    **dict.fromkeys(["tre", "three"], "3"),
    **dict.fromkeys(["fyra", "fire", "four"], "4"),
    **dict.fromkeys(["fem", "five"], "5"),
    **dict.fromkeys(["sex", "seks", "six"], "6"),
    **dict.fromkeys(["tolv", "twelve"], "12"),
}
# Words that may stand in a term without adding anything to it.
_FILLERS = frozenset(
    [
        *(
            "i",
            "till",
            "til",
            "upp",
            "opp",
            "ca",
            "om",
            "på",
            "av",
            "a",
            "à",
            "á",
            "of",
            "for",
            "each",
            "per",
        ),
        *("möjlighet", "mulighet", "vardera", "hver", "kvar", "gånger", "ganger", "st", "stk", "ja", "yes"),
        *(
            "avtal",
            "avtale",
            "avtalstid",
            "avtaleperiode",
            "löptid",
            "varighet",
            "max",
            "inntil",
            "och",
            "og",
        ),
        *("ömsesidig", "gjensidig", "uppsägning", "uppsägningstid", "oppsigelse", "oppsigelsestid", "notice"),
    ]
)
_OPTION = r"(?:option|opsjon|förläng|forleng|prolong|extension)\w*"
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b")
_UNITS = "|".join(f"(?P<{unit.value}>{words})" for unit, words in _UNIT_WORDS.items())
_NUMBER = re.compile(rf"(\d+(?:[.,]\d+)?)\s*-?\s*(?:(?:{_UNITS})(?![a-zåäöæø])\.?)?")
# “2 x 12 mån”, “2 opsjoner à 1 år”: the second number, as many times as the first says.
_TIMES = re.compile(
    rf"\b([1-9])\s*(?:st\b\.?|stk\b\.?|ggr|ganger|gånger)?\s*(?:[x×*]|{_OPTION}\s*(?:à|á|a|på|om|of)?|à|á)\s*"
    r"(\d+(?:[.,]\d+)?\s*[a-zåäöæø]*)"
)
_OPTION_THEN_NUMBER = re.compile(rf"(?={_OPTION}[^+\d]*\d)")
_BREAKDOWN = re.compile(r"([^()]*)\(([^()]*\d[^()]*)\)[^()\d]*")
_DIVISION = re.compile(r"[+;]|,(?!\d)|\b(?:samt|plus|pluss|med|with)\b")
_INCLUDED = re.compile(r"\b(?:inkl|inklusive|incl|including|varav|herav|derav)\b")
_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./ ]+\d{2}|\b(?:19|20)\d\d\b")
_OPEN = re.compile(
    r"\b(?:tills ?vidare|tv$|löpande|løpende|løpande|fortløpende|inntil videre|ubestemt tid|obestämd tid"
    r"|until further notice|open[- ]ended|indefinite|evergreen)"
)
_NO_END = re.compile(r"(?:31[./-]12[./-])?(?:2999|9999)(?:-12-31)?")


Likely = Callable[[Cell, Decimal], Unit]
"""What guesses the unit of the largest number in a cell that names none."""

# A list of ten thousand contracts has a few dozen terms; typed, since True is not the number 1.
_remembered = lru_cache(maxsize=1024, typed=True)


def is_open_ended(cell: Cell) -> bool:
    """Tell whether a cell says that the contract runs until somebody ends it."""
    text = formats.fold(text_of(cell))
    return len(text) <= _LONGEST and bool(_OPEN.search(text) or _NO_END.fullmatch(text))


def unit_of(heading: str) -> Unit | None:
    """Return the unit that a column's heading names, as in “Varighet (dager)”."""
    words = re.findall(r"[a-zåäöæø]+", formats.fold(heading))
    return next(
        (
            unit
            for word in words
            for unit, spelt in _UNIT_WORDS.items()
            if len(word) > 1 and re.fullmatch(spelt, word)
        ),
        None,
    )


@_remembered
def read_term(cell: Cell, unit: Unit | None = None) -> Reading[TermCell]:
    """Return a term with its options; `unit` is what a number without one counts.

    Errors: UserError for a cell that tells no length of time.
    """
    if is_nothing(cell):
        return Reading(None)
    if is_open_ended(cell):
        text = text_of(cell)
        more = not _NO_END.fullmatch(text) and any(letter.isdigit() for letter in text)
        return Reading(TermCell(open_ended=True), _says_more(cell) if more else None)
    parts, doubt = _parts(cell, unit)
    # What stands first is the term, unless a plus sign or the word option stands before it.
    has_term = bool(parts[0].numbers) and not parts[0].optional
    span = _span(cell, parts[0].numbers) if has_term else None
    options, rounded = _options(cell, parts[1:] if has_term else parts)
    return Reading(TermCell(span, options), doubt or rounded)


@_remembered
def read_options(cell: Cell, unit: Unit | None = None) -> Reading[tuple[int, ...]]:
    """Return the months of each option, in the order they come; none at all is an empty tuple.

    Errors: UserError for a cell that tells no length of time.
    """
    if is_nothing(cell):
        return Reading(None)
    if formats.fold(text_of(cell)) in {"0", "nej", "nei", "no", "false"}:
        return Reading(())
    parts, doubt = _parts(cell, unit)
    options, rounded = _options(cell, parts)
    return Reading(options, doubt or rounded)


@_remembered
def read_span(cell: Cell, unit: Unit | None = None) -> Reading[Span]:
    """Return one length of time that somebody waits, as of a notice period.

    Errors: UserError for a cell that tells none, or several.
    """
    return _one_span(cell, unit, _likely_wait)


@_remembered
def read_lead(cell: Cell, unit: Unit | None = None) -> Reading[int]:
    """Return one length of time that something takes, in whole months; errors as `read_months`."""
    return _in_months(cell, _one_span(cell, unit, _likely_wait))


@_remembered
def read_months(cell: Cell, unit: Unit | None = None) -> Reading[int]:
    """Return one length of time that a contract runs, in whole months.

    Errors: UserError for a cell that tells none, or one in weeks or days.
    """
    return _in_months(cell, _one_span(cell, unit, _likely_unit))


def _one_span(cell: Cell, unit: Unit | None, likely: Likely) -> Reading[Span]:
    if is_nothing(cell):
        return Reading(None)
    parts, doubt = _parts(cell, unit, likely)
    told = [part for part in parts if part.numbers]
    if len(told) != 1:
        raise _no_term(cell)
    return Reading(_span(cell, told[0].numbers), doubt)


def _in_months(cell: Cell, reading: Reading[Span]) -> Reading[int]:
    if reading.value is None:
        return Reading(None)
    if reading.value.days:
        raise UserError(N_("“{text}” is no whole number of months."), text=shown(cell))
    return Reading(reading.value.months, reading.doubt)


def _no_term(cell: Cell) -> UserError:
    return UserError(
        N_("“{text}” is not a length of time. Write it as 24 months, 2 years or 2+1+1 years."),
        text=shown(cell),
    )


def _says_more(cell: Cell) -> Message:
    return message("“{text}” says more than a length of time. Only the length was read.", text=shown(cell))


def _likely_unit(cell: Cell, largest: Decimal) -> Unit:
    """Return what a number without a unit counts where a contract runs so long."""
    if largest <= 6:
        return Unit.YEARS
    if 12 <= largest <= 120:
        return Unit.MONTHS
    if largest >= 180:
        return Unit.DAYS
    raise _no_unit(cell)


def _likely_wait(cell: Cell, largest: Decimal) -> Unit:
    """Return what a number without a unit counts where somebody waits so long: nobody does for years."""
    if largest <= 24:
        return Unit.MONTHS
    if largest >= 28:
        return Unit.DAYS
    raise _no_unit(cell)


def _no_unit(cell: Cell) -> UserError:
    return UserError(N_("“{text}” has no unit. Write months, years or days after it."), text=shown(cell))


def _parts(
    cell: Cell, unit: Unit | None, likely: Likely = _likely_unit
) -> tuple[list[_Part], Message | None]:
    """Return what the plus signs divide, every number with its unit, and the doubt about it."""
    text = formats.fold(text_of(cell).replace("½", ",5"))
    dated = _DATE.search(text) and not text.isdigit()
    if isinstance(cell, bool) or len(text) > _LONGEST or dated:
        raise _no_term(cell)
    if _INCLUDED.search(text):
        raise UserError(
            N_("“{text}” counts the options into the term. Write them apart, as in 2+1+1 years."),
            text=shown(cell),
        )
    text = _NUMBER_WORD.sub(lambda word: _NUMBER_WORDS[word[0]], text)
    text = _TIMES.sub(lambda found: "+" + "+".join([found[2]] * int(found[1])), text)
    bracket = _BREAKDOWN.fullmatch(text)
    outer = _divided(bracket[1] if bracket else text)
    inner = _divided(bracket[2]) if bracket else []
    if not any(part.numbers for part in outer + inner):
        raise _no_term(cell)
    parts, guess = _with_units(cell, outer + inner, unit, likely)
    if inner:
        parts = _with_breakdown(cell, parts[: len(outer)], parts[len(outer) :])
    words = re.findall(r"[^\W\d]+", _NUMBER.sub(" ", re.sub(_OPTION, " ", _DIVISION.sub(" ", text))))
    return parts, guess or (_says_more(cell) if set(words) - _FILLERS else None)


def _divided(text: str) -> list[_Part]:
    """Divide a text at its plus signs, and before the word option when numbers follow it."""
    pieces = _DIVISION.split(_OPTION_THEN_NUMBER.sub("+", text))
    return [
        _Part(
            tuple(_number(found) for found in _NUMBER.finditer(piece)),
            optional=re.search(_OPTION, piece) is not None,
        )
        for piece in pieces
    ]


def _number(found: re.Match[str]) -> _Number:
    unit = next((unit for unit in Unit if found[unit.value]), None)
    return _Number(Decimal(found[1].replace(",", ".")), unit)


def _with_units(
    cell: Cell, parts: list[_Part], default: Unit | None, likely: Likely
) -> tuple[list[_Part], Message | None]:
    """Give each number without a unit the next unit, else the one before, else the default, else a guess."""
    numbers = [number for part in parts for number in part.numbers]
    units = _filled(_filled([number.unit for number in numbers][::-1])[::-1])
    guess = None
    if None in units:
        unit = default or likely(cell, max(number.value for number in numbers))
        units = [unit] * len(units)
        if not default:
            guess = message("“{text}” has no unit; it was read as {unit}.", text=shown(cell), unit=unit)
    following = iter(units)
    given = [
        _Part(tuple(number._replace(unit=next(following)) for number in part.numbers), part.optional)
        for part in parts
    ]
    return given, guess


def _filled(units: list[Unit | None]) -> list[Unit | None]:
    """Let each missing unit be the one before it."""
    before: Unit | None = None
    filled = []
    for unit in units:
        before = unit or before
        filled.append(before)
    return filled


def _with_breakdown(cell: Cell, outer: list[_Part], inner: list[_Part]) -> list[_Part]:
    """Return the parts of “4 år (2+1+1)” or “2 år (option 1+1)”: a sum is told once."""
    if not inner[0].numbers or any(part.optional for part in inner):
        return [*outer, *(_Part(part.numbers, optional=True) for part in inner)]
    if _total(cell, outer) != _total(cell, inner):
        raise _no_term(cell)
    return max(outer, inner, key=len)


def _total(cell: Cell, parts: list[_Part]) -> int:
    spans = [_span(cell, part.numbers) for part in parts if part.numbers]
    return sum(span.months for span in spans) * 30 + sum(span.days for span in spans)


def _span(cell: Cell, numbers: tuple[_Number, ...]) -> Span:
    """Return “1 år 6 mån” as one length: its units fall, so that no two spans are added by mistake."""
    ranks = [_UNITS_IN_ORDER.index(number.unit) for number in numbers if number.unit]
    months = sum(number.value * _IN_MONTHS.get(number.unit, 0) for number in numbers if number.unit)
    days = sum(number.value * _IN_DAYS.get(number.unit, 0) for number in numbers if number.unit)
    whole = months == int(months) and days == int(days)
    if ranks != sorted(set(ranks)) or not whole or months + days <= 0:
        raise _no_term(cell)
    if months > _MOST_MONTHS or days > _MOST_DAYS:
        raise UserError(N_("“{text}” is too long a time to be right."), text=shown(cell))
    return Span(int(months), int(days))


def _options(cell: Cell, parts: Iterable[_Part]) -> tuple[tuple[int, ...], Message | None]:
    """Return each option in months, and the doubt when days had to be made months."""
    spans = [_span(cell, part.numbers) for part in parts if part.numbers]
    rounded = any(span.days for span in spans)
    months = tuple(span.months + round(span.days * 12 / 365) for span in spans)
    if 0 in months:
        raise _no_term(cell)
    doubt = message("“{text}” was read in whole months.", text=shown(cell)) if rounded else None
    return months, doubt
