"""Make, open and look after a register as an officer does."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from inkop_desktop.records.people import Organisation, Profile
from inkop_desktop.register import file, history, store
from inkop_desktop.register.history import Entry, Verification
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import work
from inkop_desktop.text import Message, message

LANGUAGE_OF = {Country.SE: "sv", Country.NO: "nb"}


def new(path: Path, person: str, country: Country, organisation: Organisation) -> Register:
    """Make a register for an organisation and open it."""
    register = file.create(path, person)
    try:
        with work.change(register, message("Make the register"), binding=True) as change:
            own = change.save(replace(organisation, country=country))
            change.save(Profile(country=country, language=LANGUAGE_OF[country], organisation_id=own.id))
    except BaseException:
        register.close()
        file.forget(register.path)
        raise
    return register


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


def undo(register: Register) -> Message:
    """Take the latest own action back; return what it was called."""
    return register.undo(work.refresh)


def redo(register: Register) -> Message:
    """Do the action again that was undone last; return what it was called."""
    return register.redo(work.refresh)


def log(register: Register, limit: int = 200, before: int | None = None) -> list[Entry]:
    """Return the newest entries of the log."""
    with register.reading() as connection:
        return history.latest(connection, limit, before)


def history_of(register: Register, noun: str, record_id: int) -> list[Entry]:
    """Return what has happened to a record, the latest first."""
    with register.reading() as connection:
        return history.of_record(connection, noun, record_id)


def verify(register: Register) -> Verification:
    """Walk the whole chain of the log."""
    with register.reading() as connection:
        return history.verify(connection)


def damage(register: Register) -> list[str]:
    """Return what SQLite finds wrong with the file; nothing when it is whole."""
    with register.reading() as connection:
        said = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
        broken = connection.execute(text("PRAGMA foreign_key_check")).fetchmany(20)
    return [line for line in said if line != "ok"] + [f"{row[0]} {row[1]}: {row[2]}" for row in broken]
