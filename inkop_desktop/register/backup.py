"""Back a register up: dated copies in rotation, or one whole file to take along.

In the rotation the contents of documents lie once each, under their SHA-256, in a folder beside the
copies, so that the tenth copy costs no more than what was written since the ninth.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from glob import escape
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.register import connect, documents, faults, file, schema
from inkop_desktop.register.copying import copied
from inkop_desktop.register.register import Register

ENDING = file.ENDING_OF_BACKUP
DOCUMENTS = "documents"
FINGERPRINT = 8
STAMP = "%Y-%m-%d %H.%M.%S"
STAMP_LENGTH = 19
_ANY_LOG = "[0-9a-f]" * FINGERPRINT


@dataclass(frozen=True, slots=True)
class Backup:
    """One dated copy in the rotation; `size` in bytes, documents not counted."""

    path: Path
    at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was made: where it lies, and the SHA-256 of the documents that are damaged."""

    path: Path
    damaged: Sequence[str]


def add(path: Path, place: Path) -> Copy:
    """Put a dated copy of a register into its rotation and return the newest one there.

    Nothing is copied where nothing has been changed since the newest, but documents that are missing
    beside it. A document that is damaged holds nothing else up. Raises RegisterError where the copy cannot
    be made or is not whole.
    """
    folder = place / f"{path.stem} {_fingerprint(path)}"
    files.make_folder(folder / DOCUMENTS)
    there = _in_folder(folder)
    if there and _agree(there[0].path, path):
        with faults.told(path), closing(connect.looking(path)) as source:
            return Copy(there[0].path, documents.write_out(source, folder / DOCUMENTS))
    # A clock that was put back shall not make the newest copy look older than the one before it.
    target = dated(folder, path.stem, ENDING, after=there[0].at if there else None)
    with copied(path, target) as copy:
        damaged = documents.take_out(copy, folder / DOCUMENTS)
        copy.execute(f"PRAGMA application_id = {schema.BACKUP}")
    return Copy(target, damaged)


def tidy(folder: Path, keep: int, days: int) -> None:
    """Remove what the limits leave no room for, and the documents that no copy needs any more."""
    with files.told(folder):
        for backup in superfluous(_in_folder(folder), keep, datetime.now(UTC) - timedelta(days=days)):
            backup.path.unlink()
        needed = _needed(folder)
        for document in (folder / DOCUMENTS).iterdir():
            if needed is not None and document.name not in needed:
                document.unlink()


