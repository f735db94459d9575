"""Read dates in every spelling that lists have: figures, words, months, quarters, Excel's day numbers.

Whether 03/04/2024 is March or April is a question for the whole column: `profile_dates` looks at all
of its cells, `read_date` reads one of them by the answer.
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum
from typing import NamedTuple

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import Reading, is_nothing, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules.terms import FIRST_YEAR, LAST_YEAR
from inkop_desktop.text import N_, message


class DateOrder(StrEnum):
    """Tell which part of a date in figures stands first."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


class Edge(Enum):
    """Tell which day is meant where a cell names a month, a quarter or a year."""

    FIRST = "first"
    LAST = "last"


class _Family(Enum):
    """Dates in figures that may be read in several orders, the likeliest first."""

    DOTTED = (DateOrder.DAY_FIRST,)  # 31.12.2027
    SLASHED = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)  # 03/04/2024
    SHORT = (DateOrder.YEAR_FIRST, DateOrder.DAY_FIRST)  # 24-12-10, 241210


@dataclass(frozen=True, slots=True)
class DateProfile:
    """Hold what a column's cells decide about the order of day, month and year."""

    decided: dict[_Family, DateOrder] = field(default_factory=dict)

    @classmethod
    def fixed(cls, order: DateOrder) -> "DateProfile":
        """Return the profile of a column whose order a person has chosen."""
        return cls({family: order for family in _Family if order in family.value})


class _Period(NamedTuple):
    first: date
    last: date


_SERIALS = range(20_000, 80_000)  # Excel's numbers for the days of 1954 to 2119
_EXCEL_START = date(1899, 12, 30)

_MONTHS = {
    name: number
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar mars april mai juni juli august september oktober november desember",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), 1)
}
_PREFIX = re.compile(
    r"^(?:(?:fr\.? ?o\.? ?m|f\.? ?o\.? ?m|t\.? ?o\.? ?m|från och med|fra og med|frå og med|till och med"
    r"|til og med|tills|till|til|från|fra|frå|from|until|senast|seinast|senest|innen|den|the|per"
    r"|ca|cirka|circa|omkring|omtrent|ungefär|about|around)"
    r"\b\.?:? *)+"
)
_ABOUT = re.compile(r"\b(?:ca|cirka|circa|omkring|omtrent|ungefär|about|around)\b")
_CLOCK = re.compile(
    r"(?:(?<=\d)t|,? +(?:kl\.? *)?)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?z|[+-]\d\d:?\d\d)?$"
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,2})|(\d{4})(\d{2})(\d{2})")
_FIGURES = re.compile(r"(\d{1,2})([-./ ]+)(\d{1,2})[-./ ]+'?(\d{4}|\d{2})")
_SIX = re.compile(r"(\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTH = re.compile(r"(\d{4})[-./ ]+(\d{1,2})|(\d{4})(\d{2})|(\d{1,2})[-./ ]+(\d{4})")
_WORDED_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)|'?(\d{2})$")
_DAY_AND_MONTH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[-. ]*(?:of )?)?([a-zåäöæø]{3,})[-., ]*(?:(\d{1,2})(?:st|nd|rd|th)?)?"
)
_PART = re.compile(
    r"(?:([1-4])[.:]? ?)?(q|kv?|kvartal|kvartalet|quarter|t|tertial|h|halvår|halvåret)\.? ?([1-4])?"
)
_WEEK = re.compile(r"(?:w|v|u|uke|veke|vecka|week)\.? ?(\d{1,2})")
_PARTS = {"q": 3, "k": 3, "t": 4, "h": 6}  # months, by the word's first letter


def is_plain(cell: Cell) -> bool:
    """Tell whether a cell is a day written as 2027-12-31, which can be read in one way only."""
    return isinstance(cell, str) and _ISO.fullmatch(cell) is not None


def profile_dates(cells: Iterable[Cell]) -> DateProfile:
    """Return the order of day, month and year that a column's cells decide, as far as they do."""
    votes: dict[_Family, Counter[DateOrder]] = {family: Counter() for family in _Family}
    for cell in cells:
        in_doubt = isinstance(cell, str) and not is_plain(cell)
        figures = _in_figures(_bare(cell)) if in_doubt else None
        if figures:
            votes[figures[0]].update(figures[1].keys())
    decided = {}
    for family, counter in votes.items():
        ranked = counter.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            decided[family] = ranked[0][0]
    return DateProfile(decided)


def read_date(cell: Cell, profile: DateProfile | None = None, edge: Edge = Edge.FIRST) -> Reading[date]:
    """Return the day that a cell names; of a month, quarter or year its first or last day.

    Errors: UserError for a cell that names no day in the years in which one can lie.
    """
    if is_nothing(cell):
        return Reading(None)
    if isinstance(cell, date):
        return Reading(_within(cell.date() if isinstance(cell, datetime) else cell, cell))
    iso = _ISO.fullmatch(cell) if isinstance(cell, str) else None  # most dates: no need to look further
    day = _day(*iso.groups()) if iso else None
    if day:
        return Reading(_within(day, cell))
    reading = _read(cell, profile or DateProfile(), edge)
    if not _ABOUT.search(formats.fold(text_of(cell))):
        return reading
    about = message("“{text}” was read as {day}.", text=shown(cell), day=reading.value)
    return Reading(reading.value, reading.doubt or about, kept=True)


