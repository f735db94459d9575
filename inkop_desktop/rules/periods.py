"""Times from a first to a last day, both in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from inkop_desktop.rules.months import add_days, day_after, day_before

_SOON_DAYS = 90


@dataclass(frozen=True, slots=True)
class Period:
    """A time from its first to its last day; open where it has no such day."""

    first: date | None = None
    last: date | None = None

    @property
    def is_turned(self) -> bool:
        """Tell whether it ends before it begins."""
        return self.first is not None and self.last is not None and self.last < self.first

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return (self.first or day) <= day <= (self.last or day)


def share_a_day(*periods: Period) -> bool:
    """Tell whether there is a day that lies in each of some periods."""
    first = max(each.first or date.min for each in periods)
    return first <= min(each.last or date.max for each in periods)


def soon(day: date) -> date:
    """Return until which day what ends, an office or a certificate, is told of on a day."""
    return add_days(day, _SOON_DAYS)


def without(period: Period, taken: Iterable[Period]) -> list[Period]:
    """Return what is left of a period, in order, when the days of others are taken out of it."""
    left = [period]
    for other in taken:
        left = [part for each in left for part in _less(each, other)]
    return left


def _less(period: Period, other: Period) -> Iterator[Period]:
    first, last = period.first or date.min, period.last or date.max
    if other.first is not None and first < other.first:
        cut = day_before(other.first)
        yield Period(period.first, cut if cut < last else period.last)
    if other.last is not None and last > other.last:
        cut = day_after(other.last)
        yield Period(cut if cut > first else period.first, period.last)
