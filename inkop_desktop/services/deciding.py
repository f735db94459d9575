"""What an officer decides about a contract: which verbs are open, what follows, and the deed itself."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import (
    Contract,
    ContractDecision,
    ContractOption,
    renewals_let_run,
    terms_of,
)
from inkop_desktop.register.register import Register
from inkop_desktop.rules import deciding as rules
from inkop_desktop.rules.course import course_of
from inkop_desktop.rules.status import derive
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import ActionKind, Verb
from inkop_desktop.services import problems, records, work
from inkop_desktop.services.problems import Problems
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import N_, Message, message


@dataclass(frozen=True, slots=True)
class Decision:
    """A verb, its day, what was noted (evidence, reason or remark), and which person decided it.

    `day` is when it was decided or given. Of TERMINATE it is the last day, of REVIEW the next review: there
    `decided_on` tells when it was decided, as far as that is known.
    """

    verb: Verb
    day: date
    note: str = ""
    decided_by_id: int | None = None
    decided_on: date | None = None


ACTIONS = {
    Verb.EXERCISE: N_("Exercise the option of “{label}”"),
    Verb.DECLINE: N_("Decline the option of “{label}”"),
    Verb.NOTICE: N_("Give notice of “{label}”"),
    Verb.LET_RENEW: N_("Let “{label}” renew"),
    Verb.REVIEW: N_("Review “{label}”"),
    Verb.TERMINATE: N_("Terminate “{label}”"),
    Verb.CLOSE: N_("Close “{label}”"),
}

# What a contract may ask for, by the verbs that answer it.
_ANSWERS_TO = {
    Verb.EXERCISE: ActionKind.OPTION,
    Verb.DECLINE: ActionKind.OPTION,
    Verb.NOTICE: ActionKind.NOTICE,
    Verb.LET_RENEW: ActionKind.NOTICE,
    Verb.REVIEW: ActionKind.REVIEW,
}


def possible(contract: Contract, today: date) -> list[Verb]:
    """Return what can be decided about a contract today, the most pressing first: what it asks for next."""
    verbs = [verb for verb in Verb if _is_open(contract, verb, today)]
    action = derive(terms_of(contract), today).action
    return sorted(verbs, key=lambda verb: _ANSWERS_TO.get(verb) is not action)


def consequences(contract: Contract, decision: Decision, today: date) -> tuple[Message, ...]:
    """Return what follows from a decision, in sentences; raise as `decide` does."""
    before, after = terms_of(contract), terms_of(_changed(contract, decision, today))
    if decision.verb is Verb.LET_RENEW:
        return rules.consequences_of_renewal(before, decision.day, renewals_let_run(contract), today)
    return rules.consequences(before, after, today)


def decide(register: Register, contract: Contract, decision: Decision, today: date) -> Contract:
    """Take a decision, as one action.

    Raises UserError where it cannot be taken; InvalidRecordError by `day` or `decided_on` where one is wrong.
    """
    changed = _changed(contract, decision, today)
    action = message(ACTIONS[decision.verb], label=records.label(contract))
    with work.change(register, action) as change:
        return change.save(changed)


def _is_open(contract: Contract, verb: Verb, today: date) -> bool:
    days = {Verb.REVIEW: date.max, Verb.TERMINATE: max(today, contract.first_day or today)}
    try:
        _decided(contract, Decision(verb, days.get(verb, today)), today)
    except UserError:
        return False
    return True


def _changed(contract: Contract, decision: Decision, today: date) -> Contract:
    """Return the contract as a decision makes it, with the decision."""
    untaken = _not_yet_taken(decision, today)
    if untaken:
        raise InvalidRecordError(untaken)
    after = _decided(contract, decision, today)
    taken = ContractDecision(
        verb=decision.verb,
        day=decision.day,
        decided_on=decision.decided_on,
        decided_by_id=decision.decided_by_id,
        note=decision.note,
    )
    decisions = (*contract.decisions, taken)
    changed = replace(contract, decisions=decisions, **_effect(contract, after, decision))
    wrong = _made_wrong(contract, changed)
    if wrong:
        raise InvalidRecordError(wrong)
    return changed


def _not_yet_taken(decision: Decision, today: date) -> Problems:
    days = {"decided_on": decision.decided_on}
    if decision.verb not in rules.DECIDED_APART:
        days["day"] = decision.day
    said = {name: rules.not_yet_taken(day, today) for name, day in days.items()}
    return {name: each for name, each in said.items() if each is not None}


def _made_wrong(before: Contract, after: Contract) -> Problems:
    """Return what the day of a decision makes wrong; what was wrong already hinders no decision."""
    known = problems.of(before)
    made = [said for name, said in problems.of(after).items() if known.get(name) != said]
    return {"day": made[0]} if made else {}


def _decided(contract: Contract, decision: Decision, today: date) -> Terms:
    terms = terms_of(contract)
    match decision.verb:
        case Verb.EXERCISE:
            return rules.exercise_option(terms, _waiting(terms, decision.day), decision.day)
        case Verb.DECLINE:
            return rules.decline_option(terms, _waiting(terms, decision.day), decision.day)
        case Verb.NOTICE:
            return rules.give_notice(terms, decision.day)
        case Verb.LET_RENEW:
            return rules.let_renew(terms, decision.day, renewals_let_run(contract))
        case Verb.REVIEW:
            return rules.review(terms, decision.day, today)
        case Verb.TERMINATE:
            return rules.terminate(terms, decision.day)
        case Verb.CLOSE:
            return rules.close(terms, decision.day)


def _waiting(terms: Terms, on: date) -> int:
    """Return the index of the option that waits for a decision."""
    decision = course_of(terms).decision_on(on)
    if decision is None:
        raise UserError(N_("The contract has no option to decide on."))
    return decision.number - 1


def _effect(contract: Contract, after: Terms, decision: Decision) -> dict[str, Any]:
    """Return the fields of the contract that a decision changes."""
    match decision.verb:
        case Verb.EXERCISE | Verb.DECLINE:
            return {"options": _options(contract, after.options, decision.note)}
        case Verb.NOTICE:
            return {"notice_given_on": after.notice_given_on, "notice_evidence": decision.note}
        case Verb.LET_RENEW:
            return {}
        case Verb.REVIEW:
            return {"review_day": after.review_day}
        case Verb.TERMINATE:
            return {"terminated_last_day": after.terminated_last_day, "termination_reason": decision.note}
        case Verb.CLOSE:
            return {"closed_on": after.closed_on, "closing_note": decision.note}


def _options(contract: Contract, after: tuple[Option, ...], note: str) -> tuple[ContractOption, ...]:
    rows = list(contract.options)
    for place, option in enumerate(after):
        if place == len(rows):
            rows.append(ContractOption(months=option.months))
        if rows[place].state is not option.state:
            rows[place] = replace(
                rows[place],
                months=option.months,
                state=option.state,
                decided_on=option.decided_on,
                note=note or rows[place].note,
            )
    return tuple(rows)
