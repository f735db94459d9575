"""The lists of what governs the purchasing, and of what is asked, said and given on the way."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Table, exists, func, or_, select

from inkop_desktop.lists.columns import ALL, called, count, lasting, listing, named, own, when
from inkop_desktop.lists.listing import Filter, QuickFilter
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import Progress, TrainingKind
from inkop_desktop.text import N_

_DOCUMENT, _TRAINING, _PARTICIPATION, _ADVICE = (
    METADATA.tables[noun] for noun in ("governing_document", "training", "participation", "advice")
)
_IMPROVEMENT, _FEEDBACK, _CONSULTATION, _ANSWER = (
    METADATA.tables[noun] for noun in ("improvement", "feedback", "consultation", "consultation_answer")
)
_AUTHORISATION, _GIFT = METADATA.tables["authorisation"], METADATA.tables["gift"]
_MARKET_NOTE = METADATA.tables["market_note"]
_NEWER = _DOCUMENT.alias("newer")


def _rows_of(child: Table, root: Table) -> ColumnElement[int]:
    return select(func.count(child.c.id)).where(child.c.root_id == root.c.id).scalar_subquery()


def replaced(day: date) -> ColumnElement[bool]:
    """Match a governing document in whose place a newer one has come by a day.

    It does not come back when the newer one ends.
    """
    begun = or_(_NEWER.c.valid_from.is_(None), _NEWER.c.valid_from <= day)
    return exists().where(_NEWER.c.replaces_id == _DOCUMENT.c.id, begun)


def in_force(day: date) -> ColumnElement[bool]:
    """Match a governing document that holds on a day."""
    return or_(_DOCUMENT.c.valid_from.is_(None), _DOCUMENT.c.valid_from <= day) & ~_over(day)


def _over(day: date) -> ColumnElement[bool]:
    ended = _DOCUMENT.c.valid_to.is_not(None) & (_DOCUMENT.c.valid_to < day)
    return or_(ended, replaced(day))


def _past_review(_value: Any, today: date) -> ColumnElement[bool]:
    return _DOCUMENT.c.review_on < today


def _unanswered(table: Table) -> Filter:
    asked = (table.c.answer == "") & table.c.answered_on.is_(None)
    return when("unanswered", N_("Without answer"), asked)


_UNANSWERED = QuickFilter("unanswered", N_("Without answer"), {"unanswered": True})

DOCUMENTS = listing(
    "governing_document",
    N_("Governing documents"),
    (
        called("governing_document", 36),
        own("governing_document", "kind", 19),
        named("governing_document", "organisation_id", 24, shown=False),
        own("governing_document", "valid_from", 16, shown=False),
        own("governing_document", "review_on", 16),
        named("governing_document", "owner_id", 20, shown=False),
        named("governing_document", "decided_by_id", 24, shown=False),
        own("governing_document", "decided_on", 12, shown=False),
        own("governing_document", "decision_number", 16, shown=False),
        own("governing_document", "valid_to", 16, shown=False),
    ),
    (
        Filter("now", N_("In force today"), lambda _value, today: in_force(today)),
        Filter("current", N_("In force or to come"), lambda _value, today: ~_over(today)),
        Filter("over", N_("Over"), lambda _value, today: _over(today)),
        Filter("past_review", N_("Past its review date"), _past_review),
        when("without_owner", N_("Has no owner"), _DOCUMENT.c.owner_id.is_(None)),
    ),
    (
        QuickFilter("now", N_("In force"), {"now": True}),
        QuickFilter("past_review", N_("Past their review date"), {"now": True, "past_review": True}),
        QuickFilter("without_owner", N_("Has no owner"), {"current": True, "without_owner": True}),
        QuickFilter("over", N_("Ended"), {"over": True}),
        ALL,
    ),
)


def _lately(_value: Any, today: date) -> ColumnElement[bool]:
    return _TRAINING.c.held_on >= add_months(today, -12)


TRAININGS = listing(
    "training",
    N_("Information, training and contact"),
    (
        called("training", 32),
        own("training", "kind", 16),
        own("training", "held_on", 14),
        named("training", "held_by_id", 22, shown=False),
        named("training", "organisation_id", 26, shown=False),
        count("participants", N_("Took part"), _rows_of(_PARTICIPATION, _TRAINING)),
    ),
    (
        Filter("lately", N_("In the last twelve months"), _lately),
        when("contact", N_("Contact"), _TRAINING.c.kind == TrainingKind.CONTACT),
    ),
    (
        ALL,
        QuickFilter("lately", N_("In the last twelve months"), {"lately": True}),
        QuickFilter("contact", N_("Contact"), {"contact": True}),
    ),
    sort=("held_on", True),
)
ADVICE = listing(
    "advice",
    N_("Advice"),
    (
        called("advice", 30),
        own("advice", "asked_on", 12),
        named("advice", "asked_by_id", 18),
        named("advice", "unit_id", 26, shown=False),
        own("advice", "answered_on", 13),
        named("advice", "answered_by_id", 22, shown=False),
    ),
    (_unanswered(_ADVICE),),
    (ALL, _UNANSWERED),
    sort=("asked_on", True),
)
IMPROVEMENTS = listing(
    "improvement",
    N_("Proposals"),
    (
        called("improvement", 36),
        own("improvement", "progress", 20),
        own("improvement", "proposed_on", 16),
        named("improvement", "proposed_by_id", 22, shown=False),
        named("improvement", "organisation_id", 26, shown=False),
        own("improvement", "reported_on", 24, shown=False),
    ),
    (
        when(
            "pending",
            N_("Not settled"),
            _IMPROVEMENT.c.progress.in_([Progress.PROPOSED, Progress.CONSIDERED]),
        ),
        when("unreported", N_("Not reported"), _IMPROVEMENT.c.reported_on.is_(None)),
    ),
    (
        ALL,
        QuickFilter("pending", N_("Not settled"), {"pending": True}),
        QuickFilter("unreported", N_("Not reported"), {"unreported": True}),
    ),
    sort=("proposed_on", True),
)
FEEDBACK = listing(
    "feedback",
    N_("Feedback"),
    (
        called("feedback", 28),
        own("feedback", "given_on", 14),
        named("feedback", "given_by_id", 18),
        named("feedback", "organisation_id", 26, shown=False),
        named("feedback", "area_id", 24, shown=False),
        own("feedback", "answered_on", 13),
        named("feedback", "answered_by_id", 22, shown=False),
    ),
    (_unanswered(_FEEDBACK),),
    (ALL, _UNANSWERED),
    sort=("given_on", True),
)


def _noted_lately(_value: Any, today: date) -> ColumnElement[bool]:
    return _MARKET_NOTE.c.noted_on >= add_months(today, -12)


MARKET_NOTES = listing(
    "market_note",
    N_("Market and prices"),
    (
        called("market_note", 32),
        named("market_note", "area_id", 22),
        own("market_note", "noted_on", 16),
        named("market_note", "noted_by_id", 20, shown=False),
        named("market_note", "supplier_id", 24, shown=False),
        named("market_note", "organisation_id", 26, shown=False),
        own("market_note", "source", 24, shown=False),
    ),
    (Filter("lately", N_("In the last twelve months"), _noted_lately),),
    (ALL, QuickFilter("lately", N_("In the last twelve months"), {"lately": True})),
    sort=("noted_on", True),
)


def _late(_value: Any, today: date) -> ColumnElement[bool]:
    return (_CONSULTATION.c.outcome == "") & (_CONSULTATION.c.answer_by < today)


CONSULTATIONS = listing(
    "consultation",
    N_("Consultations"),
    (
        called("consultation", 34),
        own("consultation", "asked_on", 12),
        own("consultation", "answer_by", 16),
        count("answers", N_("Answers"), _rows_of(_ANSWER, _CONSULTATION)),
        own("consultation", "outcome", 40, shown=False),
    ),
    (
        when("pending", N_("Without outcome"), _CONSULTATION.c.outcome == ""),
        Filter("late", N_("Past the day for answers"), _late),
    ),
    (
        ALL,
        QuickFilter("pending", N_("Without outcome"), {"pending": True}),
        QuickFilter("late", N_("Past the day for answers"), {"late": True}),
    ),
    sort=("asked_on", True),
)
AUTHORISATIONS = listing(
    "authorisation",
    N_("Authorisations"),
    (
        called("authorisation", 30),
        named("authorisation", "organisation_id", 24),
        named("authorisation", "area_id", 22, shown=False),
        own("authorisation", "given_on", 12, shown=False),
        own("authorisation", "valid_to", 16),
        own("authorisation", "up_to", 16, shown=False),
        named("authorisation", "contract_id", 30, shown=False),
        named("authorisation", "given_by_id", 22, shown=False),
        own("authorisation", "decision_number", 16, shown=False),
    ),
    lasting(None, _AUTHORISATION.c.valid_to),
    (
        QuickFilter("current", N_("In force"), {"current": True}),
        QuickFilter("over", N_("Ended"), {"over": True}),
        ALL,
    ),
)
GIFTS = listing(
    "gift",
    N_("Gifts and offers"),
    (
        called("gift", 26),
        own("gift", "offered_on", 14),
        named("gift", "person_id", 18),
        named("gift", "supplier_id", 24, shown=False),
        own("gift", "value", 16, shown=False),
        own("gift", "outcome", 15),
        own("gift", "giver", 24, shown=False),
        named("gift", "decided_by_id", 22, shown=False),
    ),
    (when("pending", N_("Without outcome"), _GIFT.c.outcome.is_(None)),),
    (ALL, QuickFilter("pending", N_("Without outcome"), {"pending": True})),
    sort=("offered_on", True),
)
