"""The deciding verbs: what an officer may decide about a contract, and what follows.

Each verb takes the terms as they are and gives them as they become, or refuses in words. The day of
the decision is an argument; it may lie in the past, when somebody writes down what was decided.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from inkop_desktop.errors import UserError
from inkop_desktop.rules.course import Course, course_of, end_of_notice, renews_tacitly
from inkop_desktop.rules.derivation import sentence
from inkop_desktop.rules.months import add_months, day_after
from inkop_desktop.rules.organising import Act
from inkop_desktop.rules.status import Derived, derive
from inkop_desktop.rules.steps import StepKind
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import OptionState, Status, Verb
from inkop_desktop.text import N_, Message, message

ACT_OF = {
    Verb.EXERCISE: Act.EXTEND,
    Verb.DECLINE: Act.EXTEND,
    Verb.LET_RENEW: Act.EXTEND,
    Verb.NOTICE: Act.TERMINATE,
    Verb.TERMINATE: Act.TERMINATE,
}
"""What must be delegated to whoever decides; to review a contract, or close what is over, binds nobody."""

NEAR_MONTHS = 3
"""How long before its day a notice is asked for, and how long a renewal is told of afterwards."""


DECIDED_APART = frozenset({Verb.TERMINATE, Verb.REVIEW})
"""The verbs whose day is not the day of the decision: it is the last day, or the next review."""


def taken_on(verb: Verb | None, day: date | None, decided_on: date | None) -> date | None:
    """Return the day on which a decision was taken; None where it tells only the day that it is about."""
    return decided_on or (None if verb in DECIDED_APART else day)


def not_yet_taken(taken: date | None, today: date) -> Message | None:
    """Say it where a decision would be entered before it is taken."""
    if taken is None or taken <= today:
        return None
    return message("A decision is entered when it has been taken, not before {day}.", day=taken)


def exercise_option(terms: Terms, index: int, on: date) -> Terms:
    """Extend the contract by an option; the index after the last one renews an express contract."""
    return _decide(terms, index, on, OptionState.EXERCISED)


def decline_option(terms: Terms, index: int, on: date) -> Terms:
    """Decide not to use an option (or an express renewal): the contract ends where it then runs to."""
    return _decide(terms, index, on, OptionState.DECLINED)


def give_notice(terms: Terms, on: date) -> Terms:
    """Give notice: the contract ends when the notice period, or the period that it hits, has run."""
    now = _running(terms, on)
    if terms.notice_given_on is not None:
        raise UserError(_NOTICE_GIVEN, day=terms.notice_given_on)
    if now.status is Status.DATES_MISSING:
        raise UserError(_NO_DATES)
    if not renews_tacitly(terms) and end_of_notice(on, terms) is None:
        raise UserError(
            N_("The contract has no notice period. Enter it, or terminate the contract on its last day.")
        )
    return replace(terms, notice_given_on=on)


def let_renew(terms: Terms, on: date, earlier: Collection[date] = ()) -> Terms:
    """Decide to let a tacit renewal run; the terms stay as they are, the decision is what is recorded.

    `earlier` are the days of such decisions before this one, as they were entered: each is for one renewal.
    """
    now = _running(terms, on)
    if not renews_tacitly(terms):
        raise UserError(N_("The contract is not renewed tacitly, so there is no renewal to let run."))
    if terms.notice_given_on is not None:
        raise UserError(_NOTICE_GIVEN, day=terms.notice_given_on)
    if now.notice_day is None or not terms.renewal_months:
        raise UserError(_NO_RENEWAL)
    period, first = _renewal(terms, on, earlier)
    if period in renewals_decided(course_of(terms), earlier):
        raise UserError(
            N_("It has been decided already to let the renewal from and including {first} run."), first=first
        )
    return terms


def renewals_decided(course: Course, days: Collection[date]) -> set[int]:
    """Return the periods after which a renewal runs by decision; `days` of the decisions, as entered."""
    decided: set[int] = set()
    for day in days:
        period = _period_meant(course, day, decided)
        if period is not None:
            decided.add(period)
    return decided


def _period_meant(course: Course, on: date, decided: set[int]) -> int | None:
    """Return the period whose renewal a decision of that day is about: its notice day comes next.

    Soon after a notice day it is the one that has just been renewed, which somebody answers late. Where the
    next notice is asked for too, as it always is where a contract renews every few months, that comes first.
    """
    period = course.period(on)
    if not period:
        return period
    is_late = course.notices[period - 1] >= add_months(on, -NEAR_MONTHS)
    is_near = course.notices[period] <= add_months(on, NEAR_MONTHS)
    if is_near and (period not in decided or period - 1 in decided):
        return period
    return period - 1 if is_late else period


def _renewal(terms: Terms, on: date, earlier: Collection[date]) -> tuple[int, date]:
    """Return the period whose renewal a decision of that day is about, and the renewal's first day."""
    course = course_of(terms)
    period = _period_meant(course, on, renewals_decided(course, earlier))
    assert period is not None  # the contract has a notice day, so it has periods
    return period, day_after(course.ends[period])


