"""The matrix: who answers for each product area in each participating organisation, on a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from sqlalchemy import Connection, or_, select

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.lists.belonging import BELONGING
from inkop_desktop.lists.offices import OFFICE
from inkop_desktop.lists.planning import IS_OPEN, PLAN_ITEM
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation, Person, Profile
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register import store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.register.once import once
from inkop_desktop.register.register import Register
from inkop_desktop.rules.months import day_before
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import ContractKind, OrganisationKind
from inkop_desktop.services import offices, people, records, roles, work
from inkop_desktop.services.offices import Office
from inkop_desktop.services.standing import CONTRACT, PHASE, RUNNING, on_day
from inkop_desktop.text import N_, Message, message

USER = METADATA.tables["contract_user"]
PROFILE = METADATA.tables["profile"]
FRAMEWORKS = tuple(
    kind
    for kind in ContractKind
    if kind.startswith("framework") or kind in (ContractKind.CENTRAL_FRAMEWORK, ContractKind.DYNAMIC_SYSTEM)
)
Spot = tuple[int | None, int]  # product area, none for the whole organisation; organisation


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands at one spot: who is in office; whether somebody must be; an area above that answers.

    `holders` are those appointed to the spot itself, `above` those of the nearest area above it;
    `is_needed` where a framework agreement that the organisation may use is in force, or one is planned.
    """

    holders: tuple[Office, ...] = ()
    above: tuple[Office, ...] = ()
    is_needed: bool = False

    @property
    def is_vacant(self) -> bool:
        """Tell whether somebody must be in office and nobody is."""
        return self.is_needed and not self.holders and not self.above


@dataclass(frozen=True, slots=True)
class Matrix:
    """Product areas in the order of their tree, organisations as they take part, and the cells between."""

    day: date
    post: Post
    areas: tuple[tuple[ProductArea, int], ...]
    organisations: tuple[Organisation, ...]
    cells: Mapping[Spot, Cell]
    names: Mapping[tuple[str, int], str]

    @property
    def vacancies(self) -> int:
        """Return how many cells are vacant."""
        return sum(cell.is_vacant for cell in self.cells.values())


def matrix(register: Register, day: date) -> Matrix:
    """Return who answers for each product area in each participating organisation on a day."""
    with register.reading() as connection:
        found = unnamed(connection, day)
    held = {office for cell in found.cells.values() for office in (*cell.holders, *cell.above)}
    return replace(found, names=offices.names(register, held))


@once
def unnamed(connection: Connection, day: date) -> Matrix:
    """Return the matrix of a day without the names of those in it, which a check does not need.

    Nobody is needed anywhere where the role asks for none.
    """
    organisations = participating(connection)
    areas = in_tree(store.load(connection, ProductArea), _language(connection))
    by_spot = _by_spot(offices.every(connection, day=day, posts=[Post.AREA_MANAGER]))
    is_asked_for = roles.is_asked_for(connection, Post.AREA_MANAGER)
    ids = [each.id or 0 for each in organisations]
    needed = framework_spots(connection, day, ids) if is_asked_for else set()
    parents = {area.id: area.parent_id for area, _depth in areas}
    cells = {}
    for area, _depth in areas:
        for organisation_id in ids:
            spot = area.id, organisation_id
            cells[spot] = Cell(
                holders=by_spot.get(spot, ()),
                above=() if spot in by_spot else _above(by_spot, parents, spot),
                is_needed=spot in needed,
            )
    return Matrix(day, Post.AREA_MANAGER, tuple(areas), tuple(organisations), cells, {})


def officers(register: Register, day: date) -> Matrix:
    """Return who is the procurement officer in charge of each participating organisation on a day."""
    with register.reading() as connection:
        organisations = participating(connection)
        held = offices.every(connection, day=day, posts=[Post.PROCUREMENT_OFFICER])
        is_needed = roles.is_asked_for(connection, Post.PROCUREMENT_OFFICER)
    by_spot = _by_spot(replace(each, area_id=None) for each in held)
    spots: list[Spot] = [(None, each.id or 0) for each in organisations]
    cells = {spot: Cell(by_spot.get(spot, ()), is_needed=is_needed) for spot in spots}
    names = offices.names(register, held)
    return Matrix(day, Post.PROCUREMENT_OFFICER, (), tuple(organisations), cells, names)


def fill(register: Register, post: Post, spot: Spot, who: int | str, day: date) -> Appointment:
    """Appoint a person, or somebody new of that name, at a spot from a day in place of whoever is there.

    It is one action. Somebody who is there already stays; whoever has been appointed to a later time
    keeps it. Raises UserError where the register has no role for it, or the person has left.
    """
    with register.reading() as connection:
        role_id = roles.role_of(connection, post)
        at_spot = [
            each for each in _appointed(connection, post, spot) if each.to_day is None or each.to_day >= day
        ]
    if role_id is None:
        raise UserError(N_("There is no such role in the register. Add the usual roles first."))
    now = [each for each in at_spot if each.from_day is None or each.from_day <= day]
    starts = [each.from_day for each in at_spot if each.from_day is not None and each.from_day > day]
    stays = next((each for each in now if each.person_id == who), None)
    if isinstance(who, int):
        people.check_employed(records.get(register, Person, who), day)
    with work.change(register, _appointing(register, role_id, who)) as change:
        for each in now:
            if each is not stays:
                _end_before(change, each, day)
        if stays is not None:
            return stays
        person_id = who if isinstance(who, int) else change.save(Person(name=who)).id
        area_id, organisation_id = spot
        appointment = Appointment(
            role_id=role_id,
            person_id=person_id,
            organisation_id=organisation_id,
            area_id=area_id,
            from_day=day,
            to_day=day_before(min(starts)) if starts else None,
        )
        return change.save(appointment)


