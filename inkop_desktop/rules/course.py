"""What a contract's facts add up to, whatever day it is: its ends, its notice days, its decisions.

How conflicting or missing facts are read:

* An exercised option extends the contract; a planned one never does by itself. A declined one ends
  the chain of options, and tacit renewal with it: it has been said that the contract will not go on.
* What is decided on an option takes nothing back of a tacit renewal that the contract was bound to by then,
  because the last day for notice had passed. An option that is exercised so late begins where the contract
  then ends; one that is declined so late ends it there, as notice given too late would. If nobody knows when
  it was decided, or by how many months the contract renews, it is read as decided in time.
* An express renewal is one more decision after the options, again and again; taking it adds an
  exercised option.
* A tacit renewal runs unless notice was given in time; notice given too late ends the next period. No
  notice ends such a contract within a period.
  If nobody knows by how many months it renews, nothing is known after the last certain day.
* Notice on any other contract ends it when the notice period has run, at the latest on its last day.
* An open-ended contract ends when the notice period after notice has run.
* A termination's last day wins over everything; a contract is closed from the day it was closed.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from inkop_desktop.rules.months import (
    add_days,
    add_months,
    day_after,
    day_before,
    months_after,
    months_before,
    months_between,
)
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind, Status

DECISION_MONTHS = 6
"""How long before its last day a decision on an option is prepared, and the last resort's deadline."""

# Tacit renewals are laid out at least ten years past the last certain day, and at least this far, so
# that a lease from 1985 which renews to this day has its next notice day too.
_RENEWALS_UNTIL = date(2050, 12, 31)
_RENEWAL_YEARS = 10


@dataclass(frozen=True, slots=True)
class Decision:
    """The next option (or express renewal) to decide on: the how-manieth, from 1, and its days.

    `months` is None when the option's length is not known. The decision is prepared from `opens`, is
    due on `due`, and can be taken, late, until `until`: after that the contract has run out.
    """

    number: int
    months: int | None
    opens: date
    due: date
    until: date


@dataclass(frozen=True, slots=True)
class Extension:
    """What made a contract longer, until and including `until`, before its next option is decided on.

    Either options that were exercised one after another, with the months of each, or so many tacit
    `renewals` of the same months, after which an option was decided on too late.
    """

    until: date
    months: tuple[int, ...]
    renewals: int = 0


@dataclass(frozen=True, slots=True)
class Course:
    """The course that a contract takes by its facts.

    `extensions` are what has been decided on its options, in order, and what was renewed before that.
    `certain` is the last day of the term with all of them (or the day of the termination).
    `ends` and `notices` are the last days of a tacit renewal's periods and the last days for notice
    before them; `notice_day` is that day of a contract without periods. `final` is the last day if the
    contract has one as far as is known, and `after` its status from the next day on. `noticed` is the
    day that notice was given, `renewals` how often it had renewed after `certain` when notice took effect.
    `latest` is the last day if every open option is exercised; None when nobody can say.
    """

    terms: Terms
    known: bool = True
    certain: date | None = None
    ends: tuple[date, ...] = ()
    notices: tuple[date, ...] = ()
    final: date | None = None
    after: Status = Status.EXPIRED
    notice_day: date | None = None
    noticed: date | None = None
    decision: Decision | None = None
    latest: date | None = None
    renewals: int = 0
    extensions: tuple[Extension, ...] = ()

    @property
    def review_day(self) -> date | None:
        """Return the day to review a contract that has no end; None for every other."""
        return self.terms.review_day if self.terms.open_ended and self.final is None else None

    @property
    def replace_by(self) -> date | None:
        """Return the last day to start procuring a replacement; None while nothing ends."""
        lead = _positive(self.terms.lead_months)
        if self.final is None or lead is None or self.after is Status.DATES_MISSING:
            return None
        return months_before(self.final, lead)

    def period(self, day: date) -> int | None:
        """Return the index of the period that notice on a day would end; None if none is laid out.

        A closed contract no longer renews.
        """
        closed_on = self.terms.closed_on
        index = bisect_left(self.notices, day if closed_on is None else min(day, closed_on))
        return index if index < len(self.ends) else None

    def runs_to(self, day: date) -> date | None:
        """Return the last day as far as it is known on a day; a renewal counts once it is bound to come."""
        period = self.period(day)
        return self.final if period is None or self.final is not None else self.ends[period]

    def notice_on(self, day: date) -> date | None:
        """Return the last day for notice that counts on a day, passed or not."""
        period = self.period(day)
        return self.notice_day if period is None else self.notices[period]

    def renewals_by(self, day: date) -> int:
        """Return how many tacit renewals after `certain` have happened or are bound to come."""
        return self.renewals if self.final is not None else self.period(day) or 0

    def decision_on(self, day: date) -> Decision | None:
        """Return the decision that a day waits for or has missed; a contract that has renewed has none."""
        decision = self.decision
        return None if decision is not None and self.ends and day > decision.until else decision


