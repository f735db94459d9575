"""A change set while it is being made: what a service saves and deletes in one transaction."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from sqlalchemy import Connection, text

from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import noun_of
from inkop_desktop.records.fields import AnyRoot, Root
from inkop_desktop.register import history, rows, store
from inkop_desktop.register.rows import Change
from inkop_desktop.text import N_, Message

_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = :name")


class NewerVersionError(UserError):
    """Tell that a record was changed since it was read; `stored` is what it is now."""

    def __init__(self, stored: Root | None) -> None:
        super().__init__(
            N_("This was changed by someone else while you had it open. Compare both and save again.")
            if stored
            else N_("This was deleted while you had it open.")
        )
        self.stored = stored


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change set touched, for whoever shows it: ids by noun."""

    change_set_id: int
    action: Message
    touched: dict[str, frozenset[int]]


class ChangeSet:
    """Collects the changes of one action; made by `Register.change`, never by hand.

    It enters the log with its first change, so that saving what is as it was leaves no trace.
    """

    def __init__(self, connection: Connection, action: Message, begin: Callable[[], int]) -> None:
        self.connection = connection
        self.action = action
        self.links: list[bytes] = []
        self._begin = begin
        self._touched: dict[str, set[int]] = defaultdict(set)
        self._saved: dict[tuple[str, int | None], Root] = {}
        self._next: dict[str, int] = {}
        self._given: dict[tuple[str, int], int] = {}

    @cached_property
    def id(self) -> int:
        """Return the change set's id in the log."""
        return self._begin()

    @property
    def touched(self) -> dict[str, frozenset[int]]:
        """Return the ids of what has been saved or deleted so far, by noun."""
        return {noun: frozenset(ids) for noun, ids in self._touched.items()}

    def save(self, record: AnyRoot) -> AnyRoot:
        """Save one record and return it with its ids and version."""
        return self.save_all([record])[0]

    def save_all(self, records: Sequence[AnyRoot]) -> list[AnyRoot]:
        """Save records of one class; raise NewerVersionError where one was changed since it was read.

        New records may refer to one another by ids of their own below zero, in whatever order they are
        saved: each gets its id where it is named first.
        """
        if not records:
            return []
        stored = self._stored(records)
        # What is as it was needs no change set; what is new is a change, whatever it holds.
        first = 0 if all(record.version for record in records) else self.id
        numbered = [rows.numbered(record, self._id_of, first) for record in records]
        changes: list[Change] = []
        for record in numbered:
            assert record.id is not None
            before = rows.flatten(stored[record.id]) if record.id in stored else {}
            noun = noun_of(type(record))
            changes += rows.difference(noun, record.id, before, rows.flatten(record))
        self.write(changes)
        saved = [self._versioned(record) for record in numbered]
        self._saved |= {(noun_of(type(record)), record.id): record for record in saved}
        return saved

    def load(self, record_type: type[AnyRoot], ids: Sequence[int]) -> list[AnyRoot]:
        """Return those of these records that there are; what this change set saved is not read again."""
        noun = noun_of(record_type)
        known = [each for each in ids if (noun, each) in self._saved]
        others = [each for each in ids if (noun, each) not in self._saved]
        saved = cast("list[AnyRoot]", [self._saved[noun, each] for each in known])
        return saved + (store.load(self.connection, record_type, others) if others else [])

    def delete(self, record: Root) -> None:
        """Delete a record and its children."""
        stored = self._stored([record])
        assert record.id is not None
        self.write(rows.difference(noun_of(type(record)), record.id, rows.flatten(stored[record.id]), {}))

    def write(self, changes: Sequence[Change]) -> None:
        """Write changes to the tables and to the log."""
        if not changes:
            return
        store.apply(self.connection, changes, self.id)
        self.links += history.write(self.connection, self.id, changes)
        for noun, root_id in {(change.noun, change.root_id) for change in changes}:
            self._touched[noun].add(root_id)
            self._saved.pop((noun, root_id), None)

    def _stored(self, records: Sequence[AnyRoot]) -> dict[int, AnyRoot]:
        known = [record for record in records if record.version]  # what was never saved has none
        if not known:
            return {}
        record_type = type(known[0])
        found = store.load(self.connection, record_type, [record.id for record in known if record.id])
        stored = {record.id: record for record in found if record.id is not None}
        for record in known:
            now = stored.get(record.id or 0)
            if now is None or now.version != record.version:
                raise NewerVersionError(now)
        return stored

    def _versioned(self, record: AnyRoot) -> AnyRoot:
        """Return the record with the version it has now: unchanged records keep theirs."""
        changed = record.id in self._touched.get(noun_of(type(record)), ()) and record.version != self.id
        return replace(record, version=self.id) if changed else record

    def _id_of(self, table: str, key: int | None) -> int:
        """Return the id of a new row; the same number below zero always stands for the same row."""
        if key is None:
            return self._next_id(table)
        if (table, key) not in self._given:
            self._given[table, key] = self._next_id(table)
        return self._given[table, key]

    def _next_id(self, table: str) -> int:
        if table not in self._next:
            self._next[table] = self.connection.scalar(_LAST_ID, {"name": table}) or 0
        self._next[table] += 1
        return self._next[table]


Listener = Callable[[Changed], None]
