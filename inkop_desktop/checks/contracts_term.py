"""Checks of days: what a contract asks for before it renews, ends, is reviewed or changes its price."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from inkop_desktop.checks.finding import Breach, Remedy, Severity, check
from inkop_desktop.checks.reading import Line, SpokenDay, courses, lines
from inkop_desktop.records.contracts import Contract, renewals_let_run
from inkop_desktop.rules.course import Course, Decision
from inkop_desktop.rules.deciding import NEAR_MONTHS, renewals_decided
from inkop_desktop.rules.months import add_months, day_before
from inkop_desktop.rules.vocabulary import ActionKind, RenewalKind, Status
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE, RUNNING, replaced
from inkop_desktop.text import Message, counted, message, paragraph

URGENT_MONTHS = 1
"""How long before its day a decision must be taken now; a review, a price and the end of what takes no time
to replace are told of then."""

RECENT_MONTHS = 12
"""How long an expired contract must be seen to; what expired earlier is for information."""

_ANY_PHASE = PHASE.alias("any_phase")
_REPLACE_BY = (
    select(func.min(_ANY_PHASE.c.next_action))
    .where(_ANY_PHASE.c.contract_id == CONTRACT.c.id, _ANY_PHASE.c.action == ActionKind.REPLACE)
    .scalar_subquery()
)
_UNREPLACED = ~replaced(CONTRACT.c.id)
_TACIT = and_(CONTRACT.c.renewal == RenewalKind.TACIT, PHASE.c.status.in_(AHEAD))


@check("notice-day", Severity.WARNING, se="N15, N21", no="K7")
def notice_day(connection: Connection, today: date) -> Iterator[Breach]:
    """Whether a contract renews tacitly is decided before the last day for notice."""
    horizon = add_months(today, NEAR_MONTHS)
    nobody_knows = CONTRACT.c.renewal_months.is_(None)
    found = lines(connection, today, _TACIT, or_(nobody_knows, _phase_ends(today, horizon)))
    for line, contract, course in courses(connection, found):
        period = course.period(today)
        if period is None or course.notices[period] > horizon or _let_renew(contract, course, period):
            continue
        day, months = course.notices[period], contract.renewal_months
        yield Breach(
            records=(line.ref,),
            severity=_urgency(day, today),
            message=message("Give notice or let {title} renew", title=line.title),
            why=paragraph(_notice_left(day, today), _renewal(months)),
            remedy=Remedy.DECIDE_NOTICE,
            due=day,
            facts=(day, months),
            persons=line.persons,
        )


def _let_renew(contract: Contract, course: Course, period: int) -> bool:
    """Tell whether somebody has decided to let the renewal after a period run."""
    return period in renewals_decided(course, renewals_let_run(contract))


def _notice_left(day: date, today: date) -> Message:
    left = (day - today).days
    if not left:
        return message("Today is the last day for notice.")
    return counted(
        "The last day for notice is {day}, in {count} day.",
        "The last day for notice is {day}, in {count} days.",
        left,
        day=SpokenDay(day, today),
    )


def _renewal(months: int | None) -> Message:
    if not months:
        return message("Otherwise the contract renews; for how long has not been entered.")
    return counted(
        "Otherwise the contract renews for {count} month.",
        "Otherwise the contract renews for {count} months.",
        months,
    )


@check("renewed", Severity.INFORMATION, se="N15, N21", no="K7")
def renewed(connection: Connection, today: date) -> Iterator[Breach]:
    """No contract renews tacitly without a decision; those who answer for it are told when one did."""
    since = add_months(today, -NEAR_MONTHS)
    found = lines(connection, today, _TACIT, _phase_ends(since, day_before(today)))
    for line, contract, course in courses(connection, found):
        period = course.period(today)
        if not period or course.notices[period - 1] < since or _let_renew(contract, course, period - 1):
            continue
        passed, coming = course.notices[period - 1], course.notices[period]
        yield Breach(
            records=(line.ref,),
            message=message(
                "{title} has been renewed until and including {last}",
                title=line.title,
                last=SpokenDay(course.ends[period], today),
            ),
            why=message(
                "No notice was given by {passed}, and nobody decided on the renewal."
                " The next last day for notice is {coming}.",
                passed=SpokenDay(passed, today),
                coming=SpokenDay(coming, today),
            ),
            due=passed,
            facts=(passed, course.ends[period]),
            persons=line.persons,
        )


def _phase_ends(first: date, last: date) -> ColumnElement[bool]:
    """Tell that something about the contract changes between two days: its notice days are such."""
    ends = _ANY_PHASE.c.last.between(first, last)
    return exists().where(_ANY_PHASE.c.contract_id == CONTRACT.c.id, ends)


@check("option-day", Severity.WARNING, se="N15, N21", no="K7")
def option_day(connection: Connection, today: date) -> Iterator[Breach]:
    """An option, or a renewal by decision, is decided on before its day."""
    found = lines(connection, today, PHASE.c.status == Status.OPTION_DECISION)
    for line, _contract, course in courses(connection, found):
        decision = course.decision
        assert decision is not None  # the status says so
        is_option = decision.number <= len(course.terms.options)
        yield Breach(
            records=(line.ref,),
            severity=_urgency(decision.due, today),
            message=_decide(line, decision, today, is_option=is_option),
            why=_without_decision(line, decision, today, renews=bool(course.ends)),
            remedy=Remedy.DECIDE_OPTION,
            due=decision.due,
            facts=(decision.number, decision.due, decision.until),
            persons=line.persons,
        )


def _decide(line: Line, decision: Decision, today: date, *, is_option: bool) -> Message:
    values = {"title": line.title, "day": SpokenDay(decision.due, today)}
    if decision.due < today:
        if is_option:
            return message("The option on {title} should have been decided by {day}", **values)
        return message("The renewal of {title} should have been decided by {day}", **values)
    if is_option:
        return message("Decide on the option on {title} by {day}", **values)
    return message("Decide on the renewal of {title} by {day}", **values)


def _without_decision(line: Line, decision: Decision, today: date, *, renews: bool) -> Message:
    values = {"contract": line.named, "last": SpokenDay(decision.until, today)}
    if renews:
        return message("{contract} runs until {last}. Without a decision it renews tacitly.", **values)
    return message("{contract} ends on {last}. Without a decision there is no contract after that.", **values)


@check("replacement", Severity.WARNING, se="N4, N16", no="K7")
def replacement(connection: Connection, today: date) -> Iterator[Breach]:
    """What will replace a contract is procured in time; an option that is open is decided on first.

    What takes no time to replace is told of shortly before it ends.
    """
    ends = PHASE.c.status.in_((Status.FUTURE, Status.IN_FORCE, Status.NOTICE_PERIOD))
    ends_soon = and_(_REPLACE_BY.is_(None), PHASE.c.action == ActionKind.ENDS, _near(today))
    more = (_REPLACE_BY, PHASE.c.action == ActionKind.OPTION)
    for line in lines(connection, today, ends, or_(today >= _REPLACE_BY, ends_soon), _UNREPLACED, more=more):
        assert line.runs_to is not None  # what is to be replaced has a last day
        begin, has_option = line.more
        soon = line.runs_to <= add_months(today, NEAR_MONTHS)
        yield Breach(
            records=(line.ref,),
            severity=Severity.DANGER if soon else Severity.WARNING,
            message=_replace(line.title, begin, has_option=has_option),
            why=_unreplaced(line, begin, today, has_option=has_option),
            due=begin or line.runs_to,
            facts=(begin, line.runs_to),
            persons=line.persons,
        )


def _replace(title: str, begin: date | None, *, has_option: bool) -> Message:
    if begin is None:
        return message("Replace {title} or let it end", title=title)
    if has_option:
        return message("Extend or replace {title}", title=title)
    return message("Procure what will replace {title}", title=title)


def _unreplaced(line: Line, begin: date | None, today: date, *, has_option: bool) -> Message:
    values = {"contract": line.named, "last": SpokenDay(line.runs_to, today)}
    if begin is None:
        return message(
            "{contract} ends on {last}, and no contract that replaces it has been entered.", **values
        )
    return paragraph(
        message("{contract} ends on {last} unless it is extended.", **values)
        if has_option
        else message("{contract} ends on {last}.", **values),
        message(
            "A new procurement was to begin by {begin}, and no contract that replaces it has been entered.",
            begin=SpokenDay(begin, today),
        ),
    )


@check("expired", Severity.DANGER, se="N16", no="K6, K7")
def expired(connection: Connection, today: date) -> Iterator[Breach]:
    """A contract that has run out has been replaced or closed."""
    recent = add_months(today, -RECENT_MONTHS)
    for line in lines(connection, today, PHASE.c.status == Status.EXPIRED, _UNREPLACED):
        assert line.runs_to is not None  # the status says so
        yield Breach(
            records=(line.ref,),
            severity=Severity.DANGER if line.runs_to >= recent else Severity.INFORMATION,
            message=message("{title} has expired and nothing replaces it", title=line.title),
            why=message(
                "{contract} ended on {last}. Close it, or enter the contract that replaces it.",
                contract=line.named,
                last=SpokenDay(line.runs_to, today),
            ),
            remedy=Remedy.CLOSE,
            due=line.runs_to,
            facts=(line.runs_to,),
            persons=line.persons,
        )


@check("review-day", Severity.WARNING, se="N15, N21", no="K7")
def review_day(connection: Connection, today: date) -> Iterator[Breach]:
    """An open-ended contract is reviewed by its day."""
    near = and_(PHASE.c.action == ActionKind.REVIEW, _near(today))
    for line in lines(connection, today, PHASE.c.status.in_(RUNNING), near, more=(PHASE.c.next_action,)):
        (day,) = line.more
        values = {"title": line.title, "day": SpokenDay(day, today)}
        late = day < today
        yield Breach(
            records=(line.ref,),
            severity=Severity.DANGER if late else Severity.WARNING,
            message=message("{title} should have been reviewed by {day}", **values)
            if late
            else message("Review {title} by {day}", **values),
            why=message(
                "{contract} is open-ended and runs until somebody decides otherwise.", contract=line.named
            ),
            remedy=Remedy.REVIEW,
            due=day,
            facts=(day,),
            persons=line.persons,
        )


@check("price-adjustment", Severity.WARNING, se="N15", no="K7")
def price_adjustment(connection: Connection, today: date) -> Iterator[Breach]:
    """The price is adjusted as the contract says, when it says."""
    near = CONTRACT.c.price_next_on <= add_months(today, URGENT_MONTHS)
    more = (CONTRACT.c.price_next_on, CONTRACT.c.price_index)
    for line in lines(connection, today, PHASE.c.status.in_(RUNNING), near, more=more):
        day, index = line.more
        values = {"title": line.title, "day": SpokenDay(day, today)}
        late = day < today
        yield Breach(
            records=(line.ref,),
            severity=Severity.DANGER if late else Severity.WARNING,
            message=message("The price of {title} was to be adjusted on {day}", **values)
            if late
            else message("The price of {title} may be adjusted on {day}", **values),
            why=message("Check the new price against {index}, then enter the next day.", index=index)
            if index
            else message("Check the new price against the price clause, then enter the next day."),
            remedy=Remedy.EDIT,
            field="price_next_on",
            due=day,
            facts=(day,),
            persons=line.persons,
        )


def _near(today: date) -> ColumnElement[bool]:
    return PHASE.c.next_action <= add_months(today, URGENT_MONTHS)


def _urgency(due: date, today: date) -> Severity:
    return Severity.DANGER if due <= add_months(today, URGENT_MONTHS) else Severity.WARNING


CHECKS = (notice_day, renewed, option_day, replacement, expired, review_day, price_adjustment)
