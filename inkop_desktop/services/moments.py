"""Read records as they are, or as they were at an earlier moment, with the same words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inkop_desktop.models.mapping import ROOTS
from inkop_desktop.records.fields import AnyRoot, Root
from inkop_desktop.register import past, store
from inkop_desktop.register.register import Register
from inkop_desktop.services import records

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Moment:
    """The records of a register as they were after a change set of its log; without one, as they are now."""

    register: Register
    after: int | None = None

    def every(self, record_type: type[AnyRoot]) -> list[AnyRoot]:
        """Return all records of a class, by id."""
        return self._load(record_type, None)

    def some(self, record_type: type[AnyRoot], ids: Sequence[int]) -> list[AnyRoot]:
        """Return the records with these ids, in this order; those that there are not are left out."""
        return self._load(record_type, ids)

    def around(self, record: Any) -> dict[Place, Root]:
        """Return everything that a record and its children refer to, by noun and id."""
        ids: dict[str, list[int]] = defaultdict(list)
        for noun, record_id in sorted(records.references(record)):
            ids[noun].append(record_id)
        return {
            (noun, each.id or 0): each
            for noun, some in ids.items()
            for each in self.some(ROOTS[noun][0], some)
        }

    def _load(self, record_type: type[AnyRoot], ids: Sequence[int] | None) -> list[AnyRoot]:
        with self.register.reading() as connection:
            if self.after is None:
                return store.load(connection, record_type, ids)
            return past.load(connection, record_type, self.after, ids)
