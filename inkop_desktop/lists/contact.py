"""Who was told what, and when somebody was heard from: what trainings, notes and questions know of it."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, or_, select, union

from inkop_desktop.lists.belonging import BELONGING
from inkop_desktop.lists.offices import APPOINTMENT, in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.organising import TrainingKind

TRAINING = METADATA.tables["training"]
PARTICIPATION = METADATA.tables["participation"]
PERSON = METADATA.tables["person"]
BODY = METADATA.tables["body"]
# Those who have written something themselves: of which noun, who, and when.
_WRITTEN = {
    "feedback": ("given_by_id", "given_on"),
    "advice": ("asked_by_id", "asked_on"),
    "market_note": ("noted_by_id", "noted_on"),
}


def _employed(day: ColumnElement[date]) -> ColumnElement[bool]:
    begun = or_(PERSON.c.employed_from.is_(None), PERSON.c.employed_from <= day)
    return and_(begun, or_(PERSON.c.employed_to.is_(None), PERSON.c.employed_to >= day))


def _attended() -> Subquery:
    """Return who took part in what: alone, with the unit, or with a body that they were in that day.

    With the unit took part who works in it and was employed that day.
    """
    told = TRAINING.join(PARTICIPATION, PARTICIPATION.c.root_id == TRAINING.c.id)
    was_there = (PERSON.c.unit_id == PARTICIPATION.c.unit_id) & _employed(TRAINING.c.held_on)
    through_unit = told.join(PERSON, was_there)
    sat = (APPOINTMENT.c.body_id == PARTICIPATION.c.body_id) & in_office(APPOINTMENT, TRAINING.c.held_on)
    through_body = told.join(APPOINTMENT, sat)
    what = (TRAINING.c.id.label("training_id"), TRAINING.c.held_on.label("day"))
    alone = select(*what, PARTICIPATION.c.person_id).select_from(told)
    return union(
        alone.where(PARTICIPATION.c.person_id.is_not(None)),
        select(*what, PERSON.c.id).select_from(through_unit),
        select(*what, APPOINTMENT.c.person_id).select_from(through_body),
    ).subquery("attended")


def _reached() -> Subquery:
    """Return where each training was held, and whose units, bodies and persons took part in it."""
    took_part = select(PARTICIPATION.c.root_id)
    units = BELONGING.join(PARTICIPATION, PARTICIPATION.c.unit_id == BELONGING.c.unit_id)
    bodies = BODY.join(PARTICIPATION, PARTICIPATION.c.body_id == BODY.c.id)
    employed = ATTENDED.join(PERSON, PERSON.c.id == ATTENDED.c.person_id).join(
        BELONGING, BELONGING.c.unit_id == PERSON.c.unit_id
    )
    in_charge = (APPOINTMENT.c.person_id == ATTENDED.c.person_id) & in_office(APPOINTMENT, ATTENDED.c.day)
    appointed = ATTENDED.join(APPOINTMENT, in_charge)
    who = select(ATTENDED.c.training_id)
    return union(
        select(TRAINING.c.id.label("training_id"), TRAINING.c.organisation_id),
        took_part.add_columns(BELONGING.c.organisation_id).select_from(units),
        took_part.add_columns(BODY.c.organisation_id).select_from(bodies),
        who.add_columns(BELONGING.c.organisation_id).select_from(employed),
        who.add_columns(APPOINTMENT.c.organisation_id).select_from(appointed),
    ).subquery("reached")


def _written(noun: str) -> Select[Any]:
    table = METADATA.tables[noun]
    who, when = _WRITTEN[noun]
    return select(table.c[who].label("person_id"), table.c[when].label("day"))


ATTENDED = _attended()
"""Each person who took part in each training, with its day."""
REACHED = _reached()
"""Each organisation that each training reached."""
CONTACT = union(
    select(ATTENDED.c.person_id, ATTENDED.c.day), *(_written(noun) for noun in _WRITTEN)
).subquery("contact")
"""Each day on which a person was heard from."""


def told_between(first: date, last: date) -> ColumnElement[bool]:
    """Match the persons informed or trained from one day to another; that one has talked is not enough."""
    told = select(TRAINING.c.id).where(
        TRAINING.c.held_on.between(first, last), TRAINING.c.kind != TrainingKind.CONTACT
    )
    return PERSON.c.id.in_(select(ATTENDED.c.person_id).where(ATTENDED.c.training_id.in_(told)))
