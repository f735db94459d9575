"""Every decision, signature, amendment, order and start of a period, as the register knows it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, or_, select, union

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract, ContractDecision
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields
from inkop_desktop.register import store
from inkop_desktop.rules.deciding import ACT_OF
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act
from inkop_desktop.rules.periods import Period
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.services import delegating, withholding
from inkop_desktop.services.delegating import Deed, Whose
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import N_

CONTRACT = METADATA.tables["contract"]
DECISION = METADATA.tables["contract_decision"]
AMENDMENT = METADATA.tables["amendment"]
CALL_OFF = METADATA.tables["call_off"]
CASE = METADATA.tables["direct_procurement"]
PLAN_ITEM = METADATA.tables["plan_item"]


class Done(Vocabulary):
    """What was decided or signed."""

    AWARDED = "awarded", N_("Contract awarded")
    SIGNED = "signed", N_("Contract signed")
    EXERCISE = "exercise", N_("Option exercised")
    DECLINE = "decline", N_("Option declined")
    LET_RENEW = "let_renew", N_("Contract left to renew")
    NOTICE = "notice", N_("Notice given")
    TERMINATE = "terminate", N_("Contract terminated")
    REVIEW = "review", N_("Contract reviewed")
    CLOSE = "close", N_("Contract closed")
    AMENDED = "amended", N_("Contract amended")
    ORDERED = "ordered", N_("Called off from a contract")
    STARTED = "started", N_("Procurement started")
    PROCURED = "procured", N_("Direct procurement decided")
    CALLED_OFF = "called_off", N_("Bought from a contract instead")


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as it stands in the register; `deed` is what is judged, none where nothing is to judge.

    A person took it, or a body. `title`, `value` and `shows_who` are as they may be told.
    """

    day: date
    done: Done
    act: Act | None
    number: str
    title: str
    value: Money | None
    person_id: int | None
    deed: Deed | None
    shows_who: bool = True
    body_id: int | None = None


def taken(connection: Connection, period: Period, today: date) -> list[Taken]:
    """Return all that was done in a period; of what is secret today, as much as may be told."""
    found = (_of_contracts, _of_cases, _starts)
    return [each for several in found for each in several(connection, period, today)]


def without_name(connection: Connection, period: Period) -> tuple[int, int]:
    """Return how many amendments and call-offs of a period nobody is named for.

    A case that ended as a call-off tells by itself who decided so.
    """
    amended = AMENDMENT.c.signed_on, AMENDMENT.c.decided_by_id.is_(None)
    ordered = CALL_OFF.c.day, CALL_OFF.c.ordered_by_id.is_(None), CALL_OFF.c.case_id.is_(None)
    return _count(connection, period, *amended), _count(connection, period, *ordered)


def _count(
    connection: Connection, period: Period, day: ColumnElement[date], *where: ColumnElement[bool]
) -> int:
    query = select(func.count()).where(day.between(period.first, period.last), *where)
    return connection.scalar(query) or 0


def _of_contracts(connection: Connection, period: Period, today: date) -> Iterator[Taken]:
    """Yield the signatures of contracts, the decisions about them, and what was amended and ordered."""
    days = (
        (DECISION, func.coalesce(DECISION.c.decided_on, DECISION.c.day)),
        (AMENDMENT, AMENDMENT.c.signed_on),
        (CALL_OFF, CALL_OFF.c.day),
    )
    done = (select(rows.c.root_id).where(day.between(period.first, period.last)) for rows, day in days)
    own = (day.between(period.first, period.last) for day in (CONTRACT.c.awarded_on, CONTRACT.c.signed_on))
    query = select(CONTRACT.c.id).where(or_(*own, CONTRACT.c.id.in_(union(*done))))
    ids = sorted(connection.scalars(query))
    secret = withholding.of_contracts(connection, ids, today)
    contracts = store.load(connection, Contract, ids)
    cases = {each.case_id for contract in contracts for each in contract.call_offs}
    secret_orders = withholding.of_call_offs(connection, cases, today)
    for contract in contracts:
        hidden = secret.get(contract.id or 0, frozenset())
        yield from _decided(contract, period, hidden, today)
        yield from _amended(contract, period, hidden)
        yield from _ordered(contract, period, hidden, secret_orders)


