"""Checks of offices: each is held by as many as its role asks for, without a gap, by those who are here."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.held import Held, everywhere
from inkop_desktop.checks.reading import Names, SpokenDay
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.manning import Lack, count, crowded, lacks
from inkop_desktop.rules.months import day_before
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.periods import soon
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import lapsing, matrix
from inkop_desktop.services.manning import names_in
from inkop_desktop.text import Message, counted, message

NOUNS = ("appointment", "role", "person", "organisation", "unit", "area", "body", "profile", "contract")
ROLE = METADATA.tables["role"]
ORGANISATION = METADATA.tables["organisation"]
AREA = METADATA.tables["area"]
# The duty behind each of the program's own roles, where it is another than the check's.
_DUTIES: dict[str, dict[Country, str]] = {
    Post.MUNICIPAL_DIRECTOR: {Country.NO: "K20"},
    Post.MANAGING_DIRECTOR: {Country.NO: "K2, K3"},
    Post.PROCUREMENT_OFFICER: {Country.NO: "K21"},
    Post.AREA_MANAGER: {Country.NO: "K27"},
    Post.CONTRACT_OWNER: {Country.NO: "K44"},
    Post.CONTRACT_MANAGER: {Country.NO: "K44"},
}


@check("office-vacant", Severity.DANGER, se="N20", no="K1", nouns=NOUNS)
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
                part=held.part,
                field=held.field,
                duties=_duties(held),
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


@check("office-gap", Severity.WARNING, se="N20", no="K1", nouns=NOUNS)
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
            part=f"{held.part} {lacking.last}",
            field=held.field,
            duties=_duties(held),
        )


@check("office-ends", Severity.WARNING, se="N20", no="K1", nouns=NOUNS)
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
            part=held.part,
            field=held.field,
            duties=_duties(held),
        )


@check("office-crowded", Severity.DANGER, se="N20", no="K1", nouns=NOUNS)
def office_crowded(connection: Connection, today: date) -> Iterator[Breach]:
    """No more have a role at the same time than may, now or ahead."""
    for held in everywhere(connection, today):
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
            part=held.part,
            field=held.field,
            duties=_duties(held),
        )


@check("area-vacant", Severity.DANGER, se="N20", no="K27", nouns=(*NOUNS, "plan_item"))
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


@check("area-ends", Severity.WARNING, se="N20", no="K27", nouns=(*NOUNS, "plan_item"))
def area_ends(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever answers for areas with a framework agreement somewhere has a successor there in time."""
    role = connection.scalar(select(ROLE.c.name).where(ROLE.c.post == Post.AREA_MANAGER))
    areas, organisations = names_in(connection, AREA), names_in(connection, ORGANISATION)
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


def _duties(held: Held) -> dict[Country, str]:
    return _DUTIES.get(held.post, {})


def _vacant(role: str, area: str, vacant: Sequence[Organisation], participants: int) -> Message:
    if len(vacant) == participants > 1:
        return message("{role} for {area} is missing everywhere", role=role, area=area)
    places = Names([each.name for each in vacant])
    return message("{role} for {area} is missing in {places}", role=role, area=area, places=places)


def _lacks(connection: Connection, today: date) -> Iterator[tuple[Held, Lack]]:
    """Yield every role that is not held by enough on some days from today on, with the days, each time."""
    for held in everywhere(connection, today):
        for lacking in lacks(held.terms, held.least, today):
            yield held, lacking


CHECKS = (office_vacant, office_gap, office_ends, office_crowded, area_vacant, area_ends)