@dataclass(frozen=True, slots=True)
class Span:
    """A term as a start and months, so that every end is counted from the start and none drifts."""

    start: date
    months: int

    def end(self, extra: int = 0) -> date:
        """Return the last day when the term is extended by some months."""
        return day_before(add_months(self.start, self.months + extra))


def span_of(terms: Terms) -> Span | None:
    """Return the initial term; None when its end is not known.

    A stated last day wins over a term that disagrees with it; if both agree, or only months are
    stated, extensions are counted from the first day.
    """
    months = _positive(terms.term_months)
    by_months = Span(terms.first_day, months) if terms.first_day and months else None
    if terms.last_day is not None:
        agrees = by_months is not None and by_months.end() == terms.last_day
        return by_months if agrees else Span(day_after(terms.last_day), 0)
    days = _positive(terms.term_days)
    if by_months is None and terms.first_day and days:
        return Span(add_days(terms.first_day, days), 0)
    return by_months


def course_of(terms: Terms) -> Course:
    """Return the course of a contract; never fails, however strange the facts."""
    span = None if terms.open_ended else span_of(terms)
    extensions, extra = ((), 0) if span is None else _extensions(terms, span)
    course = _course(terms, span, extra)
    return replace(course, extensions=extensions) if extensions else course


def _course(terms: Terms, span: Span | None, extra: int) -> Course:
    if terms.terminated_last_day is not None:
        return _terminated(terms, terms.terminated_last_day)
    if terms.open_ended:
        return _open_ended(terms)
    if span is None:
        return Course(terms, known=False)
    if not renews_tacitly(terms):
        return _fixed(terms, span, extra)
    renewal = _positive(terms.renewal_months)
    if renewal is None:
        return _renewing_by_nobody_knows(terms, span.end(extra))
    return _renewing(terms, span, extra, renewal)


def renews_tacitly(terms: Terms) -> bool:
    """Say whether the contract goes on for another period when nobody gives notice."""
    return terms.renewal is RenewalKind.TACIT and not terms.open_ended and not _declined(terms)


def notice_before(last_day: date, terms: Terms) -> date | None:
    """Return the last day on which notice still ends the contract on `last_day`; None without notice."""
    notice = terms.notice
    if notice is None:
        return None
    return months_before(last_day, notice.months) if notice.months else add_days(last_day, -notice.days)


def end_of_notice(given: date, terms: Terms) -> date | None:
    """Return the day when the notice period has run; None without a notice period.

    It is `notice_before` turned round: notice ends the contract before a day only if it was given before
    the last day for notice of that day.
    """
    notice = terms.notice
    if notice is None:
        return None
    return months_after(given, notice.months) if notice.months else add_days(given, notice.days)


def _terminated(terms: Terms, last_day: date) -> Course:
    return _ending(terms, last_day, last_day, terms.notice_given_on)


def _open_ended(terms: Terms) -> Course:
    given = terms.notice_given_on
    if given is None:
        return Course(terms)
    final = end_of_notice(given, terms) or given
    return _ending(terms, final, final, given)


def _fixed(terms: Terms, span: Span, extra: int) -> Course:
    certain, given = span.end(extra), terms.notice_given_on
    # What would renew tacitly, but for a declined option, asks for no notice, and none ends it earlier.
    renews_no_more = terms.renewal is RenewalKind.TACIT
    if given is not None and given <= certain:
        within = None if renews_no_more else end_of_notice(given, terms)
        return _ending(terms, certain, min(within or certain, certain), given)
    return Course(
        terms,
        certain=certain,
        final=certain,
        notice_day=None if renews_no_more else notice_before(certain, terms),
        decision=_decision(terms, certain),
        latest=span.end(extra + sum(possible_months(terms))),
    )


def _renewing(terms: Terms, span: Span, extra: int, renewal: int) -> Course:
    certain, given = span.end(extra), terms.notice_given_on
    ends, notices = _periods(terms, span, extra, renewal, given or certain)
    if given is None:
        return Course(terms, certain=certain, ends=ends, notices=notices, decision=_decision(terms, certain))
    renewals = _renewed_by(notices, given)
    return _ending(terms, certain, ends[renewals], given, renewals)


