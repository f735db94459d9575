"""Make, open and look after a register as an officer does."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, text

from inkop_desktop import paths
from inkop_desktop.errors import RegisterError
from inkop_desktop.records.people import Organisation, Profile
from inkop_desktop.register import backup as rotation
from inkop_desktop.register import blobs, connect, faults, file, history, store, upgrade
from inkop_desktop.register import restore as restoring
from inkop_desktop.register.backup import Backup
from inkop_desktop.register.faults import DamagedError, NotWritableError
from inkop_desktop.register.file import Mode
from inkop_desktop.register.history import Entry, Verification
from inkop_desktop.register.register import Register
from inkop_desktop.register.restore import Restored
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import damaged_documents, readable, records, rights, usual_roles, work
from inkop_desktop.services.damaged_documents import NotWholeError
from inkop_desktop.text import Message, message

LANGUAGE_OF = {Country.SE: "sv", Country.NO: "nb"}


def new(path: Path, person: str, country: Country, organisation: Organisation) -> Register:
    """Make a register for an organisation and open it; raise UserError where that has no name."""
    organisation = records.checked(replace(organisation, country=country))
    register = file.create(path, person)
    try:
        with (
            faults.making(register.path),
            work.change(register, message("Make the register"), binding=True) as change,
        ):
            own = change.save(organisation)
            change.save(Profile(country=country, language=LANGUAGE_OF[country], organisation_id=own.id))
            usual_roles.add_to(change, country)
        register.forget_undo()
    except BaseException:
        register.close()
        file.forget(register.path)
        raise
    return register


def open_register(path: Path, person: str, mode: Mode = Mode.WRITE, place: Path | None = None) -> Register:
    """Open a register, whatever version of the program it was made by.

    An older one is backed up to `place` and upgraded; one that may only be read is read through an
    upgraded temporary copy. Somebody who may only read it gets it so, whatever the mode. Raises
    LockedError where somebody else works in it and mode is WRITE, RegisterError where it cannot be
    opened; then the file is as it was.
    """
    with readable.told(path):
        return _opened(path, person, mode, place or backup_place())


def _opened(path: Path, person: str, mode: Mode, place: Path) -> Register:
    is_older = file.needs_upgrade(path)
    if not is_older:
        readable.look(path)
    refused = file.only_read(path) if mode is Mode.READ_ONLY else rights.refusal(path, person)
    if refused is not None:
        return _open_copy(path, person, refused) if is_older else file.read_only(path, person, refused)
    if not is_older:
        return file.open_register(path, person, mode)
    try:
        return _open_upgraded(path, person, place, over=mode is Mode.TAKE_OVER)
    except NotWritableError as error:
        return _open_copy(path, person, error)


def _open_copy(path: Path, person: str, why: RegisterError) -> Register:
    return file.read_only(path, person, why, copy=upgrade.upgraded_copy(path, partial(_rebuild, path.name)))


def _open_upgraded(path: Path, person: str, place: Path, *, over: bool) -> Register:
    """Upgrade a register where it lies, under its lock and with a verified backup before it."""
    register = file.to_write(path, person, over=over)
    try:
        rotation.add(path, place)
        upgrade.upgrade(path, partial(_rebuild, path.name), register.session)
    except BaseException:
        register.close()
        raise
    return register


def _rebuild(name: str, connection: Connection) -> None:
    """Compute what a register that has just got today's schema holds besides its records."""
    readable.check(connection, name)
    work.rebuild(connection)


def close(register: Register) -> None:
    """Close a register for good, after its backup: clear away what only undoing could have needed."""
    if register.read_only is None:
        with suppress(RegisterError), register.writing() as connection:  # else another time
            blobs.sweep(connection)
    still_ours = register.read_only is None  # nobody has been found to have taken over
    register.close()
    if still_ours:
        file.compact(register.path)


def profile(register: Register) -> Profile:
    """Return whose register this is."""
    with register.reading() as connection:
        return store.load(connection, Profile)[0]


def own_organisation(register: Register) -> Organisation:
    """Return the organisation whose register this is."""
    with register.reading() as connection:
        key = store.load(connection, Profile)[0].organisation_id
        assert key is not None
        found = store.load_one(connection, Organisation, key)
    assert found is not None
    return found


def reversible(register: Register) -> tuple[Message | None, Message | None]:
    """Return what the action was called that undo would take back, and the one that redo would do again."""
    return register.next_undo(), register.next_redo()


def undo(register: Register) -> Message:
    """Take the latest own action back; return what it was called."""
    return register.undo(work.refresh)


def redo(register: Register) -> Message:
    """Do the action again that was undone last; return what it was called."""
    return register.redo(work.refresh)


