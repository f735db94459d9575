"""Where a contract stands on a day, and what it next asks: one rule, read in two ways.

`derive` asks it for today, for the record that somebody looks at. `phases` asks it for every day on
which the answer can change, for the table by which lists sort and filter; a phase holds whatever day
it is, so that the table need not be remade when the day changes.

When several statuses fit a day, the first of these is the one: closed; over (terminated or expired);
dates missing; not yet in force; under notice; option to decide; in force. Notice comes before an
option because a contract that is ending has no option left to decide on.

The next action is the earliest that is still to be done. A decision that is due and not taken stays
the next action until the contract has run out, and so does a review; what can only be late (notice,
start of a replacement) passes.
"""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.rules import holidays
from inkop_desktop.rules.course import Course, course_of
from inkop_desktop.rules.months import add_days, day_after, day_before
from inkop_desktop.rules.steps import Step, steps_of
from inkop_desktop.rules.terms import Terms
from inkop_desktop.rules.vocabulary import ActionKind, Country, Status

WARNING_DAYS = 21
"""How long before the last day for notice it is near."""

OVER = (Status.EXPIRED, Status.TERMINATED, Status.CLOSED)
"""The statuses of a contract that has ended."""

_WITHOUT_ACTION = frozenset({*OVER, Status.DATES_MISSING})


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be said of a contract on one day; `runs_to` is its last day as far as known then."""

    status: Status
    next_action: date | None
    action: ActionKind | None
    runs_to: date | None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a contract's life, first to last day inclusive, in which nothing changes.

    The first phase begins at the calendar's first day, the last one has no end (None).
    """

    first: date
    last: date | None
    status: Status
    next_action: date | None
    action: ActionKind | None
    runs_to: date | None


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything that follows from a contract's terms on one day; dates that have passed stay."""

    today: date
    status: Status
    next_action: date | None
    action: ActionKind | None
    first_day: date | None
    last_day: date | None
    latest_possible_last_day: date | None
    notice_day: date | None
    option_day: date | None
    option_number: int | None
    replace_by: date | None
    review_day: date | None
    steps: tuple[Step, ...]

    def passed(self, day: date | None) -> bool:
        """Say whether a day lies in the past; a day that is not known never does."""
        return day is not None and day < self.today

    @property
    def warning_day(self) -> date | None:
        """Return the day from which the last day for notice is near."""
        return None if self.notice_day is None else add_days(self.notice_day, -WARNING_DAYS)

    def reminder_day(self, country: Country) -> date | None:
        """Return the last working day on which notice can be given."""
        return None if self.notice_day is None else holidays.working_day_until(self.notice_day, country)


def derive(terms: Terms, today: date) -> Derived:
    """Return what follows from the terms today; never fails."""
    course = course_of(terms)
    now = _standing(course, today)
    decision = course.decision_on(today)
    return Derived(
        today=today,
        status=now.status,
        next_action=now.next_action,
        action=now.action,
        first_day=terms.first_day,
        last_day=now.runs_to,
        latest_possible_last_day=course.latest,
        notice_day=course.notice_on(today),
        option_day=None if decision is None else decision.due,
        option_number=None if decision is None else decision.number,
        replace_by=course.replace_by,
        review_day=course.review_day,
        steps=steps_of(course, today),
    )


def phases(terms: Terms) -> tuple[Phase, ...]:
    """Return the contract's whole life in phases: contiguous, in order, whatever day it is today."""
    course = course_of(terms)
    found: list[tuple[date, Standing]] = []
    for day in _turning_days(course):
        standing = _standing(course, day)
        if not found or standing != found[-1][1]:
            found.append((day, standing))
    ends: list[date | None] = [day_before(first) for first, _standing_then in found[1:]]
    return tuple(
        Phase(first, last, then.status, then.next_action, then.action, then.runs_to)
        for (first, then), last in zip(found, [*ends, None], strict=True)
    )


def _turning_days(course: Course) -> list[date]:
    """Return every day on which the standing can change, in order, the calendar's first day first."""
    decision = course.decision
    begins = [course.terms.first_day, course.noticed, course.terms.closed_on]
    lasts = [course.final, course.replace_by, *course.notices]
    if decision is not None:
        begins.append(decision.opens)
        lasts.append(decision.until)
    days = {day for day in begins if day is not None}
    days.update(day_after(day) for day in lasts if day is not None)
    return sorted({date.min, *days})


def _standing(course: Course, day: date) -> Standing:
    status = _status(course, day)
    action = None if status in _WITHOUT_ACTION else _next_action(course, day)
    next_action, kind = action or (None, None)
    return Standing(status, next_action, kind, course.runs_to(day))


def _status(course: Course, day: date) -> Status:
    terms, decision = course.terms, course.decision
    if terms.closed_on is not None and day >= terms.closed_on:
        return Status.CLOSED
    if course.final is not None and day > course.final:
        return course.after
    if not course.known:
        return Status.DATES_MISSING
    if terms.first_day is not None and day < terms.first_day:
        return Status.FUTURE
    if course.noticed is not None and day >= course.noticed:
        return Status.NOTICE_PERIOD
    if decision is not None and decision.opens <= day <= decision.until:
        return Status.OPTION_DECISION
    return Status.IN_FORCE


def _next_action(course: Course, day: date) -> tuple[date, ActionKind] | None:
    due: list[tuple[date, ActionKind]] = []
    if course.decision is not None and day <= course.decision.until:
        due.append((course.decision.due, ActionKind.OPTION))
    period = course.period(day)
    if period is not None:
        due.append((course.notices[period], ActionKind.NOTICE))
    if course.final is not None and course.after is not Status.DATES_MISSING:
        replace_by = course.replace_by
        if replace_by is not None and day <= replace_by:
            due.append((replace_by, ActionKind.REPLACE))
        due.append((course.final, ActionKind.ENDS))
    elif course.review_day is not None:
        due.append((course.review_day, ActionKind.REVIEW))
    # On one and the same day the first in the list is the one that decides the others.
    return min(due, key=lambda each: each[0], default=None)
