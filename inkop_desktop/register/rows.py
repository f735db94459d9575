"""Turn records into rows and back.

A record and its children become `Rows`: for each (table, id) its columns and values. Comparing two
such pictures gives the changes, and the changes are the history; applying their inverse is undo.
"""

import dataclasses
import json
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias, cast

from sqlalchemy import Boolean, Column, Date, Integer

from inkop_desktop.models.base import Word, Words
from inkop_desktop.models.mapping import METADATA, child_tables, noun_of
from inkop_desktop.records.fields import AnyRoot, Kind, Root, Row, fields_of
from inkop_desktop.rules.money import Money

Key: TypeAlias = tuple[str, int]
Values: TypeAlias = dict[str, Any]
Rows: TypeAlias = dict[Key, Values]
IdOf: TypeAlias = Callable[[str, int | None], int]

CURRENCY = "_currency"
# Made once, and text on the shortest way: an import writes half a million values.
_encode = json.JSONEncoder(ensure_ascii=False).encode
quoted = encode_basestring
_OF_CHILD = frozenset({"root_id", "position"})


class Change(NamedTuple):
    """One column of one row: a change of `id` from or to none is a row that came or went.

    A tuple, since an import makes a quarter of a million of them.
    """

    noun: str
    root_id: int
    table: str
    id: int
    column: str
    before: Any
    after: Any

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return self._replace(before=self.after, after=self.before)


def numbered(record: AnyRoot, id_of: IdOf, version: int) -> AnyRoot:
    """Return the record with the ids that are missing, and with its first version if it was never saved.

    Missing are its own, its children's, and those of new records that it refers to. `id_of` tells, by
    table, the id of a row that has none yet, or a number below zero in its place.
    """
    record_type = type(record)
    given = _ids(record, noun_of(record_type), id_of)
    if not record.version:
        given["version"] = version
    for name, table in _children(cast("Hashable", record_type)):
        children = getattr(record, name)
        of_children = [_ids(child, table, id_of) for child in children]
        if any(of_children):
            told = zip(children, of_children, strict=True)
            given[name] = tuple(dataclasses.replace(child, **ids) for child, ids in told)
    return dataclasses.replace(record, **given) if given else record


def _ids(record: Root | Row, table: str, id_of: IdOf) -> Values:
    """Return the ids that are missing in a record or a child."""
    ids = {} if record.id and record.id > 0 else {"id": id_of(table, record.id)}
    for name, noun in _references(cast("Hashable", type(record))):
        key = getattr(record, name)
        if key and key < 0:
            ids[name] = id_of(noun, key)
    return ids


@cache
def _references(record_type: Hashable) -> tuple[tuple[str, str], ...]:
    """Return the fields that refer to other records, with the nouns of those."""
    assert isinstance(record_type, type)
    return tuple((name, field.refers_to) for name, field in fields_of(record_type).items() if field.refers_to)


def flatten(record: Root) -> Rows:
    """Return a record whose ids are given, and its children, as rows."""
    record_type = type(record)
    assert record.id is not None
    rows: Rows = {(noun_of(record_type), record.id): _values(record)}
    for name, table in _children(cast("Hashable", record_type)):
        for position, child in enumerate(getattr(record, name)):
            rows[table, child.id] = _values(child) | {"root_id": record.id, "position": position}
    return rows


def unflatten(record_type: type[AnyRoot], picture: Rows) -> AnyRoot | None:
    """Return the record that a picture shows, with its children, as one never saved; none of nothing."""
    by_table: dict[str, list[Values]] = {}
    for (table, _row_id), values in sorted(picture.items()):
        by_table.setdefault(table, []).append(values)
    own = by_table.get(noun_of(record_type))
    if own is None:
        return None
    children = {
        name: tuple(
            assemble(child, values.keys(), values.values())
            for values in sorted(by_table.get(table.name, ()), key=itemgetter("position"))
        )
        for name, (child, table) in child_tables(record_type).items()
    }
    record: AnyRoot = assemble(record_type, own[0].keys(), own[0].values(), **children)
    return record


