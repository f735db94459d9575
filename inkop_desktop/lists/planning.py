"""The list of planned procurements: where each stands, and by when it must begin."""

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, case, func, select, type_coerce

from inkop_desktop.lists.columns import ALL, called, listing, named, own, when
from inkop_desktop.lists.listing import TODAY, Column, Filter, QuickFilter
from inkop_desktop.models.base import Word
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.fields import Kind
from inkop_desktop.rules.planning import PlanState
from inkop_desktop.text import N_

PLAN_ITEM = METADATA.tables["plan_item"]
_CASE = METADATA.tables["direct_procurement"]
_RANK = {state: rank for rank, state in enumerate(PlanState)}
IS_OPEN: ColumnElement[bool] = and_(PLAN_ITEM.c.contract_id.is_(None), PLAN_ITEM.c.dropped_on.is_(None))
"""Match the planned procurements of which nothing has come yet, and that nobody has dropped."""


def _stands(day: date | BindParameter[date]) -> tuple[tuple[ColumnElement[bool], PlanState], ...]:
    """Return what makes a state on a day; the first that holds is it, as in `rules.planning.state`."""
    return (
        (PLAN_ITEM.c.contract_id.is_not(None), PlanState.DONE),
        (PLAN_ITEM.c.dropped_on.is_not(None), PlanState.DROPPED),
        (PLAN_ITEM.c.begun_on <= day, PlanState.BEGUN),
        (PLAN_ITEM.c.begin_by < day, PlanState.LATE),
    )


def state_on(day: date | BindParameter[date]) -> ColumnElement[Any]:
    """Return where a planned procurement stands on a day."""
    stands = ((holds, state.value) for holds, state in _stands(day))
    return type_coerce(case(*stands, else_=PlanState.PLANNED.value), Word(PlanState))


def _in(state: PlanState) -> Filter:
    return Filter(state.value, state.label, lambda _value, today: state_on(today) == state)


def _state() -> Column:
    ranks = ((holds, _RANK[state]) for holds, state in _stands(TODAY))
    order = case(*ranks, else_=_RANK[PlanState.PLANNED])
    return Column("state", N_("Status"), Kind.CHOICE, 21, (state_on(TODAY),), (order,), shown=True)


def _case_number() -> Column:
    """Return the column with the number of the case, which is never secret, as its title may be."""
    number = select(_CASE.c.number).where(_CASE.c.id == PLAN_ITEM.c.case_id).scalar_subquery()
    return Column("case_id", N_("Comes from the case"), Kind.TEXT, 14, (func.coalesce(number, ""),))


PLAN_ITEMS = listing(
    "plan_item",
    N_("Planned procurements"),
    (
        called("plan_item", 30),
        _state(),
        own("plan_item", "begin_by", 17),
        own("plan_item", "needed_from", 17),
        named("plan_item", "responsible_id", 18, shown=False),
        named("plan_item", "area_id", 20, shown=False),
        own("plan_item", "estimated_value", 15, shown=False),
        own("plan_item", "kind", 18, shown=False),
        own("plan_item", "procedure", 18, shown=False),
        named("plan_item", "unit_id", 20, shown=False),
        _case_number(),
        own("plan_item", "begun_on", 12, shown=False),
    ),
    (
        when("open", N_("Neither concluded nor dropped"), IS_OPEN),
        *(_in(each) for each in (PlanState.LATE, PlanState.BEGUN, PlanState.DONE, PlanState.DROPPED)),
    ),
    (
        QuickFilter("open", N_("Not finished"), {"open": True}),
        QuickFilter("late", N_("Should have begun"), {"late": True}),
        QuickFilter("begun", N_("Under way"), {"begun": True}),
        QuickFilter("done", N_("Contract concluded"), {"done": True}),
        QuickFilter("dropped", N_("Dropped"), {"dropped": True}),
        ALL,
    ),
    sort=("begin_by", False),
)
