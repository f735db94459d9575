"""Who holds which office: appointments, and the owners and managers that stand on their contracts."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    FromClause,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.organising import BESIDE, Function, Post
from inkop_desktop.rules.status import OVER

APPOINTMENT = METADATA.tables["appointment"]
BODY = METADATA.tables["body"]
CONTRACT = METADATA.tables["contract"]
PERSON = METADATA.tables["person"]
PHASE = METADATA.tables["contract_phase"]
ROLE = METADATA.tables["role"]
# What an office may be tied to, by the field that says so, the widest first.
TIES = {
    "organisation_id": "organisation",
    "unit_id": "unit",
    "area_id": "area",
    "body_id": "body",
    "contract_id": "contract",
}
# Which table of a contract's holds which post.
ON_CONTRACTS = {
    Post.CONTRACT_OWNER: METADATA.tables["contract_owner"],
    Post.CONTRACT_MANAGER: METADATA.tables["contract_manager"],
}


def in_office(held: FromClause, day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Match what is held on a day, by somebody who is still here, of a body or a contract that still is."""
    return and_(_has_begun(held, day), still_held(held, day))


def still_held(held: FromClause, day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Match what is held on a day or will be held later, by somebody who is still here then."""
    return _still(held, last_day(held), day)


def appointed(held: FromClause, day: date) -> ColumnElement[bool]:
    """Match what somebody is appointed to on a day, even if they have left."""
    return and_(_has_begun(held, day), still_appointed(held, day))


def still_appointed(held: FromClause, day: date) -> ColumnElement[bool]:
    """Match what somebody is appointed to on a day or later, even if they have left."""
    return _still(held, _first_of(_ends(held)), day)


def in_being(record: FromClause, day: date) -> ColumnElement[bool]:
    """Match what has begun by a day and not ended before it; without a first or a last day it has none."""
    return and_(_has_begun(record, day), _lasts(record.c.to_day, day))


def is_member(held: FromClause) -> ColumnElement[bool]:
    """Match the seats of members, the chair's among them, not those of substitutes and the secretary."""
    return or_(held.c.function.is_(None), held.c.function.not_in(BESIDE))


def has_duties(held: FromClause) -> ColumnElement[bool]:
    """Match what comes with the duties of its role: a body's secretary has none of the members'."""
    return held.c.function.is_distinct_from(Function.SECRETARY)


def last_day(held: FromClause) -> ColumnElement[date | None]:
    """Return until when something is held: no longer than its person is employed and its body exists."""
    if "last_day" in held.c:
        return held.c.last_day
    return _first_of([*_ends(held), _of(PERSON.c.employed_to, held.c.person_id)])


def _has_begun(held: FromClause, day: date | ColumnElement[date]) -> ColumnElement[bool]:
    return or_(held.c.from_day.is_(None), held.c.from_day <= day)


def _lasts(last: ColumnElement[date | None], day: date | ColumnElement[date]) -> ColumnElement[bool]:
    return (last < day).is_not(true())


def _still(
    held: FromClause, last: ColumnElement[date | None], day: date | ColumnElement[date]
) -> ColumnElement[bool]:
    # Its own last day alone tells of most of what has ended, so that little else has to be looked up.
    return and_(_lasts(held.c.to_day, day), _lasts(last, day), *_not_over(held, day))


def _not_over(held: FromClause, day: date | ColumnElement[date]) -> list[ColumnElement[bool]]:
    """Match what is on no contract that is over on a day; a post is asked for with its contract."""
    if "contract_id" not in held.c:
        return []
    phase = _apart(PHASE)
    on_day = phase.c.contract_id == held.c.contract_id, phase.c.first <= day, phase.c.last >= day
    return [~exists().where(*on_day, phase.c.status.in_(OVER)).correlate_except(phase)]


def _ends(held: FromClause) -> list[ColumnElement[date | None]]:
    """Return the last day that something has itself, and that of its body."""
    return [held.c.to_day, *([_of(BODY.c.to_day, held.c.body_id)] if "body_id" in held.c else [])]


def _of(column: Column[Any], key: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a column of the record that a key names; nothing where it names none."""
    named = _apart(column.table)
    return select(named.c[column.name]).where(named.c.id == key).correlate(key.table).scalar_subquery()


@cache
def _apart(table: FromClause) -> FromClause:
    """Return a table by a name of its own, made once: it takes longer than all else of a condition."""
    return table.alias()


def _first_of(days: Sequence[ColumnElement[date | None]]) -> ColumnElement[date | None]:
    """Return the first of some days, as far as there are any."""
    if len(days) == 1:
        return days[0]
    never = literal(date.max, Date)
    return func.nullif(func.min(*(func.coalesce(each, never) for each in days)), never, type_=Date)


def _appointments() -> Select[Any]:
    named = ("id", "role_id", "person_id", "deputy_id", "from_day", "to_day", "hours_a_week", "function")
    columns = [APPOINTMENT.c[name] for name in named]
    ties = [APPOINTMENT.c[name] for name in TIES]
    joined = APPOINTMENT.join(ROLE, ROLE.c.id == APPOINTMENT.c.role_id)
    return select(
        literal("appointment").label("noun"),
        *columns,
        ROLE.c.post,
        *ties,
        last_day(APPOINTMENT).label("last_day"),
    ).select_from(joined)


def _on_contracts(post: Post) -> Select[Any]:
    held = ON_CONTRACTS[post]
    role = select(ROLE.c.id).where(ROLE.c.post == post).scalar_subquery()
    ties = [held.c.root_id.label(name) if noun == "contract" else _none(name) for name, noun in TIES.items()]
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
        last_day(held).label("last_day"),
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
