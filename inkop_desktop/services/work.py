"""How every service writes: one change set, with what is computed from the records kept in step."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from inkop_desktop.lists import contracts, nouns
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.register.register import Register
from inkop_desktop.text import Message

PROFILE = METADATA.tables["profile"]


@contextmanager
def change(register: Register, action: Message, *, binding: bool = False) -> Iterator[ChangeSet]:
    """Make one change set; see `Register.change`."""
    with register.change(action, refresh, binding=binding) as change_set:
        yield change_set


def refresh(change_set: ChangeSet) -> None:
    """Bring lists and search up to date with what a change set has touched."""
    connection, touched = change_set.connection, change_set.touched
    if "profile" in touched:
        rebuild(connection)
        return
    language = _language(connection)
    contracts.refresh(connection, sorted(contracts.affected(connection, touched)), language)
    for noun in nouns.FOUND_BY:
        nouns.refresh(connection, noun, nouns.affected(connection, noun, touched), language)


def rebuild(connection: Connection) -> None:
    """Compute everything that is computed from the records anew."""
    language = _language(connection)
    every = METADATA.tables["contract"].c.id
    contracts.refresh(connection, list(connection.scalars(select(every))), language)
    for noun in nouns.FOUND_BY:
        ids = connection.scalars(select(METADATA.tables[noun].c.id))
        nouns.refresh(connection, noun, list(ids), language)


def _language(connection: Connection) -> str:
    return connection.scalar(select(PROFILE.c.language)) or "sv"
