"""Find what SQLite reads in a register but the program does not, in a file that something else has changed.

It is looked at before a register is opened, so that nobody meets it in the middle of their work.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Date, Integer, Table
from sqlalchemy.exc import DatabaseError, OperationalError

from inkop_desktop.models.base import Word, Words
from inkop_desktop.models.mapping import CHILDREN, METADATA, ROOTS, noun_of
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.kinds import KINDS
from inkop_desktop.register import connect, faults
from inkop_desktop.register.faults import DamagedError
from inkop_desktop.register.rows import CURRENCY
from inkop_desktop.text import N_, message

_ONE_RECORD = N_(
    "{name} cannot be opened: the program cannot read what stands under “{field}” ({kind} {record}). Keep the"
    " file as it is and install the newest version of the program, or restore the latest backup from the File"
    " menu."
)
_COLUMNS = (
    "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
)
_OWN = "SELECT 1 FROM profile JOIN organisation ON organisation.id = profile.organisation_id"


def look(path: Path) -> None:
    """Look at a register of today's schema; raise DamagedError where it cannot be read.

    Where SQLite itself cannot read all records nothing is said: the rest can be read, and `registers.damage`
    finds it.
    """
    with connect.looked_at(path) as engine:
        with faults.told(path), engine.begin() as connection:
            _check_tables(connection, path.name)
        with suppress(DatabaseError), engine.begin() as connection:
            _check_records(connection, path.name)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say of a register that is being opened that it is damaged where it lacks what is asked for."""
    try:
        yield
    except OperationalError as error:
        raise DamagedError(faults.DAMAGED, name=path.name) from error


def check(connection: Connection, name: str) -> None:
    """Raise DamagedError where a table, a column or whose register it is are missing, or records unreadable.

    Of one record that cannot be read it says which.
    """
    _check_tables(connection, name)
    _check_records(connection, name)


def _check_tables(connection: Connection, name: str) -> None:
    there = {tuple(row) for row in connection.exec_driver_sql(_COLUMNS)}
    wanted = {(table.name, column.name) for table in METADATA.tables.values() for column in table.columns}
    if wanted - there or connection.exec_driver_sql(_OWN).first() is None:
        raise DamagedError(faults.DAMAGED, name=name)


def _check_records(connection: Connection, name: str) -> None:
    found = list(_unreadable(connection))
    if len({(noun, record_id) for noun, record_id, _field in found}) > 1:
        raise DamagedError(faults.DAMAGED, name=name)
    if found:
        noun, record_id, field = found[0]
        record = _called(connection, noun, record_id)
        raise DamagedError(
            _ONE_RECORD, name=name, field=message(field), kind=message(KINDS[noun]), record=record
        )


def _unreadable(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """Yield the noun and the id of records that cannot be read, and the field's label; two of each table."""
    for noun, record_type, table in _tables():
        fields = fields_of(record_type)
        faulty = {name: _fault(table.columns[name]) for name in fields if name in table.columns}
        conditions = {name: fault for name, fault in faulty.items() if fault}
        if conditions:
            for record_id, name in _rows(connection, table, conditions):
                yield noun, record_id, fields[name].label


def _tables() -> Iterator[tuple[str, type[Any], Table]]:
    """Yield each table of records with the noun that it belongs to and the class of its rows."""
    yield from ((noun, record_type, table) for noun, (record_type, table) in ROOTS.items())
    yield from ((noun_of(root), child, table) for (root, child), table in CHILDREN.items())


def _rows(connection: Connection, table: Table, conditions: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the ids of two roots at most that hold what one of the conditions finds, and its column."""
    key = "root_id" if "root_id" in table.columns else "id"
    every, some = ", ".join(conditions.values()), " OR ".join(conditions.values())
    query = f'SELECT "{key}", {every} FROM "{table.name}" WHERE {some} LIMIT 2'  # noqa: S608 - our own names
    for record_id, *found in connection.exec_driver_sql(query):
        yield record_id, next(name for name, is_so in zip(conditions, found, strict=True) if is_so)


def _fault(column: Column[Any]) -> str:
    """Return the condition that what stands in a column cannot be read; nothing where anything can."""
    kind, name = column.type, f'"{column.name}"'
    if isinstance(kind, Word):
        known = ", ".join(f"'{word}'" for word in kind.vocabulary)
        return f"{name} NOT IN ({known})"
    if isinstance(kind, Words) and kind.vocabulary:
        left = f"char(10) || {name} || char(10)"
        for word in kind.vocabulary:
            left = f"replace({left}, char(10) || '{word}' || char(10), char(10))"
        return f"({name} <> '' AND trim({left}, char(10)) <> '')"
    if isinstance(kind, Date):
        return f"date({name}, '+0 days') IS NOT {name}"  # or 30 February is one
    if not isinstance(kind, Integer):
        return ""
    fault = f"{name} >= ''"  # a text, which comes after every number; asked of a kind it takes twice as long
    currency = column.table.columns.get(column.name + CURRENCY)
    return fault if currency is None else f'({fault} OR {name} IS NOT NULL AND "{currency.name}" IS NULL)'


def _called(connection: Connection, noun: str, record_id: int) -> str:
    """Return the number or the name of a record, else its id; what it is about may be secret."""
    columns = METADATA.tables[noun].columns
    name = next((each for each in ("number", "name") if each in columns), "id")
    query = f'SELECT "{name}" FROM "{noun}" WHERE id = ?'  # noqa: S608 - our own names
    return str(connection.exec_driver_sql(query, (record_id,)).scalar() or record_id)
