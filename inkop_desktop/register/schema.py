"""Which schema a file has, and how a new one gets today's."""

import sqlite3
from functools import cache
from typing import Any

from sqlalchemy import Connection, create_mock_engine, text
from sqlalchemy.schema import ExecutableDDLElement

from inkop_desktop.models.mapping import METADATA, PROJECTIONS

HEAD = "0019"  # Alembic's newest revision, so that Alembic is imported only when an upgrade is due
REGISTER = 0x494E4B50  # "INKP", the mark of our files among SQLite's
BACKUP = 0x494E4B42  # "INKB", a register whose documents lie beside it; to be restored, not opened
# What holds no records: computed tables and what is kept for the full-text index, the lock, the stamp.
_COMPUTED = ("search_index", "sqlite_", *(table.name for table in PROJECTIONS))
_OWN = ("lock", "alembic_version")


def create(connection: Connection) -> None:
    """Make today's tables in an empty file and stamp it."""
    connection.execute(text(f"PRAGMA application_id = {REGISTER}"))
    for statement in _making():
        connection.exec_driver_sql(statement)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


@cache
def _making() -> tuple[str, ...]:
    """Return the statements that make today's tables, once for all: wording them takes twice as long."""
    worded: list[str] = []

    def word(statement: ExecutableDDLElement, *_values: Any, **_more: Any) -> None:
        worded.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", word)
    METADATA.create_all(engine, checkfirst=False)
    return tuple(worded)


def mark_of(connection: sqlite3.Connection) -> int:
    """Return the mark that says which program a SQLite file belongs to."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def version_of(connection: sqlite3.Connection) -> str:
    """Return the schema's version of a file; nothing where it has none."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return str(row[0]) if row else ""


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has that holds records, their history or their documents."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    kept = [name for (name,) in names if not name.startswith(_COMPUTED) and name not in _OWN]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in kept}  # noqa: S608
