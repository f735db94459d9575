"""Which schema a file has, and how a new one gets today's."""

import sqlite3

from sqlalchemy import Connection, text

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.register.connect import APPLICATION_ID

HEAD = "0002"  # Alembic's newest revision, so that Alembic is imported only when an upgrade is due


def create(connection: Connection) -> None:
    """Make today's tables in an empty file and stamp it."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    METADATA.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def application_of(connection: sqlite3.Connection) -> int:
    """Return the mark that says which program a SQLite file belongs to."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def version_of(connection: sqlite3.Connection) -> str:
    """Return the schema's version of a file."""
    return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
