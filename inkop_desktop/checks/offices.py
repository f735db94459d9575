"""Checks of offices: each is held by as many as its role asks for, without a gap, by those who are here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import Names, SpokenDay
from inkop_desktop.lists.offices import APPOINTMENT, in_office, last_day
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.manning import Lack, Term, count, crowded, lacks
from inkop_desktop.rules.months import day_before
from inkop_desktop.rules.organising import Post, Scope
from inkop_desktop.rules.periods import Period, soon
from inkop_desktop.rules.vocabulary import OrganisationKind
from inkop_desktop.services import lapsing, matrix
from inkop_desktop.text import Message, counted, message

NOUNS = ("appointment", "role", "person", "organisation", "unit", "area", "body", "profile")
ROLE = METADATA.tables["role"]
PERSON = METADATA.tables["person"]
PROFILE = METADATA.tables["profile"]
ORGANISATION = METADATA.tables["organisation"]
AREA = METADATA.tables["area"]
BODY = METADATA.tables["body"]


@dataclass(frozen=True, slots=True)
class Held:
    """Everybody who holds a role for one thing today or will, with how many there must and may be."""

    role_id: int
    role: str
    least: int
    most: int | None
    place: Ref
    terms: tuple[Term, ...]
    names: dict[int, str]

    @property
    def named(self) -> dict[str, str]:
        """Return what every sentence names."""
        return {"role": self.role, "place": self.place.label}

    @property
    def about(self) -> tuple[Ref, Ref]:
        """Return what somebody is missing in, and as what."""
        return self.place, Ref("role", self.role_id, self.role)

    def persons_on(self, day: date) -> tuple[int, ...]:
        """Return the ids of those who hold it on a day."""
        return tuple(dict.fromkeys(each.who for each in self.terms if each.period.holds(day)))


@check("office-vacant", Severity.DANGER, se="N20", no="K1, K21", nouns=NOUNS)
def office_vacant(connection: Connection, today: date) -> Iterator[Breach]:
    """Every role that must be held is held today, or somebody is appointed to come."""
    for held, lacking in _lacks(connection, today):
        if lacking.first == today and lacking.last is None:
            yield Breach(
                records=held.about,
                message=_missing(held, today),
                why=message("Somebody must have this role at all times."),
                remedy=Remedy.APPOINT,
                facts=(held.persons_on(today),),
                persons=held.persons_on(today),
                part=str(held.role_id),
            )


def _missing(held: Held, today: date) -> Message:
    there = count(held.terms, today)
    if there:
        return message(
            "{place} has {there} of at least {least} in the role {role}",
            there=there,
            least=held.least,
            **held.named,
        )
    return message("{role} is missing in {place}", **held.named)


@check("office-gap", Severity.WARNING, se="N20", no="K21", nouns=NOUNS)
def office_gap(connection: Connection, today: date) -> Iterator[Breach]:
    """There is no gap between two appointments to a role that must be held, now or ahead."""
    for held, lacking in _lacks(connection, today):
        if lacking.last is None:
            continue
        days = {"first": SpokenDay(lacking.first, today), "last": SpokenDay(lacking.last, today)}
        now = lacking.first == today
        yield Breach(
            records=held.about,
            severity=Severity.DANGER if now else Severity.WARNING,
            message=message("{role} is missing in {place} until {last}", last=days["last"], **held.named)
            if now
            else message("{role} is missing in {place} from {first} until {last}", **days, **held.named),
            why=message("Nobody is appointed between two appointments. Let one of them run longer."),
            remedy=Remedy.APPOINT,
            due=lacking.first,
            facts=(None if now else lacking.first, lacking.last),
            persons=held.persons_on(today),
            part=f"{held.role_id} {lacking.last}",
        )


@check("office-ends", Severity.WARNING, se="N20", no="K21", nouns=NOUNS)
def office_ends(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever leaves a role that must be held has a successor in time."""
    for held, lacking in _lacks(connection, today):
        last = day_before(lacking.first)
        if lacking.first == today or lacking.last is not None or last > soon(today):
            continue
        persons = held.persons_on(last)
        yield Breach(
            records=held.about,
            message=message(
                "{role} in {place} has no successor after {last}", last=SpokenDay(last, today), **held.named
            ),
            why=counted(
                "{names} is in office until then.",
                "{names} are in office until then.",
                len(persons),
                names=Names([held.names[each] for each in persons]),
            ),
            remedy=Remedy.APPOINT,
            due=last,
            facts=(last, persons),
            persons=persons,
            part=str(held.role_id),
        )


