"""Gather what the reports of people and roles are made from; the reports themselves ask for nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from inkop_desktop import formats, text
from inkop_desktop.lists import belonging
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Person
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import (
    governing,
    handing_over,
    offices,
    organisation,
    people,
    records,
    registers,
    roles,
    withholding,
)
from inkop_desktop.services.handing_over import Responsibilities
from inkop_desktop.services.offices import Office, Place
from inkop_desktop.services.organisation import Member


@dataclass(frozen=True, slots=True)
class Staff:
    """Those in office on a day, the roles they have, and the names of everything these speak of.

    `own` is left out where it is what somebody answers for: it goes without saying.
    """

    day: date
    own: Place
    roles: Sequence[Role]
    held: Sequence[Office]
    names: Mapping[Place, str]

    def of_role(self, role: Role) -> list[Office]:
        """Return the offices of a role by what they are for, then by person."""
        held = [each for each in self.held if each.role_id == role.id]
        return sorted(held, key=lambda each: (_key(self.what_for(each)), _key(self.person(each))))

    def person(self, office: Office) -> str:
        """Return the name of whoever holds an office."""
        return self.names["person", office.person_id]

    def what_for(self, office: Office) -> str:
        """Return what an office is held for; nothing where that is the whole organisation."""
        return organisation.what_for(office, self.names, self.own)


@dataclass(frozen=True, slots=True)
class Letters:
    """What letters of appointment are written from; `decided` are the appointments by id.

    `appointing` is the organisation that each office, by noun and id, is given in the name of, where it is
    told: its own, else that of its body or its unit.
    """

    staff: Staff
    persons: Mapping[int, Person]
    decided: Mapping[int, Appointment]
    appointing: Mapping[Place, int]
    names: Mapping[Place, str]


@dataclass(frozen=True, slots=True)
class Governing:
    """The governing documents with the names in them, and who is to confirm each of them, by its id.

    `in_force` are the ids of those that hold, `replaced` of those in whose place a newer one has come.
    """

    documents: Sequence[GoverningDocument]
    names: Mapping[Place, str]
    expected: Mapping[int, frozenset[Place]]
    in_force: frozenset[int]
    replaced: frozenset[int]


@dataclass(frozen=True, slots=True)
class Handing:
    """What goes from whom to whom; `ends` are the last days of the bodies that have one, by id."""

    giver: Person
    taker: Person
    parts: Responsibilities
    staff: Staff
    ends: Mapping[int, date]


def staff(register: Register, day: date) -> Staff:
    """Return who is in office on a day."""
    with register.reading() as connection:
        held = offices.every(connection, day=day)
    return _staff(register, day, held)


def vacancies(register: Register, day: date) -> dict[int, list[Member]]:
    """Return what is vacant on a day, by the id of the role; a secret title is left out as in `_staff`."""
    chart = organisation.chart(register, day, told_on=day)
    return {
        box.id: [each for each in box.members if not each.name] for box in chart.boxes if box.noun == "role"
    }


def called(register: Register, post: Post) -> str:
    """Return what a register calls a post; what the program calls it where there is no role for it."""
    with register.reading() as connection:
        role_id = roles.role_of(connection, post)
    return records.get(register, Role, role_id).name if role_id else formats.show(post)


def persons(register: Register, ids: Iterable[int]) -> dict[int, Person]:
    """Return these persons by id."""
    return {each.id or 0: each for each in records.some(register, Person, sorted(set(ids)))}


def letters(
    register: Register, day: date, role_id: int | None, person_id: int | None, appointment_id: int | None
) -> Letters:
    """Return the offices that letters are to be written for; all of the day's where nothing is chosen.

    One appointment is written for whether or not it is held that day; one person's also when it is still to
    come, since letters are written before the first day.
    """
    with register.reading() as connection:
        if appointment_id is not None:
            held = [each for each in offices.every(connection) if _is_appointment(each, appointment_id)]
        elif person_id is not None:
            lasting = offices.of_person(connection, person_id, day)
            held = [each for each in lasting if (each.last_day or day) >= day]
        else:
            held = offices.every(connection, day=day)
        chosen = [
            each for each in held if role_id in (None, each.role_id) and person_id in (None, each.person_id)
        ]
        decided = store.load(connection, Appointment, [e.id for e in chosen if e.noun == "appointment"])
        appointing = dict(_appointing(connection, chosen))
    people = persons(register, (each.person_id for each in chosen))
    found = _staff(register, day, chosen)
    wanted = {place for each in decided for place in records.references(each)}
    wanted |= {("unit", each.unit_id) for each in people.values() if each.unit_id}
    wanted |= {("organisation", each) for each in appointing.values()}
    names = {**found.names, **records.names_of(register, wanted)}
    return Letters(found, people, {each.id or 0: each for each in decided}, appointing, names)


def _appointing(connection: Connection, held: Iterable[Office]) -> Iterator[tuple[Place, int]]:
    """Yield each office with the organisation in whose name it is given, where that is told."""
    of_unit = belonging.organisations(connection)
    of_body = {each.id: each.organisation_id for each in store.load(connection, Body)}
    for each in held:
        found = each.organisation_id or of_body.get(each.body_id) or of_unit.get(each.unit_id or 0)
        if found is not None:
            yield (each.noun, each.id), found


def _is_appointment(office: Office, appointment_id: int) -> bool:
    return (office.noun, office.id) == ("appointment", appointment_id)


def delegations(register: Register, day: date) -> tuple[list[Delegation], Mapping[Place, str]]:
    """Return what is delegated on a day or later, with the names in it.

    The register's own organisation has none: it goes without saying.
    """
    every = records.every(register, Delegation)
    found = [each for each in every if each.to_day is None or each.to_day >= day]
    wanted = {place for each in found for place in records.references(each)}
    wanted -= {("organisation", registers.own_organisation(register).id)}
    return found, records.names_of(register, wanted)


def governing_documents(register: Register, day: date) -> Governing:
    """Return the governing documents, with those who are to confirm that they know them.

    The register's own organisation has no name among theirs: it goes without saying.
    """
    documents = records.every(register, GoverningDocument)
    with register.reading() as connection:
        everybody = governing.readers(connection)
        in_force = frozenset(each.id or 0 for each in governing.in_force(connection, day))
        replaced = governing.replaced(connection, day)
    wanted = {place for each in documents for place in records.references(each)}
    wanted -= {("organisation", registers.own_organisation(register).id)}
    readers = {each.id or 0: governing.readers_of(each, everybody) for each in documents}
    expected = {key: frozenset(each.place for each in found) for key, found in readers.items()}
    return Governing(documents, records.names_of(register, wanted), expected, in_force, replaced)


def handing(
    register: Register,
    between: tuple[int, int],
    day: date,
    parts: Responsibilities | None,
    *,
    told_on: date,
) -> Handing:
    """Return what goes from one person to another from a day: these parts, or all there is.

    The list is read on the day on which it is told: what is secret then is left out.
    Raises UserError where both are the same person, or the taker will have left.
    """
    giver, taker = (records.get(register, Person, each) for each in between)
    handing_over.check_two(giver, taker)
    people.check_employed(taker, day)
    if parts is None:
        parts = handing_over.responsibilities(register, between[0], day)
    staff = replace(_staff_of(register, parts, told_on), day=day)
    ends = {each.id or 0: each.to_day for each in records.every(register, Body) if each.to_day}
    return Handing(giver, taker, _told(register, parts, told_on), staff, ends)


def answers_for(register: Register, person_id: int, day: date) -> tuple[Person, Responsibilities, Staff]:
    """Return a person with everything that they answer for from a day on."""
    person = records.get(register, Person, person_id)
    parts = handing_over.responsibilities(register, person_id, day)
    return person, _told(register, parts, day), _staff_of(register, parts, day)


def _told(register: Register, parts: Responsibilities, day: date) -> Responsibilities:
    """Return what somebody answers for without what is secret on the day of what is planned."""
    with register.reading() as connection:
        planned = withholding.plan_items(connection, parts.planned, day)
    return replace(parts, planned=tuple(planned))


def _staff_of(register: Register, parts: Responsibilities, day: date) -> Staff:
    return _staff(register, day, [*parts.held, *parts.deputised])


def _staff(register: Register, day: date, held: Sequence[Office]) -> Staff:
    """Return those in some offices; a contract whose title is secret on the day is called by its number."""
    names = organisation.names_of(register, {place for each in held for place in each.references})
    own = registers.own_organisation(register)
    every = records.every(register, Role)
    names |= records.names_of(register, {place for role in every for place in records.references(role)})
    with register.reading() as connection:
        names = withholding.told(connection, names, day)
    return Staff(day, ("organisation", own.id or 0), every, held, names)


def _key(name: str) -> str:
    return formats.sort_key(name, text.language())
