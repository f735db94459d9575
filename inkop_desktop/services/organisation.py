"""The organisation as it stands on a day: roles and bodies, who is in them, and whom they report to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import select

from inkop_desktop import formats, text
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.roles import Role
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import ORDINARY, UNSAID, Function
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.services import manning, matrix, offices, records, registers, withholding
from inkop_desktop.services.offices import Office, Place
from inkop_desktop.services.standing import CONTRACT
from inkop_desktop.text import Message, message

Word: TypeAlias = str | Message | Vocabulary
_FUNCTIONS = list(Function)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a box and what for: areas, organisations, a function; without a name it is vacant."""

    name: str
    what_for: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A role, a body or the organisation itself, as the record `noun` and `id` name it.

    `kind` says more closely what it is; `above` is the place of the box it reports to.
    """

    noun: str
    id: int
    name: str
    kind: Word = ""
    members: tuple[Member, ...] = ()
    above: int | None = None

    @property
    def vacancies(self) -> int:
        """Return how many are missing."""
        return sum(not member.name for member in self.members)


@dataclass(frozen=True, slots=True)
class Chart:
    """The boxes of an organisation on a day: its own first, each after the one it reports to."""

    day: date
    boxes: tuple[Box, ...]

    def below(self, place: int) -> tuple[int, ...]:
        """Return the places of the boxes that report to the one at a place."""
        return tuple(each for each, box in enumerate(self.boxes) if box.above == place)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the boxes are made of: all as it is on the day."""

    own: Organisation
    participants: Sequence[Organisation]
    roles: Sequence[Role]
    bodies: Sequence[Body]
    held: Sequence[Office]
    vacant: Mapping[int, Sequence[tuple[Place, ...]]]
    names: Mapping[Place, str]

    @property
    def top(self) -> Place:
        """Return what stands above everything that reports to nothing."""
        return "organisation", self.own.id or 0

    @property
    def is_cooperation(self) -> bool:
        """Tell whether it must be said which organisation somebody answers for."""
        return [each.id for each in self.participants] != [self.own.id]


def chart(register: Register, day: date, told_on: date | None = None) -> Chart:
    """Return the roles and bodies of a day with those in them, each under what it reports to.

    A role that nobody has, that nobody is missing from and that nothing reports to is left out. What leaves
    the office is `told_on` a day: then a contract whose title is secret that day is called by its number.
    """
    facts = _facts(register, day, told_on)
    found = {
        (box.noun, box.id): (box, above) for box, above in (_own(facts), *_roles(facts), *_bodies(facts))
    }
    below: dict[Place | None, list[Place]] = defaultdict(list)
    for place, (_box, above) in found.items():
        below[above if above in found else None].append(place)
    boxes: list[Box] = []

    def descend(place: Place, above: int | None) -> None:
        box, _above = found[place]
        boxes.append(Box(box.noun, box.id, box.name, box.kind, box.members, above))
        here = len(boxes) - 1
        for each in below[place]:
            descend(each, here)
        if here == len(boxes) - 1 and box.noun == "role" and not (box.members or box.kind):
            boxes.pop()

    descend(facts.top, None)
    return Chart(day, tuple(boxes))


def _facts(register: Register, day: date, told_on: date | None) -> _Facts:
    with register.reading() as connection:
        participants = matrix.participating(connection)
        roles = store.load(connection, Role)
        bodies = [each for each in store.load(connection, Body) if _is_there(each, day)]
        held = offices.every(connection, day=day)
        vacant = manning.vacant(connection, roles, held, day)
    wanted = {place for office in held for place in office.references}
    wanted |= {place for several in vacant.values() for seat in several for place in seat}
    wanted |= {("unit", each.held_by_unit_id) for each in roles if each.held_by_unit_id}
    names = names_of(register, wanted)
    if told_on is not None:
        with register.reading() as connection:
            names = withholding.told(connection, names, told_on)
    return _Facts(
        registers.own_organisation(register),
        participants,
        roles,
        bodies,
        held,
        vacant,
        names,
    )


def _is_there(body: Body, day: date) -> bool:
    return (body.from_day is None or body.from_day <= day) and (body.to_day is None or body.to_day >= day)


_Found: TypeAlias = tuple[Box, Place | None]


