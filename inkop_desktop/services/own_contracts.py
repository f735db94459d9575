"""Find the contracts in force that a need could be met from, and say what speaks for and against each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, false, select

from inkop_desktop import formats
from inkop_desktop.lists import belonging
from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import search, store
from inkop_desktop.register.register import Register
from inkop_desktop.rules import status
from inkop_desktop.rules.call_offs import Use, sentences
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import ContractKind
from inkop_desktop.services import areas, call_offs, records, withholding
from inkop_desktop.services.standing import CONTRACT, PHASE, RUNNING, on_day
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import N_, Message, message

MOST = 12
_HOW = {
    ContractKind.FRAMEWORK_ONE: N_("Call off from its one supplier."),
    ContractKind.FRAMEWORK_RANKING: N_("Ask the suppliers in the order of their ranking."),
    ContractKind.FRAMEWORK_COMPETITION: N_("Hold a renewed competition between its suppliers."),
    ContractKind.FRAMEWORK_KEY: N_("Choose the supplier by its distribution key."),
    ContractKind.FRAMEWORK_MIXED: N_(
        "Call off by ranking or hold a renewed competition, as the agreement says."
    ),
    ContractKind.CENTRAL_FRAMEWORK: N_("Call off as the central purchasing body has decided."),
    ContractKind.DYNAMIC_SYSTEM: N_("Invite every supplier in the system to tender."),
}


@dataclass(frozen=True, slots=True)
class ContractHit:
    """Hold a contract in force, how it would be used, and what speaks against it.

    `context` is the line of its remarks in which a word that is searched for stands; `runs_to` its last day
    as far as that is known; `use` what others than the case have called off.
    """

    contract_id: int
    label: str
    supplier: str
    how: Message | None
    use: Use
    doubts: tuple[Message, ...]
    context: str = ""
    runs_to: date | None = None


@dataclass(frozen=True, slots=True)
class Buyer:
    """An organisation that buys, and the units through which it may use a contract."""

    organisation_id: int | None
    unit_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Need:
    """What contracts are held against; `hidden` is what is secret of their call-offs."""

    case: DirectProcurement
    buyer: Buyer
    hidden: Hidden
    today: date


def hits(register: Register, case: DirectProcurement, today: date) -> tuple[ContractHit, ...]:
    """Return the contracts in force that hold every word that is searched for, or are in the case's area.

    The one that is used stands first, whatever is searched for; the one that the case itself has led to is
    none of them.
    """
    words = case.searched_for.strip()
    used = CONTRACT.c.id.in_([each.contract_id for each in case.considered if each.used])
    with register.reading() as connection:
        found = CONTRACT.c.id.in_(search.matching("contract", words)) if words else false()
        in_area = CONTRACT.c.area_id == case.area_id if case.area_id is not None else false()
        query = select(CONTRACT.c.id).join(PHASE, on_day(CONTRACT.c.id, today))
        others = CONTRACT.c.id != (case.contract_id or 0)
        running = query.where(PHASE.c.status.in_(RUNNING), used | found | in_area, others)
        running = running.order_by(used.desc(), CONTRACT.c.number).limit(MOST)
        contracts = store.load(connection, Contract, list(connection.scalars(running)))
        buyer = buyer_of(connection, case.unit_id)
    need = _Need(case, buyer, withholding.in_call_offs(register, contracts, today), today)
    return tuple(_hit(register, each, need) for each in contracts)


def how_to_call_off(contract: Contract) -> Message | None:
    """Return how a need is called off from an agreement of its kind; None where one orders as it is."""
    how = _HOW.get(contract.kind)
    return message(how) if how else None


def buyer_of(connection: Connection, unit_id: int | None) -> Buyer:
    """Return a unit as one that buys: its organisation, and it with all that it is part of."""
    if unit_id is None:
        return Buyer(None, frozenset())
    above = areas.lines(connection, "unit")[unit_id]
    return Buyer(belonging.organisations(connection)[unit_id], frozenset(above))


def may_use(contract: Contract, buyer: Buyer) -> bool:
    """Tell whether a contract is for a buyer; one that names nobody is for all."""
    if not contract.users:
        return True
    return any(
        each.unit_id in buyer.unit_ids
        if each.unit_id is not None
        else each.organisation_id == buyer.organisation_id
        for each in contract.users
    )


def suppliers_of(register: Register, contract: Contract) -> str:
    """Return the names of a contract's suppliers."""
    names = records.named(register, contract)
    return ", ".join(names["supplier", each.supplier_id] for each in contract.suppliers if each.supplier_id)


def _hit(register: Register, contract: Contract, need: _Need) -> ContractHit:
    use = call_offs.use_of(contract, need.hidden, without_case=need.case.id)
    return ContractHit(
        contract_id=contract.id or 0,
        label=records.label(contract),
        supplier=suppliers_of(register, contract),
        how=how_to_call_off(contract),
        use=use,
        doubts=(*_doubts(contract, need), *_of_ceiling(contract, use, need.case)),
        context=_context(contract, need.case.searched_for),
        runs_to=status.derive(terms_of(contract), need.today).last_day,
    )


def _context(contract: Contract, wanted: str) -> str:
    """Return the first line of a contract's remarks in which a word that is searched for stands."""
    words = search.words(wanted)
    lines = contract.remarks.splitlines()
    return next((line for line in lines if any(word in formats.fold(line) for word in words)), "")


def _doubts(contract: Contract, need: _Need) -> Iterator[Message]:
    """Yield what has to be looked into before the contract is used: its term, and who may use it."""
    last, begins = status.derive(terms_of(contract), need.today).last_day, need.case.wanted_from
    if last is not None and begins is not None and last < begins:
        yield message("It ends on {day}, before the need begins.", day=last)
    if not may_use(contract, need.buyer):
        yield message("The unit is not among those that may use it.")


def left(use: Use, value: Money | None) -> tuple[Message, ...]:
    """Return what is left of a ceiling, after whether a purchase of a value takes more than that."""
    over = use.exceeded_by(value)
    if over is None:
        return sentences(use)
    if use.secret:
        return message("The purchase is more than is left of its ceiling."), *sentences(use)
    return message("The purchase is {over} more than is left of its ceiling.", over=over), *sentences(use)


def _of_ceiling(contract: Contract, use: Use, case: DirectProcurement) -> tuple[Message, ...]:
    """Return what is left of the ceiling, where there is one, or should be, or something is called off."""
    is_limited = contract.ceiling is not None or contract.kind in _HOW
    return left(use, case.award_value or case.value) if is_limited or not use.is_empty else ()
