"""Which days people work in Sweden and Norway."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from inkop_desktop.rules import months
from inkop_desktop.rules.vocabulary import Country

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY = 5


def is_working_day(day: date, country: Country) -> bool:
    """Say whether offices are open: no weekend, no public holiday, no eve that is kept as one."""
    return day.weekday() < _SATURDAY and day not in _calendar(country)


def working_day_until(day: date, country: Country) -> date:
    """Return the day itself, or the last working day before it."""
    while not is_working_day(day, country):
        day = months.day_before(day)
    return day


def working_day_from(day: date, country: Country) -> date:
    """Return the day itself, or the first working day after it."""
    while not is_working_day(day, country):
        day = months.day_after(day)
    return day


@cache
def _calendar(country: Country) -> "HolidayBase":
    # The library takes a tenth of a second to import: only who asks for a working day pays.
    from holidays import DE_FACTO, PUBLIC, country_holidays  # noqa: PLC0415

    # Sweden's offices are closed on the eves of midsummer, Christmas and new year too.
    kept = (PUBLIC, DE_FACTO) if country is Country.SE else (PUBLIC,)
    return country_holidays(country.upper(), categories=kept)
