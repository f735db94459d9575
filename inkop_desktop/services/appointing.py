"""What is wrong with an appointment beside its role, its person and the other appointments, by field."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from inkop_desktop.lists.offices import APPOINTMENT, PERSON, ROLE, TIES, last_day
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.appointing import Tie, wrongly_tied
from inkop_desktop.rules.organising import ORDINARY, Function, Scope
from inkop_desktop.rules.periods import Period, share_a_day
from inkop_desktop.text import Message, message

_FIELDS = {Scope(noun): name for name, noun in TIES.items()}


def around(connection: Connection, appointment: Appointment) -> dict[str, Message]:
    """Return what is wrong with an appointment beside what it refers to and the others of its days."""
    return {
        **_of_ties(connection, appointment),
        **_of_person(connection, appointment),
        **_of_chair(connection, appointment),
    }


def _of_ties(connection: Connection, appointment: Appointment) -> dict[str, Message]:
    """Return what is wrong with what an appointment is tied to, beside the first thing it may be tied to."""
    role = select(ROLE.c.scopes, ROLE.c.post).where(ROLE.c.id == appointment.role_id)
    scopes, post = connection.execute(role).one_or_none() or ((), "")
    tied = [scope for scope, name in _FIELDS.items() if getattr(appointment, name) is not None]
    wrong = wrongly_tied(scopes, tied, post)
    if wrong is Tie.ON_CONTRACT:
        return {"role_id": message("Whoever has this role stands on the contract. Write it there.")}
    if wrong is Tie.NONE:
        first = next(_FIELDS[scope] for scope in scopes)
        return {first: message("Say what the appointment is for: this role is tied to something.")}
    if wrong is Tie.FOREIGN:
        foreign = next(_FIELDS[scope] for scope in tied if scope not in scopes)
        return {foreign: message("This role is not for anything like that. Leave it blank.")}
    if wrong is Tie.HALF:
        lacking = next(_FIELDS[scope] for scope in scopes if scope not in tied)
        return {lacking: message("This role is for a product area in an organisation. Say which.")}
    return {}


def _of_person(connection: Connection, appointment: Appointment) -> dict[str, Message]:
    """Return what is wrong with appointing somebody who has left, or who has the same role for the same."""
    query = select(PERSON.c.employed_to).where(PERSON.c.id == appointment.person_id)
    last, first = connection.scalar(query), appointment.from_day
    if last is not None and first is not None and last < first:
        return {"person_id": message("This person has left by then. Choose somebody else.")}
    same = ("person_id", "role_id", *TIES)
    alike = [APPOINTMENT.c[name].is_not_distinct_from(getattr(appointment, name)) for name in same]
    function = func.coalesce(APPOINTMENT.c.function, ORDINARY)
    alike.append(function == (appointment.function or ORDINARY))
    if _meanwhile(connection, appointment, *alike):
        return {
            "person_id": message("This person is appointed to the same already. Change that appointment.")
        }
    return {}


def _of_chair(connection: Connection, appointment: Appointment) -> dict[str, Message]:
    """Return what is wrong with a chair in a body that has another one on some of the days."""
    if appointment.body_id is None or appointment.function is not Function.CHAIR:
        return {}
    chairs = APPOINTMENT.c.body_id == appointment.body_id, APPOINTMENT.c.function == Function.CHAIR
    others = APPOINTMENT.c.person_id != appointment.person_id
    if other := _meanwhile(connection, appointment, *chairs, others):
        said = message("{name} is the chair then. A body has one: end that appointment first.", name=other)
        return {"function": said}
    return {}


def _meanwhile(connection: Connection, appointment: Appointment, *where: ColumnElement[Any]) -> str | None:
    """Return who has another appointment, on one of the days of this one, that fulfils some conditions."""
    query = (
        select(PERSON.c.name, APPOINTMENT.c.from_day, last_day(APPOINTMENT).label("last"))
        .join(PERSON, PERSON.c.id == APPOINTMENT.c.person_id)
        .where(APPOINTMENT.c.id.is_distinct_from(appointment.id), *where)
        .order_by(APPOINTMENT.c.id)
    )
    days = Period(appointment.from_day, appointment.to_day)
    found = (
        row.name for row in connection.execute(query) if share_a_day(days, Period(row.from_day, row.last))
    )
    return next(found, None)