def _decided(contract: Contract, period: Period, hidden: frozenset[str], today: date) -> Iterator[Taken]:
    if contract.awarded_on is not None and period.holds(contract.awarded_on):
        yield _award(contract, contract.awarded_on, hidden)
    if contract.signed_on is not None and period.holds(contract.signed_on):
        yield _signature(contract, contract.signed_on, hidden)
    for decision in contract.decisions:
        decided_on = decision.decided_on or decision.day
        if decision.verb is not None and decided_on is not None and period.holds(decided_on):
            yield _decision(contract, decision, decided_on, hidden, today)


def _award(contract: Contract, day: date, hidden: frozenset[str]) -> Taken:
    who, value, whose = contract.awarded_by_id, contract.estimated_value, Whose(contract.unit_id)
    deed = None if who is None else delegating.of_award(who, day, value, whose, contract.id or 0)
    return _about(contract, hidden, day=day, done=Done.AWARDED, act=Act.AWARD, who=who, deed=deed)


def _signature(contract: Contract, day: date, hidden: frozenset[str]) -> Taken:
    signer, value, whose = contract.signed_by_id, contract.estimated_value, Whose(contract.unit_id)
    deed = None
    if signer is not None:
        deed = delegating.of_signature(signer, day, value, whose, contract.id)
    return _about(contract, hidden, day=day, done=Done.SIGNED, act=Act.SIGN, who=signer, deed=deed)


def _decision(
    contract: Contract, decision: ContractDecision, on: date, hidden: frozenset[str], today: date
) -> Taken:
    assert decision.verb is not None
    verb, who, act = decision.verb, decision.decided_by_id, ACT_OF.get(decision.verb)
    deed = None
    if who is not None and act is not None and decision.day is not None:
        when = delegating.decided_within(verb, decision.day, decision.decided_on, today)
        value, whose = contract.estimated_value, Whose(contract.unit_id)
        deed = delegating.of_decision(verb, who, when, value, whose=whose, contract_id=contract.id or 0)
    return _about(contract, hidden, day=on, done=Done(verb), act=act, who=who, deed=deed)


def _about(
    contract: Contract,
    hidden: frozenset[str],
    *,
    day: date,
    done: Done,
    act: Act | None,
    who: int | None,
    deed: Deed | None,
) -> Taken:
    value = None if "estimated_value" in hidden else contract.estimated_value
    return Taken(day, done, act, contract.number, _title(contract, hidden), value, who, deed)


def _title(contract: Contract, hidden: frozenset[str]) -> str:
    return "" if "title" in hidden else contract.title


def _amended(contract: Contract, period: Period, hidden: frozenset[str]) -> Iterator[Taken]:
    """Yield the amendments of a contract that somebody is named for, with what they change the value by."""
    for each in contract.amendments:
        day, who = each.signed_on, each.decided_by_id
        if day is not None and period.holds(day) and who is not None:
            whose = Whose(contract.unit_id)
            deed = delegating.of_amendment(who, day, each.value, whose, contract.id or 0)
            title = _title(contract, hidden)
            yield Taken(day, Done.AMENDED, Act.AMEND, contract.number, title, deed.value, who, deed)


def _ordered(
    contract: Contract, period: Period, hidden: frozenset[str], secret_orders: Hidden
) -> Iterator[Taken]:
    """Yield the call-offs from a contract that somebody is named for, each with its own value."""
    for each in contract.call_offs:
        day, who = each.day, each.ordered_by_id
        if day is not None and period.holds(day) and who is not None:
            secret = secret_orders.get(each.case_id or 0, frozenset())
            whose = Whose(each.unit_id, each.organisation_id)
            yield Taken(
                day=day,
                done=Done.ORDERED,
                act=Act.CALL_OFF,
                number=contract.number,
                title=_title(contract, hidden),
                value=None if "value" in secret else each.value,
                person_id=who,
                deed=delegating.of_call_off(who, day, each.value, whose, contract.id or 0),
                shows_who="ordered_by_id" not in secret,
            )


