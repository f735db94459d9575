"""What a newer law pack says otherwise than the one in use, entry by entry."""

from dataclasses import dataclass, replace
from datetime import date

from inkop_desktop.rules.law.pack import Entry, Pack
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_


class What(Vocabulary):
    """What becomes of an entry."""

    ADDED = "added", N_("Added")
    CHANGED = "changed", N_("Changed")
    ENDED = "ended", N_("Ends earlier")
    REMOVED = "removed", N_("Removed")


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one entry that is not as it was; `before` is None where it is new, `after` where it is gone."""

    what: What
    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        """Return the entry as it will be; as it was, where it will be gone."""
        entry = self.after or self.before
        assert entry is not None
        return entry


def between(old: Pack, new: Pack) -> list[Difference]:
    """Return what differs, in the order of the new pack; that an entry was only checked anew is none."""
    before, after = _by_key(old), _by_key(new)
    found = [
        Difference(_what(before.get(key), entry), before.get(key), entry)
        for key, entry in after.items()
        if key not in before or not _is_same(before[key], entry)
    ]
    gone = [Difference(What.REMOVED, entry, None) for key, entry in before.items() if key not in after]
    return found + gone


def _by_key(pack: Pack) -> dict[tuple[str, date], Entry]:
    return {(entry.id, entry.valid_from): entry for entry in pack}


def _is_same(one: Entry, other: Entry) -> bool:
    return replace(one, checked_on=other.checked_on) == other


def _what(before: Entry | None, after: Entry) -> What:
    if before is None:
        return What.ADDED
    cut = after.valid_to is not None and after.valid_to < (before.valid_to or date.max)
    return What.ENDED if cut else What.CHANGED
