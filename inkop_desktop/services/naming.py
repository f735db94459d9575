"""Hold what the authority calls the levels of its contracts, and have it spoken wherever they are shown."""

from collections.abc import Iterator
from contextlib import contextmanager

from inkop_desktop import own_names
from inkop_desktop.own_names import Spoken, Words
from inkop_desktop.records.register import OwnNames
from inkop_desktop.register import store
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Level

LEVELS = {"level_a": Level.A, "level_b": Level.B, "level_c": Level.C}


def names(register: Register) -> OwnNames:
    """Return the authority's own names; all of them blank where it has given none."""
    with register.reading() as connection:
        stored = store.load(connection, OwnNames)
    return stored[0] if stored else OwnNames()


def followed(register: Register) -> Spoken:
    """Return the names that are spoken in a register, renewed whenever they are changed there."""
    spoken = Spoken({Level: _levels(register)})

    def follow(changed: Changed) -> None:
        if "own_names" in changed.touched:
            spoken.renew({Level: _levels(register)})

    register.listen(follow)
    return spoken


@contextmanager
def speaking(register: Register) -> Iterator[Register]:
    """Have a register's own names spoken inside the block; it is closed at its end."""
    with register, own_names.in_force(followed(register)):
        yield register


def _levels(register: Register) -> Words:
    given = names(register)
    return {level: name for field, level in LEVELS.items() if (name := getattr(given, field))}