def _of_cases(connection: Connection, period: Period, today: date) -> Iterator[Taken]:
    """Yield the direct procurements decided and signed, and those that ended in a call-off from a contract.

    Where the contract of a case is entered, it tells by itself who signed it.
    """
    days = (CASE.c.ended_on, CASE.c.decided_on, CASE.c.signed_on)
    query = select(CASE.c.id).where(or_(*(day.between(period.first, period.last) for day in days)))
    for case in store.load(connection, DirectProcurement, sorted(connection.scalars(query))):
        hidden = secret_fields(case, today)
        if case.ending is Ending.CALL_OFF:
            if case.ended_on is not None and period.holds(case.ended_on):
                yield _called_off(case, case.ended_on, hidden)
            continue
        if case.decided_on is not None and period.holds(case.decided_on):
            yield _procured(case, case.decided_on, hidden)
        if case.contract_id is None and case.signed_on is not None and period.holds(case.signed_on):
            yield _signed(case, case.signed_on, hidden)


def _procured(case: DirectProcurement, day: date, hidden: frozenset[str]) -> Taken:
    who, value, deed = case.decided_by_id, case.award_value, delegating.in_case(case)
    body_id = deed.body_id if deed else None
    done = Taken(day, Done.PROCURED, Act.DIRECT, case.number, case.title, value, who, deed, body_id=body_id)
    return _told(done, hidden, "decided_by_id" if body_id is None else "decided_by_body_id")


def _signed(case: DirectProcurement, day: date, hidden: frozenset[str]) -> Taken:
    who, value = case.signed_by_id, case.award_value
    deed = None if who is None else delegating.of_signature(who, day, value, Whose(case.unit_id))
    done = Taken(day, Done.SIGNED, Act.SIGN, case.number, case.title, value, who, deed)
    return _told(done, hidden, "signed_by_id")


def _told(done: Taken, hidden: frozenset[str], by: str) -> Taken:
    """Return what was done in a case without what is secret of it; the field `by` names who did it."""
    return replace(
        done,
        title="" if "title" in hidden else done.title,
        value=None if "award_value" in hidden else done.value,
        shows_who=by not in hidden,
    )


def _called_off(case: DirectProcurement, day: date, hidden: frozenset[str]) -> Taken:
    """Return the officer's decision to buy from a contract; the order itself is told of the contract."""
    return Taken(
        day=day,
        done=Done.CALLED_OFF,
        act=None,
        number=case.number,
        title="" if "title" in hidden else case.title,
        value=None if "value" in hidden else case.value,
        person_id=case.officer_id,
        deed=None,
        shows_who="officer_id" not in hidden,
    )


def _starts(connection: Connection, period: Period, today: date) -> Iterator[Taken]:
    """Yield the planned procurements that were started; one that comes from a case keeps what is secret."""
    begun = PLAN_ITEM.c.begun_on.between(period.first, period.last)
    ids = sorted(connection.scalars(select(PLAN_ITEM.c.id).where(begun)))
    items = store.load(connection, PlanItem, ids)
    secret = withholding.of_plan_items(connection, ids, today)
    for item in items:
        assert item.begun_on is not None
        hidden = secret.get(item.id or 0, frozenset())
        who, day, value = item.begun_by_id, item.begun_on, item.estimated_value
        yield Taken(
            day=day,
            done=Done.STARTED,
            act=Act.START,
            number="",
            title="" if "title" in hidden else item.title,
            value=None if "estimated_value" in hidden else value,
            person_id=who,
            deed=None if who is None else delegating.of_start(who, day, value, Whose(item.unit_id)),
        )
