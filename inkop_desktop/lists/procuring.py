"""The list of direct procurements: where each stands, what it costs, how long it took."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, extract, func, or_, type_coerce

from inkop_desktop.lists.columns import ALL, called, listing, named, own, when
from inkop_desktop.lists.listing import Column, Filter, QuickFilter
from inkop_desktop.models.base import Word
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.fields import Kind
from inkop_desktop.records.procuring import VALUE
from inkop_desktop.rules.procuring import CaseKind, CaseStatus, Ending
from inkop_desktop.text import N_

CASE = METADATA.tables["direct_procurement"]
_IS_SMALL = CASE.c.kind == CaseKind.SHORT
_IS_CANCELLED = CASE.c.ending == Ending.CANCELLED
# The first that holds is the status; where none does, the case is open.
_STANDS: tuple[tuple[ColumnElement[bool], CaseStatus], ...] = (
    (CASE.c.closed_on.is_not(None), CaseStatus.FROZEN),
    (_IS_CANCELLED, CaseStatus.CANCELLED),
    (and_(CASE.c.signed_on.is_not(None), ~_IS_SMALL), CaseStatus.TO_DOCUMENT),
    (CASE.c.ending.is_not(None), CaseStatus.ENDED),
    (CASE.c.decided_on.is_not(None), CaseStatus.DECIDED),
)
_RANK = {status: rank for rank, status in enumerate(CaseStatus)}
STATUS = type_coerce(
    case(*((holds, status.value) for holds, status in _STANDS), else_=CaseStatus.OPEN.value), Word(CaseStatus)
)
IS_OPEN = STATUS.in_((CaseStatus.OPEN, CaseStatus.DECIDED, CaseStatus.TO_DOCUMENT))
"""Match the cases in which something is left to do."""
_IN_ORDER = case(*((holds, _RANK[status]) for holds, status in _STANDS), else_=_RANK[CaseStatus.OPEN])
# From this day runs the time in which the documents are to be finished.
_RUNS_FROM = case(
    (CASE.c.closed_on.is_not(None), None), (_IS_CANCELLED, CASE.c.ended_on), else_=CASE.c.signed_on
)
_OVER_ON = func.coalesce(CASE.c.signed_on, CASE.c.ended_on)
DAYS_USED = cast(func.julianday(_OVER_ON) - func.julianday(CASE.c.started_on), Integer)


def _began_in(year: Any, _today: date) -> ColumnElement[bool]:
    return extract("year", CASE.c.started_on) == int(year)


def _began_this_year(_value: Any, today: date) -> ColumnElement[bool]:
    return _began_in(today.year, today)


def _waits(*statuses: CaseStatus) -> ColumnElement[bool]:
    return STATUS.in_(statuses)


DIRECT_PROCUREMENTS = listing(
    "direct_procurement",
    N_("Direct procurements"),
    (
        own("direct_procurement", "number", 10),
        called("direct_procurement", 16),
        Column("status", N_("Status"), Kind.CHOICE, 20, (STATUS,), (_IN_ORDER,), shown=True),
        # By when the documents are due, and what the ground is called, is told by the law of the case.
        Column("documents_due", N_("Documents due"), Kind.DATE, 12, (_RUNS_FROM,), shown=True),
        replace(own("direct_procurement", "value", 14), heading=VALUE),
        named("direct_procurement", "supplier_id", 20, shown=False),
        own("direct_procurement", "award_value", 14, shown=False),
        Column("ground", N_("Ground"), Kind.TEXT, 24, (CASE.c.ground,)),
        named("direct_procurement", "area_id", 20, shown=False),
        named("direct_procurement", "unit_id", 20, shown=False),
        named("direct_procurement", "officer_id", 18, shown=False),
        own("direct_procurement", "kind", 18, shown=False),
        own("direct_procurement", "case_number", 14, shown=False),
        own("direct_procurement", "started_on", 12, shown=False),
        own("direct_procurement", "signed_on", 12, shown=False),
        own("direct_procurement", "ended_on", 12, shown=False),
        own("direct_procurement", "ending", 22, shown=False),
        Column("days_used", N_("Days used"), Kind.WHOLE, 10, (DAYS_USED,)),
    ),
    (
        when("open", N_("Under way"), _waits(CaseStatus.OPEN, CaseStatus.DECIDED)),
        when(
            "to_document",
            N_("To document"),
            or_(STATUS == CaseStatus.TO_DOCUMENT, and_(STATUS == CaseStatus.CANCELLED, ~_IS_SMALL)),
        ),
        Filter("year", N_("Begun in the year"), _began_in),
        Filter("this_year", N_("Begun this year"), _began_this_year),
        when("small", N_("Small purchases"), _IS_SMALL),
        when("afterwards", N_("Already bought"), CASE.c.kind == CaseKind.AFTERWARDS),
        when("cancelled", N_("Cancelled"), _IS_CANCELLED),
    ),
    (
        ALL,
        QuickFilter("open", N_("Under way"), {"open": True}),
        QuickFilter("to_document", N_("To document"), {"to_document": True}),
        QuickFilter("this_year", N_("This year"), {"this_year": True}),
        QuickFilter("small", N_("Small purchases"), {"small": True}),
        QuickFilter("afterwards", N_("Already bought"), {"afterwards": True}),
        QuickFilter("cancelled", N_("Cancelled"), {"cancelled": True}),
    ),
    sort=("number", True),
)
