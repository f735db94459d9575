"""Checks of who comes to meetings: it is noted in time, and every organisation is heard.

Nothing is asked of a body before its attendance has been noted once, so that a register in which nobody
ever noted any, or with meeting days of many years, has no findings of the past.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import IN_OFFICE, Names, SpokenDay
from inkop_desktop.lists.offices import in_being
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.bodies import Body
from inkop_desktop.register import store
from inkop_desktop.rules.months import add_days
from inkop_desktop.rules.organising import Function
from inkop_desktop.rules.periods import Period
from inkop_desktop.services import attending
from inkop_desktop.services.attending import Attendee, Sitting
from inkop_desktop.text import Message, counted, message

NOTED_DAYS = 14
"""For how many days after a meeting it may be left to be noted who came: our custom, no law's."""
ABSENT_MEETINGS = 2
"""After how many meetings in a row without anybody from an organisation it is told: our custom too."""

ATTENDANCE = METADATA.tables["attendance"]
BODY = METADATA.tables["body"]
NOUNS = (*IN_OFFICE, "role", "organisation", "profile")
_ANSWERING = (Function.SECRETARY, Function.CHAIR)


@check("attendance-missing", Severity.WARNING, se="", no="K23", nouns=NOUNS)
def attendance_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """Who came is noted of every member within 14 days, from the first meeting of which any was noted."""
    for found in _noting(connection, today):
        first = min(day for _person, day in found.noted)
        late = [
            day
            for day in found.days
            if day >= first and add_days(day, NOTED_DAYS) < today and not found.is_complete(day)
        ]
        if late:
            yield Breach(
                records=(_ref(found.body),),
                message=counted(
                    "It is not noted who came to {body}: {days}",
                    "It is not noted who came to {body} on {count} days: {days}",
                    len(late),
                    body=found.body.name,
                    days=_spoken(late, today),
                ),
                why=message(
                    "Whoever represents an organisation is to be there, and the minutes say who was."
                ),
                remedy=Remedy.NOTE_ATTENDANCE,
                field="attendance",
                due=add_days(late[0], NOTED_DAYS),
                facts=tuple(late),
                persons=_answering(found, today),
            )


@check("organisation-absent", Severity.INFORMATION, se="", no="K23", nouns=NOUNS)
def organisation_absent(connection: Connection, today: date) -> Iterator[Breach]:
    """No organisation with a member is without anybody there at the last two meetings that are noted."""
    for found in _noting(connection, today):
        last = [day for day in found.days if found.is_noted(day)][-ABSENT_MEETINGS:]
        if len(last) < ABSENT_MEETINGS:
            continue
        for organisation_id in found.unrepresented(last[-1]):
            if all(_stayed_away(found, organisation_id, day) for day in last):
                yield _absence(found, organisation_id, last, today)


def _absence(found: Sitting, organisation_id: int, days: Sequence[date], today: date) -> Breach:
    name = found.organisations[organisation_id]
    members = _members(found, organisation_id, days[-1])
    return Breach(
        records=(_ref(found.body), Ref("organisation", organisation_id, name)),
        message=message(
            "Nobody from {organisation} came to {body} on {days}",
            organisation=name,
            body=found.body.name,
            days=_spoken(days, today),
        ),
        why=message("The member represents the organisation there. Look into it, or let a substitute come."),
        remedy=Remedy.NOTE_ATTENDANCE,
        field="attendance",
        facts=tuple(days),
        persons=tuple(each.person_id for each in members),
        part=str(organisation_id),
    )


def _noting(connection: Connection, today: date) -> Iterator[Sitting]:
    """Yield the bodies of today of which it has been noted once who came, with their meetings until today."""
    query = select(BODY.c.id).where(BODY.c.id.in_(select(ATTENDANCE.c.root_id)), in_being(BODY, today))
    bodies = store.load(connection, Body, list(connection.scalars(query.order_by(BODY.c.id))))
    found = attending.sittings(connection, bodies, Period(None, today)) if bodies else []
    yield from (each for each in found if each.noted)


def _stayed_away(found: Sitting, organisation_id: int, day: date) -> bool:
    """Tell whether an organisation had members on a day of whom it is noted that they did not come."""
    members = _members(found, organisation_id, day)
    is_noted = bool(members) and all(found.note(each, day) for each in members)
    return is_noted and organisation_id in found.unrepresented(day)


def _members(found: Sitting, organisation_id: int, day: date) -> list[Attendee]:
    return [
        each
        for each in found.members(day)
        if (seat := each.seat(day)) and seat.organisation_id == organisation_id
    ]


def _answering(found: Sitting, day: date) -> tuple[int, ...]:
    """Return who writes the minutes of a body: its secretary, else its chair."""
    for function in _ANSWERING:
        persons = [each.person_id for each in found.attendees if _is(each, function, day)]
        if persons:
            return tuple(persons)
    return ()


def _is(attendee: Attendee, function: Function, day: date) -> bool:
    seat = attendee.seat(day)
    return seat is not None and seat.function is function


def _spoken(days: Sequence[date], today: date) -> Names:
    return Names([Message("{day}", {"day": SpokenDay(each, today)}) for each in days])


def _ref(body: Body) -> Ref:
    assert body.id is not None  # it is stored
    return Ref("body", body.id, body.name)


CHECKS = (attendance_missing, organisation_absent)
