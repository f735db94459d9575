"""What each role has to be held for, and where it is not: asked by papers, charts and checks alike."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from inkop_desktop.lists.offices import ON_CONTRACTS, in_being
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.roles import Role
from inkop_desktop.rules.organising import Post, Scope
from inkop_desktop.rules.vocabulary import OrganisationKind
from inkop_desktop.services import matrix
from inkop_desktop.services.offices import Office, Place
from inkop_desktop.services.standing import CONTRACT, PERHAPS_RUNNING, PHASE, on_day

AREA = METADATA.tables["area"]
BODY = METADATA.tables["body"]
ORGANISATION = METADATA.tables["organisation"]
PROFILE = METADATA.tables["profile"]
# The program's own roles that every participating organisation has.
_IN_EACH = (Post.MUNICIPAL_DIRECTOR, Post.PROCUREMENT_OFFICER)


@dataclass(frozen=True, slots=True)
class Thing:
    """A record that a role is held for."""

    noun: str
    id: int
    name: str

    @property
    def place(self) -> Place:
        """Return (noun, id)."""
        return self.noun, self.id


@dataclass(frozen=True, slots=True)
class Seat:
    """What a role is held for; an office counts where it is tied to all of `ties`."""

    things: tuple[Thing, ...]
    ties: tuple[Thing, ...]


def seats(
    connection: Connection, scopes: Sequence[Scope], post: str, held: Iterable[Any], day: date
) -> list[Seat]:
    """Return everything that a role has to be held for; of product areas those that somebody answers for.

    One that may be tied to this or to that, or to nothing, is held for the register's own organisation; so
    is a cooperation's manager, who may stand with the host. Whoever each municipality must have is held for
    each that takes part, whatever else the role may be tied to.
    """
    if post in _IN_EACH:
        return [_alone(each) for each in _of_scope(connection, Scope.ORGANISATION, day)]
    if post == Post.MANAGING_DIRECTOR:
        return [Seat((each,), ()) for each in _own(connection, OrganisationKind.COOPERATION)]
    if post == Post.AREA_MANAGER:
        return _cells(connection, held)
    if post in ON_CONTRACTS:
        return [_alone(each) for each in _of_scope(connection, Scope.CONTRACT, day)]
    if len(scopes) != 1:
        return [Seat((each,), ()) for each in _own(connection)]
    return [_alone(each) for each in _of_scope(connection, scopes[0], day)]


def names_in(connection: Connection, table: Table) -> dict[int, str]:
    """Return what the rows of a table are called, by id."""
    return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}


def by_seat(held: Iterable[Any], found: Iterable[Seat]) -> Iterator[tuple[Seat, list[Any]]]:
    """Yield each seat with those who are in office for it; the seats of one role have ties of one kind."""
    tied: dict[tuple[str, ...], dict[tuple[int, ...], list[Any]]] = {}
    for seat in found:
        nouns = tuple(each.noun for each in seat.ties)
        if nouns not in tied:
            tied[nouns] = defaultdict(list)
            for office in held:
                tied[nouns][tuple(getattr(office, f"{noun}_id") for noun in nouns)].append(office)
        yield seat, tied[nouns][tuple(each.id for each in seat.ties)]


def vacant(
    connection: Connection, roles: Iterable[Role], held: Collection[Office], day: date
) -> dict[int, list[tuple[Place, ...]]]:
    """Return what is vacant on a day by the id of the role: what it is for, once for each who is missing.

    `held` are the offices of the day. A contract always has an owner and a manager; for a product area
    somebody answers wherever the matrix asks for it.
    """
    by_role: dict[int | None, list[Office]] = defaultdict(list)
    for office in held:
        if office.is_member:
            by_role[office.role_id].append(office)
    return {role.id or 0: list(_vacant(connection, role, by_role[role.id], day)) for role in roles}


def _vacant(
    connection: Connection, role: Role, held: Sequence[Office], day: date
) -> Iterator[tuple[Place, ...]]:
    if role.post == Post.AREA_MANAGER:
        yield from _vacant_areas(connection, day)
        return
    least = role.at_least or int(role.post in ON_CONTRACTS)
    if not least:
        return
    for seat, there in by_seat(held, seats(connection, role.scopes, role.post, held, day)):
        for _missing in range(least - len({each.person_id for each in there})):
            yield tuple(each.place for each in seat.things)


def _vacant_areas(connection: Connection, day: date) -> Iterator[tuple[Place, ...]]:
    for (area_id, organisation_id), cell in matrix.unnamed(connection, day).cells.items():
        if cell.is_vacant:
            yield ("area", area_id or 0), ("organisation", organisation_id)


def _alone(thing: Thing) -> Seat:
    return Seat((thing,), (thing,))


def _of_scope(connection: Connection, scope: Scope, day: date) -> list[Thing]:
    """Return everything of a kind; of organisations the participants, of contracts those that may run."""
    if scope is Scope.CONTRACT:
        return _contracts(connection, day)
    if scope is Scope.ORGANISATION:
        return [_organisation(each) for each in matrix.participating(connection)]
    table = METADATA.tables[str(scope)]
    query = select(table.c.id, table.c.name).order_by(table.c.id)
    if scope is Scope.BODY:
        query = query.where(in_being(BODY, day))
    return [Thing(str(scope), *row) for row in connection.execute(query)]


def _contracts(connection: Connection, day: date) -> list[Thing]:
    query = select(CONTRACT.c.id, CONTRACT.c.number, CONTRACT.c.title).join(PHASE, on_day(CONTRACT.c.id, day))
    found = connection.execute(query.where(PHASE.c.status.in_(PERHAPS_RUNNING)).order_by(CONTRACT.c.id))
    return [Thing("contract", row.id, f"{row.number} {row.title}".strip()) for row in found]


def _organisation(organisation: Organisation) -> Thing:
    return Thing("organisation", organisation.id or 0, organisation.name)


def _cells(connection: Connection, held: Iterable[Any]) -> list[Seat]:
    """Return the areas that somebody answers for, each with the organisation in which they do."""
    cells = {(row.area_id, row.organisation_id) for row in held if row.area_id and row.organisation_id}
    areas, organisations = (names_in(connection, table) for table in (AREA, ORGANISATION))
    both = (
        (Thing("area", area, areas[area]), Thing("organisation", place, organisations[place]))
        for area, place in sorted(cells)
    )
    return [Seat(each, each) for each in both]


def _own(connection: Connection, *kinds: OrganisationKind) -> list[Thing]:
    """Return the register's own organisation, if it is of one of these kinds; of any where none is told."""
    own = select(ORGANISATION.c.id, ORGANISATION.c.name).join_from(
        PROFILE, ORGANISATION, ORGANISATION.c.id == PROFILE.c.organisation_id
    )
    query = own.where(ORGANISATION.c.kind.in_(kinds)) if kinds else own
    return [Thing("organisation", *row) for row in connection.execute(query)]
