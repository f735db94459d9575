"""Read records from the tables and write changes to them; the one place that does either.

Core statements, many rows at a time: children are fetched once per table, not once per record.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    Dialect,
    Row,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.types import TypeEngine

from inkop_desktop.models.mapping import METADATA, ROOTS, child_tables, root_table
from inkop_desktop.records.fields import AnyRoot, Root
from inkop_desktop.register.once import once
from inkop_desktop.register.rows import Change, Values, assemble, empties

CHUNK = 500  # ids in one statement, well under SQLite's limit of variables


def load(
    connection: Connection, record_type: type[AnyRoot], ids: Sequence[int] | None = None
) -> list[AnyRoot]:
    """Return the records with these ids in the order asked, or all by id; unknown ids are left out."""
    if ids is None:
        return list(_every(connection, record_type))
    found: dict[int, AnyRoot] = {}
    for some in pieces(ids):
        found |= _fetch(connection, record_type, some)
    return [found[each] for each in ids if each in found]


@once
def _every(connection: Connection, record_type: type[AnyRoot]) -> Iterable[AnyRoot]:
    return _fetch(connection, record_type, None).values()


def pieces(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the ids in pieces that one statement can take."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def load_one(connection: Connection, record_type: type[AnyRoot], record_id: int) -> AnyRoot | None:
    """Return one record, or none."""
    return next(iter(load(connection, record_type, [record_id])), None)


def _fetch(
    connection: Connection, record_type: type[AnyRoot], ids: Sequence[int] | None
) -> dict[int, AnyRoot]:
    children = {
        name: _children(connection, child, table, ids)
        for name, (child, table) in child_tables(record_type).items()
    }
    table = root_table(record_type)
    columns = table.columns.keys()
    records = {}
    for row in _rows(connection, table, ids):
        own = {name: tuple(of_root.get(row.id, ())) for name, of_root in children.items()}
        records[row.id] = assemble(record_type, columns, row, **own)
    return records


def _children(
    connection: Connection, child: type[Any], table: Table, ids: Sequence[int] | None
) -> dict[int, list[Any]]:
    columns = table.columns.keys()
    found: dict[int, list[Any]] = defaultdict(list)
    for row in _rows(connection, table, ids):
        found[row.root_id].append(assemble(child, columns, row))
    return found


def _rows(connection: Connection, table: Table, ids: Sequence[int] | None) -> Iterable[Row[Any]]:
    """Return the rows of these roots in order, or those of all."""
    if ids is None:
        return connection.execute(_reading(table, some=False))
    return connection.execute(_reading(table, some=True), {"ids": ids})


@cache
def _reading(table: Table, *, some: bool) -> Select[Any]:
    """Return the statement that reads a table, once for all: making it takes as long as asking it."""
    columns = table.columns
    is_child = "root_id" in columns
    order = (columns.root_id, columns.position, columns.id) if is_child else (columns.id,)
    query = select(table).order_by(*order)
    return query.where(order[0].in_(bindparam("ids", expanding=True))) if some else query


def referring(connection: Connection, noun: str, record_id: int) -> Iterator[tuple[str, int]]:
    """Yield (noun, id) of every record that refers to this one, itself or through a child of its own."""
    for holder, (record_type, _table) in ROOTS.items():
        own = root_table(record_type)
        of_children = [table.c.root_id for _child, table in child_tables(record_type).values()]
        for held in (own.c.id, *of_children):
            for key in held.table.foreign_keys:
                if key.column.table.name == noun and key.parent.name != "root_id":
                    query = select(held).where(key.parent == record_id)
                    yield from ((holder, each) for each in connection.scalars(query))


def apply(connection: Connection, changes: Sequence[Change], version: int) -> None:
    """Write changes, and the new version on each root that they touch."""
    _expect_forward_references(connection)
    added: dict[str, list[Values]] = defaultdict(list)
    removed: dict[str, list[int]] = defaultdict(list)
    edited: dict[tuple[str, tuple[str, ...]], list[Values]] = defaultdict(list)
    for (table, row_id), group in groupby(changes, key=attrgetter("table", "id")):
        values = {change.column: change.after for change in group}
        if "id" not in values:
            edited[table, tuple(values)].append(values | {"key": row_id})
        elif values["id"] is None:
            removed[table].append(row_id)
        else:
            added[table].append(values)
    for name, ids in removed.items():
        _remove(connection, METADATA.tables[name], ids)
    for name, rows in added.items():
        add(
            connection,
            METADATA.tables[name],
            [empties(name) | values | {"version": version} for values in rows],
        )
    for (name, columns), rows in edited.items():
        _edit(connection, METADATA.tables[name], columns, rows)
    new = {(noun, values["id"]) for noun, rows in added.items() for values in rows}
    _raise_versions(connection, {(change.noun, change.root_id) for change in changes} - new, version)


def add(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Insert rows that have a value for each column.

    One prepared statement for the many rows of an import: Core's own costs three times as much.
    """
    statement, binders = _prepared(connection.dialect, table)
    values = [
        tuple([row[name] if bind is None or row[name] is None else bind(row[name]) for name, bind in binders])
        for row in rows
    ]
    if values:
        connection.exec_driver_sql(statement, values)


@cache
def _prepared(dialect: Dialect, table: Table) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """Return the statement that inserts into a table, and what turns each column's value into SQLite's."""
    binders = tuple((column.name, _binder(dialect, column.type)) for column in table.columns)
    places = ", ".join("?" * len(binders))
    names = ", ".join(f'"{name}"' for name, _bind in binders)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', binders  # noqa: S608 - our own names


def _binder(dialect: Dialect, kind: TypeEngine[Any]) -> Any:
    """Return what turns a value into SQLite's; a day's is the ISO form, which SQLAlchemy writes slowly."""
    return date.isoformat if isinstance(kind, Date) else kind.dialect_impl(dialect).bind_processor(dialect)


def _expect_forward_references(connection: Connection) -> None:
    """Let rows refer to rows that come later in the same transaction; checked at its end."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _remove(connection: Connection, table: Table, ids: Iterable[int]) -> None:
    connection.execute(delete(table).where(table.c.id == bindparam("key")), [{"key": each} for each in ids])


def _edit(connection: Connection, table: Table, columns: Iterable[str], rows: list[Values]) -> None:
    connection.execute(_editing(table, tuple(columns)), rows)


@cache
def _editing(table: Table, columns: tuple[str, ...]) -> Update:
    """Return the statement that writes some columns of a row, once for all."""
    statement = update(table).where(table.c.id == bindparam("key"))
    return statement.values({name: bindparam(name) for name in columns})


def _raise_versions(connection: Connection, roots: set[tuple[str, int]], version: int) -> None:
    for noun in {noun for noun, _id in roots}:
        _edit(
            connection,
            root_table(ROOTS[noun][0]),
            ("version",),
            [{"key": root_id, "version": version} for each, root_id in roots if each == noun],
        )


def version_of(connection: Connection, record: Root) -> int | None:
    """Return the stored version of a record, none where it is gone."""
    table = root_table(type(record))
    return connection.scalar(select(table.c.version).where(table.c.id == record.id))