def terminate(terms: Terms, last_day: date) -> Terms:
    """End the contract on a day that the parties agree on or a breach brings."""
    if terms.closed_on is not None:
        raise UserError(_CLOSED, day=terms.closed_on)
    course = course_of(terms)
    if course.final is not None and course.final < last_day and course.after is not Status.DATES_MISSING:
        raise UserError(
            N_(
                "The contract ends on {last} already. To make it longer, exercise an option or edit its term."
            ),
            last=course.final,
        )
    if terms.first_day is not None and last_day < terms.first_day:
        raise UserError(
            N_("The contract begins on {first}. Choose that day or a later one."), first=terms.first_day
        )
    return replace(terms, terminated_last_day=last_day)


def review(terms: Terms, next_review_day: date, on: date) -> Terms:
    """Record that an open-ended contract was reviewed and goes on, and when it is reviewed next."""
    _running(terms, on)
    if not terms.open_ended:
        raise UserError(N_("Only an open-ended contract is reviewed; this one has a last day."))
    if next_review_day <= on:
        raise UserError(N_("The next review must come after this one, {day}."), day=on)
    return replace(terms, review_day=next_review_day)


def close(terms: Terms, on: date) -> Terms:
    """Close a contract that has run out and is done with."""
    now = derive(terms, on)
    if now.status is Status.CLOSED:
        raise UserError(_CLOSED, day=terms.closed_on)
    if now.status not in {Status.EXPIRED, Status.TERMINATED, Status.DATES_MISSING}:
        if now.last_day is None:
            raise UserError(N_("The contract still runs. Give notice or terminate it first."))
        raise UserError(
            N_("The contract runs until and including {last}. Terminate it, or close it after that day."),
            last=now.last_day,
        )
    return replace(terms, closed_on=on)


def consequences(before: Terms, after: Terms, today: date) -> tuple[Message, ...]:
    """Return what follows from a decision, as sentences for the one who is about to take it."""
    was, becomes = derive(before, today), derive(after, today)
    if becomes.status is Status.CLOSED:
        return (message("The contract is closed and leaves the list of contracts in force."),)
    sentences = [_run(becomes), *_lateness(before, after)]
    if was.option_number is not None and becomes.option_number is None:
        is_renewal = was.option_number > len(before.options)
        sentences.append(
            message("The contract is not extended any further.")
            if is_renewal
            else message("No option is left.")
        )
    return (*sentences, *_ahead(becomes, today))


def _lateness(before: Terms, after: Terms) -> Iterator[Message]:
    """Yield what comes of it where an option was decided on too late, by the day of the decision."""
    course = course_of(before)
    decision = course.decision
    if decision is None or before.options == after.options:
        return
    decided = after.options[decision.number - 1]
    assert decided.decided_on is not None  # the verbs know when
    is_late, renewed = decided.decided_on > decision.due, course.period(decided.decided_on)
    if is_late and decided.state is OptionState.EXERCISED:
        yield message("The decision was due on {day}: make sure that the supplier agrees.", day=decision.due)
    elif is_late and renewed:
        yield message("The decision was due on {day}.", day=decision.due)
    if renewed:
        yield message(
            "The last day for notice was {day}: the renewal from and including {first} runs all the same.",
            day=course.notices[renewed - 1],
            first=day_after(course.ends[renewed - 1]),
        )


