"""Checks of bodies: those who are to be in them are, they know the scheme, and they meet often enough."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import IN_OFFICE, Names, is_settled
from inkop_desktop.lists.contact import told_between
from inkop_desktop.lists.offices import APPOINTMENT, in_being, in_office, is_member
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import BodyKind
from inkop_desktop.services import matrix
from inkop_desktop.text import Message, counted, message

TRAINED_MONTHS = 12
"""For how long what the members of a council were told is enough."""

BODY = METADATA.tables["body"]
ROLE = METADATA.tables["role"]
MEETING_DAY = METADATA.tables["meeting_day"]
PERSON = METADATA.tables["person"]
Named = tuple[int, str]  # id and name of a person


@check(
    "council-members",
    Severity.DANGER,
    se="N6",
    no="K23",
    nouns=(*IN_OFFICE, "role", "organisation", "profile"),
)
def council_members(connection: Connection, today: date) -> Iterator[Breach]:
    """A body that the holders of a role make up has them all as members, and nobody else."""
    ids = [each.id for each in matrix.participating(connection)]
    members = _people(connection, today, APPOINTMENT.c.body_id, is_member(APPOINTMENT))
    holders = _people(connection, today, APPOINTMENT.c.role_id, APPOINTMENT.c.organisation_id.in_(ids))
    bodies = select(BODY, ROLE.c.name.label("role")).join(ROLE, ROLE.c.id == BODY.c.members_role_id)
    for body in connection.execute(bodies.where(in_being(BODY, today)).order_by(BODY.c.id)):
        there, meant = members[body.id], holders[body.members_role_id]
        yield from _missing(body, [each for each in meant if each not in there])
        yield from _extra(body, [each for each in there if each not in meant])


def _missing(body: Any, persons: Sequence[Named]) -> Iterator[Breach]:
    if persons:
        said = counted(
            "{names} is not a member of {body}",
            "{names} are not members of {body}",
            len(persons),
            names=_names(persons),
            body=body.name,
        )
        yield _about(body, persons, said, _made_up_of(body), part="missing")


def _extra(body: Any, persons: Sequence[Named]) -> Iterator[Breach]:
    if persons:
        said = counted(
            "{names} is a member of {body} without having the role",
            "{names} are members of {body} without having the role",
            len(persons),
            names=_names(persons),
            body=body.name,
        )
        yield _about(body, persons, said, _made_up_of(body), part="extra")


def _made_up_of(body: Any) -> Message:
    return message("Its members are to be those who have this role: {role}.", role=body.role)


@check("council-untrained", Severity.DANGER, se="", no="K5", nouns=(*IN_OFFICE, "training"))
def council_untrained(connection: Connection, today: date) -> Iterator[Breach]:
    """Every member of a council has been given information or training in the last twelve months.

    Whoever is new there has a time for it.
    """
    since = add_months(today, -TRAINED_MONTHS)
    told, settled = told_between(since, today), is_settled(today, APPOINTMENT.c.body_id)
    untrained = _people(connection, today, APPOINTMENT.c.body_id, is_member(APPOINTMENT), ~told, settled)
    councils = select(BODY).where(BODY.c.kind == BodyKind.COUNCIL, in_being(BODY, today))
    for body in connection.execute(councils.order_by(BODY.c.id)):
        if persons := untrained[body.id]:
            said = counted(
                "{names} in {body} has had no information or training for a year",
                "{names} in {body} have had no information or training for a year",
                len(persons),
                names=_names(persons),
                body=body.name,
            )
            why = message("Those who practise the scheme in their municipality must know it.")
            yield _about(body, persons, said, why)


@check("meetings-few", Severity.WARNING, se="", no="K11", nouns=("body",))
def meetings_few(connection: Connection, today: date) -> Iterator[Breach]:
    """A body has as many meeting days in the year as it must, unless it begins or ends in it."""
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    planned = select(func.count(MEETING_DAY.c.id)).where(
        MEETING_DAY.c.root_id == BODY.c.id, MEETING_DAY.c.day.between(first, last)
    )
    days = planned.scalar_subquery()
    query = select(BODY.c.id, BODY.c.name, BODY.c.meetings_a_year.label("least"), days.label("days"))
    all_year = in_being(BODY, first) & in_being(BODY, last)
    for body in connection.execute(query.where(all_year, days < BODY.c.meetings_a_year).order_by(BODY.c.id)):
        yield Breach(
            records=(Ref("body", body.id, body.name),),
            message=counted(
                "{body} has {count} meeting day in {year}, of at least {least}",
                "{body} has {count} meeting days in {year}, of at least {least}",
                body.days,
                body=body.name,
                year=str(today.year),
                least=body.least,
            ),
            why=message("Enter the days on which it meets, so that everybody can keep them free."),
            remedy=Remedy.EDIT,
            field="meeting_days",
            due=last,
            facts=(today.year, body.days, body.least),
        )


def _people(
    connection: Connection, today: date, by: ColumnElement[Any], *where: ColumnElement[bool]
) -> dict[int, list[Named]]:
    """Return those in office today who fulfil every condition, by some column of their appointment.

    Of those who have left it is told that they have.
    """
    query = select(by, PERSON.c.id, PERSON.c.name).join_from(
        APPOINTMENT, PERSON, PERSON.c.id == APPOINTMENT.c.person_id
    )
    here = in_office(APPOINTMENT, today)
    query = query.where(by.is_not(None), here, *where).order_by(APPOINTMENT.c.id)
    found: dict[int, list[Named]] = defaultdict(list)
    for key, person_id, name in connection.execute(query):
        if (person_id, name) not in found[key]:
            found[key].append((person_id, name))
    return found


def _about(body: Any, persons: Sequence[Named], said: Message, why: Message, *, part: str = "") -> Breach:
    return Breach(
        records=(Ref("body", body.id, body.name), *(Ref("person", *each) for each in persons)),
        message=said,
        why=why,
        facts=tuple(person_id for person_id, _name in persons),
        persons=tuple(person_id for person_id, _name in persons),
        part=part,
    )


def _names(persons: Sequence[Named]) -> Names:
    return Names([name for _id, name in persons])


CHECKS = (council_members, council_untrained, meetings_few)
