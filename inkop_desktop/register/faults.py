"""Say in words what SQLite refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from inkop_desktop.errors import InkopError, RegisterError, UserError
from inkop_desktop.text import N_


class NotWritableError(RegisterError):
    """Tell that a register can only be read where it lies, or as long as the disk is full."""


class DamagedError(RegisterError):
    """Tell that a register's file is not whole."""


NO_REGISTER = N_(
    "{name} is not a register, or is too damaged to be recognised as one. Choose another file, or restore"
    " the latest backup from the File menu."
)
NOT_THERE = N_("{name} cannot be opened. Check that it is there and may be read.")
DAMAGED = N_("{name} is damaged. Keep it as it is and restore the latest backup from the File menu.")
_FULL = N_("The disk is full. The last step was not saved in {name}; make room and try again.")
NOT_WRITABLE = N_(
    "{name} may not be written to, so it is open to read only. Copy it elsewhere to work in it."
)
_BUSY = N_("Another program holds {name} just now. Nothing was changed; try again in a moment.")
_REFUSED = N_("The disk did not do what was asked with {name} ({fault}). Nothing of the last step was saved.")
_REFERRED_TO = N_("Something else in the register refers to this, so it cannot be removed.")

_SENTENCES: dict[int, tuple[type[InkopError], str]] = {
    sqlite3.SQLITE_FULL: (RegisterError, _FULL),
    sqlite3.SQLITE_READONLY: (NotWritableError, NOT_WRITABLE),
    sqlite3.SQLITE_PERM: (NotWritableError, NOT_WRITABLE),
    sqlite3.SQLITE_CANTOPEN: (RegisterError, NOT_THERE),
    sqlite3.SQLITE_BUSY: (RegisterError, _BUSY),
    sqlite3.SQLITE_LOCKED: (RegisterError, _BUSY),
    sqlite3.SQLITE_PROTOCOL: (RegisterError, _BUSY),
    sqlite3.SQLITE_NOTADB: (RegisterError, NO_REGISTER),
    sqlite3.SQLITE_CORRUPT: (DamagedError, DAMAGED),
    sqlite3.SQLITE_IOERR: (RegisterError, _REFUSED),
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


def sentence(error: DatabaseError | sqlite3.Error, path: Path) -> InkopError | None:
    """Return the sentence for what SQLite refused; none where we asked for something impossible."""
    code = code_of(error)
    kind, template = _SENTENCES.get(code) or _SENTENCES.get(code & 0xFF) or (None, "")
    return kind(template, name=path.name, fault=str(_cause(error))) if kind else None


def code_of(error: DatabaseError | sqlite3.Error) -> int:
    """Return SQLite's code of an error, with its finer shades where it has any."""
    return int(getattr(_cause(error), "sqlite_errorcode", sqlite3.SQLITE_ERROR))


def _cause(error: DatabaseError | sqlite3.Error) -> BaseException | None:
    return error.orig if isinstance(error, DatabaseError) else error
