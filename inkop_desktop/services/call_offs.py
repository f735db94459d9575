"""What an officer does with call-offs: note one, and see what is left of the ceiling."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, func, select

from inkop_desktop.lists.belonging import BELONGING
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import CallOff, Contract, terms_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.register.register import Register
from inkop_desktop.rules import call_offs as rules
from inkop_desktop.rules import status
from inkop_desktop.rules.call_offs import Use
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Status
from inkop_desktop.services import records, work
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import Message, message

CALL_OFF = METADATA.tables["call_off"]
USER = METADATA.tables["contract_user"]
_EMPTY = CallOff()


@dataclass(frozen=True, slots=True)
class Told:
    """A call-off as it may be told, without the fields that are secret, and the names of these."""

    call_off: CallOff
    secret: frozenset[str]


def use_of(contract: Contract, hidden: Hidden, without_case: int | None = None) -> Use:
    """Return what the call-offs of a contract make of its ceiling; those of one case may be left out.

    Contracts that are concluded under a framework agreement are not counted: what such a contract takes of
    the ceiling is noted as a call-off.
    """
    found = [each for each in contract.call_offs if without_case is None or each.case_id != without_case]
    secret = sum(each.value is not None and "value" in _secret(each, hidden) for each in found)
    return rules.use_of(contract.ceiling, (each.value for each in found), secret)


def told(contract: Contract, hidden: Hidden) -> list[Told]:
    """Return the call-offs of a contract as they may be told, the newest first."""
    newest_first = sorted(contract.call_offs, key=lambda each: each.day or date.min, reverse=True)
    return [_told(each, hidden) for each in newest_first]


def without_secrets(contract: Contract, hidden: Hidden) -> Contract:
    """Return a contract whose call-offs have nothing that is secret."""
    return replace(contract, call_offs=tuple(_told(each, hidden).call_off for each in contract.call_offs))


def with_one(contract: Contract, call_off: CallOff) -> Contract:
    """Return a contract with one more call-off; nothing is saved."""
    return replace(contract, call_offs=(*contract.call_offs, call_off))


def doubts(contract: Contract, call_off: CallOff, hidden: Hidden) -> tuple[Message, ...]:
    """Return what speaks against a call-off: its day lies outside the term, or the ceiling is too low."""
    return tuple(_doubts(contract, call_off, hidden))


def consequences(contract: Contract, call_off: CallOff, hidden: Hidden) -> tuple[Message, ...]:
    """Return what a call-off leaves of the ceiling, in sentences; before it has a value, what is left now."""
    after = contract if call_off.value is None else with_one(contract, call_off)
    return rules.sentences(use_of(after, hidden))


def note(register: Register, contract: Contract, call_off: CallOff) -> Contract:
    """Note a call-off from a contract, as one action; raise InvalidRecordError where a fact is missing."""
    changed = records.checked(with_one(contract, call_off))
    action = message("Note a call-off from “{label}”", label=records.label(contract))
    with work.change(register, action) as change:
        return change.save(changed)


def users(connection: Connection) -> Mapping[int, set[int]]:
    """Return the organisations that may use each contract, themselves or by a unit, by the contract's id."""
    return _organisations(connection, USER)


def ordering(connection: Connection) -> Mapping[int, set[int]]:
    """Return the organisations that have called off from each contract, by the contract's id."""
    return _organisations(connection, CALL_OFF)


def _organisations(connection: Connection, rows: Table) -> Mapping[int, set[int]]:
    """Return the organisation of each row, by the contract: the one that is named, else the unit's."""
    whose = func.coalesce(rows.c.organisation_id, BELONGING.c.organisation_id)
    query = select(rows.c.root_id, whose).where(whose.is_not(None))
    query = query.select_from(rows.outerjoin(BELONGING, BELONGING.c.unit_id == rows.c.unit_id))
    found: dict[int, set[int]] = defaultdict(set)
    for contract_id, organisation_id in connection.execute(query):
        found[contract_id].add(organisation_id)
    return found


def follow_case(change: ChangeSet, case: DirectProcurement) -> None:
    """Bring the call-offs of contracts in line with a case, as part of a change: one from each that it uses.

    A case that has not ended as a call-off has none. Its value goes to the one contract that it uses; where
    it uses several, nobody has said what each of them got. What was written on a contract stays.
    """
    ended = case.ending is Ending.CALL_OFF
    used = (
        {each.contract_id for each in case.considered if each.used and each.contract_id} if ended else set()
    )
    noted = change.connection.scalars(select(CALL_OFF.c.root_id).where(CALL_OFF.c.case_id == case.id))
    for contract in store.load(change.connection, Contract, sorted(used | set(noted))):
        own = next((each for each in contract.call_offs if each.case_id == case.id), None)
        kept = tuple(each for each in contract.call_offs if each is not own)
        if contract.id in used:
            value = case.award_value if len(used) == 1 else None
            own = own or _order_of(case)
            kept = (*kept, replace(own, value=value, unit_id=case.unit_id))
        change.save(replace(contract, call_offs=kept))


def _order_of(case: DirectProcurement) -> CallOff:
    """Return the call-off that a case ends as, ordered by whoever decided so, else by its officer.

    What a body has decided no person has: nobody is named then.
    """
    who = case.decided_by_id or (case.officer_id if case.decided_by_body_id is None else None)
    return CallOff(day=case.ended_on, what=case.title, case_id=case.id, ordered_by_id=who)


def _secret(call_off: CallOff, hidden: Hidden) -> frozenset[str]:
    return hidden.get(call_off.case_id or 0, frozenset())


def _told(call_off: CallOff, hidden: Hidden) -> Told:
    secret = _secret(call_off, hidden)
    empty: dict[str, Any] = {name: getattr(_EMPTY, name) for name in secret}
    return Told(replace(call_off, **empty), secret)


def _doubts(contract: Contract, call_off: CallOff, hidden: Hidden) -> Iterator[Message]:
    if call_off.day is not None:
        then = status.derive(terms_of(contract), call_off.day)
        if then.status in {Status.EXPIRED, Status.TERMINATED}:
            yield message("The contract ran out on {last}.", last=then.last_day)
        elif then.status is Status.FUTURE:
            yield message("The contract begins on {first}.", first=then.first_day)
    use = use_of(contract, hidden)
    over = use.exceeded_by(call_off.value)
    if over is not None and use.secret:
        yield message("The call-off is more than is left of the ceiling.")
    elif over is not None:
        yield message("The call-off is {over} more than is left of the ceiling.", over=over)