@check("office-crowded", Severity.DANGER, se="N20", no="K21", nouns=NOUNS)
def office_crowded(connection: Connection, today: date) -> Iterator[Breach]:
    """No more have a role at the same time than may, now or ahead."""
    for held in _held(connection, today):
        day = None if held.most is None else crowded(held.terms, held.most, today)
        if held.most is None or day is None:
            continue
        persons = held.persons_on(day)
        values = {"names": Names([held.names[each] for each in persons]), **held.named}
        yield Breach(
            records=held.about,
            severity=Severity.DANGER if day == today else Severity.WARNING,
            message=message("{role} in {place} has several holders at once: {names}", **values)
            if day == today
            else message(
                "{role} in {place} has several holders at once from {day}: {names}",
                day=SpokenDay(day, today),
                **values,
            ),
            why=counted(
                "The role may have {count} holder at a time.",
                "The role may have {count} holders at a time.",
                held.most,
            ),
            due=day,
            facts=(persons,),
            persons=persons,
            part=str(held.role_id),
        )


@check("area-vacant", Severity.DANGER, se="N20", no="K27", nouns=(*NOUNS, "contract", "plan_item"))
def area_vacant(connection: Connection, today: date) -> Iterator[Breach]:
    """Every area with a framework agreement has its manager wherever it is used, or planned."""
    found = matrix.unnamed(connection, today)
    role = connection.scalar(select(ROLE.c.name).where(ROLE.c.post == Post.AREA_MANAGER))
    for area, _depth in found.areas:
        vacant = [each for each in found.organisations if found.cells[area.id, each.id or 0].is_vacant]
        if not vacant:
            continue
        yield Breach(
            records=(
                Ref("area", area.id or 0, area.name),
                *(Ref("organisation", each.id or 0, each.name) for each in vacant),
            ),
            message=_vacant(role or "", area.name, vacant, len(found.organisations)),
            why=message("A framework agreement is in force in the product area, or planned."),
            remedy=Remedy.APPOINT,
            facts=tuple(each.id for each in vacant),
        )


