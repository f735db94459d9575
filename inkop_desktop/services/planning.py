"""What an officer does with planned procurements; what becomes one by itself."""

from datetime import date

from sqlalchemy import select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import without_secrets
from inkop_desktop.register import store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.register.register import Register
from inkop_desktop.rules import planning
from inkop_desktop.rules.planning import PlanState
from inkop_desktop.rules.procuring import Ending, Price
from inkop_desktop.rules.vocabulary import ContractKind

PLAN_ITEM = METADATA.tables["plan_item"]


def state_of(item: PlanItem, today: date) -> PlanState:
    """Return where a planned procurement stands today."""
    return planning.state(
        begin_by=item.begin_by,
        begun_on=item.begun_on,
        dropped_on=item.dropped_on,
        has_contract=item.contract_id is not None,
        today=today,
    )


def item_of(case: DirectProcurement, day: date) -> PlanItem:
    """Return the planned procurement that a case leads to which must be advertised; nothing is saved.

    What of the case is secret on the day stays in the case; its number then stands for its title. A day
    from which it was needed that has passed is none to plan by.
    """
    known = without_secrets(case, day)
    needed_from = known.wanted_from if known.wanted_from and known.wanted_from >= day else None
    is_framework = any(each.kind is Price.FRAMEWORK for each in known.prices)
    return PlanItem(
        title=known.title or case.number,
        area_id=known.area_id,
        unit_id=known.unit_id,
        need=known.need,
        cpv=known.cpv,
        case_id=case.id,
        kind=ContractKind.FRAMEWORK_ONE if is_framework else ContractKind.SINGLE,
        estimated_value=known.value,
        responsible_id=known.officer_id,
        begin_by=planning.begin_by(known.value, known.wanted_from, day),
        needed_from=needed_from,
    )


def follow_case(change: ChangeSet, case: DirectProcurement, day: date) -> None:
    """Plan what a case that has ended on a day said no to, as part of the change that ends it.

    A case ends once. What becomes of the plan after that is the officer's: a correction of the case, which is
    made for its papers, neither writes over what was planned since nor brings back what was dropped.
    """
    if case.ending is Ending.ADVERTISE:
        change.save(item_of(case, day))


def of_case(register: Register, case: DirectProcurement) -> PlanItem | None:
    """Return the planned procurement that a case has led to; None where there is none any more."""
    with register.reading() as connection:
        ids = list(connection.scalars(select(PLAN_ITEM.c.id).where(PLAN_ITEM.c.case_id == case.id)))
        return next(iter(store.load(connection, PlanItem, ids)), None)
