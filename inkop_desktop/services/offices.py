"""Who answers for what on a day: appointments, and the owners and managers of contracts, alike."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from inkop_desktop.errors import UserError
from inkop_desktop.lists.offices import (
    NUMBER,
    OFFICE,
    ON_CONTRACTS,
    PERSON,
    ROLE,
    TIES,
    in_office,
    still_appointed,
)
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import BESIDE, Function, Post
from inkop_desktop.rules.periods import Period
from inkop_desktop.services import records, work
from inkop_desktop.text import N_, message

SEARCH = METADATA.tables["search"]
Place = tuple[str, int]  # noun and id
# The field of a contract in which an office stands, by the office's noun.
FIELD_OF = {
    ON_CONTRACTS[Post.CONTRACT_OWNER].name: "owners",
    ON_CONTRACTS[Post.CONTRACT_MANAGER].name: "managers",
}


@dataclass(frozen=True, slots=True)
class Office:
    """A role that a person has for something, with its first and last day.

    `noun` and `id` say where it stands: an appointment, or a row of a contract's owners or managers;
    `post` is what the program knows the role as, empty for one of the organisation's own. `to_day` is its
    own last day, `last_day` the one on which it is held last: nobody is in office who has left.
    """

    noun: str
    id: int
    role_id: int | None
    person_id: int
    deputy_id: int | None
    from_day: date | None
    to_day: date | None
    hours_a_week: int | None
    function: Function | None
    post: str
    organisation_id: int | None
    unit_id: int | None
    area_id: int | None
    body_id: int | None
    contract_id: int | None
    last_day: date | None

    @property
    def ties(self) -> tuple[Place, ...]:
        """Return (noun, id) of everything that the office is tied to."""
        tied = ((noun, getattr(self, name)) for name, noun in TIES.items())
        return tuple((noun, key) for noun, key in tied if key is not None)

    @property
    def on_contract(self) -> int | None:
        """Return the contract on which it stands, as one of its owners or managers."""
        return self.contract_id if self.noun in FIELD_OF else None

    @property
    def period(self) -> Period:
        """Return from when to when it is held."""
        return Period(self.from_day, self.last_day)

    @property
    def is_member(self) -> bool:
        """Tell whether it counts as one who has the role: in a body no substitute and no secretary does."""
        return self.function not in BESIDE

    @property
    def has_duties(self) -> bool:
        """Tell whether it comes with the duties of its role: a body's secretary has none of the members'."""
        return self.function is not Function.SECRETARY

    @property
    def references(self) -> Iterable[Place]:
        """Yield (noun, id) of everything whose name tells what the office is."""
        for noun, key in (("role", self.role_id), ("person", self.person_id), ("person", self.deputy_id)):
            if key is not None:
                yield noun, key
        yield from self.ties


def every(
    connection: Connection,
    *,
    day: date | None = None,
    posts: Collection[Post] = (),
    person_id: int | None = None,
) -> list[Office]:
    """Return the offices of some posts and of a person on a day; all, at all times, where left out."""
    query = select(OFFICE).order_by(OFFICE.c.noun, OFFICE.c.id)
    if day is not None:
        query = query.where(in_office(OFFICE, day))
    if posts:
        query = query.where(OFFICE.c.post.in_([str(post) for post in posts]))
    if person_id is not None:
        query = query.where((OFFICE.c.person_id == person_id) | (OFFICE.c.deputy_id == person_id))
    return _read(connection, query)


def of_person(connection: Connection, person_id: int, day: date) -> list[Office]:
    """Return what a person holds, or deputises in, on a day or later, even if one of them has left."""
    is_theirs = (OFFICE.c.person_id == person_id) | (OFFICE.c.deputy_id == person_id)
    query = select(OFFICE).where(is_theirs, still_appointed(OFFICE, day))
    return _read(connection, query.order_by(OFFICE.c.noun, OFFICE.c.id))


def of_bodies(connection: Connection, ids: Sequence[int]) -> list[Office]:
    """Return everybody who is, was or will be in some bodies."""
    return _read(connection, select(OFFICE).where(OFFICE.c.body_id.in_(ids)).order_by(OFFICE.c.id))


def _read(connection: Connection, query: Select[Any]) -> list[Office]:
    return [Office(*row) for row in connection.execute(query)]


def answering(connection: Connection, day: date, posts: Sequence[Post]) -> dict[int, tuple[int, ...]]:
    """Return who answers for each contract on a day, by its id: the first of the posts that is held there."""
    held = every(connection, day=day, posts=posts)
    found: dict[int, tuple[int, ...]] = {}
    for post in posts:
        ahead = frozenset(found)
        for each in held:
            if each.post == post and each.contract_id is not None and each.contract_id not in ahead:
                found[each.contract_id] = (*found.get(each.contract_id, ()), each.person_id)
    return found


def some(register: Register, numbers: Sequence[int]) -> list[Office]:
    """Return the offices with these numbers of their list, in this order."""
    found: dict[int, Office] = {}
    with register.reading() as connection:
        for piece in store.pieces(list(numbers)):
            query = select(NUMBER, OFFICE).where(NUMBER.in_(piece))
            found |= {row[0]: Office(*row[1:]) for row in connection.execute(query)}
    return [found[number] for number in numbers if number in found]


def holders(register: Register, noun: str, record_id: int, day: date) -> list[tuple[Function | None, str]]:
    """Return who has a role, or a seat in a body, on a day, with their function; the chair comes first."""
    joined = OFFICE.join(SEARCH, (SEARCH.c.noun == "person") & (SEARCH.c.record_id == OFFICE.c.person_id))
    query = select(OFFICE.c.function, SEARCH.c.label, SEARCH.c.key).select_from(joined).distinct()
    held = query.where(OFFICE.c[f"{noun}_id"] == record_id, in_office(OFFICE, day)).order_by(SEARCH.c.key)
    with register.reading() as connection:
        found = [(row.function, row.label) for row in connection.execute(held)]
    ranks: dict[Function | None, int] = {function: rank for rank, function in enumerate(Function)}
    return sorted(found, key=lambda each: ranks.get(each[0], len(ranks)))


def appointed_for(register: Register, contract_id: int, day: date) -> list[tuple[str, str]]:
    """Return (role, person) of whoever is appointed for a contract on a day and does not stand on it."""
    query = select(ROLE.c.name, PERSON.c.name).join_from(OFFICE, ROLE, ROLE.c.id == OFFICE.c.role_id)
    query = query.join(PERSON, PERSON.c.id == OFFICE.c.person_id).order_by(ROLE.c.name, PERSON.c.name)
    appointed = OFFICE.c.noun == "appointment", OFFICE.c.contract_id == contract_id, in_office(OFFICE, day)
    with register.reading() as connection:
        return [(role, person) for role, person in connection.execute(query.where(*appointed))]


def names(register: Register, offices: Iterable[Office]) -> dict[Place, str]:
    """Return the names of everything that some offices are about, by (noun, id)."""
    return records.names_of(register, {place for office in offices for place in office.references})


def end(register: Register, office: Office, last_day: date) -> None:
    """Let an office be held until and including a day, as one action.

    Raises UserError where it begins only after that day, or is no longer there.
    """
    if office.from_day is not None and office.from_day > last_day:
        raise UserError(N_("It begins only on {day}. Choose a later day, or delete it."), day=office.from_day)
    name = records.names_of(register, [("person", office.person_id)])["person", office.person_id]
    ended = _ended(_stored(register, office), office, last_day)
    with work.change(register, message("End the appointment of {name}", name=name)) as change:
        change.save(ended)


def _ended(record: Appointment | Contract, office: Office, last_day: date) -> Appointment | Contract:
    """Return the record in which an office stands, with the office's last day."""
    if isinstance(record, Appointment):
        return replace(record, to_day=last_day)
    field = FIELD_OF[office.noun]
    rows = (
        replace(each, to_day=last_day) if each.id == office.id else each for each in getattr(record, field)
    )
    values: dict[str, Any] = {field: tuple(rows)}
    return replace(record, **values)


def _stored(register: Register, office: Office) -> Appointment | Contract:
    """Return the record in which an office stands."""
    if office.on_contract is None:
        return records.get(register, Appointment, office.id)
    return records.get(register, Contract, office.on_contract)
