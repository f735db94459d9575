"""Gather what the papers of a direct procurement are made from; the papers themselves ask for nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import AnyRoot, Root
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
    deciding_bodies,
    impartiality,
    procuring,
    procuring_dues,
    procuring_kept,
    procuring_lacking,
    records,
    withholding,
)
from inkop_desktop.services.moments import Moment, Place
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_dues import Due
from inkop_desktop.services.same_kind import Meter
from inkop_desktop.text import N_, Message, _

CASE = METADATA.tables["direct_procurement"]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a case, what the law of its day makes of it, and who and what it speaks of.

    `found` and `lacking` are of the whole case, whatever is left out of `case` later. `uses` are what has
    been called off of the ceilings of the contracts that it is called off from, by their ids; `planned` is
    the planned procurement that a no has led to; `stepped_aside` are the members of the body that decided who
    took no part in it, by their ids. All of a frozen case is as it was when it was frozen.
    """

    case: DirectProcurement
    around: Setting
    found: Assessment
    dues: Sequence[Due]
    lacking: Sequence[Message]
    meter: Meter | None
    names: Mapping[Place, str]
    persons: Mapping[int, Person]
    suppliers: Mapping[int, Supplier]
    uses: Mapping[int, Use] = field(default_factory=dict)
    planned: PlanItem | None = None
    acted_under: Sequence[ActedUnder] = ()
    stepped_aside: Collection[int] = ()

    @property
    def day(self) -> date:
        """Return the day of which it tells: of a frozen case that of the freezing, else today."""
        return self.case.closed_on or self.around.today


def told(register: Register, case_id: int, today: date) -> Told:
    """Return everything that the papers of a case are made from; of a frozen one, as it was then."""
    case, around, moment = procuring_kept.as_told(register, case_id, today)
    found = procuring.assess(case, around)
    spoken_of = moment.around(case)
    names = _names(moment, case, spoken_of, today)
    return Told(
        case=case,
        around=around,
        found=found,
        dues=procuring_dues.dues(case, around),
        lacking=procuring_lacking.lacking(case, found, around, names),
        meter=procuring_kept.meter(case, around, moment),
        names=names,
        persons={each.id or 0: each for each in _of(spoken_of, Person)},
        suppliers={each.id or 0: each for each in _of(spoken_of, Supplier)},
        uses=_uses(moment, case, today),
        planned=_planned(moment, case),
        acted_under=procuring_kept.acted_under(register, case),
        stepped_aside=_stepped_aside(moment, case),
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


def _uses(moment: Moment, case: DirectProcurement, today: date) -> dict[int, Use]:
    """Return what was called off of the contracts that a case is called off from, on the day when it ended.

    What is secret of the case itself is for its papers to leave out; what is of others is none of them.
    """
    if case.ending is not Ending.CALL_OFF:
        return {}
    used = [each.contract_id for each in case.considered if each.used and each.contract_id]
    contracts = moment.some(Contract, used)
    hidden = withholding.in_call_offs(moment.register, contracts, today)
    of_others = {each: hidden[each] for each in hidden if each != case.id}
    return {each.id or 0: call_offs.use_of(_until(each, case.ended_on), of_others) for each in contracts}


def _until(contract: Contract, last: date | None) -> Contract:
    """Return a contract with its call-offs until a day."""
    noted = (each for each in contract.call_offs if last is None or each.day is None or each.day <= last)
    return replace(contract, call_offs=tuple(noted))


def _stepped_aside(moment: Moment, case: DirectProcurement) -> set[int]:
    """Return who of the body that decided had a conflict of interest and took no part in the decision."""
    if case.decided_on is None or not impartiality.disqualified(case):
        return set()
    deciding = deciding_bodies.as_told(moment, case, case.decided_on)
    return impartiality.stepping_aside(case, deciding)


def _planned(moment: Moment, case: DirectProcurement) -> PlanItem | None:
    """Return the planned procurement that a no has led to."""
    if case.ending is not Ending.ADVERTISE:
        return None
    return next((each for each in moment.every(PlanItem) if each.case_id == case.id), None)


def _names(
    moment: Moment, case: DirectProcurement, spoken_of: Mapping[Place, Root], today: date
) -> dict[Place, str]:
    """Return the names of all that a case speaks of: areas with those above, contracts with their numbers.

    A contract that another case keeps secret is called by its number; the case's own is for its papers to
    leave out.
    """
    names = {place: records.label(each) for place, each in spoken_of.items()}
    if case.area_id:
        names["area", case.area_id] = areas.path_among(moment.every(ProductArea), case.area_id)
    with moment.register.reading() as connection:
        hidden = withholding.of(connection, spoken_of, today)
    for each in _of(spoken_of, Contract):
        place = ("contract", each.id or 0)
        if "title" in hidden.get(place, ()) and each.id != case.contract_id:
            names[place] = each.number or _("Secret")
    return names


def _of(spoken_of: Mapping[Place, Root], record_type: type[AnyRoot]) -> list[AnyRoot]:
    return [each for each in spoken_of.values() if isinstance(each, record_type)]
