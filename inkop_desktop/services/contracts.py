"""What an officer does with contracts: number, duplicate, edit many."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Amendment, Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import OptionState
from inkop_desktop.services import areas, numbering, records, work
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import N_, counted, message

CONTRACT = METADATA.tables["contract"]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a contract: its successors, those under it, names of what it refers to."""

    successors: tuple[tuple[int, str], ...]
    under: tuple[tuple[int, str], ...]
    names: dict[tuple[str, int], str]


def around(register: Register, contract: Contract) -> Around:
    """Return the names and neighbours that a page about one contract shows."""
    names = records.named(register, contract)
    with register.reading() as connection:
        label = (CONTRACT.c.number + " " + CONTRACT.c.title).label("label")
        query = select(CONTRACT.c.id, label).order_by(CONTRACT.c.number)
        successors = connection.execute(query.where(CONTRACT.c.predecessor_id == contract.id))
        under = connection.execute(query.where(CONTRACT.c.parent_id == contract.id))
        return Around(
            tuple((row[0], row[1].strip()) for row in successors),
            tuple((row[0], row[1].strip()) for row in under),
            names,
        )


def told(register: Register, contract: Contract) -> dict[tuple[str, int], str]:
    """Return the names that a contract refers to as a reader wants them.

    A supplier has its organisation number, a product area what it is part of.
    """
    names = records.named(register, contract)
    suppliers = [each.supplier_id for each in contract.suppliers if each.supplier_id]
    for supplier in records.some(register, Supplier, suppliers):
        if not supplier.sole_trader:
            names["supplier", supplier.id or 0] = formats.numbered(supplier.name, supplier.org_number)
    if contract.area_id:
        names["area", contract.area_id] = areas.path(register, contract.area_id)
    return names


def next_number(register: Register, today: date) -> str:
    """Return the next free number of the year, such as 2026-014."""
    return numbering.next_free(register, CONTRACT.c.number, f"{today.year}-")


def count(register: Register) -> int:
    """Return how many contracts there are."""
    with register.reading() as connection:
        return connection.scalar(select(func.count()).select_from(CONTRACT)) or 0


def duplicate(register: Register, contract: Contract, number: str) -> Contract:
    """Save a copy under a new number: what was agreed, not what was decided or attached since."""
    fresh: dict[str, Any] = {
        each.name: each.default
        for each in fields(Contract)
        if each.name in fields_of(Contract) and fields_of(Contract)[each.name].derived
    }
    for name in ("suppliers", "owners", "managers", "users"):
        fresh[name] = tuple(replace(child, id=None) for child in getattr(contract, name))
    undecided: dict[str, Any] = {"id": None, "state": OptionState.PLANNED, "decided_on": None}
    fresh["options"] = tuple(replace(option, **undecided) for option in contract.options)
    since = dict.fromkeys(("attachments", "amendments", "call_offs", "follow_ups"), ())
    copy = replace(contract, id=None, version=0, number=number, **(fresh | since))
    records.checked(copy)
    action = message("Duplicate contract “{label}”", label=records.label(contract))
    with work.change(register, action) as change:
        return change.save(copy)


def edit_many(register: Register, ids: Sequence[int], values: dict[str, Any]) -> list[Contract]:
    """Give many contracts the same values of some fields, as one action; return them.

    Raises UserError that names the first that would not hold, and then changes none.
    """
    action = counted("Edit {count} contract", "Edit {count} contracts", len(ids))
    with work.change(register, action) as change:
        found = store.load(change.connection, Contract, ids)
        return change.save_all([_with(each, values) for each in found])


def _with(contract: Contract, values: dict[str, Any]) -> Contract:
    """Return a contract with other values; raise UserError that names it where they do not hold."""
    try:
        return records.checked(replace(contract, **values))
    except InvalidRecordError as error:
        raise UserError(
            N_("“{label}” cannot have these values: {problem}"),
            label=records.label(contract),
            problem=next(iter(error.problems.values())),
        ) from error


def amended_share(contract: Contract) -> list[tuple[Amendment, Any]]:
    """Return each amendment with the sum so far, in the contract's own currency, as a share of its value."""
    original, so_far, shares = contract.estimated_value, None, []
    for amendment in sorted(contract.amendments, key=_signed):
        value = amendment.value
        if original and value and value.currency == original.currency:
            so_far = value if so_far is None else so_far + value
        shares.append((amendment, so_far.share_of(original) if so_far and original else None))
    return shares


def _signed(amendment: Amendment) -> date:
    return amendment.signed_on or date.max
