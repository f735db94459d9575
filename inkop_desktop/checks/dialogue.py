"""Checks of the dialogue in the scheme: managers are heard, heads informed, proposals passed on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, func, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import IN_OFFICE, InSentence, Names, SpokenDay, is_settled, role_in_sentence
from inkop_desktop.lists.belonging import BELONGING
from inkop_desktop.lists.contact import CONTACT, told_between
from inkop_desktop.lists.offices import APPOINTMENT, in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import Post, Progress
from inkop_desktop.services import areas, matrix, offices
from inkop_desktop.services.offices import Office
from inkop_desktop.text import counted, message

HEARD_MONTHS = 6
"""For how long it is enough to have noted the market of an area, or to have heard from its manager."""
INFORMED_MONTHS = 12
"""For how long it is enough to have informed the heads of departments."""
REPORTED_MONTHS = 3
"""For how long a proposal may wait until the director is told of it."""

AREA = METADATA.tables["area"]
CHANGE, CHANGE_SET = METADATA.tables["change"], METADATA.tables["change_set"]
IMPROVEMENT = METADATA.tables["improvement"]
NOTE = METADATA.tables["market_note"]
PERSON = METADATA.tables["person"]
ROLE = METADATA.tables["role"]
_NOUNS = (*IN_OFFICE, "role")
_OF_ORGANISATIONS = (*_NOUNS, "organisation", "unit", "profile")
_SETTLED = (Progress.DONE, Progress.REJECTED)


@dataclass(frozen=True, slots=True)
class Followed:
    """An area with framework agreements in force, who follows it since when, and the last note of it."""

    area: Ref
    managers: tuple[int, ...]
    since: date
    noted: date | None


@check(
    "market-notes",
    Severity.WARNING,
    se="",
    no="K41",
    nouns=(*_OF_ORGANISATIONS, "area", "market_note", "plan_item"),
)
def market_notes(connection: Connection, today: date) -> Iterator[Breach]:
    """The market of every area with a framework agreement, in force or planned, is noted by its managers."""
    names = _names(connection, PERSON)
    for each in _followed(connection, today):
        if _is_recent(each.since, today) or _is_recent(each.noted, today):
            continue
        area = each.area.label
        yield Breach(
            records=(each.area,),
            message=message(
                "Nothing has been noted of the market in {area} since {day}",
                area=area,
                day=SpokenDay(each.noted, today),
            )
            if each.noted
            else message("Nothing has been noted of the market in {area}", area=area),
            why=message(
                "They follow market, products and prices: {names}. Note what is seen twice a year at least.",
                names=Names([names[person_id] for person_id in each.managers]),
            ),
            facts=(each.noted,),
            persons=each.managers,
        )


def _followed(connection: Connection, today: date) -> Iterator[Followed]:
    """Yield each area that somebody is appointed to, where an agreement in it or below it asks for that.

    What is noted of an area above or below it counts.
    """
    found = matrix.unnamed(connection, today)
    managed: dict[int | None, list[Office]] = defaultdict(list)
    for cell in found.cells.values():
        for office in (*cell.holders, *cell.above) if cell.is_needed else ():
            managed[office.area_id].append(office)
    lines = areas.lines(connection)
    noted = _noted(connection, today)
    for area, _depth in found.areas:
        if held := managed[area.id]:
            own = lines[area.id or 0]
            days = [day for key, day in noted.items() if key in own or area.id in lines[key]]
            managers = tuple(sorted({office.person_id for office in held}))
            about = Ref("area", area.id or 0, area.name)
            yield Followed(about, managers, _first_day(held), max(days, default=None))


@check(
    "manager-contact",
    Severity.WARNING,
    se="",
    no="K27",
    nouns=(*_NOUNS, "area", "training", "feedback", "advice", "market_note"),
)
def manager_contact(connection: Connection, today: date) -> Iterator[Breach]:
    """Every product area manager is heard from, but for those who are the officer in charge themselves."""
    officers = offices.every(connection, day=today, posts=[Post.PROCUREMENT_OFFICER])
    in_charge = {office.person_id for office in officers}
    managed: dict[int, list[Office]] = defaultdict(list)
    for office in offices.every(connection, day=today, posts=[Post.AREA_MANAGER]):
        if office.person_id not in in_charge:
            managed[office.person_id].append(office)
    heard = _heard(connection, today)
    names, areas = _names(connection, PERSON), _names(connection, AREA)
    role = role_in_sentence(connection, Post.AREA_MANAGER)
    for person_id in sorted(managed):
        last = heard.get(person_id)
        if not _is_recent(_first_day(managed[person_id]), today) and not _is_recent(last, today):
            held = {office.area_id for office in managed[person_id]}
            of_person = {key: name for key, name in areas.items() if key in held}
            yield _unheard(
                Ref("person", person_id, names[person_id]), of_person, role, SpokenDay(last, today)
            )


def _unheard(person: Ref, areas: Mapping[int, str], role: InSentence, last: SpokenDay) -> Breach:
    said = {"name": person.label, "areas": Names(list(areas.values()))}
    return Breach(
        records=(person, *(Ref("area", *each) for each in areas.items())),
        message=message(
            "No contact with {name} has been noted since {day} ({areas})",
            day=last,
            **said,
        )
        if last.day
        else message("No contact with {name} has been noted ({areas})", **said),
        why=message("Keep in touch with every {role}. Note talks, meetings and information.", role=role),
        facts=(last.day,),
        persons=(person.id,),
    )


@check("heads-uninformed", Severity.WARNING, se="", no="K26", nouns=(*_OF_ORGANISATIONS, "training"))
def heads_uninformed(connection: Connection, today: date) -> Iterator[Breach]:
    """The heads of departments of each participant have been informed in the last twelve months.

    Whoever is new as a head has a time for it.
    """
    since = add_months(today, -INFORMED_MONTHS)
    joined = APPOINTMENT.join(ROLE, ROLE.c.id == APPOINTMENT.c.role_id)
    joined = joined.join(PERSON, PERSON.c.id == APPOINTMENT.c.person_id)
    joined = joined.join(BELONGING, BELONGING.c.unit_id == APPOINTMENT.c.unit_id)
    heads = select(BELONGING.c.organisation_id, PERSON.c.id, PERSON.c.name).select_from(joined).distinct()
    heads = heads.where(
        ROLE.c.post == Post.HEAD,
        in_office(APPOINTMENT, today),
        is_settled(today, APPOINTMENT.c.role_id),
        ~told_between(since, today),
    )
    untold: dict[int, list[Ref]] = defaultdict(list)
    for organisation_id, person_id, name in connection.execute(heads.order_by(PERSON.c.id)):
        untold[organisation_id].append(Ref("person", person_id, name))
    role = role_in_sentence(connection, Post.HEAD)
    for each in matrix.participating(connection):
        if persons := untold.get(each.id or 0):
            yield _uninformed(Ref("organisation", each.id or 0, each.name), persons, role)


def _uninformed(organisation: Ref, persons: Sequence[Ref], role: InSentence) -> Breach:
    ids = tuple(each.id for each in persons)
    return Breach(
        records=(organisation, *persons),
        message=counted(
            "{names}, who leads a unit in {organisation}, has had no information or training for a year",
            "{names}, who lead units in {organisation}, have had no information or training for a year",
            len(persons),
            names=Names([each.label for each in persons]),
            organisation=organisation.label,
        ),
        why=message("Every {role} is informed of the scheme. Note what they have been told.", role=role),
        facts=ids,
        persons=ids,
    )


@check("improvement-unreported", Severity.WARNING, se="", no="K4", nouns=("improvement", "role"))
def improvement_unreported(connection: Connection, today: date) -> Iterator[Breach]:
    """The director is told within three months of what needs change or improvement.

    A proposal without a day counts from the day on which it was entered.
    """
    role = role_in_sentence(connection, Post.MUNICIPAL_DIRECTOR)
    of_it = (CHANGE.c.root_kind == "improvement") & (CHANGE.c.root_id == IMPROVEMENT.c.id)
    changed = CHANGE.join(CHANGE_SET, CHANGE_SET.c.id == CHANGE.c.change_set_id)
    entered = select(func.date(func.min(CHANGE_SET.c.at))).select_from(changed).where(of_it)
    proposed_on = func.coalesce(IMPROVEMENT.c.proposed_on, entered.correlate(IMPROVEMENT).scalar_subquery())
    waiting = select(IMPROVEMENT.c.id, IMPROVEMENT.c.title, proposed_on).where(
        IMPROVEMENT.c.reported_on.is_(None),
        IMPROVEMENT.c.progress.not_in(_SETTLED),
        proposed_on < add_months(today, -REPORTED_MONTHS),
    )
    for proposal_id, title, day in connection.execute(waiting.order_by(IMPROVEMENT.c.id)):
        yield Breach(
            records=(Ref("improvement", proposal_id, title),),
            message=message(
                "The proposal “{title}” of {day} has not been reported",
                title=title,
                day=SpokenDay(day, today),
            ),
            why=message(
                "Whoever is {role} is to know of all that needs change or improvement. Print the report.",
                role=role,
            ),
            remedy=Remedy.EDIT,
            field="reported_on",
            facts=(day,),
        )


def _is_recent(day: date | None, today: date) -> bool:
    """Tell whether a day lies no further back than what is enough."""
    return day is not None and day >= add_months(today, -HEARD_MONTHS)


def _first_day(held: Iterable[Office]) -> date:
    """Return since when somebody is in office; nobody can be late before half a year of it."""
    return min(office.from_day or date.min for office in held)


def _noted(connection: Connection, today: date) -> dict[int, date]:
    """Return the day of the latest note of each area that has one."""
    query = select(NOTE.c.area_id, func.max(NOTE.c.noted_on)).where(NOTE.c.noted_on <= today)
    return {row[0]: row[1] for row in connection.execute(query.group_by(NOTE.c.area_id))}


def _heard(connection: Connection, today: date) -> dict[int, date]:
    """Return the day on which each person was heard from last."""
    query = select(CONTACT.c.person_id, func.max(CONTACT.c.day)).where(CONTACT.c.day <= today)
    return {row[0]: row[1] for row in connection.execute(query.group_by(CONTACT.c.person_id))}


def _names(connection: Connection, table: Table) -> dict[int, str]:
    query = select(table.c.id, table.c.name).order_by(table.c.id)
    return {row.id: row.name for row in connection.execute(query)}


CHECKS = (market_notes, manager_contact, heads_uninformed, improvement_unreported)
