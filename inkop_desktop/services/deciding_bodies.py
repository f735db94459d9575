"""Which body decides on a direct procurement, and who of it takes part in that."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.people import Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import BESIDE, Powers, Presence
from inkop_desktop.rules.periods import Period
from inkop_desktop.services import offices
from inkop_desktop.services.moments import Moment

ATTENDANCE = METADATA.tables["attendance"]
BODY = METADATA.tables["body"]
Meeting: TypeAlias = tuple[int, date]
"""A body, and the day on which it decides."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """A body on the day it decides: its members in office, and those who take part.

    Members who are noted as absent do not, and whoever serves in a member's place does. `noted` are those
    of whom it is noted whether they came.
    """

    name: str
    powers: Powers
    members: frozenset[int]
    taking_part: frozenset[int]
    noted: frozenset[int]

    @property
    def is_there(self) -> bool:
        """Tell whether anybody is in office in the body that day; nobody is in one that is not in being."""
        return bool(self.members)


def meeting_of(case: DirectProcurement, day: date) -> Meeting | None:
    """Return which body decides a case when, on a day as long as none is told; None where a person does."""
    if case.decided_by_body_id is None or case.decided_by_id is not None:
        return None
    return case.decided_by_body_id, case.decided_on or day


def of_case(register: Register, case: DirectProcurement, day: date) -> Deciding | None:
    """Return the body that decides a case; None where a person does, or nobody yet."""
    meeting = meeting_of(case, day)
    if meeting is None:
        return None
    with register.reading() as connection:
        return of_meetings(connection, [meeting])[meeting]


def as_told(moment: Moment, case: DirectProcurement, day: date) -> Deciding | None:
    """Return the body that decides a case as its papers tell it: by the records of a moment."""
    meeting = meeting_of(case, day)
    if meeting is None:
        return None
    body_id, met = meeting
    (body,) = moment.some(Body, [body_id])
    seats = [each for each in moment.every(Appointment) if each.body_id == body_id]
    people = {each.id: each for each in moment.some(Person, [each.person_id or 0 for each in seats])}
    appointed = [each for each in seats if _is_held(each, people[each.person_id], met)]
    return _deciding(body, met, appointed, [each for each in body.attendance if each.day == met])


def _is_held(seat: Appointment, person: Person, day: date) -> bool:
    """Tell whether a seat is held on a day, by somebody who is employed then."""
    return Period(seat.from_day, seat.to_day).holds(day) and Period(last=person.employed_to).holds(day)


def of_meetings(connection: Connection, meetings: Collection[Meeting]) -> Mapping[Meeting, Deciding]:
    """Return the bodies on the days on which they decide."""
    ids = sorted({body_id for body_id, _day in meetings})
    if not ids:
        return {}
    bodies = {row.id: row for row in connection.execute(select(BODY).where(BODY.c.id.in_(ids)))}
    appointed = offices.of_bodies(connection, ids)
    noted = list(connection.execute(select(ATTENDANCE).where(ATTENDANCE.c.root_id.in_(ids))))
    return {
        (body_id, day): _deciding(
            bodies[body_id],
            day,
            [each for each in appointed if each.body_id == body_id and each.period.holds(day)],
            [each for each in noted if (each.root_id, each.day) == (body_id, day)],
        )
        for body_id, day in meetings
    }


def _deciding(body: Any, day: date, appointed: Collection[Any], noted: Collection[Any]) -> Deciding:
    """Return a body by those who are appointed to it on a day, and by what is noted of that day."""
    is_in_being = Period(body.from_day, body.to_day).holds(day)
    members = frozenset(each.person_id for each in appointed if is_in_being and each.function not in BESIDE)
    came = [each for each in noted if each.presence is Presence.PRESENT]
    away = {each.person_id for each in noted} - {each.person_id for each in came}
    serving = {each.person_id for each in came if each.in_place_of_id is not None}
    return Deciding(
        name=body.name,
        powers=body.powers,
        members=members,
        taking_part=(members - away) | serving,
        noted=frozenset(each.person_id for each in noted),
    )