@cache
def _children(record_type: Hashable) -> tuple[tuple[str, str], ...]:
    """Return the fields that hold children, with the names of their tables.

    As plain text: SQLite is slow to bind SQLAlchemy's own kind of it, of which an import writes many.
    """
    assert isinstance(record_type, type)
    return tuple((name, str(table.name)) for name, (_child, table) in child_tables(record_type).items())


def _values(record: Any) -> Values:
    record_type = cast("Hashable", type(record))  # mypy looks for the hash of its instances
    values: Values = {name: getattr(record, name) for name in _columns(record_type)}
    for name in _moneys(record_type):
        money = values[name]
        values[name] = money.minor if money else None
        values[name + CURRENCY] = money.currency if money else None
    return values


def assemble(record_type: type[Any], columns: Iterable[str], row: Iterable[Any], **children: Any) -> Any:
    """Make a record of one row and its children."""
    values = {name: value for name, value in zip(columns, row, strict=True) if name not in _OF_CHILD}
    for name in _moneys(cast("Hashable", record_type)):
        currency = values.pop(name + CURRENCY)
        values[name] = None if values[name] is None else Money(values[name], currency)
    return record_type(**values, **children)


@cache
def _columns(record_type: Hashable) -> tuple[str, ...]:
    """Return the fields that are columns of a record's own row."""
    assert isinstance(record_type, type)
    return ("id", *(name for name, field in fields_of(record_type).items() if field.kind is not Kind.ROWS))


@cache
def _moneys(record_type: Hashable) -> tuple[str, ...]:
    assert isinstance(record_type, type)
    return tuple(name for name, field in fields_of(record_type).items() if field.kind is Kind.MONEY)


def difference(noun: str, root_id: int, before: Rows, after: Rows) -> list[Change]:
    """Return what turns one picture of a record into another; empty values are not listed."""
    changes = []
    for table, row_id in sorted(before.keys() | after.keys()):
        nothing = empties(table)
        old, new = before.get((table, row_id), nothing), after.get((table, row_id), nothing)
        changes += [
            Change(noun, root_id, table, row_id, column, was, now)
            for column, was in old.items()
            if was != (now := new[column])
        ]
    return changes


def undone(picture: Rows, changes: Iterable[Change]) -> Rows:
    """Return a picture of a record as it was before some changes, of which the latest comes first.

    Columns that later versions do without are left out.
    """
    found = {key: dict(values) for key, values in picture.items()}
    for change in changes:
        if column_of(change.table, change.column) is not None:
            row = found.setdefault((change.table, change.id), dict(empties(change.table)))
            row[change.column] = change.before
    return {key: values for key, values in found.items() if values["id"] is not None}


@cache
def empties(table: str) -> Values:
    """Return what each column of a table holds when nobody has said anything, its id first.

    Not to be changed. The version is left out: it follows from the change itself.
    """
    columns = METADATA.tables[table].columns
    return {"id": None} | {str(each.name): empty(each) for each in columns if each.name != "version"}


def empty(column: Column[Any]) -> Any:
    """Return what a column holds when nobody has said anything."""
    if column.name == "id" or column.nullable:
        return None
    if isinstance(column.type, Words):
        return ()
    if isinstance(column.type, Boolean):
        return False
    return 0 if isinstance(column.type, Integer) else ""


def to_json(value: Any) -> str | None:
    """Write a value for the history; nothing stays nothing, whatever its column calls it."""
    if not value and type(value) is not int:
        return None
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, date):
        return quoted(value.isoformat())
    return repr(value) if type(value) is int else _encode(value)


def column_of(table: str, name: str) -> Column[Any] | None:
    """Return the column that a change in the log is about; none where later versions do without it."""
    return METADATA.tables[table].columns.get(name) if table in METADATA.tables else None


def from_json(table: str, name: str, written: str | None) -> Any:
    """Read a value back as its column holds it; as it was written where that column is gone."""
    column = column_of(table, name)
    if column is None:
        return None if written is None else json.loads(written)
    if written is None:
        return empty(column)
    return _typed(column.type, json.loads(written))


def _typed(kind: Any, value: Any) -> Any:
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Words):
        return tuple(kind.vocabulary(each) for each in value) if kind.vocabulary else tuple(value)
    if isinstance(kind, Word):
        return kind.vocabulary(value)
    return value
