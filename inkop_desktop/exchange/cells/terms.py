"""Read terms, options and notice periods: “24 mån”, “2+1+1 år”, “730 dager”, “2 år + 1 års option”."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import Reading, T, is_nothing, shown, text_of
from inkop_desktop.exchange.cells.repeats import (
    APART,
    MOST,
    OPTION,
    PIECES,
    TIMES,
    written_out,
)
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


class _Measure(NamedTuple):
    """Hold what a number counts, and how many of them: a quarter is three months."""

    unit: Unit
    size: int = 1


class _Number(NamedTuple):
    value: Decimal
    measure: _Measure | None


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold what stands between two plus signs, and whether the words there call it an option.

    What is `aside` is no part of the term: a notice period, or how long term and options may be in all.
    """

    numbers: tuple[_Number, ...]
    optional: bool
    aside: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold the parts of a cell, the guess at their unit, and whether the cell says more than they do.

    `count` is how many options it speaks of without saying how long they are.
    """

    parts: list[_Part]
    guess: Message | None
    more: bool
    count: int


_LONGEST = 100  # letters; more is prose, not a term
_MOST_MONTHS, _MOST_DAYS = 1200, 36_500
_UNIT_WORDS = {
    Unit.YEARS: r"års?|årigt?|åriga|årige|y|yrs?|years?",
    Unit.MONTHS: r"m|mo|mths?|mån|md|mnd|mndr|mdr|månads?|månaders?|månadars?|måneds?|måneders?|months?",
    Unit.WEEKS: r"v|veckas?|veckors?|ukes?|ukers?|veke|veker|weeks?",
    Unit.DAYS: r"d|dgr|(?:kalender)?(?:dagars?|dagers?|dags?)|days?",
}
# What is more than one of a unit stands first, so that “halvt år” is no year.
_MEASURE_WORDS = {
    _Measure(Unit.MONTHS, 6): r"halvårs?|halvt? ?-?(?:års?|year)",
    _Measure(Unit.MONTHS, 4): r"tertial(?:s|er)?",
    _Measure(Unit.MONTHS, 3): r"kvartal(?:s|er)?|quarters?",
    **{_Measure(unit): words for unit, words in _UNIT_WORDS.items()},
}
_MEASURES = {f"measure{place}": measure for place, measure in enumerate(_MEASURE_WORDS)}
_UNITS_IN_ORDER = tuple(_UNIT_WORDS)
_IN_MONTHS = {Unit.YEARS: 12, Unit.MONTHS: 1}
_IN_DAYS = {Unit.WEEKS: 7, Unit.DAYS: 1}
# Words that may stand in a term without adding anything to it.
_FILLERS = frozenset(
    [
        *("i", "till", "til", "om", "på", "av", "a", "of", "for", "to", "each", "per", "och", "og", "and"),
        *("att", "å", "kan", "rätt", "rett", "möjlighet", "mulighet", "vardera", "hver", "kvar"),
        *("avtal", "avtale", "avtalstid", "avtaleperiode", "löptid", "varighet", "ja", "yes"),
        *("ömsesidig", "gjensidig", "uppsägning", "uppsägningstid", "oppsigelse", "oppsigelsestid", "notice"),
    ]
)
_SPELT = "|".join(
    f"(?P<{name}>{words})" for name, words in zip(_MEASURES, _MEASURE_WORDS.values(), strict=True)
)
_NUMBER = re.compile(rf"(\d+(?:[.,]\d+)?)\s*-?\s*(?:(?:{_SPELT})(?![a-zåäöæø])\.?)?")
_HALF = re.compile(r"(?<!\d)½")
_BELOW_NOTHING = re.compile(r"-\s*\d")
_COUNT = re.compile(rf"(?<![\d.,])([1-9]) ?(?:{PIECES}(?: ?{OPTION})?|{OPTION}|{TIMES})")  # “2 optioner”
_OPTION_THEN_NUMBER = re.compile(rf"(?={OPTION}[^+\d]*\d)")
_NOTICE = re.compile(r"uppsäg|oppsig|oppsei|\bnotice")
_IN_ALL = re.compile(r"\b(?:total|totalt|sammanlagt|sammenlagt|samanlagt|samlet|samla|inalles|in all)\b")
_AT_MOST = re.compile(rf"\b(?:{MOST}|längst|lengst)\b")
_BREAKDOWN = re.compile(r"([^()]*)\(([^()]*\d[^()]*)\)[^()\d]*")
_DIVISION = re.compile(rf"[+;{APART}]|,(?!\d)|\b(?:samt|plus|pluss|med|with)\b")
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
        return Reading(TermCell(open_ended=True), _says_more(cell) if more else None, kept=more)
    told = _of_term(cell, unit)
    # What stands first is the term, unless a plus sign or the word option stands before it.
    has_term = bool(told.parts[0].numbers) and not told.parts[0].optional
    span = _span(cell, told.parts[0].numbers) if has_term else None
    options = _options(cell, told, told.parts[1:] if has_term else told.parts)
    unsure = None if has_term else _no_own_length(cell)
    kept = options.kept or unsure is not None
    return Reading(TermCell(span, options.value or ()), options.doubt or unsure, kept)


@_remembered
def read_options(cell: Cell, unit: Unit | None = None) -> Reading[tuple[int, ...]]:
    """Return the months of each option, in the order they come; none at all is an empty tuple.

    Errors: UserError for a cell that tells no length of time.
    """
    if is_nothing(cell):
        return Reading(None)
    if formats.fold(text_of(cell)) in {"0", "nej", "nei", "no", "false"}:
        return Reading(())
    told = _of_term(cell, unit)
    first, *others = told.parts
    has_others = any(part.numbers for part in others) and any(part.optional for part in others)
    if first.numbers and not first.optional and has_others:  # “2 år, option 1 år”: the term stands first
        told = replace(told, parts=others, more=True)
    return _options(cell, told, told.parts)


@_remembered
def read_span(cell: Cell, unit: Unit | None = None) -> Reading[Span]:
    """Return one length of time that somebody waits, as of a notice period.

    What the cell says of an option is a doubt. Errors: UserError for a cell that tells none, or several.
    """
    reading = _one_span(cell, unit, _likely_wait)
    if reading.value is None or not re.search(OPTION, formats.fold(text_of(cell))):
        return reading
    doubt = message(
        "“{text}” speaks of an option. A length was read all the same; see that it is not the option’s.",
        text=shown(cell),
    )
    return Reading(reading.value, doubt, kept=True)


@_remembered
def read_lead(cell: Cell, unit: Unit | None = None) -> Reading[int]:
    """Return one length of time that something takes, in whole months; errors as `read_months`."""
    return _in_months(cell, read_span(cell, unit))


@_remembered
def read_months(cell: Cell, unit: Unit | None = None) -> Reading[int]:
    """Return one length of time that a contract runs, in whole months.

    Errors: UserError for a cell that tells none, or one in weeks or days.
    """
    return _in_months(cell, _one_span(cell, unit, _likely_unit))


def _one_span(cell: Cell, unit: Unit | None, likely: Likely) -> Reading[Span]:
    if is_nothing(cell):
        return Reading(None)
    told = _told(cell, unit, likely)
    spans = [part for part in told.parts if part.numbers]
    if len(spans) != 1:
        raise _no_term(cell)
    more = told.more or bool(told.count)
    return _judged(cell, _span(cell, spans[0].numbers), told.guess, more=more)


def _in_months(cell: Cell, reading: Reading[Span]) -> Reading[int]:
    if reading.value is None:
        return Reading(None)
    if reading.value.days:
        raise UserError(N_("“{text}” is no whole number of months."), text=shown(cell))
    return Reading(reading.value.months, reading.doubt, reading.kept)


def _no_term(cell: Cell) -> UserError:
    return UserError(
        N_("“{text}” is not a length of time. Write it as 24 months, 2 years or 2+1+1 years."),
        text=shown(cell),
    )


def _says_more(cell: Cell) -> Message:
    return message("“{text}” says more than a length of time. Only the length was read.", text=shown(cell))


def _no_own_length(cell: Cell) -> Message | None:
    """Return the doubt about “2 år, 2 gånger” for a term; none about what calls itself an option."""
    text = formats.fold(text_of(cell))
    if text.startswith("+") or re.search(OPTION, text):
        return None
    return message("“{text}” was read as options alone, without the length of the term.", text=shown(cell))


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


def _of_term(cell: Cell, unit: Unit | None) -> _Told:
    """Return what is told of a term and its options; what is said beside them is a doubt."""
    told = _told(cell, unit)
    own = [part for part in told.parts if not part.aside]
    if not any(part.numbers for part in own):
        raise _no_term(cell)
    return replace(told, parts=own, more=told.more or len(own) < len(told.parts))


def _told(cell: Cell, unit: Unit | None, likely: Likely = _likely_unit) -> _Told:
    """Return what the plus signs divide, every number with its unit, and what else the cell says."""
    text = _checked(cell)
    count = sum(int(found[1]) for found in _COUNT.finditer(text))
    text = _COUNT.sub(" option ", text)
    bracket = _BREAKDOWN.fullmatch(text)
    outer = _divided(bracket[1] if bracket else text)
    inner = _divided(bracket[2]) if bracket else []
    if not any(part.numbers for part in outer + inner):
        raise _no_term(cell)
    parts, guess = _with_units(cell, outer + inner, unit, likely)
    if inner:
        parts = _with_breakdown(cell, parts[: len(outer)], parts[len(outer) :])
    bare = _NUMBER.sub(" ", re.sub(OPTION, " ", _DIVISION.sub(" ", text)))
    more = bool(set(re.findall(r"[^\W\d]+", bare)) - _FILLERS)
    return _Told(parts, guess, more, count)


def _checked(cell: Cell) -> str:
    """Return a cell's text with its numbers in figures and every length written out.

    Errors: UserError where it is no length of time, or one less than nothing.
    """
    text = formats.fold(_HALF.sub("0,5", text_of(cell)).replace("½", ",5"))
    dated = _DATE.search(text) and not text.isdigit()
    if isinstance(cell, bool) or len(text) > _LONGEST or dated or _BELOW_NOTHING.match(text):
        raise _no_term(cell)
    if _INCLUDED.search(text):
        raise UserError(
            N_("“{text}” counts the options into the term. Write them apart, as in 2+1+1 years."),
            text=shown(cell),
        )
    return written_out(text)


def _divided(text: str) -> list[_Part]:
    """Divide a text at its plus signs, and before the word option when numbers follow it."""
    pieces = _DIVISION.split(_OPTION_THEN_NUMBER.sub("+", text))
    return [_part(piece, is_first=place == 0) for place, piece in enumerate(pieces)]


def _part(piece: str, *, is_first: bool) -> _Part:
    numbers = tuple(_number(found) for found in _NUMBER.finditer(piece))
    optional = re.search(OPTION, piece) is not None
    limit = _IN_ALL.search(piece) or (not is_first and not optional and _AT_MOST.search(piece))
    return _Part(numbers, optional, aside=bool(numbers and (limit or _NOTICE.search(piece))))


def _number(found: re.Match[str]) -> _Number:
    measure = next((measure for name, measure in _MEASURES.items() if found[name]), None)
    return _Number(Decimal(found[1].replace(",", ".")), measure)


def _with_units(
    cell: Cell, parts: list[_Part], default: Unit | None, likely: Likely
) -> tuple[list[_Part], Message | None]:
    """Give each number without a unit the next unit, else the one before, else the default, else a guess."""
    numbers = [number for part in parts for number in part.numbers]
    measures = _filled(_filled([number.measure for number in numbers][::-1])[::-1])
    guess = None
    if None in measures:
        unit = default or likely(cell, max(number.value for number in numbers))
        measures = [_Measure(unit)] * len(measures)
        if not default:
            guess = message("“{text}” has no unit; it was read as {unit}.", text=shown(cell), unit=unit)
    following = iter(measures)
    given = [
        replace(part, numbers=tuple(number._replace(measure=next(following)) for number in part.numbers))
        for part in parts
    ]
    return given, guess


def _filled(measures: list[_Measure | None]) -> list[_Measure | None]:
    """Let each missing unit be the one before it."""
    before: _Measure | None = None
    filled = []
    for measure in measures:
        before = measure or before
        filled.append(before)
    return filled


def _with_breakdown(cell: Cell, outer: list[_Part], inner: list[_Part]) -> list[_Part]:
    """Return the parts of “4 år (2+1+1)” or “2 år (option 1+1)”: a sum is told once."""
    in_options = not any(part.numbers for part in outer)  # “2 optioner (12 + 12 mån)”
    if in_options or not inner[0].numbers or any(part.optional for part in inner):
        return [*outer, *(_Part(part.numbers, optional=True) for part in inner)]
    if _total(cell, outer) != _total(cell, inner):
        raise _no_term(cell)
    return max(outer, inner, key=len)


def _total(cell: Cell, parts: list[_Part]) -> int:
    spans = [_span(cell, part.numbers) for part in parts if part.numbers]
    return sum(span.months for span in spans) * 30 + sum(span.days for span in spans)


def _span(cell: Cell, numbers: tuple[_Number, ...]) -> Span:
    """Return “1 år 6 mån” as one length: its units fall, so that no two spans are added by mistake."""
    told = [(number.value * number.measure.size, number.measure.unit) for number in numbers if number.measure]
    ranks = [_UNITS_IN_ORDER.index(unit) for _, unit in told]
    months = sum(value * _IN_MONTHS.get(unit, 0) for value, unit in told)
    days = sum(value * _IN_DAYS.get(unit, 0) for value, unit in told)
    whole = months == int(months) and days == int(days)
    if ranks != sorted(set(ranks)) or not whole or months + days <= 0:
        raise _no_term(cell)
    if months > _MOST_MONTHS or days > _MOST_DAYS:
        raise UserError(N_("“{text}” is too long a time to be right."), text=shown(cell))
    return Span(int(months), int(days))


def _options(cell: Cell, told: _Told, parts: Iterable[_Part]) -> Reading[tuple[int, ...]]:
    """Return each option in months; a doubt when days had to be made months, or another number is told."""
    spans = [_span(cell, part.numbers) for part in parts if part.numbers]
    months = tuple(span.months + round(span.days * 12 / 365) for span in spans)
    if 0 in months:
        raise _no_term(cell)
    more = told.more or told.count not in {0, len(months)}
    rounded = any(span.days for span in spans)
    doubt = message("“{text}” was read in whole months.", text=shown(cell)) if rounded else None
    return _judged(cell, months, told.guess, doubt, more=more)


def _judged(cell: Cell, value: T, *doubts: Message | None, more: bool) -> Reading[T]:
    """Return a value with the first doubt about it; a cell that says more is kept."""
    sentences = (*doubts, _says_more(cell) if more else None)
    return Reading(value, next(filter(None, sentences), None), kept=more)
