"""Arithmetic with months, as contracts count them.

Nothing here overflows: what lies outside the calendar becomes its first or last day, so that an
absurd fact gives an absurd date and never a crash.
"""

from calendar import monthrange
from datetime import date, timedelta

SOON_MONTHS = 12
"""How far ahead is looked for contracts that end, unless somebody chooses otherwise: “within a year”."""
_ONE_DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the same day some months later (or earlier), clamped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """Return the day some days later (or earlier)."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def day_after(day: date) -> date:
    """Return the next day."""
    return day if day == date.max else day + _ONE_DAY


def day_before(day: date) -> date:
    """Return the day before."""
    return day if day == date.min else day - _ONE_DAY


def months_before(last_day: date, months: int) -> date:
    """Return the last day from which so many whole months remain, when `last_day` counts too.

    This is the rule for notice: (last day + 1) − months, clamped to the month's end, − 1 day. With
    31 December and three months it is 30 September, since October, November and December remain.
    """
    return day_before(add_months(day_after(last_day), -months))


def months_after(day: date, months: int) -> date:
    """Return the latest day whose `months_before` is no later than `day`.

    With 30 September and three months it is 31 December. The last day of a month stands for every later one
    that another month has, since `months_before` clamps them to it.
    """
    free = day_after(day)
    if day_after(free).day == 1:
        return day_before(day_before(add_months(day_after(free), months)))
    return day_before(add_months(free, months))


def months_between(first: date, later: date) -> int:
    """Return how many months lie between two days, counted by the calendar's months."""
    return (later.year - first.year) * 12 + later.month - first.month


def whole_months(first_day: date, last_day: date) -> int | None:
    """Return how many months a term from first to last day (inclusive) is; None if it is not whole months."""
    after = day_after(last_day)
    months = months_between(first_day, after)
    return months if months > 0 and add_months(first_day, months) == after else None
