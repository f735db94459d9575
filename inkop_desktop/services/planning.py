"""What an officer does with planned procurements."""

from datetime import date

from inkop_desktop.records.planning import PlanItem
from inkop_desktop.rules import planning
from inkop_desktop.rules.planning import PlanState


def state_of(item: PlanItem, today: date) -> PlanState:
    """Return where a planned procurement stands today."""
    return planning.state(
        begin_by=item.begin_by,
        begun_on=item.begun_on,
        dropped_on=item.dropped_on,
        has_contract=item.contract_id is not None,
        today=today,
    )