def _read(cell: Cell, profile: DateProfile, edge: Edge) -> Reading[date]:
    text = _bare(cell)
    figures = _in_figures(text)
    if figures:
        return _by_profile(cell, *figures, profile)
    day = _whole_day(text)
    if day:
        return Reading(_within(day, cell))
    period = _period(text)
    if not period:
        raise _no_date(cell)
    day = _within(period.first if edge is Edge.FIRST else period.last, cell)
    return Reading(day, message("“{text}” was read as {day}.", text=shown(cell), day=day))


def _no_date(cell: Cell) -> UserError:
    return UserError(N_("“{text}” is not a date. Write it as 2027-12-31 or 31.12.2027."), text=shown(cell))


def _within(day: date, cell: Cell) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UserError(N_("“{text}” lies too far from today to be right."), text=shown(cell))
    return day


def _bare(cell: Cell) -> str:
    """Return a cell in small letters without the words before a date and the time after it."""
    text = formats.fold(text_of(cell)).strip(" .,;()")
    return _CLOCK.sub("", _PREFIX.sub("", text)).strip(" .,;")


def _day(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    """Return a year; of two digits the nearest: 69 is 2069, 70 is 1970."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _in_figures(text: str) -> tuple[_Family, dict[DateOrder, date]] | None:
    """Return the days that a date in figures may mean, by the order it is read in; None if there is none."""
    found = _FIGURES.fullmatch(text)
    if found:
        one, sign, two, three = found.groups()
        short = sign.strip() == "-" and len(three) == 2
        family = _Family.SHORT if short else _Family.DOTTED if sign.strip() == "." else _Family.SLASHED
    else:
        found = _SIX.fullmatch(text)
        if not found:
            return None
        one, two, three = found.groups()
        family = _Family.SHORT
    readings = {
        DateOrder.DAY_FIRST: _day(_full_year(three), two, one),
        DateOrder.MONTH_FIRST: _day(_full_year(three), one, two),
        DateOrder.YEAR_FIRST: _day(_full_year(one), two, three),
    }
    days = {order: day for order in family.value if (day := readings[order])}
    return (family, days) if days else None


def _by_profile(
    cell: Cell, family: _Family, days: dict[DateOrder, date], profile: DateProfile
) -> Reading[date]:
    decided = profile.decided.get(family)
    order = decided or next(order for order in family.value if order in days)
    if order not in days:
        other = _within(next(iter(days.values())), cell)
        doubt = message(
            "“{text}” was read as {day}, in another order than the other dates of the column.",
            text=shown(cell),
            day=other,
        )
        return Reading(other, doubt)
    day = days[order]
    if decided or len(set(days.values())) == 1:
        return Reading(_within(day, cell))
    doubt = message(
        "“{text}” was read as {day}. Its parts could stand in another order.", text=shown(cell), day=day
    )
    return Reading(day, doubt)


def _whole_day(text: str) -> date | None:
    """Return the day of a date with its year first, or with its month in words."""
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        year, month, day = (part for part in found.groups() if part)
        return _day(year, month, day)
    split = _split_year(text)
    named = _DAY_AND_MONTH.fullmatch(split[1]) if split else None
    if not split or not named or not (named[1] or named[3]) or (named[1] and named[3]):
        return None
    return _day(split[0], _month_named(named[2]), named[1] or named[3])


def _period(text: str) -> _Period | None:
    """Return the first and last day of what is shorter or longer than a day: serial, week, month, year."""
    serial = _SERIAL.fullmatch(text)
    if serial and int(serial[1]) in _SERIALS:
        day = _EXCEL_START + timedelta(days=int(serial[1]))
        return _Period(day, day)
    if re.fullmatch(r"\d{4}", text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return _months(int(text), 1, 12)
    month = _MONTH.fullmatch(text)
    if month:
        year, number = (
            (part for part in month.groups()[:4] if part) if month[1] or month[3] else (month[6], month[5])
        )
        return _months(int(year), int(number), 1)
    split = _split_year(text)
    return _worded_period(*split) if split else None


def _worded_period(year: int, rest: str) -> _Period | None:
    week = _WEEK.fullmatch(rest)
    if week:
        return _week(year, int(week[1]))
    part = _PART.fullmatch(rest)
    if part and bool(part[1]) != bool(part[3]):
        length = _PARTS[part[2][0]]
        return _months(year, 1 + length * (int(part[1] or part[3]) - 1), length)
    named = _DAY_AND_MONTH.fullmatch(rest)
    if named and not named[1] and not named[3]:
        return _months(year, _month_named(named[2]), 1)
    return None


def _split_year(text: str) -> tuple[int, str] | None:
    """Return the year that stands in a text with words, and the rest of the text."""
    found = _WORDED_YEAR.search(text)
    if not found:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return _full_year(found[1] or found[2]), rest.strip(" -/.,'")


def _month_named(word: str) -> int:
    """Return a month's number by its name or the beginning of it; 0 if there is none."""
    return next((number for name, number in _MONTHS.items() if name.startswith(word)), 0)


def _months(year: int, month: int, count: int) -> _Period | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 13 - count):
        return None
    last = month + count - 1
    return _Period(date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _week(year: int, number: int) -> _Period | None:
    try:
        return _Period(date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7))
    except ValueError:
        return None