def _periods(
    terms: Terms, span: Span, extra: int, renewal: int, until: date
) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """Return the last days of the periods and the last days for notice before them, laid out past a day."""
    certain = span.end(extra)
    horizon = max(
        _RENEWALS_UNTIL, add_months(certain, 12 * _RENEWAL_YEARS), end_of_notice(until, terms) or until
    )
    count = max(months_between(certain, horizon), 0) // renewal + 2
    ends = tuple(span.end(extra + renewal * number) for number in range(count))
    return ends, tuple(notice_before(end, terms) or end for end in ends)


def _renewed_by(notices: tuple[date, ...], day: date) -> int:
    """Return how many periods were bound to be renewed on a day that the layout reaches.

    The calendar itself may end before.
    """
    return min(bisect_left(notices, day), len(notices) - 1)


def _renewing_by_nobody_knows(terms: Terms, certain: date) -> Course:
    notice_day, given = notice_before(certain, terms) or certain, terms.notice_given_on
    if given is not None and given <= notice_day:
        return _ending(terms, certain, certain, given)
    course = Course(terms, certain=certain, final=certain, after=Status.DATES_MISSING, noticed=given)
    if given is not None:
        return course
    return replace(
        course,
        ends=(certain,),
        notices=(notice_day,),
        notice_day=notice_day,
        decision=_decision(terms, certain),
    )


def _ending(terms: Terms, certain: date, final: date, given: date | None, renewals: int = 0) -> Course:
    """Return the course of a contract that notice or termination ends."""
    return Course(
        terms,
        certain=certain,
        final=final,
        after=Status.TERMINATED,
        noticed=given,
        latest=final,
        renewals=renewals,
    )


def _decision(terms: Terms, certain: date) -> Decision | None:
    """Return the next decision that the contract's extension waits for.

    It is due on the option's own day; otherwise as notice would be, since the supplier must be told;
    otherwise while there is time to procure a replacement (on the last day, where that takes no time);
    otherwise six months before the last day.
    """
    undecided = _undecided(terms)
    if undecided is None:
        return None
    number, months, due = undecided
    if due is None:
        lead = DECISION_MONTHS if terms.lead_months is None else max(terms.lead_months, 0)
        due = notice_before(certain, terms) or months_before(certain, lead)
        due = max(due, terms.first_day or due)
    return Decision(number, months, months_before(due, DECISION_MONTHS), due, certain)


def _undecided(terms: Terms) -> tuple[int, int | None, date | None] | None:
    """Return number, months and own deadline of the first open option; None if there is none."""
    if _declined(terms):
        return None
    for number, option in enumerate(terms.options, 1):
        if option.state is OptionState.PLANNED:
            return number, _positive(option.months), option.decide_by
    months = _positive(terms.renewal_months)
    if terms.renewal is RenewalKind.EXPRESS and months:
        return len(terms.options) + 1, months, None
    return None


def _extensions(terms: Terms, span: Span) -> tuple[tuple[Extension, ...], int]:
    """Return what made the contract longer until its last decision, in order, and the sum of the months."""
    found: list[Extension] = []
    extra = 0
    for option in terms.options:
        renewed = _renewals_before(option, terms, span, extra)
        if renewed and terms.renewal_months:
            extra += renewed * terms.renewal_months
            found.append(Extension(span.end(extra), (terms.renewal_months,), renewed))
        months = _positive(option.months)
        if option.state is OptionState.EXERCISED and months:
            extra += months
            earlier = found.pop().months if found and not found[-1].renewals else ()
            found.append(Extension(span.end(extra), (*earlier, months)))
        elif option.state is OptionState.DECLINED:
            break
    return tuple(found), extra


def _renewals_before(option: Option, terms: Terms, span: Span, extra: int) -> int:
    """Return how often the contract was bound to be renewed before an option was decided on."""
    renewal, decided_on = _positive(terms.renewal_months), option.decided_on
    is_decided = option.state is not OptionState.PLANNED and decided_on is not None
    if terms.renewal is not RenewalKind.TACIT or renewal is None or not is_decided:
        return 0
    # Once notice is given, or the contract closed, it renews no more.
    day = min(filter(None, (decided_on, terms.notice_given_on, terms.closed_on)))
    _ends, notices = _periods(terms, span, extra, renewal, day)
    return _renewed_by(notices, day)


def possible_months(terms: Terms) -> tuple[int, ...]:
    """Return the months of each extension that may still be decided; of express renewals only one."""
    if _declined(terms):
        return ()
    planned = tuple(
        each.months
        for each in terms.options
        if each.state is OptionState.PLANNED and each.months and each.months > 0
    )
    renewal = _positive(terms.renewal_months)
    return (*planned, renewal) if renewal and terms.renewal is RenewalKind.EXPRESS else planned


def _declined(terms: Terms) -> bool:
    return any(option.state is OptionState.DECLINED for option in terms.options)


def _positive(number: int | None) -> int | None:
    return number if number is not None and number > 0 else None
