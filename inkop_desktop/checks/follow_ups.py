"""Checks of follow-ups: they are held when they were planned, and a contract owner takes part.

Of one follow-up there is one finding: that it is late, which also says where it lacks an owner, else that it
lacks one, else that it is near. One that has been held is told of for a year, where no owner took part.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Column, ColumnElement, Connection, exists, or_, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import InSentence, Line, SpokenDay, country_of, lines, role_in_sentence
from inkop_desktop.lists.offices import in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import Post
from inkop_desktop.services.standing import AHEAD, CONTRACT, OWNER, PHASE
from inkop_desktop.text import Message, message, paragraph

FOLLOW_UP = METADATA.tables["contract_follow_up"]
PERSON = METADATA.tables["person"]
SOON = timedelta(days=30)
HELD_MONTHS = 12
"""For how long it is told of a follow-up that was held without a contract owner."""
_NOUNS = ("contract", "person")


@dataclass(frozen=True, slots=True)
class _Planned:
    """A follow-up, with the day on which it is planned, or was held.

    `is_owned`: whoever takes part owns the contract that day.
    """

    id: int
    what: str
    day: date
    owner_id: int | None
    name: str
    is_owned: bool


@check("follow-up-late", Severity.DANGER, se="N21", no="K46", nouns=(*_NOUNS, "profile", "role"))
def follow_up_late(connection: Connection, today: date) -> Iterator[Breach]:
    """A follow-up is held on the day for which it is planned, or is planned anew."""
    is_owner_asked_for, role = _is_owner_asked_for(connection), _owner(connection)
    for line, planned in _planned(connection, today):
        if planned.day < today:
            day = SpokenDay(planned.day, today)
            said = message(
                "The follow-up of {title} on {day} is not noted as held", title=line.title, day=day
            )
            lacks_owner = is_owner_asked_for and not planned.is_owned
            what = paragraph(_what(planned), _why(planned, role)) if lacks_owner else _what(planned)
            yield _breach(line, planned, said, what)


@check("follow-up-without-owner", Severity.WARNING, se="N21", no="", nouns=(*_NOUNS, "role"))
def follow_up_without_owner(connection: Connection, today: date) -> Iterator[Breach]:
    """In a follow-up within thirty days somebody takes part, or took part, who owns the contract then.

    In Norway a product area manager takes part in the follow-up, who need not own the contract.
    """
    role = _owner(connection)
    for line, planned in _near(connection, today):
        if not planned.is_owned:
            said = _nobody(line, planned, role, today)
            yield _breach(line, planned, said, paragraph(_what(planned), _why(planned, role)))
    for line, held in _held(connection, today):
        if not held.is_owned:
            why = message(
                "At least one {role} takes part in following up a contract. "
                "Let one of them read the outcome.",
                role=role,
            )
            yield replace(_breach(line, held, _nobody_took_part(line, held, role, today), why), due=None)


@check("follow-up-near", Severity.WARNING, se="N21", no="K46", nouns=(*_NOUNS, "profile"))
def follow_up_near(connection: Connection, today: date) -> Iterator[Breach]:
    """A follow-up that is planned is known of thirty days ahead; one without an owner is told as such."""
    is_owner_asked_for = _is_owner_asked_for(connection)
    for line, planned in _near(connection, today):
        if planned.is_owned or not is_owner_asked_for:
            said = message(
                "Follow-up of {title} on {day}", title=line.title, day=SpokenDay(planned.day, today)
            )
            yield _breach(line, planned, said, _what(planned))


def _near(connection: Connection, today: date) -> Iterator[tuple[Line, _Planned]]:
    """Yield the follow-ups that are planned for soon and are not late."""
    return ((line, planned) for line, planned in _planned(connection, today) if planned.day >= today)


def _is_owner_asked_for(connection: Connection) -> bool:
    return bool(follow_up_without_owner.duties[country_of(connection)])


def _owner(connection: Connection) -> InSentence:
    return role_in_sentence(connection, Post.CONTRACT_OWNER)


def _planned(connection: Connection, today: date) -> Iterator[tuple[Line, _Planned]]:
    """Yield the follow-ups of contracts that bind which are planned for soon, or should have been held."""
    waits = or_(FOLLOW_UP.c.held_on.is_(None), FOLLOW_UP.c.held_on > today)
    return _found(connection, today, FOLLOW_UP.c.planned_on, waits, FOLLOW_UP.c.planned_on <= today + SOON)


def _held(connection: Connection, today: date) -> Iterator[tuple[Line, _Planned]]:
    """Yield the follow-ups of contracts that bind which were held in the last months."""
    since = add_months(today, -HELD_MONTHS)
    return _found(connection, today, FOLLOW_UP.c.held_on, FOLLOW_UP.c.held_on.between(since, today))


def _found(
    connection: Connection, today: date, day: Column[date], *where: ColumnElement[bool]
) -> Iterator[tuple[Line, _Planned]]:
    """Yield the follow-ups of contracts that bind which fulfil some conditions, with the day in a column."""
    is_owned = exists().where(
        OWNER.c.root_id == FOLLOW_UP.c.root_id,
        OWNER.c.person_id == FOLLOW_UP.c.owner_id,
        in_office(OWNER, day),
    )
    query = select(FOLLOW_UP, PERSON.c.name, is_owned.label("is_owned")).where(*where)
    query = query.select_from(FOLLOW_UP.outerjoin(PERSON, PERSON.c.id == FOLLOW_UP.c.owner_id))
    found: dict[int, list[_Planned]] = defaultdict(list)
    for row in connection.execute(query.order_by(day, FOLLOW_UP.c.position)):
        on = getattr(row, day.name)
        found[row.root_id].append(_Planned(row.id, row.what, on, row.owner_id, row.name or "", row.is_owned))
    of_those = CONTRACT.c.id.in_(select(FOLLOW_UP.c.root_id).where(*where))
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), of_those):
        yield from ((line, each) for each in found[line.id])


def _breach(line: Line, planned: _Planned, said: Message, why: Message) -> Breach:
    taking_part = (Ref("person", planned.owner_id, planned.name),) if planned.owner_id else ()
    return Breach(
        records=(line.ref, *taking_part),
        message=said,
        why=why,
        remedy=Remedy.EDIT,
        field="follow_ups",
        due=planned.day,
        facts=(planned.day, planned.owner_id),
        persons=(planned.owner_id,) if planned.owner_id else line.persons,
        part=str(planned.id),
    )


def _what(planned: _Planned) -> Message:
    if planned.owner_id is None:
        return message("To be followed up: {what}.", what=planned.what)
    return message("To be followed up: {what}. {name} takes part.", what=planned.what, name=planned.name)


def _nobody(line: Line, planned: _Planned, role: InSentence, today: date) -> Message:
    """Return what is said of a follow-up in which no owner takes part."""
    said = {"title": line.title, "day": SpokenDay(planned.day, today), "role": role}
    if planned.owner_id is None:
        return message("No {role} takes part in the follow-up of {title} on {day}", **said)
    return message(
        "{name} takes part in the follow-up of {title} on {day} without being its {role} then",
        name=planned.name,
        **said,
    )


def _nobody_took_part(line: Line, held: _Planned, role: InSentence, today: date) -> Message:
    """Return what is said of a follow-up in which no owner took part."""
    said = {"title": line.title, "day": SpokenDay(held.day, today), "role": role}
    if held.owner_id is None:
        return message("No {role} took part in the follow-up of {title} on {day}", **said)
    return message(
        "{name} took part in the follow-up of {title} on {day} without being its {role} then",
        name=held.name,
        **said,
    )


def _why(planned: _Planned, role: InSentence) -> Message:
    """Return why it matters that no owner takes part, and what to do."""
    if planned.owner_id is None:
        return message(
            "At least one {role} takes part in following up a contract. Name one of them.", role=role
        )
    return message(
        "At least one {role} takes part in following up a contract. Name one who is that on the day.",
        role=role,
    )


CHECKS = (follow_up_late, follow_up_near, follow_up_without_owner)