def consequences_of_renewal(
    terms: Terms, on: date, earlier: Collection[date], today: date
) -> tuple[Message, ...]:
    """Return what follows when a renewal that `let_renew` has taken is let run."""
    period, first = _renewal(terms, on, earlier)
    renewed = derive(terms, max(today, day_after(course_of(terms).notices[period])))
    about = message("The decision is about the renewal from and including {first}.", first=first)
    return (about, _run(renewed), *_ahead(renewed, today))


def _run(derived: Derived) -> Message:
    if derived.last_day is None:
        return message("The contract runs on without a last day.")
    if derived.first_day is not None and derived.last_day < derived.first_day:
        return message(
            "The contract then never begins: it ends on {last}, before its first day, {first}.",
            last=derived.last_day,
            first=derived.first_day,
        )
    if derived.passed(derived.last_day):
        return message("The contract ran until and including {last}.", last=derived.last_day)
    return message("The contract then runs until and including {last}.", last=derived.last_day)


def _ahead(derived: Derived, today: date) -> tuple[Message, ...]:
    """Word what is then to be done; what is derived of a later day is late only if it is so today."""
    ahead = (step for step in derived.steps if step.kind in _AHEAD)
    return tuple(sentence(replace(step, late=step.day is not None and step.day < today)) for step in ahead)


def _decide(terms: Terms, index: int, on: date, state: OptionState) -> Terms:
    now = _running(terms, on)
    if now.status is Status.DATES_MISSING:
        raise UserError(_NO_DATES)
    number = index + 1
    if index < len(terms.options) and terms.options[index].state is not OptionState.PLANNED:
        raise UserError(N_("Option {number} has already been decided."), number=number)
    course = course_of(terms)
    decision = course.decision_on(on)
    if decision is None:
        raise UserError(N_("The contract has no option to decide on."))
    if number != decision.number:
        raise UserError(
            N_("Option {first} must be decided before option {number}."), first=decision.number, number=number
        )
    if decision.months is None and state is OptionState.EXERCISED:
        raise UserError(N_("Option {number} has no length: give its months."), number=number)
    if course.ends and course.period(on) is None:  # bound to be renewed, and nobody knows until when
        raise UserError(_NO_RENEWAL)
    # An express renewal is not among the options until it is decided.
    own = terms.options[index] if index < len(terms.options) else Option(decision.months)
    decided = replace(own, state=state, decided_on=on)
    return replace(terms, options=(*terms.options[:index], decided, *terms.options[index + 1 :]))


def _running(terms: Terms, on: date) -> Derived:
    """Return what is derived on the day, unless the contract is over by then."""
    now = derive(terms, on)
    if now.status is Status.CLOSED:
        raise UserError(_CLOSED, day=terms.closed_on)
    if now.status in {Status.EXPIRED, Status.TERMINATED}:
        raise UserError(N_("The contract ran out on {last}."), last=now.last_day)
    return now


_CLOSED = N_("The contract was closed on {day}.")
_NOTICE_GIVEN = N_("Notice has already been given, on {day}.")
_NO_RENEWAL = N_("It is not known by how many months the contract renews. Enter them first.")
_NO_DATES = N_("It is not known when the contract ends. Enter its dates first.")
# What a decision is followed by: the steps of the derivation that look ahead.
_AHEAD = {
    StepKind.POSSIBLE,
    StepKind.DECIDE,
    StepKind.DECIDE_RENEWAL,
    StepKind.NOTICE,
    StepKind.RENEWS,
    StepKind.REVIEW,
    StepKind.REPLACE,
}
