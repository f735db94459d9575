"""Create, open and look at a register's file."""

import os
import shutil
import tempfile
from enum import Enum
from pathlib import Path

from sqlalchemy.engine import Engine

from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.register import connect, lock, schema
from inkop_desktop.register.register import Register
from inkop_desktop.text import N_

ENDING = ".inkop"


class Mode(Enum):
    """How a register is opened."""

    WRITE = "write"
    TAKE_OVER = "take over"
    READ_ONLY = "read only"


def create(path: Path, person: str) -> Register:
    """Make a new, empty register and open it; raise UserError where a file is in the way."""
    path = with_ending(path)
    if path.exists():
        raise UserError(N_("{name} is already there. Choose another name, or open it."), name=path.name)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with connect.told(path):
        part.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
    try:
        engine = connect.writer(part)
        with connect.told(path), engine.begin() as connection:
            schema.create(connection)
        engine.dispose()
        with connect.told(path):
            part.replace(path)
    finally:
        forget(part)
    return open_register(path, person)


def open_register(path: Path, person: str, mode: Mode = Mode.WRITE) -> Register:
    """Open a register.

    Raises LockedError where somebody else writes in it and mode is WRITE, RegisterError where the
    file is no register, is newer than the program, or is older and needs an upgrade first.
    """
    check_file(path)
    if mode is Mode.READ_ONLY:
        return read_only(path, person, RegisterError(N_("{name} is open to read only."), name=path.name))
    if not _writable(path):
        refused = RegisterError(
            N_("{name} may not be written to, so it is open to read only. Copy it elsewhere to work in it."),
            name=path.name,
        )
        return read_only(path, person, refused)
    engine = connect.writer(path)
    try:
        token = _lock(engine, path, person, over=mode is Mode.TAKE_OVER)
    finally:
        engine.dispose()
    return Register(path, person, token=token, read_only=None)


def read_only(path: Path, person: str, why: RegisterError) -> Register:
    """Open a register to read only, for a reason that is told to whoever tries to write."""
    return Register(path, person, token=None, read_only=why)


def check_file(path: Path) -> str:
    """Return the schema's version of a file; raise RegisterError where it is no register."""
    if not path.is_file():
        raise RegisterError(
            N_("{name} cannot be opened. Check that it is there and may be read."), name=path.name
        )
    with connect.told(path):
        connection = connect.plain(path)
        try:
            if schema.application_of(connection) != connect.APPLICATION_ID:
                raise RegisterError(
                    N_("{name} is not a register. Choose a file that ends in .inkop."), name=path.name
                )
            version = schema.version_of(connection)
        finally:
            connection.close()
    if version > schema.HEAD:
        raise RegisterError(
            N_("{name} was made by a newer version of the program. Install that version to open it."),
            name=path.name,
        )
    return version


def needs_upgrade(path: Path) -> bool:
    """Tell whether a register was made by an older version of the program."""
    return check_file(path) < schema.HEAD


def temporary_copy(path: Path) -> Path:
    """Copy a register into a temporary folder, to be upgraded there and read; return the copy."""
    folder = Path(tempfile.mkdtemp(prefix="inkop-"))
    copy = folder / path.name
    with connect.told(path):
        source, target = connect.plain(path), connect.plain(_touched(copy), "rw")
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()
    return copy


def remove_temporary(copy: Path) -> None:
    """Remove a temporary copy and its folder."""
    shutil.rmtree(copy.parent, ignore_errors=True)


def with_ending(path: Path) -> Path:
    """Return the path with the ending of a register."""
    return path if path.suffix == ENDING else path.with_name(path.name + ENDING)


def _lock(engine: Engine, path: Path, person: str, *, over: bool) -> str:
    with connect.told(path), engine.begin() as connection:
        return lock.take(connection, person, path.name, over=over)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _touched(path: Path) -> Path:
    path.touch()
    return path


def forget(part: Path) -> None:
    """Remove a file and what SQLite keeps beside it."""
    for each in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
        each.unlink(missing_ok=True)
