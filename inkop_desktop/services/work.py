"""How every service writes: one change set, with what is computed from the records kept in step."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from inkop_desktop.lists import contracts, nouns
from inkop_desktop.models.mapping import METADATA, ROOTS
from inkop_desktop.register import store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.register.register import Register
from inkop_desktop.services.telling import Tell, silent
from inkop_desktop.text import N_, Message, message

_LISTING = N_("Bringing lists and search up to date")
Load = Callable[[type[Any], Sequence[int]], Sequence[Any]]
PROFILE = METADATA.tables["profile"]


@contextmanager
def change(
    register: Register, action: Message, *, binding: bool = False, tell: Tell = silent
) -> Iterator[ChangeSet]:
    """Make one change set; see `Register.change`.

    `tell` hears how far the lists are brought up to date at its end; what it raises undoes all of it.
    """
    with register.change(action, partial(refresh, tell=tell), binding=binding) as change_set:
        yield change_set


def refresh(change_set: ChangeSet, tell: Tell = silent) -> None:
    """Bring lists and search up to date with what a change set has touched."""
    connection, touched = change_set.connection, change_set.touched
    if "profile" in touched:
        rebuild(connection)
        return
    ids = {"contract": sorted(contracts.affected(connection, touched))}
    ids |= {noun: nouns.affected(connection, noun, touched) for noun in nouns.FOUND_BY}
    _refresh(connection, ids, change_set.load, tell)


def rebuild(connection: Connection) -> None:
    """Compute everything that is computed from the records anew."""
    every = {noun: METADATA.tables[noun].c.id for noun in ("contract", *nouns.FOUND_BY)}
    ids = {noun: list(connection.scalars(select(key))) for noun, key in every.items()}
    _refresh(connection, ids, partial(store.load, connection), silent)


def _refresh(connection: Connection, ids: Mapping[str, Sequence[int]], load: Load, tell: Tell) -> None:
    """Compute what is computed from these records anew, a piece at a time."""
    language = _language(connection)
    done, total = 0, sum(map(len, ids.values()))
    for noun, of_noun in ids.items():
        for some in store.pieces(of_noun):
            tell(message(_LISTING), done, total)
            records = load(ROOTS[noun][0], some)
            if noun == "contract":
                contracts.refresh(connection, some, records, language)
            else:
                nouns.refresh(connection, noun, some, records, language)
            done += len(some)


def _language(connection: Connection) -> str:
    return connection.scalar(select(PROFILE.c.language)) or "sv"
