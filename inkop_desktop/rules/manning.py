"""How many hold an office, day by day: when there are too few, and when there are too many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, zip_longest

from inkop_desktop.rules.months import day_after, day_before
from inkop_desktop.rules.periods import Period


@dataclass(frozen=True, slots=True)
class Term:
    """A time for which somebody holds an office; `who` tells people apart."""

    who: int
    period: Period


@dataclass(frozen=True, slots=True)
class Lack:
    """The days, first to last inclusive, on which too few hold an office; without a last, for good."""

    first: date
    last: date | None


def lacks(terms: Sequence[Term], least: int, today: date) -> list[Lack]:
    """Return all days from today on that fewer than the least hold the office, in order."""

    def are_few(day: date) -> bool:
        return count(terms, day) < least

    turns = [(next(days), few) for few, days in groupby(_turning_days(terms, today), are_few)]
    lasts = [day_before(day) for day, _few in turns[1:]]
    return [Lack(first, last) for (first, few), last in zip_longest(turns, lasts) if few]


def crowded(terms: Sequence[Term], most: int, today: date) -> date | None:
    """Return the first day from today on that more than the most hold the office."""
    return next((day for day in _turning_days(terms, today) if count(terms, day) > most), None)


def count(terms: Sequence[Term], day: date) -> int:
    """Return how many hold the office on a day; whoever holds it twice counts once."""
    return len({each.who for each in terms if each.period.holds(day)})


def _turning_days(terms: Sequence[Term], today: date) -> list[date]:
    """Return today and every later day on which it may be others than the day before, in order."""
    firsts = {each.period.first for each in terms}
    after = {each.period.last and day_after(each.period.last) for each in terms}
    return sorted({today} | {day for day in firsts | after if day is not None and day > today})