def _appointing(register: Register, role_id: int, who: int | str) -> Message:
    """Return what it is called to appoint somebody to a role."""
    known = records.names_of(
        register, [("role", role_id)] + ([("person", who)] if isinstance(who, int) else [])
    )
    name = known["person", who] if isinstance(who, int) else who
    return message("Appoint {label}", label=f"{name}, {known['role', role_id]}")


def _appointed(connection: Connection, post: Post, spot: Spot) -> list[Appointment]:
    """Return everybody who is, was or will be appointed at a spot."""
    area_id, organisation_id = spot
    query = select(OFFICE.c.id).where(
        OFFICE.c.noun == "appointment",
        OFFICE.c.post == str(post),
        OFFICE.c.organisation_id == organisation_id,
    )
    if area_id is not None:
        query = query.where(OFFICE.c.area_id == area_id)
    return store.load(connection, Appointment, list(connection.scalars(query)))


def _end_before(change: ChangeSet, held: Appointment, day: date) -> None:
    """Let somebody be appointed until the day before; one who began that day never was."""
    if held.from_day == day:
        change.delete(held)
    else:
        change.save(replace(held, to_day=day_before(day)))


@once
def participating(connection: Connection) -> list[Organisation]:
    """Return the organisations that take part in the register's own, or that one alone."""
    ids = [each.organisation_id for each in store.load(connection, Profile) if each.organisation_id]
    if not ids:
        return []
    (own,) = store.load(connection, Organisation, ids)
    if own.kind is not OrganisationKind.COOPERATION or not own.participants:
        return [own]
    ids = [each.organisation_id for each in own.participants if each.organisation_id is not None]
    return store.load(connection, Organisation, ids)


def in_tree(areas: Sequence[ProductArea], language: str) -> list[tuple[ProductArea, int]]:
    """Return the areas by name, each under the one it is part of, with its depth from 0.

    What is part of itself through others stands at the top.
    """
    by_parent: dict[int | None, list[ProductArea]] = defaultdict(list)
    for area in areas:
        by_parent[area.parent_id].append(area)
    found: dict[int | None, tuple[ProductArea, int]] = {}

    def descend(parent_id: int | None, depth: int) -> Iterator[tuple[ProductArea, int]]:
        for area in sorted(by_parent[parent_id], key=lambda each: formats.sort_key(each.name, language)):
            if area.id not in found:
                found[area.id] = area, depth
                yield area, depth
                yield from descend(area.id, depth + 1)

    rows = list(descend(None, 0))
    lost = [each for each in areas if each.id not in found]
    return rows + [(each, 0) for each in lost]


def _language(connection: Connection) -> str:
    return connection.scalar(select(PROFILE.c.language)) or ""


def framework_spots(connection: Connection, day: date, organisations: Iterable[int]) -> set[Spot]:
    """Return where a framework agreement in force on a day falls: its area, and each that may use it.

    An agreement that names nobody may be used by all, and so may one that is planned.
    """
    standing = select(CONTRACT.c.id, CONTRACT.c.area_id).join(PHASE, on_day(CONTRACT.c.id, day))
    standing = standing.where(
        PHASE.c.status.in_(RUNNING), CONTRACT.c.kind.in_(FRAMEWORKS), CONTRACT.c.area_id.is_not(None)
    )
    areas = {row.id: row.area_id for row in connection.execute(standing)}
    users = select(USER.c.root_id, USER.c.organisation_id, BELONGING.c.organisation_id.label("through"))
    users = users.select_from(USER.outerjoin(BELONGING, BELONGING.c.unit_id == USER.c.unit_id)).where(
        USER.c.root_id.in_(standing.with_only_columns(CONTRACT.c.id)),
        or_(USER.c.organisation_id.is_not(None), USER.c.unit_id.is_not(None)),
    )
    named: dict[int, set[int]] = defaultdict(set)
    for contract_id, organisation_id, through in connection.execute(users):
        named[contract_id].add(organisation_id or through)
    everybody = set(organisations)
    agreed = {
        (area_id, organisation_id)
        for contract_id, area_id in areas.items()
        for organisation_id in everybody & named.get(contract_id, everybody)
    }
    return agreed.union(product(_areas_planned(connection), everybody))


def _areas_planned(connection: Connection) -> Iterable[int]:
    """Return the areas for which a framework agreement is planned, of which nothing has come yet."""
    planned = select(PLAN_ITEM.c.area_id).where(IS_OPEN, PLAN_ITEM.c.kind.in_(FRAMEWORKS))
    return connection.scalars(planned.where(PLAN_ITEM.c.area_id.is_not(None)))


def _by_spot(held: Iterable[Office]) -> dict[Spot, tuple[Office, ...]]:
    found: dict[Spot, tuple[Office, ...]] = {}
    for office in held:
        if office.organisation_id is not None:
            spot = office.area_id, office.organisation_id
            found[spot] = (*found.get(spot, ()), office)
    return found


def _above(
    by_spot: Mapping[Spot, tuple[Office, ...]], parents: Mapping[int | None, int | None], spot: Spot
) -> tuple[Office, ...]:
    """Return those of the nearest area above that has somebody."""
    area_id, organisation_id = spot
    seen = set()
    while area_id is not None and area_id not in seen:
        seen.add(area_id)
        area_id = parents.get(area_id)
        if area_id is not None and (found := by_spot.get((area_id, organisation_id))):
            return found
    return ()
