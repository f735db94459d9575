"""Make a register of a backup again, and keep what lay in its place."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from inkop_desktop import files
from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.register import backup, connect, documents, faults, file, lock, schema
from inkop_desktop.register.copying import copied
from inkop_desktop.register.lock import Holder
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: the register, where what it replaces is kept, how many documents are missing."""

    path: Path
    aside: Path | None
    missing: int


def restore(source: Path, to: Path) -> Restored:
    """Make a register of a copy in the rotation, or of a whole copy.

    What lies at `to` is kept beside it, under its name and the time. Raises RegisterError where the
    backup is none or is damaged, or somebody works in what lies at `to`; then all is as it was.
    """
    to = file.with_ending(to)
    mark, _version = file.look(source)
    with files.told(to):
        _check_free(source, to)
    ready = to.with_name(f".{to.name}.restored")
    missing = 0
    files.make_folder(to.parent)
    try:
        with copied(source, ready, shown=to) as copy:
            if mark == schema.BACKUP:
                missing = documents.put_back(copy, backup.documents_beside(source))
            copy.execute(f"PRAGMA application_id = {schema.REGISTER}")
        with files.told(to):
            aside = _keep(to)
            ready.replace(to)
    finally:
        with suppress(OSError):  # what went wrong is told; what is left of it is hidden
            ready.unlink(missing_ok=True)
    return Restored(to, aside, missing)


def _check_free(source: Path, to: Path) -> None:
    if not to.exists():
        return
    if to.samefile(source):
        raise UserError(N_("{name} cannot be restored over itself. Choose another name."), name=to.name)
    now = _holder(to)
    if now is not None and not lock.is_abandoned(now):
        raise RegisterError(
            N_("{person} has {name} open on {machine}. It must be closed before a backup takes its place."),
            person=now.person,
            name=to.name,
            machine=now.machine,
        )


def _holder(path: Path) -> Holder | None:
    """Return who works in a register; nobody does in one that cannot be read any more."""
    try:
        with connect.looked_at(path) as engine, faults.told(path), engine.begin() as connection:
            return lock.holder(connection)
    except (RegisterError, DatabaseError):
        return None


def _keep(path: Path) -> Path | None:
    """Keep what lies at a path under another name beside it, with what SQLite has left there.

    What is left of a register that is gone goes too: SQLite would take it for the new one's.
    """
    aside = backup.dated(path.parent, path.stem, file.ENDING)
    if path.exists():
        with suppress(sqlite3.Error), closing(connect.plain(path, "rw")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # if it can be read, it now is one file
    for left, kept in zip(connect.side_files(path), connect.side_files(aside), strict=True):
        if left.exists():
            left.replace(kept)
    if not path.exists():
        return None
    try:
        aside.hardlink_to(path)  # so that there is no moment without a register
    except OSError:
        path.replace(aside)
    return aside
