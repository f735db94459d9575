"""The derivation of a contract's dates, step by step, as data; `derivation` puts it into words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from inkop_desktop.rules.course import Course, possible_months, span_of
from inkop_desktop.rules.months import whole_months
from inkop_desktop.rules.terms import Terms
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind, Status


class StepKind(Enum):
    """What a step tells; the comment says which of the step's facts belong to it."""

    TERM = auto()  # first, day (last day), months or days as the papers have it
    OPEN_ENDED = auto()  # first
    MISSING = auto()  # first
    EXERCISED = auto()  # months (one for each option), day (the new last day)
    DECLINED = auto()  # number, day (when it was decided)
    NOT_EXTENDED = auto()  # day (when it was decided)
    RENEWED = auto()  # count, months, day (the last day they lead to)
    WILL_RENEW = auto()  # the same, of a contract that has not begun
    POSSIBLE = auto()  # months (one for each option), day (the latest last day)
    DECIDE = auto()  # number, day, late
    DECIDE_RENEWAL = auto()  # number, day, late
    NOTICE_PERIOD = auto()  # months or days
    NOTICE = auto()  # day (the last for notice), late
    RENEWS = auto()  # months (none if not known), day (the last for notice), late
    REVIEW = auto()  # day, late
    NOTICE_GIVEN = auto()  # first (the day it was given), day (the last day, none if not known), late
    TERMINATED = auto()  # day (the last day), late; without notice
    NEVER_BEGINS = auto()  # first (the day that notice was given, none without notice), day (the last day)
    REPLACE = auto()  # months (the lead time), day, late
    EXPIRED = auto()  # day (the last day)
    CLOSED = auto()  # day


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its kind, the day it leads to, and what it was counted from; `late` is past today."""

    kind: StepKind
    day: date | None = None
    first: date | None = None
    months: tuple[int, ...] = ()
    days: int | None = None
    count: int = 0
    number: int = 0
    late: bool = False


def steps_of(course: Course, today: date) -> tuple[Step, ...]:
    """Return the derivation of a contract's dates as it is told on a day."""
    steps = [*_term(course.terms), *_taken(course, today)]
    closed_on = course.terms.closed_on
    if closed_on is not None and today >= closed_on:
        steps.append(Step(StepKind.CLOSED, closed_on))
    elif course.final is None or today <= course.final:
        steps += [
            *_possible(course, today),
            *_decision(course, today),
            *_notice(course, today),
            *_upkeep(course, today),
        ]
    elif course.after is Status.EXPIRED:
        steps += [*_decision(course, today), Step(StepKind.EXPIRED, course.final)]
    elif course.after is Status.DATES_MISSING:
        steps += _notice(course, today)
    return tuple(steps)


def _term(terms: Terms) -> list[Step]:
    span = span_of(terms)
    if terms.open_ended:
        return [Step(StepKind.OPEN_ENDED, first=terms.first_day)]
    if span is None:
        return [Step(StepKind.MISSING, first=terms.first_day)]
    last_day, first_day = span.end(), terms.first_day
    days = terms.term_days if terms.last_day is None and not span.months else None
    months = () if days or first_day is None else _months(whole_months(first_day, last_day))
    return [Step(StepKind.TERM, last_day, first_day, months=months, days=days)]


def _taken(course: Course, today: date) -> list[Step]:
    """Return what has been decided, or has happened of itself."""
    terms = course.terms
    has_begun = terms.first_day is None or terms.first_day <= today
    renewed = StepKind.RENEWED if has_begun else StepKind.WILL_RENEW
    steps = [
        Step(
            renewed if each.renewals else StepKind.EXERCISED,
            each.until,
            months=each.months,
            count=each.renewals,
        )
        for each in course.extensions
    ]
    steps += _declined(terms)
    count = course.renewals_by(today)
    if count:
        steps.append(Step(renewed, course.runs_to(today), months=_months(terms.renewal_months), count=count))
    return [*steps, *_ending(course, today)]


def _declined(terms: Terms) -> Iterator[Step]:
    """Yield what is not used; what is as long as an express renewal may be one, which has no number."""
    for number, option in enumerate(terms.options, 1):
        may_be_renewal = terms.renewal is RenewalKind.EXPRESS and option.months == terms.renewal_months
        if option.state is OptionState.DECLINED and may_be_renewal:
            yield Step(StepKind.NOT_EXTENDED, option.decided_on)
        elif option.state is OptionState.DECLINED:
            yield Step(StepKind.DECLINED, option.decided_on, number=number)


def _ending(course: Course, today: date) -> list[Step]:
    """Return the notice or the termination that ends the contract."""
    last_day, first_day = (
        None if course.after is Status.DATES_MISSING else course.final,
        course.terms.first_day,
    )
    late = last_day is not None and last_day < today
    if course.after is Status.TERMINATED and last_day and first_day and last_day < first_day:
        given = None if course.terms.terminated_last_day else course.noticed  # the termination ends it then
        return [Step(StepKind.NEVER_BEGINS, last_day, given)]
    if course.noticed is not None:
        return [Step(StepKind.NOTICE_GIVEN, last_day, course.noticed, late=late)]
    if course.after is Status.TERMINATED:
        return [Step(StepKind.TERMINATED, last_day, late=late)]
    return []


def _possible(course: Course, today: date) -> list[Step]:
    months = possible_months(course.terms)
    if not months or course.latest is None or course.decision_on(today) is None:
        return []
    return [Step(StepKind.POSSIBLE, course.latest, months=months)]


def _decision(course: Course, today: date) -> list[Step]:
    decision = course.decision_on(today)
    if decision is None:
        return []
    is_option = decision.number <= len(course.terms.options)
    kind = StepKind.DECIDE if is_option else StepKind.DECIDE_RENEWAL
    return [Step(kind, decision.due, number=decision.number, late=decision.due < today)]


def _notice(course: Course, today: date) -> list[Step]:
    terms, day = course.terms, course.notice_on(today)
    if course.noticed is not None or course.after is Status.TERMINATED:
        return []
    steps: list[Step] = []
    notice = terms.notice
    if notice is not None and (notice.months or notice.days):
        steps.append(Step(StepKind.NOTICE_PERIOD, months=_months(notice.months), days=notice.days))
    if day is not None and course.ends:
        steps.append(Step(StepKind.RENEWS, day, months=_months(terms.renewal_months), late=day < today))
    elif day is not None:
        steps.append(Step(StepKind.NOTICE, day, late=day < today))
    return steps


def _upkeep(course: Course, today: date) -> list[Step]:
    """Return the review of a contract without an end, or the replacement of one that has an end."""
    day = course.review_day
    if day is not None:
        return [Step(StepKind.REVIEW, day, late=day < today)]
    day = course.replace_by
    if day is not None:
        return [Step(StepKind.REPLACE, day, months=_months(course.terms.lead_months), late=day < today)]
    return []


def _months(number: int | None) -> tuple[int, ...]:
    return (number,) if number else ()
