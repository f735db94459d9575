"""Open connections to a register; the one place that does, so that a password or a server can come."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool, StaticPool
from sqlalchemy.util import LRUCache

from inkop_desktop.register import faults, places
from inkop_desktop.register.faults import NotWritableError
from inkop_desktop.text import N_

BUSY_MS = 5_000
UNFINISHED = ("-wal", "-journal")  # what may hold steps that are not in the file itself yet
SIDE_FILES = (*UNFINISHED, "-shm")  # what SQLite keeps beside a file while it is at work
# What a reader meets where SQLite may not make its side files: a read-only folder, a full disk.
_NO_SIDE_FILES = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)

# Compiling a statement takes longer than carrying it out: what is compiled for one register serves all.
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)
# SQLite too prepares each statement once for a connection: the findings alone ask some three hundred.
_PREPARED = 512


def writer(path: Path) -> Engine:
    """Return an engine with one connection that reads and writes; every transaction is immediate."""
    engine = _engine(lambda: plain(path, "rw"), poolclass=StaticPool)
    journal = "DELETE" if places.is_shared(path) else "WAL"

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA synchronous = FULL")
        # Somebody may copy or mail the file while it is open: what is saved shall soon be in it.
        connection.execute("PRAGMA wal_autocheckpoint = 1")

    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reader(path: Path) -> Engine:
    """Return an engine whose connections only read, each a steady picture while it is open."""
    engine = _engine(lambda: looking(path), poolclass=QueuePool, pool_size=2, max_overflow=4)
    _begin_with(engine, "BEGIN")
    return engine


@contextmanager
def looked_at(path: Path) -> Iterator[Engine]:
    """Give such an engine for a short look, and close its connections."""
    engine = reader(path)
    try:
        yield engine
    finally:
        engine.dispose()


def upgrader(path: Path) -> Engine:
    """Return an engine that makes tables: foreign keys off, so that rebuilding one deletes no child.

    It leaves the journal as it is: a new file has none beside it from which the end could be lost.
    """
    engine = _engine(lambda: plain(path, "rw"), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = OFF")

    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def _engine(connection: Callable[[], sqlite3.Connection], **pool: Any) -> Engine:
    """Return an engine that shares what is compiled with all others."""
    shared = {"compiled_cache": _COMPILED}
    engine = create_engine("sqlite://", creator=connection, execution_options=shared, **pool)
    engine.dialect = _dialect()  # by which what is compiled is found again
    return engine


@cache
def _dialect() -> Dialect:
    """Return what knows SQLite, once it has asked which version this is."""
    with create_engine("sqlite://", poolclass=NullPool).connect() as connection:
        return connection.dialect


def _begin_with(engine: Engine, statement: str) -> None:
    """Begin each transaction ourselves.

    sqlite3 would begin too late for an upgrade to roll back, and would let two writers start on the
    same picture.
    """

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)


def plain(path: Path, mode: str) -> sqlite3.Connection:
    """Return a bare connection; `mode` is SQLite's: rw, rwc (make the file) or ro."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
        cached_statements=_PREPARED,
    )


def looking(path: Path) -> sqlite3.Connection:
    """Return a bare connection that only reads.

    It is opened for writing where that is possible, since the last one to close a register clears
    SQLite's side files away, and a connection that may not write cannot.
    """
    connection = plain(path, "rw")
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if faults.code_of(error) & 0xFF not in _NO_SIDE_FILES or not path.is_file():
            raise
        connection = _looking_alone(path)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cache_size = -16384")
    return connection


def _looking_alone(path: Path) -> sqlite3.Connection:
    """Return a connection that needs no side files; nobody may be writing."""
    unfinished = [path.with_name(path.name + ending) for ending in UNFINISHED]
    if any(beside.exists() and beside.stat().st_size for beside in unfinished):
        raise NotWritableError(
            N_(
                "{name} was not closed in order, and its folder may not be written to. Copy it, with the"
                " files of the same name beside it, to another folder and open it there."
            ),
            name=path.name,
        )
    return plain(path, "ro&immutable=1")


def side_files(path: Path) -> list[Path]:
    """Return where SQLite keeps its own files beside a register."""
    return [path.with_name(path.name + ending) for ending in SIDE_FILES]
