"""Gather what the papers of a direct procurement are made from; the papers themselves ask for nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ActedUnder
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.call_offs import Use
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import (
    areas,
    call_offs,
    planning,
    procuring,
    procuring_dues,
    procuring_kept,
    procuring_lacking,
    records,
    withholding,
)
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_dues import Due
from inkop_desktop.services.same_kind import Meter
from inkop_desktop.text import N_, Message

CASE = METADATA.tables["direct_procurement"]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a case, what the law of its day makes of it, and who and what it speaks of.

    `found` and `lacking` are of the whole case, whatever is left out of `case` later. `uses` are what has
    been called off of the ceilings of the contracts that it is called off from, by their ids; `planned` is
    the planned procurement that a no has led to. `meter` and `acted_under` of a frozen case are what it kept.
    """

    case: DirectProcurement
    around: Setting
    found: Assessment
    dues: Sequence[Due]
    lacking: Sequence[Message]
    meter: Meter | None
    names: Mapping[tuple[str, int], str]
    persons: Mapping[int, Person]
    suppliers: Mapping[int, Supplier]
    uses: Mapping[int, Use] = field(default_factory=dict)
    planned: PlanItem | None = None
    acted_under: Sequence[ActedUnder] = ()


def told(register: Register, case_id: int, today: date) -> Told:
    """Return everything that the papers of a case are made from."""
    case = records.get(register, DirectProcurement, case_id)
    around = procuring.setting_of(register, case, today)
    found = procuring.assess(case, around)
    names = _names(register, case, today)
    return Told(
        case=case,
        around=around,
        found=found,
        dues=procuring_dues.dues(case, around),
        lacking=procuring_lacking.lacking(case, found, around, names),
        meter=procuring_kept.meter(register, case, around),
        names=names,
        persons={each.id or 0: each for each in records.some(register, Person, _ids(names, "person"))},
        suppliers=_suppliers(register, names),
        uses=_uses(register, case, today),
        planned=planning.of_case(register, case),
        acted_under=procuring_kept.acted_under(register, case),
    )


def id_of_number(register: Register, number: str) -> int:
    """Return the id of the case with a number; raise UserError where there is none or several."""
    with register.reading() as connection:
        ids = list(connection.scalars(select(CASE.c.id).where(CASE.c.number == number)))
    if not ids:
        raise UserError(N_("There is no direct procurement with the number {number}."), number=number)
    if len(ids) > 1:
        raise UserError(
            N_("Several direct procurements have the number {number}. Give one of them another."),
            number=number,
        )
    return int(ids[0])


def _uses(register: Register, case: DirectProcurement, today: date) -> dict[int, Use]:
    """Return what was called off of the contracts that a case is called off from, on the day when it ended.

    What is secret of the case itself is for its papers to leave out; what is of others is none of them.
    """
    if case.ending is not Ending.CALL_OFF:
        return {}
    used = [each.contract_id for each in case.considered if each.used and each.contract_id]
    contracts = records.some(register, Contract, used)
    hidden = withholding.in_call_offs(register, contracts, today)
    of_others = {each: hidden[each] for each in hidden if each != case.id}
    return {each.id or 0: call_offs.use_of(_until(each, case.ended_on), of_others) for each in contracts}


def _until(contract: Contract, last: date | None) -> Contract:
    """Return a contract with its call-offs until a day."""
    noted = (each for each in contract.call_offs if last is None or each.day is None or each.day <= last)
    return replace(contract, call_offs=tuple(noted))


def _suppliers(register: Register, names: Mapping[tuple[str, int], str]) -> dict[int, Supplier]:
    """Return the suppliers among what is named, by their names there."""
    found = records.some(register, Supplier, _ids(names, "supplier"))
    return {each.id or 0: replace(each, name=names["supplier", each.id or 0]) for each in found}


def _names(register: Register, case: DirectProcurement, today: date) -> dict[tuple[str, int], str]:
    """Return the names of all that a case speaks of: areas with those above, contracts with their numbers.

    Of a frozen case they are those of the day on which it was frozen, but for the contracts. One that another
    case keeps secret is called by its number; the case's own is for its papers to leave out.
    """
    names = procuring_kept.names(register, case, records.named(register, case))
    if case.area_id:
        names["area", case.area_id] = _path(register, case, case.area_id)
    contracts = records.some(register, Contract, _ids(names, "contract"))
    labels = {("contract", each.id or 0): records.label(each) for each in contracts}
    with register.reading() as connection:
        told = withholding.told(connection, labels, today)
    own = ("contract", case.contract_id or 0)
    return names | told | {place: label for place, label in labels.items() if place == own}


def _path(register: Register, case: DirectProcurement, area_id: int) -> str:
    """Return the names from the top of the tree to the area of a case."""
    places = [("area", each) for each in reversed(areas.upwards(register, area_id))]
    called = procuring_kept.names(register, case, records.names_of(register, places))
    return areas.BETWEEN.join(called[each] for each in places)


def _ids(names: Mapping[tuple[str, int], str], noun: str) -> list[int]:
    return sorted(record_id for kind, record_id in names if kind == noun)
