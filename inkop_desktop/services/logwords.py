"""Word the log: what the columns of a change are called, and what they referred to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inkop_desktop.models.mapping import CHILDREN, ROOTS, child_tables
from inkop_desktop.records.fields import Field, Kind, Root, fields_of
from inkop_desktop.records.people import WHERE_NEEDED, Person
from inkop_desktop.register import history, store
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import CURRENCY, Change, column_of
from inkop_desktop.rules.money import Money
from inkop_desktop.services import procuring_words, records, withholding

Labels = dict[tuple[str, str], str]
Column = tuple[str, int, str]  # table, id of the row, name

# The tables whose rows are shown only where they are needed.
PERSONAL = frozenset(
    table.name for name, (_row, table) in child_tables(Person).items() if name in WHERE_NEEDED
)


def for_all(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries of the log for whoever reads it whole, without competence and interests."""
    return [
        replace(entry, changes=tuple(each for each in entry.changes if each.table not in PERSONAL))
        for entry in entries
    ]


def labels(record_type: type[Root]) -> Labels:
    """Return the source label of every column of a root and its children that a reader cares for."""
    noun = next(noun for noun, (record, _table) in ROOTS.items() if record is record_type)
    found = {(noun, name): field.label for name, field in _shown(record_type).items()}
    for (root, child), table in CHILDREN.items():
        if root is record_type:
            found |= {(table.name, name): field.label for name, field in _shown(child).items()}
    return found


def readable(register: Register, entries: Sequence[Entry], told_on: date | None = None) -> list[Entry]:
    """Return the entries with names in place of ids and keys, and money in place of minor units.

    What leaves the office is `told_on` a day: then it names nothing that is secret on it.
    """
    wanted = {
        (refers_to, value)
        for entry in entries
        for change in entry.changes
        for value in (change.before, change.after)
        if (refers_to := _refers_to(change)) and value
    }
    names = records.names_of(register, wanted)
    if told_on is not None:
        with register.reading() as connection:
            names = withholding.told(connection, names, told_on)
    return [
        replace(entry, changes=tuple(_named(each, names) for each in entry.changes))
        for entry in procuring_words.log_in_words(register, in_money(entries))
    ]


@dataclass(frozen=True, slots=True)
class Touched:
    """What an action did to one record: what that is called, the entry of its history, its labels."""

    name: str
    entry: Entry
    labels: Labels


def of_action(register: Register, change_set_id: int, most: int) -> tuple[list[Touched], bool]:
    """Return what an action did to the first records that it touched, and whether it touched more."""
    with register.reading() as connection:
        found = history.touched_by(connection, change_set_id, most + 1)
        entries = [history.of_record(connection, noun, record_id) for noun, record_id in found[:most]]
    touched = [
        Touched(
            _last_name(noun, all_of_it) or _called(register, noun, record_id), entry, labels(ROOTS[noun][0])
        )
        for (noun, record_id), all_of_it in zip(found, entries, strict=False)
        for entry in readable(register, for_all(all_of_it))
        if entry.id == change_set_id
    ]
    return touched, len(found) > most


def _last_name(noun: str, entries: Sequence[Entry]) -> str:
    """Return what a record was called last; it may be gone."""
    names = (
        change.after or change.before
        for entry in entries
        for change in entry.changes
        if change.table == noun and change.column in ("title", "name")
    )
    return next(filter(None, names), "")


def _called(register: Register, noun: str, record_id: int) -> str:
    """Return what a record without a name of its own is called, while it is there."""
    with register.reading() as connection:
        record = store.load_one(connection, ROOTS[noun][0], record_id)
    return "" if record is None else records.called(register, record)


def in_money(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, the latest first, with money in place of minor units.

    Where an amount alone has changed, an earlier entry knows its currency; else it is a number.
    """
    known: dict[Column, str] = {}
    earliest_first = [replace(entry, changes=_amounts(entry.changes, known)) for entry in reversed(entries)]
    return earliest_first[::-1]


def _named(change: Change, names: dict[tuple[str, int], str]) -> Change:
    noun = _refers_to(change)
    if not noun:
        return change
    return change._replace(
        before=names.get((noun, change.before), change.before),
        after=names.get((noun, change.after), change.after),
    )


def _amounts(changes: Sequence[Change], known: dict[Column, str]) -> tuple[Change, ...]:
    """Word the amounts of one entry; `known` has the currencies before it, and those after it at the end."""
    before = dict(known)
    for each in changes:
        if each.column.endswith(CURRENCY):
            column = (each.table, each.id, each.column)
            before[column], known[column] = each.before or each.after, each.after or each.before
    return tuple(_amount(each, before, known) for each in changes)


def _amount(change: Change, before: dict[Column, str], after: dict[Column, str]) -> Change:
    name = f"{change.column}{CURRENCY}"
    if column_of(change.table, name) is None:
        return change
    column = (change.table, change.id, name)
    return change._replace(
        before=_money(change.before, before.get(column, "")),
        after=_money(change.after, after.get(column, "")),
    )


def _money(minor: Any, currency: str) -> Any:
    if minor is None:
        return None
    return Money(minor, currency) if currency else Money(minor, "XXX").amount


def _refers_to(change: Change) -> str:
    column = column_of(change.table, change.column)
    keys = () if column is None else column.foreign_keys
    target = next((key.column.table.name for key in keys), "")
    return target if target in ROOTS and change.column != "root_id" else ""


def _shown(record_type: type[Any]) -> dict[str, Field]:
    return {
        name: field
        for name, field in fields_of(record_type).items()
        if field.kind is not Kind.ROWS and name != "sha256"
    }
