"""Find persons, roles, organisations, units and bodies by name, and those who can take something on."""

from datetime import date

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.records.people import Person
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.text import N_


def person_named(register: Register, name: str) -> int:
    """Return the id of the person with a name; raise UserError where there is none or several."""
    return _one(
        register,
        "person",
        name,
        none=N_("There is no person called {name}."),
        several=N_("Several persons are called {name}. Give one of them another name."),
    )


def me(register: Register) -> Person | None:
    """Return the person who has the register open, by name; none where nobody, or several, have it."""
    found = _ids_named(register, "person", register.person)
    return records.get(register, Person, found[0]) if len(found) == 1 else None


def role_named(register: Register, name: str) -> int:
    """Return the id of the role with a name; raise UserError where there is none or several."""
    return _one(
        register,
        "role",
        name,
        none=N_("There is no role called {name}."),
        several=N_("Several roles are called {name}. Give one of them another name."),
    )


def organisation_named(register: Register, name: str) -> int:
    """Return the id of the organisation with a name; raise UserError where there is none or several."""
    return _one(
        register,
        "organisation",
        name,
        none=N_("There is no organisation called {name}."),
        several=N_("Several organisations are called {name}. Give one of them another name."),
    )


def unit_named(register: Register, name: str) -> int:
    """Return the id of the unit with a name; raise UserError where there is none or several."""
    return _one(
        register,
        "unit",
        name,
        none=N_("There is no unit called {name}."),
        several=N_("Several units are called {name}. Give one of them another name."),
    )


def body_named(register: Register, name: str) -> int:
    """Return the id of the body with a name; raise UserError where there is none or several."""
    return _one(
        register,
        "body",
        name,
        none=N_("There is no body called {name}."),
        several=N_("Several bodies are called {name}. Give one of them another name."),
    )


def _one(register: Register, noun: str, name: str, *, none: str, several: str) -> int:
    found = _ids_named(register, noun, name)
    if len(found) != 1:
        raise UserError(several if found else none, name=name)
    return found[0]


def _ids_named(register: Register, noun: str, name: str) -> list[int]:
    """Return what has a name, however that is written."""
    wanted = spelt(name)
    return [key for key, called in records.names(register, noun).items() if spelt(called) == wanted]


def spelt(name: str) -> str:
    """Return a name as names are compared: in small letters, without accents and needless spaces."""
    return formats.fold(" ".join(name.split()))


def check_employed(person: Person, day: date) -> None:
    """Raise UserError where a person will have left by a day, and so can take nothing on."""
    if person.employed_to is not None and person.employed_to < day:
        raise UserError(N_("{name} has left. Choose somebody else."), name=person.name)
