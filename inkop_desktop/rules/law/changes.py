"""What of the law begins or ends, day by day: each change with the entry before it and the one after it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from inkop_desktop.rules.law.pack import Entry, Pack
from inkop_desktop.rules.months import day_after

# What an entry says of itself; the rest is what the law says.
_OF_ITSELF = frozenset(
    {"id", "valid_from", "valid_to", "source", "checked_on", "certainty", "from_within", "to_within"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """Hold the first day of a change; `before` is None where something is new, `after` where it is gone."""

    day: date
    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        """Return the entry as it became; as it was, where it is gone."""
        entry = self.after or self.before
        assert entry is not None
        return entry

    @property
    def is_of_law(self) -> bool:
        """Tell whether the law says something else; it may only be read elsewhere from a day on."""
        return self.before is None or self.after is None or _law(self.before) != _law(self.after)


def changes(pack: Pack, first: date, last: date) -> list[Change]:
    """Return what begins or ends from one day to another, both in it, by day and then as in the pack."""
    kinds: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in pack:
        kinds[entry.law, entry.kind].append(entry)
    every = (change for of_kind in kinds.values() for change in _of_kind(of_kind))
    return sorted((each for each in every if first <= each.day <= last), key=lambda each: each.day)


def _of_kind(entries: Sequence[Entry]) -> Iterator[Change]:
    """Yield how one limit, duty, ground or rule of one law has changed."""
    ends = {day_after(each.valid_to): each for each in entries if each.valid_to is not None}
    begins = {each.valid_from: each for each in entries}
    for day in sorted(ends.keys() | begins.keys()):
        yield Change(day, ends.get(day), begins.get(day))


def _law(entry: Entry) -> list[object]:
    """Return what the law says, without where that is read and how sure it is."""
    return [getattr(entry, each.name) for each in fields(entry) if each.name not in _OF_ITSELF]