@check("area-ends", Severity.WARNING, se="N20", no="K27", nouns=(*NOUNS, "contract", "plan_item"))
def area_ends(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever answers for areas with a framework agreement somewhere has a successor there in time."""
    role = connection.scalar(select(ROLE.c.name).where(ROLE.c.post == Post.AREA_MANAGER))
    areas, organisations = _names(connection, AREA), _names(connection, ORGANISATION)
    together: dict[tuple[int, date], dict[int, tuple[int, ...]]] = defaultdict(dict)
    for (area_id, organisation_id), lapse in lapsing.of_areas(connection, today).items():
        together[organisation_id, lapse.last][area_id or 0] = lapse.persons
    for (place, last), lapsed in together.items():
        concerned = {each: areas[each] for each in lapsed}
        persons = tuple(dict.fromkeys(person for several in lapsed.values() for person in several))
        yield Breach(
            records=(
                Ref("organisation", place, organisations[place]),
                *(Ref("area", *each) for each in concerned.items()),
            ),
            message=message(
                "{role} in {place} has no successor after {last} for {areas}",
                role=role or "",
                place=organisations[place],
                last=SpokenDay(last, today),
                areas=Names(list(concerned.values())),
            ),
            why=message("A framework agreement is in force in each product area, or planned."),
            remedy=Remedy.APPOINT,
            due=last,
            facts=(last, tuple(concerned), persons),
            persons=persons,
            part=last.isoformat(),
        )


def _names(connection: Connection, table: Table) -> dict[int, str]:
    return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}


def _vacant(role: str, area: str, vacant: Sequence[Organisation], participants: int) -> Message:
    if len(vacant) == participants > 1:
        return message("{role} for {area} is missing everywhere", role=role, area=area)
    places = Names([each.name for each in vacant])
    return message("{role} for {area} is missing in {places}", role=role, area=area, places=places)


def _lacks(connection: Connection, today: date) -> Iterator[tuple[Held, Lack]]:
    """Yield every role that is not held by enough on some days from today on, with the days, each time."""
    for held in _held(connection, today):
        for lacking in lacks(held.terms, held.least, today):
            yield held, lacking


def _held(connection: Connection, today: date) -> Iterator[Held]:
    """Yield each role that must be, or may only be, held by so many, with each that it is tied to.

    What is tied to a contract, and to an area in an organisation, has checks of its own.
    """
    columns = (ROLE.c.id, ROLE.c.name, ROLE.c.post, ROLE.c.scopes, ROLE.c.at_least, ROLE.c.at_most)
    numbered = select(*columns).where(or_(ROLE.c.at_least > 0, ROLE.c.at_most.is_not(None)))
    appointed = _appointed(connection, today)
    for role_id, role, post, scopes, least, most in connection.execute(numbered.order_by(ROLE.c.id)):
        if len(scopes) != 1 or scopes[0] is Scope.CONTRACT:
            continue
        for place in _places(connection, scopes[0], post, today):
            there = [row for row in appointed[role_id] if _is_for(row, place, post)]
            terms = tuple(Term(row.person_id, Period(row.from_day, row.to_day)) for row in there)
            names = {row.person_id: row.name for row in there}
            yield Held(role_id, role, least or 0, most, place, terms, names)


def _appointed(connection: Connection, today: date) -> dict[int, list[Any]]:
    """Return who is appointed today or later, by role, and employed so long."""
    ties = [APPOINTMENT.c[f"{scope}_id"] for scope in Scope if scope is not Scope.CONTRACT]
    last = last_day(APPOINTMENT)
    columns = (APPOINTMENT.c.role_id, APPOINTMENT.c.person_id, APPOINTMENT.c.from_day, last.label("to_day"))
    query = select(*columns, *ties, PERSON.c.name).join(PERSON, PERSON.c.id == APPOINTMENT.c.person_id)
    query = query.where(or_(last.is_(None), last >= today))
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(APPOINTMENT.c.id)):
        found[row.role_id].append(row)
    return found


def _is_for(row: Any, place: Ref, post: str) -> bool:
    """Tell whether somebody is appointed for a place; a cooperation's manager may stand with the host."""
    return post == Post.MANAGING_DIRECTOR or getattr(row, f"{place.kind}_id") == place.id


def _places(connection: Connection, scope: Scope, post: str, today: date) -> Iterable[Ref]:
    """Return everything that a role of a scope has to be held for."""
    if scope is Scope.ORGANISATION:
        return _organisations(connection, post)
    table = METADATA.tables[str(scope)]
    query = select(table.c.id, table.c.name).order_by(table.c.id)
    if scope is Scope.BODY:
        query = query.where(in_office(BODY, today))
    return [Ref(str(scope), *row) for row in connection.execute(query)]


def _organisations(connection: Connection, post: str) -> list[Ref]:
    """Return the participants; for who manages a cooperation, the cooperation alone."""
    if post != Post.MANAGING_DIRECTOR:
        return [Ref("organisation", each.id or 0, each.name) for each in matrix.participating(connection)]
    own = select(ORGANISATION.c.id, ORGANISATION.c.name).join_from(
        PROFILE, ORGANISATION, ORGANISATION.c.id == PROFILE.c.organisation_id
    )
    cooperates = ORGANISATION.c.kind == OrganisationKind.COOPERATION
    return [Ref("organisation", *row) for row in connection.execute(own.where(cooperates))]


CHECKS = (office_vacant, office_gap, office_ends, office_crowded, area_vacant, area_ends)
