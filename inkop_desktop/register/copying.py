"""Copy a register while it may be in use, and prove that the copy is whole.

SQLite's own copying is used, never a copy of the file: what was saved last may not be in the file yet.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.errors import RegisterError
from inkop_desktop.register import connect, faults, file, schema
from inkop_desktop.text import N_

NOT_WHOLE = N_(
    "The copy of {name} is not whole, so it was thrown away. Try again or choose another place; if that"
    " does not help, {name} itself is damaged: restore the latest backup."
)


@contextmanager
def copied(
    source: Path, target: Path, held: sqlite3.Connection | None = None, *, shown: Path | None = None
) -> Iterator[sqlite3.Connection]:
    """Give a copy to work on; when the block has ended well it is checked and takes its place.

    The copy holds no lock, and lies in one file. `held` is a connection in a transaction to a source
    whose file may be gone; `shown` is what the officer calls the copy, where it is another name than
    `target`. Raises RegisterError; then `target` is as it was.
    """
    part = files.part_of(target)
    called = shown or target
    try:
        with files.told(called):
            part.touch()
        with faults.making(called), closing(connect.plain(part, "rw")) as copy:
            with _told_of_source(source):
                _copy(source, copy, held)
            yield copy
            _check(copy, source.name)
        with files.told(called):
            _flush(part)
            part.replace(target)
    finally:
        with suppress(OSError):  # what went wrong is told; what is left of it is hidden
            file.forget(part)


@contextmanager
def _told_of_source(source: Path) -> Iterator[None]:
    """Say of what is copied what hinders reading; what hinders writing is left to be said of the copy."""
    try:
        yield
    except sqlite3.Error as error:
        if faults.code_of(error) in faults.WRITING:
            raise
        with faults.told(source):
            raise


def _copy(path: Path, copy: sqlite3.Connection, held: sqlite3.Connection | None) -> None:
    if held is not None:
        _take_over(held, copy, path.name)
    else:
        with closing(connect.looking(path)) as source:
            source.execute("BEGIN")  # one steady picture for the copy and for the counts
            _take_over(source, copy, path.name)
    # Nobody else knows the copy yet; it is flushed to the disk as a whole, at the end.
    copy.execute("PRAGMA journal_mode = OFF")
    copy.execute("PRAGMA synchronous = OFF")
    copy.execute("DELETE FROM lock")


def _take_over(source: sqlite3.Connection, copy: sqlite3.Connection, name: str) -> None:
    source.backup(copy)
    if schema.counts(copy) != schema.counts(source):
        raise RegisterError(NOT_WHOLE, name=name)


def _check(copy: sqlite3.Connection, name: str) -> None:
    copy.execute("PRAGMA journal_mode = DELETE")
    said = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if said != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise RegisterError(NOT_WHOLE, name=name)


def _flush(path: Path) -> None:
    with path.open("rb+") as written:
        os.fsync(written.fileno())
