"""Read several days out of one text, as a calendar of meetings is written: "12 februari, 14 maj 2027"."""

import re
from datetime import date

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.dates import read_date
from inkop_desktop.text import N_

_BETWEEN = re.compile(r"[,;\n]|\b(?:och|og|samt|and)\b|&", re.IGNORECASE)
_FROM_FIRST_DIGIT = re.compile(r"\d.*")  # before it stand weekdays and "den"
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_DAY_AND_MONTH = re.compile(r"\d\D+\d|\d\W*[^\W\d]{3}|[^\W\d]{3}\W*\d")  # 12.2, 12 feb, feb 12
_CLOCK = re.compile(r"\b(?:kl|klockan|klokken|at)\b.*", re.IGNORECASE)


def read_days(text: str, year: int) -> list[date]:
    """Return the days that a text names, each once and in order.

    A day without a year has the year that stands elsewhere in the text, else `year`. Errors: UserError
    for a part that names no day.
    """
    stated = _YEAR.search(text)
    usual = stated.group() if stated else str(year)
    parts = (_CLOCK.sub("", part).strip() for part in _BETWEEN.split(text))
    return sorted({_day(part, usual) for part in parts if part})


def _day(part: str, year: str) -> date:
    """Return the day that a part names, as it stands or from its first digit on."""
    dated = part if _YEAR.search(part) else f"{part.rstrip('.')} {year}"
    digits = _FROM_FIRST_DIGIT.search(dated)
    for named in (dated, digits.group() if digits else ""):
        try:
            found = read_date(named).value
        except UserError:
            continue
        if found is not None and _DAY_AND_MONTH.search(_YEAR.sub("", named)):
            return found
    raise UserError(N_("“{part}” is not a day. Write the days like this: 12.2, 14.5, 3.12.2027"), part=part)
