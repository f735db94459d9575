"""Say in words what SQLite refused."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from inkop_desktop import files
from inkop_desktop.errors import InkopError, RegisterError, UserError
from inkop_desktop.text import N_


class NotWritableError(RegisterError):
    """Tell that a register can only be read where it lies, or as long as the disk is full."""


class DamagedError(RegisterError):
    """Tell that a register's file is not whole."""


class NoRoomError(RegisterError):
    """Tell that a disk takes no more: it is full, or there is no more of it for us."""


NO_REGISTER = N_(
    "{name} is not a register, or is too damaged to be recognised as one. Choose another file, or restore"
    " the latest backup from the File menu."
)
NOT_THERE = N_("{name} cannot be opened. Check that it is there and may be read.")
DAMAGED = N_("{name} is damaged. Keep it as it is and restore the latest backup from the File menu.")
_FULL = N_("The disk is full, so nothing more was saved in {name}. Make room and try again.")
NOT_WRITABLE = N_(
    "{name} may not be written to, so it is open to read only. Copy it elsewhere to work in it."
)
_BUSY = N_("Another program holds {name} just now. Nothing was changed; try again in a moment.")
FULL_TO_READ = N_("The disk is full, so {name} is open to read only. Make room and open it again.")
# SQLite tells no quota from a disk that is gone.
_REFUSED = N_(
    "The disk could not be used for “{name}” in “{folder}”, so nothing new was saved there. See that the disk"
    " can be reached and that there is room left for you on it, then try again."
)
_REFERRED_TO = N_("Something else in the register refers to this, so it cannot be removed.")

# What hinders writing, and so is never the fault of a file that is only read.
WRITING = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
_SENTENCES: dict[int, tuple[type[InkopError], str]] = {
    sqlite3.SQLITE_FULL: (NoRoomError, _FULL),
    sqlite3.SQLITE_READONLY: (NotWritableError, NOT_WRITABLE),
    sqlite3.SQLITE_PERM: (NotWritableError, NOT_WRITABLE),
    sqlite3.SQLITE_CANTOPEN: (RegisterError, NOT_THERE),
    sqlite3.SQLITE_BUSY: (RegisterError, _BUSY),
    sqlite3.SQLITE_LOCKED: (RegisterError, _BUSY),
    sqlite3.SQLITE_PROTOCOL: (RegisterError, _BUSY),
    sqlite3.SQLITE_NOTADB: (RegisterError, NO_REGISTER),
    sqlite3.SQLITE_CORRUPT: (DamagedError, DAMAGED),
    sqlite3.SQLITE_IOERR: (RegisterError, _REFUSED),
    **dict.fromkeys(WRITING - {sqlite3.SQLITE_FULL}, (NoRoomError, _REFUSED)),
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: (UserError, _REFERRED_TO),
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the surroundings refuse into a sentence that says what to do; our own faults pass."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        said = sentence(error, path)
        if said is None:
            raise
        raise said from error


@contextmanager
def making(path: Path) -> Iterator[None]:
    """Tell as `told` does, but of a file that is only made: where the disk is full, another place will do."""
    try:
        with told(path):
            yield
    except RegisterError as error:
        if error.template not in (_FULL, FULL_TO_READ):
            raise
        raise files.sentence(OSError(errno.ENOSPC, str(error)), path) from error


def sentence(error: DatabaseError | sqlite3.Error, path: Path) -> InkopError | None:
    """Return the sentence for what SQLite refused; none where we asked for something impossible."""
    code = code_of(error)
    kind, template = _SENTENCES.get(code) or _SENTENCES.get(code & 0xFF) or (None, "")
    return kind(template, name=path.name, folder=str(path.absolute().parent)) if kind else None


def code_of(error: DatabaseError | sqlite3.Error) -> int:
    """Return SQLite's code of an error, with its finer shades where it has any."""
    if str(_cause(error)).startswith("Could not decode to UTF-8"):  # said by what reads it for us
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(_cause(error), "sqlite_errorcode", sqlite3.SQLITE_ERROR))


def _cause(error: DatabaseError | sqlite3.Error) -> BaseException | None:
    return error.orig if isinstance(error, DatabaseError) else error
