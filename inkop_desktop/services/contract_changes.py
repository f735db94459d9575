"""Find the contracts that can be changed instead of procured anew, and say how far one is changed already."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, select

from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import search, store
from inkop_desktop.register.register import Register
from inkop_desktop.rules import status
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.services import contracts, records
from inkop_desktop.services.own_contracts import suppliers_of
from inkop_desktop.services.standing import CONTRACT, PHASE, RUNNING
from inkop_desktop.text import Message, message

MONTHS_AFTER_THE_END = 12
"""How long after its end a contract is offered still: a change that was signed in time is entered later."""

_MOST = 30
_HUNDRED, _DECIMALS = 100, 1


@dataclass(frozen=True, slots=True)
class Changed:
    """Hold a contract as one that is to be changed.

    `runs_to` is its last day as far as that is known, `share` what its amendments come to so far, as a share
    of its value, None where that cannot be told; `is_open` tells whether it is in force, or ended so lately
    that it can be changed.
    """

    contract_id: int
    label: str
    supplier: str
    runs_to: date | None
    share: Decimal | None
    is_open: bool


def offered(register: Register, wanted: str, today: date) -> list[Changed]:
    """Return the contracts that can be changed and hold every word of `wanted`, by number."""
    query = select(CONTRACT.c.id).where(_is_open(today)).order_by(CONTRACT.c.number).limit(_MOST)
    if wanted.strip():
        query = query.where(CONTRACT.c.id.in_(search.matching("contract", wanted)))
    with register.reading() as connection:
        found = store.load(connection, Contract, list(connection.scalars(query)))
    return [_told(register, each, today, is_open=True) for each in found]


def of_case(register: Register, case: DirectProcurement, today: date) -> Changed | None:
    """Return the contract that a case changes; None where it changes none, or does not say which."""
    contract_id = id_of(case)
    if contract_id is None:
        return None
    query = select(CONTRACT.c.id).where(CONTRACT.c.id == contract_id, _is_open(today))
    with register.reading() as connection:
        is_open = connection.scalar(query) is not None
    return _told(register, records.get(register, Contract, contract_id), today, is_open=is_open)


def id_of(case: DirectProcurement) -> int | None:
    """Return the id of the contract that a case changes; None where the need is met otherwise."""
    is_change = case.way is Way.CHANGE and case.ending in {None, Ending.OTHER_WAY}
    return case.changed_contract_id if is_change else None


def so_far(changed: Changed) -> Message:
    """Return what the amendments of a contract come to already."""
    if changed.share is None:
        return message("cannot be told: the value of the contract or of its amendments is missing")
    return message(
        "{percent} per cent of the original value", percent=round(changed.share * _HUNDRED, _DECIMALS)
    )


def _is_open(today: date) -> ColumnElement[bool]:
    """Match the contracts that run on a day, or ended a short time before."""
    since = add_months(today, -MONTHS_AFTER_THE_END)
    lately = (PHASE.c.status.in_(RUNNING), PHASE.c.first <= today, PHASE.c.last >= since)
    return CONTRACT.c.id.in_(select(PHASE.c.contract_id).where(*lately))


def _told(register: Register, contract: Contract, today: date, *, is_open: bool) -> Changed:
    shares = [share for _amendment, share in contracts.amended_share(contract)] or [Decimal(0)]
    return Changed(
        contract_id=contract.id or 0,
        label=records.label(contract),
        supplier=suppliers_of(register, contract),
        runs_to=status.derive(terms_of(contract), today).last_day,
        share=next((each for each in reversed(shares) if each is not None), None),
        is_open=is_open,
    )
