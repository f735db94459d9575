"""Purchases of the same kind as others may read of them: without the titles and amounts that are secret."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from inkop_desktop.rules.same_kind import Entry, Part, Tally
from inkop_desktop.services import withholding
from inkop_desktop.services.same_kind import Meter, Overview
from inkop_desktop.services.withholding import Place

# What an entry may count for: an open case its estimate, a decided one what was agreed, else the estimate.
_AMOUNTS = frozenset({"value", "award_value", "estimated_value"})
_ESTIMATE = frozenset({"value"})


def told(connection: Connection, overview: Overview, day: date) -> Overview:
    """Return an overview as it may be told on a day; amounts that are secret are in no sum."""
    entries = [each for meter in (overview.general, *overview.meters) for each in _entries(meter)]
    names = withholding.told(connection, {_place(each): each.title for each in entries}, day)
    secret = with_secret_amount(connection, entries, day)
    return Overview(
        _told(overview.general, names, secret),
        tuple(_told(each, names, secret) for each in overview.meters),
    )


def with_secret_amount(connection: Connection, entries: Iterable[Entry], day: date) -> set[Entry]:
    """Return those of the entries whose amount is secret on a day."""
    known = list(entries)
    hidden = withholding.of(connection, map(_place, known), day)
    return {each for each in known if hidden.get(_place(each), frozenset()) & _counting(each)}


def _counting(entry: Entry) -> frozenset[str]:
    return _ESTIMATE if entry.part is Part.RESERVED else _AMOUNTS


def _entries(meter: Meter) -> tuple[Entry, ...]:
    return (*meter.tally.entries, *(meter.own.tally.entries if meter.own else ()))


def _place(entry: Entry) -> Place:
    return entry.noun, entry.id or 0


def _told(meter: Meter, names: Mapping[Place, str], secret: set[Entry]) -> Meter:
    own = meter.own and replace(meter.own, tally=_without(meter.own.tally, names, secret))
    return replace(meter, tally=_without(meter.tally, names, secret), own=own)


def _without(tally: Tally, names: Mapping[Place, str], secret: set[Entry]) -> Tally:
    def shown(entry: Entry) -> Entry:
        amount = None if entry in secret else entry.amount
        return replace(entry, title=names[_place(entry)], amount=amount, is_secret=entry in secret)

    return replace(tally, entries=tuple(map(shown, tally.entries)))