def _needed(folder: Path) -> set[str] | None:
    """Return which documents the copies need; none where one of them can no longer say."""
    needed: set[str] = set()
    for backup in _in_folder(folder):
        try:
            with faults.told(backup.path), closing(connect.looking(backup.path)) as connection:
                needed |= {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM blob")}
        except RegisterError:
            return None
    return needed


def superfluous(backups: Sequence[Backup], keep: int, oldest: datetime) -> list[Backup]:
    """Return which of the backups, given the newest first, may go; the newest never does.

    Where there are too many, those that a later one of the same day stands for go first: a day of
    many closings shall not push the days before it out.
    """
    last_of_day = {backup.at.date(): backup for backup in reversed(backups)}.values()
    earlier_that_day = [backup for backup in reversed(backups) if backup not in last_of_day]
    too_many = [*earlier_that_day, *last_of_day][: max(len(backups) - keep, 0)]
    return [backup for backup in backups[1:] if backup in too_many or backup.at < oldest]


def whole(path: Path, folder: Path) -> Copy:
    """Put a dated copy with all its documents into a folder, and return it; raise RegisterError."""
    files.make_folder(folder)
    target = dated(folder, path.stem, file.ENDING)
    with copied(path, target) as copy:
        damaged = documents.damaged(copy)
    return Copy(target, damaged)


def rescue(register: Register, target: Path) -> None:
    """Save what an open register holds as another one, whatever has become of its file."""
    if target == register.path:  # as long as we are at work there
        raise UserError(file.LEFT, name=target.name)
    file.check_nothing_left(target)
    with register.reading() as connection:
        held = connection.connection.driver_connection
        assert isinstance(held, sqlite3.Connection)
        with copied(register.path, target, held):
            pass


def kept(place: Path, path: Path, others: Iterable[Path] = ()) -> list[Backup]:
    """Return what the rotation holds of a register, the newest first; the register itself may be gone.

    Its log tells which those are, whatever it was called then. Where that cannot be read its name does,
    but what is known to be of `others` is left out.
    """
    log = log_of(path)
    if log is not None:
        return _in_folders(place, "*", escape(log))
    theirs = [log_of(other) for other in others if other.name == path.name]
    backups = _in_folders(place, escape(path.stem), _ANY_LOG)
    return [backup for backup in backups if backup.path.parent.name[-FINGERPRINT:] not in theirs]


def every(place: Path) -> list[Backup]:
    """Return what the rotation holds of all registers, the newest first."""
    return _in_folders(place, "*", _ANY_LOG)


def log_of(path: Path) -> str | None:
    """Return what tells a register and its copies from others of its name; none where it cannot be read."""
    with suppress(RegisterError, sqlite3.Error):
        return _fingerprint(path)
    return None


def organisation_of(backup: Path) -> str:
    """Return whose register a copy is of; nothing where it cannot be read."""
    own = "SELECT name FROM organisation WHERE id = (SELECT organisation_id FROM profile)"
    with suppress(RegisterError, sqlite3.Error), closing(connect.looking(backup)) as connection:
        return str(next(iter(connection.execute(own)), [""])[0])
    return ""


def register_of(copy: Path) -> str:
    """Return what the register was called that a file is a copy of: its name without the time."""
    name = copy.stem[:-STAMP_LENGTH].rstrip() if _stamp_of(copy) else ""
    return (name or copy.stem) + file.ENDING


def documents_beside(backup: Path) -> Path:
    """Return the folder with the documents of a copy in the rotation."""
    return backup.parent / DOCUMENTS


def dated(folder: Path, name: str, ending: str, after: datetime | None = None) -> Path:
    """Return a path stamped with the time it is here, or with the first free second that comes later."""
    at = datetime.now(UTC).astimezone()
    if after is not None:
        at = max(at, after + timedelta(seconds=1))
    while (path := folder / f"{name} {at:{STAMP}}{ending}").exists():
        at += timedelta(seconds=1)
    return path


def _in_folders(place: Path, name: str, log: str) -> list[Backup]:
    folders = place.glob(f"{name} {log}")
    return _newest_first(backup for folder in folders for backup in _in_folder(folder))


def _in_folder(folder: Path) -> list[Backup]:
    return _newest_first(
        Backup(path, at, path.stat().st_size)
        for path in folder.glob(f"*{ENDING}")
        if not path.name.startswith(".") and (at := _stamp_of(path))
    )


def _newest_first(backups: Iterable[Backup]) -> list[Backup]:
    return sorted(backups, key=lambda backup: backup.at, reverse=True)


def _stamp_of(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem[-STAMP_LENGTH:], STAMP).astimezone()
    except ValueError:
        return None


def _fingerprint(path: Path) -> str:
    """Return what tells registers of one name apart: the beginning of their log."""
    return _hash_in_log(path, "ORDER BY id LIMIT 1")[:FINGERPRINT].rjust(FINGERPRINT, "0")


def _agree(newest: Path, path: Path) -> bool:
    """Tell whether a copy holds what the register holds; one that cannot be read does not."""
    last = "ORDER BY id DESC LIMIT 1"
    with suppress(RegisterError):
        return _hash_in_log(newest, last) == _hash_in_log(path, last)
    return False


def _hash_in_log(path: Path, where: str) -> str:
    with faults.told(path), closing(connect.looking(path)) as connection:
        row = connection.execute(f"SELECT hash FROM change_set {where}").fetchone()  # noqa: S608
    return str(row[0]) if row else ""
