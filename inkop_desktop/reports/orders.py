"""What can be ordered from a register on paper, and how an order is carried out.

An order is plain data, so that another process can carry it out while the window goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import without
from inkop_desktop.register.register import Register
from inkop_desktop.reports import (
    catalogue_order,
    people_orders,
    procurement_log_orders,
    procuring_orders,
    same_kind_order,
)
from inkop_desktop.reports.catalogue_order import CatalogueOrder
from inkop_desktop.reports.contract import Dossier, contract
from inkop_desktop.reports.contract_list import contract_list
from inkop_desktop.reports.expiring import expiring
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.people_orders import FindingsOrder, LettersOrder, MatrixOrder, PeopleOrder
from inkop_desktop.reports.procurement_log_orders import (
    GroundUseOrder,
    LogOrder,
    ProcurementLogOrder,
    UndocumentedOrder,
)
from inkop_desktop.reports.procuring_orders import JustificationOrder, ProcuringLettersOrder, ProcuringOrder
from inkop_desktop.reports.same_kind_order import SameKindOrder
from inkop_desktop.rules.months import SOON_MONTHS
from inkop_desktop.services import contracts, logwords, registers, reporting
from inkop_desktop.typeset import render
from inkop_desktop.typeset.document import Conformance, Document

USUAL = ("number", "title", "suppliers", "area", "owners", "runs_to", "status", "estimated_value")
"""The columns of the contract register where nobody has chosen any."""
SPREADSHEET = ".xlsx"


@dataclass(frozen=True, slots=True)
class ListOrder:
    """The contract register: what a query finds, in groups if wanted.

    `columns` come first and are what paper shows, unless `all_columns` are wanted; a spreadsheet has
    them all. `narrowed_to` says in words what the query narrows the register to.
    """

    query: Query
    columns: tuple[str, ...] = USUAL
    all_columns: bool = False
    group_by: str = ""
    narrowed_to: str = ""


@dataclass(frozen=True, slots=True)
class ExpiringOrder:
    """What ends within some months."""

    today: date
    months: int = SOON_MONTHS


@dataclass(frozen=True, slots=True)
class ContractOrder:
    """Everything about one contract."""

    today: date
    contract_id: int


Order: TypeAlias = (
    ListOrder
    | ExpiringOrder
    | ContractOrder
    | CatalogueOrder
    | PeopleOrder
    | SameKindOrder
    | ProcuringOrder
    | ProcurementLogOrder
)


def write(
    register: Register,
    order: Order,
    out: Path,
    conformance: Conformance = Conformance.A_2A,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write what was ordered to a file of the kind that its ending asks for, in the language in force.

    Raises what `typeset.render.write` does.
    """
    if out.suffix.lower() == SPREADSHEET:
        order = _for_spreadsheet(order)
    render.write(document_of(register, order), out, conformance, progress)


def _for_spreadsheet(order: Order) -> Order:
    """Return the order for a sheet: all columns beside each other, a row instead of a letter."""
    if isinstance(order, ListOrder):
        return replace(order, all_columns=True)
    if isinstance(order, MatrixOrder):
        return replace(order, whole=True)
    if isinstance(order, LettersOrder | FindingsOrder):
        return replace(order, as_table=True)
    return order


def document_of(register: Register, order: Order) -> Document:
    """Return the document that was ordered, in the language in force."""
    organisation = registers.own_organisation(register).name
    if isinstance(order, ListOrder):
        return _contract_list(register, order, Source(organisation, order.query.today))
    source = Source(organisation, order.today)
    if isinstance(order, ExpiringOrder):
        return _expiring(register, order, source)
    if isinstance(order, ContractOrder):
        return _contract(register, order, source)
    if isinstance(order, CatalogueOrder):
        return catalogue_order.document_of(register, order, source)
    if isinstance(order, SameKindOrder):
        return same_kind_order.document_of(register, order, source)
    if isinstance(order, JustificationOrder | ProcuringLettersOrder):
        return procuring_orders.document_of(register, order, source)
    if isinstance(order, LogOrder | GroundUseOrder | UndocumentedOrder):
        return procurement_log_orders.document_of(register, order, source)
    return people_orders.document_of(register, order, source)


def _contract_list(register: Register, order: ListOrder, source: Source) -> Document:
    keys = order.columns
    if order.group_by not in ("", *keys):
        keys = (*keys, order.group_by)
    if order.all_columns:
        keys = (*keys, *(each.key for each in CONTRACTS.columns if each.key not in keys))
    rows = reporting.contract_rows(register, order.query, keys)
    return contract_list(
        source,
        [CONTRACTS.column(key) for key in keys],
        rows,
        shown=order.columns,
        group_by=order.group_by,
        narrowed_to=order.narrowed_to,
    )


def _expiring(register: Register, order: ExpiringOrder, source: Source) -> Document:
    found = reporting.ending(register, order.today, order.months)
    return expiring(source, found, order.months)


def _contract(register: Register, order: ContractOrder, source: Source) -> Document:
    found = reporting.for_others(register, order.contract_id, order.today)
    dossier = Dossier(
        found.contract,
        found.secret,
        found.hidden,
        found.around.names,
        [label for _id, label in found.around.successors],
        [label for _id, label in found.around.under],
        found.appointed,
        contracts.amended_share(without(found.contract, found.secret)),
        found.entries,
        logwords.labels(Contract),
    )
    return contract(source, dossier)
