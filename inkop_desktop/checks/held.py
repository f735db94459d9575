"""How many must and may have a role, wherever that is asked for, and who has it there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from inkop_desktop.checks.finding import Ref
from inkop_desktop.checks.reading import lines
from inkop_desktop.lists.offices import OFFICE, ON_CONTRACTS, PERSON, ROLE, in_being, last_day
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.manning import Term
from inkop_desktop.rules.organising import Post, Scope
from inkop_desktop.rules.periods import Period
from inkop_desktop.rules.vocabulary import OrganisationKind
from inkop_desktop.services import matrix
from inkop_desktop.services.standing import PHASE, RUNNING

PROFILE = METADATA.tables["profile"]
ORGANISATION = METADATA.tables["organisation"]
AREA = METADATA.tables["area"]
BODY = METADATA.tables["body"]
# Where on a contract the holders of a post stand.
_FIELDS = {Post.CONTRACT_OWNER: "owners", Post.CONTRACT_MANAGER: "managers"}


@dataclass(frozen=True, slots=True)
class Place:
    """What a role is held for; an office counts where it is tied to all of `ties`."""

    records: tuple[Ref, ...]
    ties: tuple[Ref, ...]

    @property
    def label(self) -> str:
        """Return what it is called."""
        return ", ".join(each.label for each in self.records)


@dataclass(frozen=True, slots=True)
class Held:
    """Everybody who holds a role for one thing today or will, with how many there must and may be.

    `field` is the one in which they stand, where that is on a contract.
    """

    role_id: int
    role: str
    post: str
    least: int
    most: int | None
    place: Place
    terms: tuple[Term, ...]
    names: dict[int, str]
    field: str

    @property
    def named(self) -> dict[str, str]:
        """Return what every sentence names."""
        return {"role": self.role, "place": self.place.label}

    @property
    def about(self) -> tuple[Ref, ...]:
        """Return what somebody is missing in, and as what."""
        return (*self.place.records, Ref("role", self.role_id, self.role))

    @property
    def part(self) -> str:
        """Return what tells it from the same check's other findings about the first record."""
        return " ".join(str(each) for each in (self.role_id, *(also.id for also in self.place.records[1:])))

    def persons_on(self, day: date) -> tuple[int, ...]:
        """Return the ids of those who hold it on a day."""
        return tuple(dict.fromkeys(each.who for each in self.terms if each.period.holds(day)))


def everywhere(connection: Connection, today: date) -> Iterator[Held]:
    """Yield each role that must be, or may only be, held by so many, with each that it is tied to.

    That nobody owns or manages a contract, or answers for an area in an organisation, has checks of its own.
    """
    columns = (ROLE.c.id, ROLE.c.name, ROLE.c.post, ROLE.c.scopes, ROLE.c.at_least, ROLE.c.at_most)
    numbered = select(*columns).where(or_(ROLE.c.at_least > 0, ROLE.c.at_most.is_not(None)))
    for role_id, role, post, scopes, at_least, most in connection.execute(numbered.order_by(ROLE.c.id)):
        least = _least(post, at_least or 0)
        if not least and most is None:
            continue
        offices = _offices(connection, role_id, today)
        for place, there in _by_place(offices, _places(connection, scopes, post, offices, today)):
            terms = tuple(Term(row.person_id, Period(row.from_day, row.to_day)) for row in there)
            names = {row.person_id: row.name for row in there}
            yield Held(role_id, role, post, least, most, place, terms, names, _FIELDS.get(post, ""))


def names_in(connection: Connection, table: Table) -> dict[int, str]:
    """Return what the rows of a table are called, by id."""
    return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}


def _least(post: str, at_least: int) -> int:
    """Return how many there must be, where no other check asks for them."""
    if post == Post.AREA_MANAGER:
        return 0
    return at_least if post not in ON_CONTRACTS or at_least > 1 else 0


