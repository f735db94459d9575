"""Who holds which office: appointments, and the owners and managers that stand on their contracts."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, literal, null, or_, select, union_all

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.organising import Post

APPOINTMENT = METADATA.tables["appointment"]
CONTRACT = METADATA.tables["contract"]
PERSON = METADATA.tables["person"]
ROLE = METADATA.tables["role"]
_TIES = ("organisation_id", "unit_id", "area_id", "body_id")
# Which table of a contract's holds which post.
ON_CONTRACTS = {
    Post.CONTRACT_OWNER: METADATA.tables["contract_owner"],
    Post.CONTRACT_MANAGER: METADATA.tables["contract_manager"],
}


def in_office(held: FromClause, day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Match what is held on a day; without a first or a last day it has none."""
    begun = or_(held.c.from_day.is_(None), held.c.from_day <= day)
    return and_(begun, or_(held.c.to_day.is_(None), held.c.to_day >= day))


def is_here(held: FromClause, day: date) -> ColumnElement[bool]:
    """Match what is held by those who have not left by a day, whatever their appointment says."""
    return held.c.person_id.not_in(select(PERSON.c.id).where(PERSON.c.employed_to < day))


def last_day(held: FromClause) -> ColumnElement[date | None]:
    """Return until when something is held, no longer than its person is employed; `PERSON` is joined."""
    leaves_first = or_(held.c.to_day.is_(None), PERSON.c.employed_to < held.c.to_day)
    return case((leaves_first, PERSON.c.employed_to), else_=held.c.to_day)


def _appointments() -> Select[Any]:
    named = ("id", "role_id", "person_id", "deputy_id", "from_day", "to_day", "hours_a_week", "function")
    columns = [APPOINTMENT.c[name] for name in named]
    ties = [APPOINTMENT.c[name] for name in _TIES]
    joined = APPOINTMENT.join(ROLE, ROLE.c.id == APPOINTMENT.c.role_id)
    return select(
        literal("appointment").label("noun"), *columns, ROLE.c.post, *ties, _none("contract_id")
    ).select_from(joined)


def _on_contracts(post: Post) -> Select[Any]:
    held = ON_CONTRACTS[post]
    role = select(ROLE.c.id).where(ROLE.c.post == post).scalar_subquery()
    ties = [_none(name) for name in _TIES]
    return select(
        literal(held.name).label("noun"),
        held.c.id,
        role.label("role_id"),
        held.c.person_id,
        held.c.deputy_id,
        held.c.from_day,
        held.c.to_day,
        _none("hours_a_week"),
        _none("function"),
        literal(str(post)).label("post"),
        *ties,
        held.c.root_id.label("contract_id"),
    )


def _none(name: str) -> ColumnElement[Any]:
    return null().label(name)


OFFICE = union_all(_appointments(), *(_on_contracts(post) for post in ON_CONTRACTS)).subquery("office")
"""Every office that is or was held, a row each; `noun` and `id` say where it stands."""
_NOUNS = ("appointment", *(held.name for held in ON_CONTRACTS.values()))
NUMBER = OFFICE.c.id * len(_NOUNS) + case(
    {noun: place for place, noun in enumerate(_NOUNS)}, value=OFFICE.c.noun
)
"""What tells an office from every other one, wherever it stands."""