def _own(facts: _Facts) -> _Found:
    hosts = {each.organisation_id for each in facts.own.participants if each.host}
    members = [
        Member(each.name, (message("Host municipality"),) if each.id in hosts else ())
        for each in _by_name(facts.participants)
        if facts.is_cooperation
    ]
    return Box("organisation", facts.own.id or 0, facts.own.name, facts.own.kind, tuple(members)), None


def _roles(facts: _Facts) -> Iterator[_Found]:
    """Yield a box for each role, with what it reports to; a body that has a role stands in its box."""
    held: dict[int | None, list[Office]] = defaultdict(list)
    for office in facts.held:
        if office.body_id is None:
            held[office.role_id].append(office)
    bodies = {each.id: each for each in facts.bodies}
    for role in facts.roles:
        members = _in_order([*_people(facts, held[role.id]), *_vacancies(facts, role)])
        kind = facts.names.get(("unit", role.held_by_unit_id or 0), "")
        body = bodies.get(role.held_by_body_id)
        if body is not None:
            kind = body.name
            members += _members(facts, body)
        above = ("role", role.reports_to_id) if role.reports_to_id else facts.top
        yield Box("role", role.id or 0, role.name, kind, tuple(members)), above


def _bodies(facts: _Facts) -> Iterator[_Found]:
    """Yield a box for each body that has no role of its own, with what it reports to."""
    places = {each.id: ("body", each.id or 0) for each in facts.bodies}
    places |= {each.held_by_body_id: ("role", each.id or 0) for each in facts.roles if each.held_by_body_id}
    for body in facts.bodies:
        if places[body.id][0] == "body":
            box = Box("body", body.id or 0, body.name, body.kind, tuple(_members(facts, body)))
            yield box, places.get(body.parent_id, facts.top)


def _members(facts: _Facts, body: Body) -> list[Member]:
    """Return those in a body, its chair first, each with the function that is more than a member's."""
    held = [each for each in facts.held if each.body_id == body.id]
    held.sort(
        key=lambda each: (
            _FUNCTIONS.index(each.function or ORDINARY),
            _alphabetical(facts.names["person", each.person_id]),
        )
    )
    return [
        Member(
            facts.names["person", each.person_id],
            (each.function,) if each.function not in UNSAID else (),
        )
        for each in held
    ]


def _people(facts: _Facts, held: Iterable[Office]) -> list[Member]:
    """Return each person once, with everything that they hold the role for."""
    found: dict[int, list[Word]] = defaultdict(list)
    for office in held:
        said = what_for(office, facts.names, facts.top)
        found[office.person_id] += [said] if said else []
    return [Member(facts.names["person", each], tuple(words)) for each, words in found.items()]


def _in_order(members: Iterable[Member]) -> list[Member]:
    """Return the members by what they are there for, so that what is vacant stands at its place."""

    def key(member: Member) -> tuple[list[str], str]:
        return [_alphabetical(formats.show(each)) for each in member.what_for], _alphabetical(member.name)

    return sorted(members, key=key)


def names_of(register: Register, places: Iterable[Place]) -> dict[Place, str]:
    """Return what these are called, by (noun, id); contracts with their numbers, by which they are known."""
    named = set(places)
    found = records.names_of(register, named)
    with register.reading() as connection:
        for some in store.pieces(sorted(key for noun, key in named if noun == "contract")):
            query = select(CONTRACT.c.id, CONTRACT.c.number, CONTRACT.c.title).where(CONTRACT.c.id.in_(some))
            found |= {
                ("contract", row.id): f"{row.number} {row.title}".strip() for row in connection.execute(query)
            }
    return found


def what_for(office: Office, names: Mapping[Place, str], own: Place) -> str:
    """Return what an office is held for; nothing where that is the register's own organisation."""
    return _called(reversed(office.ties), names, own)


def _vacancies(facts: _Facts, role: Role) -> list[Member]:
    """Return what is vacant in a role, each with what it is for."""
    said = (_called(each, facts.names, facts.top) for each in facts.vacant[role.id or 0])
    return [Member("", (each,) if each else ()) for each in said]


def _called(places: Iterable[Place], names: Mapping[Place, str], own: Place) -> str:
    return ", ".join(names[place] for place in places if place != own)


def _by_name(organisations: Iterable[Organisation]) -> list[Organisation]:
    return sorted(organisations, key=lambda each: _alphabetical(each.name))


def _alphabetical(name: str) -> str:
    return formats.sort_key(name, text.language())