def log(
    register: Register, limit: int = 200, before: int | None = None, *, with_changes: bool = True
) -> list[Entry]:
    """Return the newest entries of the log."""
    with register.reading() as connection:
        return history.latest(connection, limit, before, with_changes=with_changes)


def history_of(register: Register, noun: str, record_id: int) -> list[Entry]:
    """Return what has happened to a record, the latest first."""
    with register.reading() as connection:
        return history.of_record(connection, noun, record_id)


def verify(register: Register) -> Verification:
    """Walk the whole chain of the log."""
    with register.reading() as connection:
        return history.verify(connection)


def damage(register: Register) -> list[str]:
    """Return what SQLite finds wrong with the file; where that is anything, no more is written in it."""
    try:
        with register.reading() as connection:
            found = _wrong(connection)
    except DamagedError as error:
        found = [str(error)]
    if found:
        register.read_only = register.read_only or DamagedError(faults.DAMAGED, name=register.path.name)
    return found


def check_whole(path: Path) -> None:
    """Raise DamagedError where SQLite finds anything wrong with the file of a register, of any version."""
    file.look(path)
    with connect.looked_at(path) as engine, faults.told(path), engine.begin() as connection:
        found = _wrong(connection)
    if found:
        raise DamagedError(faults.DAMAGED, name=path.name)


def _wrong(connection: Connection) -> list[str]:
    said = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
    broken = connection.execute(text("PRAGMA foreign_key_check")).fetchmany(20)
    return [line for line in said if line != "ok"] + [f"{row[0]} {row[1]}: {row[2]}" for row in broken]


def backup_place(chosen: str = "") -> Path:
    """Return the folder for backups that somebody has chosen, else the usual one."""
    return Path(chosen) if chosen else paths.data_dir() / "backups"


def backup(register: Register, place: Path, keep: int, days: int) -> Path:
    """Put a dated, verified copy into the rotation and return the newest there is.

    Nothing is copied where nothing has changed since. `keep` backups are left, none older than
    `days`; the newest always is. Raises NotWholeError where it is made, but documents are damaged;
    RegisterError (ReplacedError where the file is gone); then the older backups are as they were.
    """
    if register.read_only is None:
        register.check_in_place()
    newest = rotation.add(register.path, place)
    rotation.tidy(newest.path.parent, keep, days)
    _check_whole(register, newest)
    return newest.path


def backup_whole(source: Register | Path, folder: Path) -> Path:
    """Put a dated, verified copy with all its documents into a folder and return it.

    Raises NotWholeError where it is made, but documents are damaged; RegisterError.
    """
    path = source.path if isinstance(source, Register) else source
    file.look(path)
    copy = rotation.whole(path, folder)
    if copy.damaged:
        with open_register(copy.path, "", Mode.READ_ONLY) as held:
            _check_whole(held, copy)
    return copy.path


def _check_whole(register: Register, copy: rotation.Copy) -> None:
    """Raise NotWholeError where a record keeps a document that is damaged in a copy."""
    damaged = damaged_documents.among(register, copy.damaged)
    if damaged:
        raise NotWholeError(copy.path, damaged)


def rescue(register: Register, target: Path) -> Path:
    """Save what an open register holds as another one, whatever has become of its file; return where.

    Raises UserError where it cannot be called so, RegisterError; then nothing new lies there.
    """
    target = file.with_ending(target)
    rotation.rescue(register, target)
    return target


def backups(place: Path, path: Path, others: Iterable[Path] = ()) -> list[Backup]:
    """Return the backups of a register in the rotation, the newest first; it may itself be gone.

    Where only its name can tell which they are, those that are known to be of `others` are left out.
    """
    return rotation.kept(place, path, others)


def every_backup(place: Path) -> list[Backup]:
    """Return the backups of all registers in the rotation, the newest first."""
    return rotation.every(place)


def register_of(backup: Path) -> str:
    """Return the name of the register that a file is a backup of."""
    return rotation.register_of(backup)


def is_of(backup: Path, path: Path) -> bool | None:
    """Tell whether a backup is of the register at a path; none where one of them cannot be read."""
    logs = rotation.log_of(backup), rotation.log_of(path)
    return None if None in logs else logs[0] == logs[1]


def organisation_of(backup: Path) -> str:
    """Return the name of the organisation that a backup is of; nothing where it cannot be read."""
    return rotation.organisation_of(backup)


def last_backup(place: Path, path: Path) -> datetime | None:
    """Return when the newest backup of a register was made under its name: a copy of it may have another."""
    named = (each.at for each in rotation.kept(place, path) if register_of(each.path) == path.name)
    return next(named, None)


def restore(source: Path, to: Path) -> Restored:
    """Make a register of a backup; what lies at `to` is kept beside it under another name."""
    return restoring.restore(source, to)
