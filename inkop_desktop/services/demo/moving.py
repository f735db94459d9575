"""Move a contract in time, and make it what it would be today if it had begun then.

What lies ahead of today is taken back; what must have been decided by today is decided.
"""

from dataclasses import replace
from datetime import date
from itertools import takewhile
from random import Random
from typing import Any

from inkop_desktop.records.contracts import Contract, ContractDecision, terms_of
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.rules.course import course_of, renews_tacitly
from inkop_desktop.rules.months import add_days, add_months, day_after, day_before
from inkop_desktop.rules.status import derive
from inkop_desktop.rules.vocabulary import OptionState, Status, Verb

UNDECIDED: dict[str, Any] = {"state": OptionState.PLANNED, "decided_on": None, "note": ""}
NO_NOTICE: dict[str, Any] = {"notice_given_on": None, "notice_evidence": ""}
NOT_TERMINATED: dict[str, Any] = {"terminated_last_day": None, "termination_reason": ""}
NOT_CLOSED: dict[str, Any] = {"closed_on": None, "closing_note": ""}


def moved(record: Any, months: int) -> Any:
    """Return a record whose every day, its children's too, lies some months later (or earlier)."""
    values: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if field.kind is Kind.DATE and value is not None:
            values[name] = _moved_day(value, months)
        if field.kind is Kind.ROWS:
            values[name] = tuple(replace(moved(each, months), id=None) for each in value)
    return replace(record, **values)


def _moved_day(day: date, months: int) -> date:
    """Keep the end of a month at the end of a month."""
    if day_after(day).day == 1:
        return day_before(add_months(day_after(day), months))
    return add_months(day, months)


def settled(contract: Contract, today: date, chance: Random) -> Contract:
    """Return the contract as it would stand today."""
    contract = _without_future(contract, today)
    contract = _with_options_decided(contract, today, chance)
    if contract.open_ended:
        contract = replace(contract, review_day=add_months(today.replace(day=1), chance.randint(-3, 12)))
    if renews_tacitly(terms_of(contract)) and chance.random() < 0.6:
        contract = _with_notice(contract, today, chance)
    return _closed(contract, today, chance)


def with_decisions(contract: Contract, decided_by_id: int) -> Contract:
    """Return the contract with the decisions that its facts come from, in the order somebody took them."""
    taken = [
        *((each.decided_on, _VERBS.get(each.state), each.note) for each in contract.options),
        (contract.notice_given_on, Verb.NOTICE, contract.notice_evidence),
        (contract.terminated_last_day, Verb.TERMINATE, contract.termination_reason),
        (contract.closed_on, Verb.CLOSE, contract.closing_note),
    ]
    known = sorted((day, verb, note) for day, verb, note in taken if day and verb)
    decisions = (
        ContractDecision(verb=verb, day=day, decided_by_id=decided_by_id, note=note)
        for day, verb, note in known
    )
    return replace(contract, decisions=tuple(decisions))


_VERBS = {OptionState.EXERCISED: Verb.EXERCISE, OptionState.DECLINED: Verb.DECLINE}


def _without_future(contract: Contract, today: date) -> Contract:
    values: dict[str, Any] = {}
    for name, none in (
        ("notice_given_on", NO_NOTICE),
        ("terminated_last_day", NOT_TERMINATED),
        ("closed_on", NOT_CLOSED),
    ):
        if _ahead(getattr(contract, name), today):
            values |= none
    decided = list(takewhile(lambda each: not _ahead(each.decided_on, today), contract.options))
    undecided = [replace(each, **UNDECIDED) for each in contract.options[len(decided) :]]
    values["options"] = (*decided, *undecided)
    values["amendments"] = tuple(each for each in contract.amendments if not _ahead(each.signed_on, today))
    if _ahead(contract.signed_on, today):
        values["signed_on"] = today
    return replace(contract, **values)


def _ahead(day: date | None, today: date) -> bool:
    return day is not None and day > today


def _with_options_decided(contract: Contract, today: date, chance: Random) -> Contract:
    """Decide the options, one after another, whose last possible day has passed."""
    decision = course_of(terms_of(contract)).decision
    while decision and decision.until < today and decision.number <= len(contract.options):
        options = list(contract.options)
        options[decision.number - 1] = replace(
            options[decision.number - 1],
            state=OptionState.EXERCISED if chance.random() < 0.7 else OptionState.DECLINED,
            decided_on=add_days(decision.due, -chance.randint(5, 60)),
        )
        contract = replace(contract, options=tuple(options))
        decision = course_of(terms_of(contract)).decision
    return contract


def _with_notice(contract: Contract, today: date, chance: Random) -> Contract:
    """Give notice of a contract that has renewed for some years."""
    renewed_for = chance.randint(0, 4)
    certain = course_of(terms_of(contract)).certain
    if certain is None:
        return contract
    given = add_days(add_months(certain, 12 * renewed_for), -chance.randint(190, 300))
    if not contract.first_day or not contract.first_day < given <= today:
        return contract
    return replace(contract, notice_given_on=given)


def _closed(contract: Contract, today: date, chance: Random) -> Contract:
    """Close most contracts that ran out some months ago."""
    now = derive(terms_of(contract), today)
    if now.status not in {Status.EXPIRED, Status.TERMINATED} or now.last_day is None:
        return contract
    closed_on = add_days(now.last_day, chance.randint(20, 120))
    if closed_on > today or chance.random() < 0.05:
        return contract
    return replace(contract, closed_on=closed_on)