def _offices(connection: Connection, role_id: int, today: date) -> list[Any]:
    """Return who has a role today or later, and is employed so long."""
    last = last_day(OFFICE)
    ties = [OFFICE.c[f"{scope}_id"] for scope in Scope]
    columns = (OFFICE.c.person_id, OFFICE.c.from_day, last.label("to_day"), PERSON.c.name)
    query = select(*columns, *ties).join_from(OFFICE, PERSON, PERSON.c.id == OFFICE.c.person_id)
    query = query.where(OFFICE.c.role_id == role_id, or_(last.is_(None), last >= today))
    return list(connection.execute(query.order_by(OFFICE.c.id)))


def _by_place(offices: Iterable[Any], places: Iterable[Place]) -> Iterator[tuple[Place, list[Any]]]:
    """Yield each place with those who are in office for it; places of one role have ties of one kind."""
    found: dict[tuple[str, ...], dict[tuple[int, ...], list[Any]]] = {}
    for place in places:
        kinds = tuple(each.kind for each in place.ties)
        if kinds not in found:
            found[kinds] = defaultdict(list)
            for row in offices:
                found[kinds][tuple(getattr(row, f"{kind}_id") for kind in kinds)].append(row)
        yield place, found[kinds][tuple(each.id for each in place.ties)]


def _places(
    connection: Connection, scopes: tuple[Scope, ...], post: str, offices: Iterable[Any], today: date
) -> list[Place]:
    """Return everything that a role has to be held for.

    One that may be tied to this or to that, or to nothing, is held for the register's own organisation; so
    is a cooperation's manager, who may stand with the host.
    """
    if post == Post.MANAGING_DIRECTOR:
        return [Place((each,), ()) for each in _own(connection, OrganisationKind.COOPERATION)]
    if post == Post.AREA_MANAGER:
        return _cells(connection, offices)
    if post in ON_CONTRACTS:
        return [_alone(each) for each in _of_scope(connection, Scope.CONTRACT, today)]
    if len(scopes) != 1:
        return [Place((each,), ()) for each in _own(connection)]
    return [_alone(each) for each in _of_scope(connection, scopes[0], today)]


def _alone(ref: Ref) -> Place:
    return Place((ref,), (ref,))


def _of_scope(connection: Connection, scope: Scope, today: date) -> list[Ref]:
    """Return everything of a kind; of organisations the participants, of contracts those that run."""
    if scope is Scope.CONTRACT:
        return [each.ref for each in lines(connection, today, PHASE.c.status.in_(RUNNING))]
    if scope is Scope.ORGANISATION:
        return [_organisation(each) for each in matrix.participating(connection)]
    table = METADATA.tables[str(scope)]
    query = select(table.c.id, table.c.name).order_by(table.c.id)
    if scope is Scope.BODY:
        query = query.where(in_being(BODY, today))
    return [Ref(str(scope), *row) for row in connection.execute(query)]


def _organisation(organisation: Organisation) -> Ref:
    return Ref("organisation", organisation.id or 0, organisation.name)


def _cells(connection: Connection, offices: Iterable[Any]) -> list[Place]:
    """Return the areas that somebody answers for, each with the organisation in which they do."""
    cells = {(row.area_id, row.organisation_id) for row in offices if row.area_id and row.organisation_id}
    areas, organisations = (names_in(connection, table) for table in (AREA, ORGANISATION))
    places = (
        (Ref("area", area, areas[area]), Ref("organisation", place, organisations[place]))
        for area, place in sorted(cells)
    )
    return [Place(each, each) for each in places]


def _own(connection: Connection, *kinds: OrganisationKind) -> list[Ref]:
    """Return the register's own organisation, if it is of one of these kinds; of any where none is told."""
    own = select(ORGANISATION.c.id, ORGANISATION.c.name).join_from(
        PROFILE, ORGANISATION, ORGANISATION.c.id == PROFILE.c.organisation_id
    )
    query = own.where(ORGANISATION.c.kind.in_(kinds)) if kinds else own
    return [Ref("organisation", *row) for row in connection.execute(query)]
