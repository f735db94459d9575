"""What an officer decides about a contract: which verbs are open, what follows, and the deed itself."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import Contract, ContractDecision, ContractOption, terms_of
from inkop_desktop.register.register import Register
from inkop_desktop.rules import deciding as rules
from inkop_desktop.rules.course import course_of
from inkop_desktop.rules.status import derive
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import ActionKind, Verb
from inkop_desktop.services import records, work
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
    """Return what follows from a decision, in sentences; raise UserError where it cannot be taken."""
    before = terms_of(contract)
    after = _decided(before, decision, today)
    if decision.verb is Verb.LET_RENEW:
        return rules.consequences_of_renewal(before, today)
    return rules.consequences(before, after, today)


def decide(register: Register, contract: Contract, decision: Decision, today: date) -> Contract:
    """Take a decision, as one action; raise UserError where it cannot be taken."""
    after = _decided(terms_of(contract), decision, today)
    taken = ContractDecision(
        verb=decision.verb,
        day=decision.day,
        decided_on=decision.decided_on,
        decided_by_id=decision.decided_by_id,
        note=decision.note,
    )
    effect = _effect(contract, after, decision)
    changed = replace(contract, decisions=(*contract.decisions, taken), **effect)
    action = message(ACTIONS[decision.verb], label=records.label(contract))
    with work.change(register, action) as change:
        return change.save(changed)


def _is_open(contract: Contract, verb: Verb, today: date) -> bool:
    day = date.max if verb is Verb.REVIEW else today
    try:
        _decided(terms_of(contract), Decision(verb, day), today)
    except UserError:
        return False
    return True


def _decided(terms: Terms, decision: Decision, today: date) -> Terms:
    rules.check_taken(decision.decided_on, today)
    match decision.verb:
        case Verb.EXERCISE:
            return rules.exercise_option(terms, _waiting(terms, decision.day), decision.day)
        case Verb.DECLINE:
            return rules.decline_option(terms, _waiting(terms, decision.day), decision.day)
        case Verb.NOTICE:
            return rules.give_notice(terms, decision.day)
        case Verb.LET_RENEW:
            return rules.let_renew(terms, decision.day)
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
