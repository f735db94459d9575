"""What cannot be right about the facts of a contract's term, each beside the field that has it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from inkop_desktop.rules.course import course_of
from inkop_desktop.rules.months import add_days, add_months, day_before
from inkop_desktop.rules.terms import FIRST_YEAR, FOLLOWED_FROM, LAST_YEAR, Option, Terms
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind
from inkop_desktop.text import Message, message

_MOST_MONTHS, _MOST_DAYS = 1200, 36525  # a hundred years
_DAYS = ("first_day", "last_day", "review_day", "notice_given_on", "terminated_last_day", "closed_on")
# What may be nothing at all, and what must be something if it is given.
_COUNTS = {
    "term_months": (1, _MOST_MONTHS),
    "term_days": (1, _MOST_DAYS),
    "renewal_months": (1, _MOST_MONTHS),
    "notice_months": (0, _MOST_MONTHS),
    "notice_days": (0, _MOST_DAYS),
    "lead_months": (0, _MOST_MONTHS),
}

Problem = tuple[str, Message]


def problems(terms: Terms) -> tuple[Problem, ...]:
    """Return what cannot be right, each as the name of the field and a sentence.

    What is only missing is no problem here: a contract without dates can be kept, and says so itself.
    """
    return (
        *_of_days(terms),
        *_of_counts(terms),
        *_of_term(terms),
        *_of_options(terms),
        *_of_open_ended(terms),
    )


def _of_days(terms: Terms) -> Iterator[Problem]:
    """Yield the days whose year is mistyped; a first day may be old, if the contract did not end long ago."""
    for name in _DAYS:
        day = getattr(terms, name)
        if day is not None and not _likely(day, FIRST_YEAR if name == "first_day" else FOLLOWED_FROM):
            yield name, _unlikely(day)
    first, last = terms.first_day, None if terms.last_day else course_of(terms).final
    if first is not None and first.year >= FIRST_YEAR and last is not None and last.year < FOLLOWED_FROM:
        yield "first_day", _unlikely(first)


def _of_counts(terms: Terms) -> Iterator[Problem]:
    for name, (least, most) in _COUNTS.items():
        number = getattr(terms, name)
        if number is not None and not least <= number <= most:
            yield name, message("{number} cannot be right here.", number=number)


def _of_term(terms: Terms) -> Iterator[Problem]:
    first, last = terms.first_day, terms.last_day
    if first and last and last < first:
        yield "last_day", message("The last day comes before the first day, {first}.", first=first)
    if terms.term_months and terms.term_days:
        yield "term_days", message("Give the term in months or in days, not in both.")
    elif first and last and (end := _end_by_length(first, terms)) not in (None, last):
        yield "last_day", message("By its length the term ends on {end}, not on this day.", end=end)
    if terms.notice_months and terms.notice_days:
        yield "notice_days", message("Give the notice period in months or in days, not in both.")


def _of_options(terms: Terms) -> Iterator[Problem]:
    before: Option | None = None
    earliest = min(FOLLOWED_FROM, max(FIRST_YEAR, terms.first_day.year)) if terms.first_day else FOLLOWED_FROM
    for number, option in enumerate(terms.options, 1):
        if not option.months:
            yield "options", message("Option {number} has no length: give its months.", number=number)
        elif not 1 <= option.months <= _MOST_MONTHS:
            yield (
                "options",
                message(
                    "{months} months cannot be right for option {number}.",
                    months=option.months,
                    number=number,
                ),
            )
        for day, since in ((option.decide_by, FOLLOWED_FROM), (option.decided_on, earliest)):
            if day is not None and not _likely(day, since):
                yield "options", _unlikely(day)
        exercised = option.state is OptionState.EXERCISED
        if exercised and before is not None and before.state is not OptionState.EXERCISED:
            yield (
                "options",
                message("Option {number} is exercised, but not the one before.", number=number),
            )
        before = option
        yield from _of_deadline(terms, number)


def _of_deadline(terms: Terms, number: int) -> Iterator[Problem]:
    """Yield it where an open option could be decided on when the term that it extends has ended.

    The term is as long as the options before it can make it. After one that was declined, or whose length
    nobody knows, there is nothing to extend; a contract that renews tacitly may run on until then.
    """
    *earlier, option = terms.options[:number]
    if option.state is not OptionState.PLANNED or option.decide_by is None:
        return
    if terms.renewal is RenewalKind.TACIT or not all(map(_can_extend, earlier)):
        return
    used = (
        replace(each, state=OptionState.EXERCISED) if each.state is OptionState.PLANNED else each
        for each in earlier
    )
    extended = replace(terms, options=tuple(used), terminated_last_day=None)
    last = course_of(extended).certain
    if last is not None and last < option.decide_by:
        yield (
            "options",
            message(
                "Option {number} cannot be decided on after {last}, the last day of what it extends.",
                number=number,
                last=last,
            ),
        )


def _can_extend(option: Option) -> bool:
    return option.state is not OptionState.DECLINED and bool(option.months)


def _of_open_ended(terms: Terms) -> Iterator[Problem]:
    if not terms.open_ended:
        return
    for name in ("last_day", "term_months", "term_days", "options"):
        if getattr(terms, name):
            yield name, message("An open-ended contract has no last day, term or options.")
    if terms.renewal is not RenewalKind.NONE:
        yield "renewal", message("An open-ended contract is not renewed: it simply runs on.")


def _end_by_length(first_day: date, terms: Terms) -> date | None:
    if terms.term_months and terms.term_months > 0:
        return day_before(add_months(first_day, terms.term_months))
    if terms.term_days and terms.term_days > 0:
        return add_days(first_day, terms.term_days - 1)
    return None


def _likely(day: date, earliest: int) -> bool:
    return earliest <= day.year <= LAST_YEAR


def _unlikely(day: date) -> Message:
    return message("The year {year} cannot be right.", year=str(day.year))
