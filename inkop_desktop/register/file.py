"""Create, open and look at a register's file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from inkop_desktop import files
from inkop_desktop.errors import Bug, RegisterError, UserError
from inkop_desktop.register import connect, faults, lock, schema
from inkop_desktop.register.faults import DamagedError, NotWritableError
from inkop_desktop.register.register import Register
from inkop_desktop.text import N_

ENDING = ".inkop"
ENDING_OF_BACKUP = ".inkop-backup"
LEFT = N_("Something of an earlier {name} lies there still. Choose another name.")


class Mode(Enum):
    """How a register is opened."""

    WRITE = "write"
    TAKE_OVER = "take over"
    READ_ONLY = "read only"


def create(path: Path, person: str) -> Register:
    """Make a new, empty register and open it; raise UserError where a file is in the way."""
    path = with_ending(path)
    with files.told(path):
        if path.exists():
            raise UserError(N_("{name} is already there. Choose another name, or open it."), name=path.name)
        check_nothing_left(path)
    part = files.part_of(path)
    files.make_folder(path.parent)
    with files.told(path):
        part.touch()
    try:
        _fill(part, path)
        with files.told(path):
            part.replace(path)
    finally:
        with suppress(OSError):  # what went wrong is told; what is left of it is hidden
            forget(part)
    return open_register(path, person)


def check_nothing_left(path: Path) -> None:
    """Raise UserError where SQLite would take what lies beside a new register for its own."""
    if any(left.exists() for left in connect.side_files(path)):
        raise UserError(LEFT, name=path.name)


def _fill(part: Path, path: Path) -> None:
    """Make the tables in one file, so that a disk that gets full refuses them rather than half of them."""
    engine = connect.upgrader(part)
    try:
        with faults.making(path), engine.begin() as connection:
            schema.create(connection)
    finally:
        engine.dispose()


def open_register(path: Path, person: str, mode: Mode = Mode.WRITE) -> Register:
    """Open a register that has today's schema (`services.registers` opens older ones too).

    Where nothing may be written it is opened to read only. Raises LockedError where somebody else
    writes in it and mode is WRITE, RegisterError where the file is no register, damaged or newer.
    """
    if needs_upgrade(path):
        raise Bug("A register is upgraded before it is opened.")
    if mode is Mode.READ_ONLY:
        return read_only(path, person, only_read(path))
    try:
        return to_write(path, person, over=mode is Mode.TAKE_OVER)
    except NotWritableError as refused:
        return read_only(path, person, refused)


def read_only(path: Path, person: str, why: RegisterError, copy: Path | None = None) -> Register:
    """Open a register to read only, for a reason that is told to whoever tries to write.

    `copy` is a temporary one that is read in its place, and removed at closing.
    """
    return Register(path, person, token="", writer=None, read_only=why, copy=copy)


def only_read(path: Path) -> RegisterError:
    """Return the reason why nothing is written in a register that was opened to read."""
    return RegisterError(N_("{name} is open to read only."), name=path.name)


def to_write(path: Path, person: str, *, over: bool) -> Register:
    """Open a register of any version under its lock; raise NotWritableError where nothing can be written."""
    writer = connect.writer(path)
    try:
        with faults.told(path), _told_to_writer(path), writer.begin() as connection:
            token = lock.take(connection, person, path.name, over=over)
        return Register(path, person, token=token, writer=writer, read_only=None)
    except BaseException:
        writer.dispose()
        raise


def compact(path: Path) -> None:
    """Give the room of what was removed back to the disk, where it is a quarter of the file or more."""
    with suppress(sqlite3.Error), closing(connect.plain(path, "rw")) as connection:
        free, all_pages = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count")
        )
        if free * 4 > all_pages:
            connection.execute("VACUUM")


@contextmanager
def _told_to_writer(path: Path) -> Iterator[None]:
    """Tell apart what a first write meets in a register that could be read a moment ago."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        code = faults.code_of(error)
        if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
            raise NotWritableError(faults.NOT_WRITABLE, name=path.name) from error
        if code in faults.WRITING:
            raise NotWritableError(faults.FULL_TO_READ, name=path.name) from error
        raise


def needs_upgrade(path: Path) -> bool:
    """Tell whether a register was made by an older version of the program; raises what `look` does."""
    mark, version = look(path)
    if mark == schema.BACKUP:
        raise UserError(N_("{name} is a backup. Restore it from the File menu."), name=path.name)
    return version < schema.HEAD


def look(path: Path) -> tuple[int, str]:
    """Return the mark and the schema's version of a register or a backup.

    Raises RegisterError where it is neither, is damaged, or was made by a newer program.
    """
    with files.told(path):
        size = path.stat().st_size if path.is_file() else None
    if size is None:
        raise RegisterError(faults.NOT_THERE, name=path.name)
    if not size:
        raise DamagedError(
            N_("{name} is empty: nothing of a register is left in it. Restore the latest backup."),
            name=path.name,
        )
    with faults.told(path), closing(connect.looking(path)) as connection:
        mark = schema.mark_of(connection)
        if mark not in (schema.REGISTER, schema.BACKUP):
            raise RegisterError(faults.NO_REGISTER, name=path.name)
        version = schema.version_of(connection)
    if not version:
        raise DamagedError(faults.DAMAGED, name=path.name)
    if version > schema.HEAD:
        raise RegisterError(
            N_("{name} was made by a newer version of the program. Install that version to open it."),
            name=path.name,
        )
    return mark, version


def with_ending(path: Path) -> Path:
    """Return the path with the ending of a register, which takes the place of that of a backup."""
    name = path.stem if path.suffix in (ENDING, ENDING_OF_BACKUP) else path.name
    return path.with_name(name + ENDING)


def forget(part: Path) -> None:
    """Remove a file and what SQLite keeps beside it."""
    for each in (part, *connect.side_files(part)):
        each.unlink(missing_ok=True)
