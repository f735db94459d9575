"""The contract that a direct procurement leads to: what it is made of, and how it follows corrections."""

from dataclasses import replace
from typing import Any

from inkop_desktop.records.contracts import (
    Contract,
    ContractOption,
    ContractOwner,
    ContractSupplier,
    ContractUser,
)
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.procuring import Price
from inkop_desktop.rules.vocabulary import Procedure
from inkop_desktop.services import problems

_THREE = 3


def contract_of(case: DirectProcurement, found: Assessment, number: str) -> Contract:
    """Return the contract that a case leads to, under a number; nothing is saved.

    Whoever has approved the requirements, as owners do, owns it; else whoever handled the case. What options
    cost stays with the case: here only their months count.
    """
    owner_id = case.approved_by_id or case.officer_id
    options = (each.months for each in case.prices if each.kind is Price.OPTION and not case.open_ended)
    told = {name: value for together in _told(case) for name, value in together.items()}
    return Contract(
        number=number,
        title=case.title,
        case_number=case.case_number,
        area_id=case.area_id,
        cpv=case.cpv,
        suppliers=(ContractSupplier(supplier_id=case.supplier_id),) if case.supplier_id else (),
        owners=(ContractOwner(person_id=owner_id),) if owner_id else (),
        unit_id=case.unit_id,
        users=(ContractUser(unit_id=case.unit_id),) if case.unit_id else (),
        procedure=Procedure.THREE_QUOTES if len(case.invited) >= _THREE else Procedure.DIRECT,
        legal_ground=found.ground.reference if found.ground else "",
        options=tuple(ContractOption(months=each) for each in options if each),
        **told,
    )


def follow(change: ChangeSet, case: DirectProcurement) -> None:
    """Let the contract of a case follow what is corrected in it, while the case as it was is still stored.

    What somebody has written in the contract stays. A contract that would not hold stays whole as it was,
    so that it never stops its case; `otherwise` tells of it.
    """
    if case.id is None or case.contract_id is None:
        return
    stored = change.load(DirectProcurement, [case.id])
    contracts = change.load(Contract, [case.contract_id])
    if not (stored and contracts):
        return
    corrected = _corrected(contracts[0], stored[0], case)
    if not problems.of(corrected):
        change.save(corrected)


def otherwise(register: Register, case: DirectProcurement) -> tuple[str, ...]:
    """Return the labels of what the contract of a case says otherwise than the case does."""
    with register.reading() as connection:
        contract = store.load_one(connection, Contract, case.contract_id or 0)
    if contract is None:
        return ()
    labels = fields_of(Contract)
    return tuple(
        labels[name].label
        for together in _told(case)
        for name, value in together.items()
        if getattr(contract, name) != value
    )


def _told(case: DirectProcurement) -> tuple[dict[str, Any], ...]:
    """Return what a case says of its contract, by the contract's fields; what hangs together is one of them.

    An open-ended case may have a last day from before, until somebody comes to the page of its decision.
    """
    last_day = None if case.open_ended else case.award_to
    return (
        {"estimated_value": case.award_value},
        {"signed_on": case.signed_on},
        {"signed_by_id": case.signed_by_id},
        {"first_day": case.award_from},
        {"last_day": last_day, "open_ended": case.open_ended},
    )


def _corrected(contract: Contract, before: DirectProcurement, case: DirectProcurement) -> Contract:
    """Return a contract with what is corrected in its case, where it says still what the case said before."""
    corrected: dict[str, Any] = {}
    for said, says in zip(_told(before), _told(case), strict=True):
        if all(getattr(contract, name) == value for name, value in said.items()):
            corrected |= says
    return replace(contract, **corrected)
