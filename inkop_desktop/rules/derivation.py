"""The derivation of a contract's dates in words, in the language in force."""

from collections.abc import Callable

from inkop_desktop import formats
from inkop_desktop.rules.status import Derived
from inkop_desktop.rules.steps import Step, StepKind
from inkop_desktop.text import Message, counted, message


def words(derived: Derived) -> str:
    """Return how the dates come about, as running text."""
    return " ".join(formats.worded(sentence(step)) for step in derived.steps)


def sentence(step: Step) -> Message:
    """Return one step of a derivation as a sentence."""
    return _SENTENCES[step.kind](step)


def _term(step: Step) -> Message:
    if step.first is None:
        return message("Until and including {last}; the first day is not known.", last=step.day)
    if step.months:
        return counted(
            "{count} month from {first} until and including {last}.",
            "{count} months from {first} until and including {last}.",
            step.months[0],
            first=step.first,
            last=step.day,
        )
    if step.days:
        return counted(
            "{count} day from {first} until and including {last}.",
            "{count} days from {first} until and including {last}.",
            step.days,
            first=step.first,
            last=step.day,
        )
    return message("From {first} until and including {last}.", first=step.first, last=step.day)


def _open_ended(step: Step) -> Message:
    if step.first is None:
        return message("Open-ended; the first day is not known.")
    return message("Open-ended from {first}.", first=step.first)


def _missing(step: Step) -> Message:
    if step.first is None:
        return message("Neither the first nor the last day is known.")
    return message("Begins on {first}; the last day is not known.", first=step.first)


def _exercised(step: Step) -> Message:
    return message(
        "Extended by {months} months, until and including {last}.", months=_sum(step), last=step.day
    )


def _declined(step: Step) -> Message:
    if step.day is None:
        return message("Option {number} is not used.", number=step.number)
    return message("Option {number} is not used, as decided on {day}.", number=step.number, day=step.day)


def _not_extended(step: Step) -> Message:
    if step.day is None:
        return message("The contract is not extended any further.")
    return message("The contract is not extended any further, as decided on {day}.", day=step.day)


def _renewed(step: Step) -> Message:
    return counted(
        "Renewed tacitly once by {months} months, until and including {last}.",
        "Renewed tacitly {count} times by {months} months, until and including {last}.",
        step.count,
        months=_sum(step),
        last=step.day,
    )


def _will_renew(step: Step) -> Message:
    return counted(
        "Renews tacitly once by {months} months, until and including {last}: "
        "it is too late to give notice for an earlier day.",
        "Renews tacitly {count} times by {months} months, until and including {last}: "
        "it is too late to give notice for an earlier day.",
        step.count,
        months=_sum(step),
        last=step.day,
    )


def _possible(step: Step) -> Message:
    return message(
        "Can be extended by {months} months, at the latest until and including {last}.",
        months=_sum(step),
        last=step.day,
    )


def _decide(step: Step) -> Message:
    if step.late:
        return message("Option {number} should have been decided by {day}.", number=step.number, day=step.day)
    return message("Option {number} must be decided by {day}.", number=step.number, day=step.day)


def _decide_renewal(step: Step) -> Message:
    if step.late:
        return message("The renewal should have been decided by {day}.", day=step.day)
    return message("The renewal must be decided by {day}.", day=step.day)


def _notice_period(step: Step) -> Message:
    if step.months:
        return counted(
            "The notice period is {count} month.", "The notice period is {count} months.", step.months[0]
        )
    return counted("The notice period is {count} day.", "The notice period is {count} days.", step.days or 0)


def _notice(step: Step) -> Message:
    if step.late:
        return message("The last day for notice was {day}.", day=step.day)
    return message("The last day for notice is {day}.", day=step.day)


def _renews(step: Step) -> Message:
    if step.months:
        return message(
            "Renewed tacitly by {months} months unless notice is given by {day}.",
            months=_sum(step),
            day=step.day,
        )
    if step.late:
        return message(
            "Renewed tacitly, since no notice was given by {day}; it is not known for how long.", day=step.day
        )
    return message(
        "Renewed tacitly unless notice is given by {day}; it is not known for how long.", day=step.day
    )


def _review(step: Step) -> Message:
    if step.late:
        return message("It should have been reviewed by {day}.", day=step.day)
    return message("It is to be reviewed by {day}.", day=step.day)


def _notice_given(step: Step) -> Message:
    if step.day is None:
        return message(
            "Notice was given on {first}; it is not known when the contract then ends.", first=step.first
        )
    if step.late:
        return message(
            "Notice was given on {first}; the contract ran until and including {last}.",
            first=step.first,
            last=step.day,
        )
    return message(
        "Notice was given on {first}; the contract runs until and including {last}.",
        first=step.first,
        last=step.day,
    )


def _terminated(step: Step) -> Message:
    if step.late:
        return message("Terminated; the contract ran until and including {last}.", last=step.day)
    return message("Terminated; the contract runs until and including {last}.", last=step.day)


def _never_begins(step: Step) -> Message:
    if step.first is None:
        return message("Terminated before its first day: the contract never begins.")
    return message(
        "Notice was given on {first} and has run before the contract's first day: the contract never begins.",
        first=step.first,
    )


def _replace(step: Step) -> Message:
    if step.late:
        return message(
            "A replacement takes {months} months and should have been started by {day}.",
            months=_sum(step),
            day=step.day,
        )
    return message(
        "A replacement takes {months} months and must be started by {day}.", months=_sum(step), day=step.day
    )


def _expired(step: Step) -> Message:
    return message("The contract ran out on {day}.", day=step.day)


def _closed(step: Step) -> Message:
    return message("Closed on {day}.", day=step.day)


def _sum(step: Step) -> str:
    """Return the months as a sum, 12 + 12."""
    return " + ".join(formats.integer(months) for months in step.months)


_SENTENCES: dict[StepKind, Callable[[Step], Message]] = {
    StepKind.TERM: _term,
    StepKind.OPEN_ENDED: _open_ended,
    StepKind.MISSING: _missing,
    StepKind.EXERCISED: _exercised,
    StepKind.DECLINED: _declined,
    StepKind.NOT_EXTENDED: _not_extended,
    StepKind.RENEWED: _renewed,
    StepKind.WILL_RENEW: _will_renew,
    StepKind.POSSIBLE: _possible,
    StepKind.DECIDE: _decide,
    StepKind.DECIDE_RENEWAL: _decide_renewal,
    StepKind.NOTICE_PERIOD: _notice_period,
    StepKind.NOTICE: _notice,
    StepKind.RENEWS: _renews,
    StepKind.REVIEW: _review,
    StepKind.NOTICE_GIVEN: _notice_given,
    StepKind.TERMINATED: _terminated,
    StepKind.NEVER_BEGINS: _never_begins,
    StepKind.REPLACE: _replace,
    StepKind.EXPIRED: _expired,
    StepKind.CLOSED: _closed,
}
