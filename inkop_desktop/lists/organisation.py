"""The lists of who answers for what: roles, appointments, bodies, and what is delegated."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, func, or_, select

from inkop_desktop.lists.columns import (
    ALL,
    called,
    count,
    joined,
    lasting,
    listing,
    named,
    naming,
    own,
    when,
)
from inkop_desktop.lists.listing import TODAY, Column, Filter, Listing, QuickFilter
from inkop_desktop.lists.offices import NUMBER, OFFICE, TIES, in_office, is_member, last_day, still_held
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.fields import Kind
from inkop_desktop.register import search
from inkop_desktop.rules.periods import soon
from inkop_desktop.text import N_

_ROLE, _APPOINTMENT, _BODY, _DELEGATION, _MEETING_DAY = (
    METADATA.tables[noun] for noun in ("role", "appointment", "body", "delegation", "meeting_day")
)


def held_filters(held: FromClause) -> tuple[Filter, ...]:
    """Return what offices may be narrowed by, be they appointments or all of them."""

    def ending(_value: Any, today: date) -> ColumnElement[bool]:
        return still_held(held, today) & (last_day(held) <= soon(today))

    return (
        Filter("now", N_("In force today"), lambda _value, today: in_office(held, today)),
        Filter("current", N_("In force or to come"), lambda _value, today: still_held(held, today)),
        Filter("over", N_("Over"), lambda _value, today: ~still_held(held, today)),
        Filter("ending", N_("Ends within 90 days"), ending),
        when("without_deputy", N_("Without deputy"), held.c.deputy_id.is_(None)),
    )


def _until(held: FromClause) -> Column:
    """Return a column with the last day on which offices are held."""
    return Column("to_day", N_("Until and including"), Kind.DATE, 12, (last_day(held),), shown=True)


# Those that have ended show only where they are asked for.
HELD_QUICK = (
    QuickFilter("current", N_("Current"), {"current": True}),
    QuickFilter("now", N_("In office today"), {"now": True}),
    QuickFilter("ending", N_("End within 90 days"), {"ending": True}),
    QuickFilter("without_deputy", N_("Without deputy"), {"current": True, "without_deputy": True}),
    QuickFilter("over", N_("Ended"), {"over": True}),
    ALL,
)
TIED_TO = dict(reversed(TIES.items()))

APPOINTMENTS = listing(
    "appointment",
    N_("Appointments"),
    (
        named("appointment", "person_id", 18, strong=True),
        named("appointment", "role_id", 16),
        joined("tied_to", N_("Answers for"), _APPOINTMENT, TIED_TO, 27),
        own("appointment", "function", 16, shown=False),
        own("appointment", "from_day", 12, shown=False),
        _until(_APPOINTMENT),
        named("appointment", "deputy_id", 20, shown=False),
        own("appointment", "hours_a_week", 15, shown=False),
        own("appointment", "expertise", 24, shown=False),
        own("appointment", "decided_on", 12, shown=False),
        own("appointment", "decision_number", 16, shown=False),
    ),
    held_filters(_APPOINTMENT),
    HELD_QUICK,
)


def _office(key: str, heading: str, noun: str, width: int, *, shown: bool = True) -> Column:
    """Return a column with the name of what an office has to do with."""
    name, order = naming(OFFICE, key, noun)
    return Column(key, heading, Kind.TEXT, width, (name,), (order,), shown=shown)


def _held_by_words(wanted: str) -> ColumnElement[bool]:
    """Match the offices whose person, role and ties together hold every word."""
    return and_(
        True,  # noqa: FBT003 - SQLAlchemy's neutral element
        *(
            or_(*(OFFICE.c[key].in_(search.matching(noun, word)) for key, noun in _ABOUT.items()))
            for word in search.words(wanted)
        ),
    )


_ABOUT = {"person_id": "person", "role_id": "role", **TIED_TO}
# Every office there is, wherever it stands: appointments, owners and managers of contracts.
OFFICES = Listing(
    noun="office",
    title=N_("Appointments"),
    columns=(
        _office("person_id", N_("Person"), "person", 24),
        _office("role_id", N_("Role"), "role", 24),
        joined("tied_to", N_("Answers for"), OFFICE, TIED_TO, 40),
        Column("function", N_("Function in the body"), Kind.CHOICE, 14, (OFFICE.c.function,)),
        Column("from_day", N_("From"), Kind.DATE, 12, (OFFICE.c.from_day,), shown=True),
        _until(OFFICE),
        _office("deputy_id", N_("Deputy"), "person", 24),
        Column("hours_a_week", N_("Hours a week"), Kind.WHOLE, 8, (OFFICE.c.hours_a_week,)),
    ),
    filters=held_filters(OFFICE),
    source=lambda _today: OFFICE,
    record_id=NUMBER,
    default_sort=(("person_id", False), ("role_id", False), ("tied_to", False)),
    quick=HELD_QUICK,
    found_by=_held_by_words,
)


def _holders(*where: ColumnElement[bool]) -> ColumnElement[int]:
    """Return a query for how many persons hold an office today that fulfils every condition."""
    held = select(func.count(func.distinct(OFFICE.c.person_id))).where(*where)
    return held.where(in_office(OFFICE, TODAY)).scalar_subquery()


def _role_holders() -> ColumnElement[int]:
    """Return a query for how many have a role today; a unit or a body that has it as a whole is one."""
    whole = _ROLE.c.held_by_unit_id.is_not(None), _ROLE.c.held_by_body_id.is_not(None)
    return _holders(OFFICE.c.role_id == _ROLE.c.id) + sum(case((each, 1), else_=0) for each in whole)


def _without_holder(_value: Any, today: date) -> ColumnElement[bool]:
    held = select(OFFICE.c.role_id).where(in_office(OFFICE, today), OFFICE.c.role_id.is_not(None))
    by_all = _ROLE.c.held_by_unit_id.is_(None) & _ROLE.c.held_by_body_id.is_(None)
    return _ROLE.c.id.not_in(held) & by_all


ROLES = listing(
    "role",
    N_("Roles"),
    (
        called("role", 28),
        own("role", "scopes", 26),
        named("role", "reports_to_id", 28, shown=False),
        count("holders", N_("Holders today"), _role_holders(), 17),
        own("role", "at_least", 10, shown=False),
        own("role", "at_most", 10, shown=False),
        own("role", "hours_a_week", 22, shown=False),
        named("role", "held_by_unit_id", 24, shown=False),
        named("role", "held_by_body_id", 24, shown=False),
    ),
    (Filter("without_holder", N_("Without holder"), _without_holder),),
    (ALL, QuickFilter("without_holder", N_("Without holder"), {"without_holder": True})),
)

_NEXT_MEETING = (
    select(func.min(_MEETING_DAY.c.day))
    .where(_MEETING_DAY.c.root_id == _BODY.c.id, _MEETING_DAY.c.day >= TODAY)
    .scalar_subquery()
)


def _without_meeting(_value: Any, today: date) -> ColumnElement[bool]:
    return _BODY.c.id.not_in(select(_MEETING_DAY.c.root_id).where(_MEETING_DAY.c.day >= today))


BODIES = listing(
    "body",
    N_("Bodies"),
    (
        called("body", 24),
        own("body", "kind", 19),
        named("body", "organisation_id", 26, shown=False),
        count(
            "members", N_("Members today"), _holders(OFFICE.c.body_id == _BODY.c.id, is_member(OFFICE)), 16
        ),
        Column("next_meeting", N_("Next meeting"), Kind.DATE, 14, (_NEXT_MEETING,), shown=True),
        own("body", "powers", 26, shown=False),
        named("body", "parent_id", 26, shown=False),
        named("body", "area_id", 24, shown=False),
        own("body", "meetings_a_year", 21, shown=False),
        own("body", "from_day", 12, shown=False),
        own("body", "to_day", 14, shown=False),
    ),
    (
        *lasting(_BODY.c.from_day, _BODY.c.to_day),
        Filter("without_meeting", N_("Without a meeting to come"), _without_meeting),
    ),
    (
        QuickFilter("current", N_("Current"), {"current": True}),
        QuickFilter(
            "without_meeting", N_("Without a meeting to come"), {"current": True, "without_meeting": True}
        ),
        QuickFilter("over", N_("Ended"), {"over": True}),
        ALL,
    ),
)
DELEGATIONS = listing(
    "delegation",
    N_("Delegation"),
    (
        own("delegation", "act", 27, strong=True),
        joined("held_by", N_("Who may"), _DELEGATION, {"role_id": "role", "body_id": "body"}, 28),
        named("delegation", "organisation_id", 26, shown=False),
        own("delegation", "up_to", 18),
        own("delegation", "from_day", 12, shown=False),
        own("delegation", "to_day", 14, shown=False),
        own("delegation", "legal_basis", 26, shown=False),
        own("delegation", "delegated_by", 20, shown=False),
    ),
    lasting(_DELEGATION.c.from_day, _DELEGATION.c.to_day),
    (
        QuickFilter("current", N_("In force"), {"current": True}),
        QuickFilter("over", N_("Ended"), {"over": True}),
        ALL,
    ),
)
