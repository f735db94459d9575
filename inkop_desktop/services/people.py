"""Find persons by their name."""

from sqlalchemy import select

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.people import Person
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.text import N_

PERSON = METADATA.tables["person"]


def by_name(register: Register, name: str) -> Person:
    """Return the person of that name; raise UserError where there is none, or more than one."""
    with register.reading() as connection:
        names = connection.execute(select(PERSON.c.id, PERSON.c.name))
        ids = [row.id for row in names if formats.fold(row.name) == formats.fold(name.strip())]
        found = store.load(connection, Person, ids)
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(N_("Several persons are called {name}. Give one of them another name."), name=name)
    raise UserError(N_("There is no person called {name} in the register."), name=name)
