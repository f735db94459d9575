"""Weave the amounts that an authority has entered itself into a pack: they fill what it does not know."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from inkop_desktop.rules.law.pack import Limit, Pack
from inkop_desktop.rules.law.vocabulary import Certainty, LimitKind
from inkop_desktop.rules.periods import Period, without

PREFIX = "own."  # of the ids of own amounts; the number of the record follows


def woven(pack: Pack, own: Iterable[Limit]) -> Pack:
    """Return the pack with own amounts on the days on which it knows none; the earlier of two wins."""
    limits = list(pack.limits)
    for amount in own:
        same = [limit for limit in limits if is_same(limit, amount.law, amount.limit_kind)]
        gaps = without(_period(amount), [_period(limit) for limit in same if is_known(pack, limit)])
        filled = [_during(amount, gap) for gap in gaps]
        place = limits.index(same[-1]) if same else len(limits)
        before, after = limits[:place], limits[place:]
        # Among those of its kind, so that it is listed where the one was whose place it takes.
        limits = [part for limit in (*before, *filled, *after) for part in _left(pack, limit, amount, gaps)]
    return replace(pack, limits=tuple(limits))


def _left(pack: Pack, limit: Limit, amount: Limit, taken: Sequence[Period]) -> Iterator[Limit]:
    """Yield what is left of a limit when an own amount has taken some days of those it does not know."""
    if is_known(pack, limit) or not is_same(limit, amount.law, amount.limit_kind):
        yield limit
    else:
        yield from (_during(limit, part) for part in without(_period(limit), taken))


def is_same(limit: Limit, law: str, kind: LimitKind) -> bool:
    """Tell whether a limit is the one of a law and a kind, on whichever day."""
    return limit.law == law and limit.limit_kind is kind


def is_known(pack: Pack, limit: Limit) -> bool:
    """Tell whether a value can be compared with a limit: its amount is in the country's own currency."""
    return limit.value is not None and limit.value.currency == pack.country.currency


def is_missing(pack: Pack, limit: Limit) -> bool:
    """Tell whether an amount is to be entered: not one that the statute itself has in another currency."""
    return not is_known(pack, limit) and limit.certainty is Certainty.U


def _period(limit: Limit) -> Period:
    return Period(limit.valid_from, limit.valid_to)


def _during(limit: Limit, period: Period) -> Limit:
    return replace(limit, valid_from=period.first or limit.valid_from, valid_to=period.last)
