"""Open connections to a register; the one place that does, so that a password or a server can come."""

import ctypes
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from inkop_desktop.errors import InkopError, RegisterError, UserError
from inkop_desktop.text import N_

APPLICATION_ID = 0x494E4B50  # "INKP"
BUSY_MS = 5_000
REMOTE_DRIVE = 4  # Windows' GetDriveType
SYNCED = ("onedrive", "dropbox", "google drive", "nextcloud", "icloud", "syncthing")
REMOTE_SYSTEMS = ("nfs", "cifs", "smb", "smbfs", "sshfs", "fuse.sshfs", "afs", "9p", "davfs", "vboxsf")


def writer(path: Path) -> Engine:
    """Return an engine with one connection that reads and writes; every transaction is immediate."""
    engine = _engine(path, "rw", StaticPool)
    journal = "DELETE" if is_shared(path) else "WAL"

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def reader(path: Path) -> Engine:
    """Return an engine whose connections only read, each a steady picture while it is open."""
    engine = _engine(path, "ro", QueuePool, pool_size=2, max_overflow=4)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA cache_size = -65536")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def upgrader(path: Path) -> Engine:
    """Return an engine for an upgrade: foreign keys off, so that rebuilding a table deletes no child."""
    engine = _engine(path, "rw", NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def plain(path: Path, mode: str = "ro") -> sqlite3.Connection:
    """Return a bare connection, for backups and for looking at a file before it is opened."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
    )


def _engine(path: Path, mode: str, pool: Any, **options: Any) -> Engine:
    # SQLAlchemy leaves BEGIN to us (isolation_level None): sqlite3 itself would begin too late for
    # an upgrade to roll back, and would let two writers start on the same picture.
    engine = create_engine("sqlite://", creator=lambda: plain(path, mode), poolclass=pool, **options)

    @event.listens_for(engine, "do_connect")
    def leave_begin_alone(*_args: Any) -> None:
        return None

    return engine


def is_shared(path: Path) -> bool:
    """Tell whether a file lies on a network share or in a synced folder, where WAL is not safe."""
    if any(word in part.lower() for part in path.absolute().parts for word in SYNCED):
        return True
    if sys.platform == "win32":
        return str(path).startswith("\\\\") or _drive_is_remote(path)
    return _mount_type(path.absolute()) in REMOTE_SYSTEMS


def _drive_is_remote(path: Path) -> bool:
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    return bool(kernel.GetDriveTypeW(path.absolute().anchor) == REMOTE_DRIVE)


def _mount_type(path: Path) -> str:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    found, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, place, system, *_rest = line.split(" ")
        if path.is_relative_to(place.replace("\\040", " ")) and len(place) > len(found):
            found, kind = place, system
    return kind


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk refuse into a sentence that says what to do."""
    try:
        yield
    except DatabaseError as error:
        raise sentence(error.orig, path) from error
    except (sqlite3.Error, OSError) as error:
        raise sentence(error, path) from error


def sentence(error: BaseException | None, path: Path) -> InkopError:  # noqa: PLR0911 - one line a fault
    """Return the sentence for a fault of SQLite's or the disk's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name = path.name
    if code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == 28:
        return RegisterError(
            N_("The disk is full. The last step was not saved in {name}; make room and try again."),
            name=name,
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM) or isinstance(error, PermissionError):
        return RegisterError(
            N_("{name} may not be written to. Ask for the right to, or copy it to another folder."),
            name=name,
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RegisterError(
            N_("Another program holds {name} just now. Nothing was changed; try again in a moment."),
            name=name,
        )
    if code == sqlite3.SQLITE_NOTADB:
        return RegisterError(N_("{name} is not a register. Choose a file that ends in .inkop."), name=name)
    if code == sqlite3.SQLITE_CORRUPT:
        return RegisterError(
            N_("{name} is damaged. Keep it as it is and restore the latest backup from the File menu."),
            name=name,
        )
    if code == sqlite3.SQLITE_CONSTRAINT:
        return UserError(N_("Something else in the register refers to this, so it cannot be removed."))
    if code == sqlite3.SQLITE_CANTOPEN or isinstance(error, FileNotFoundError):
        return RegisterError(
            N_("{name} cannot be opened. Check that it is there and may be read."), name=name
        )
    return RegisterError(
        N_("The disk did not do what was asked with {name} ({fault}). Nothing of the last step was saved."),
        name=name,
        fault=str(error),
    )
