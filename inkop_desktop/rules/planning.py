"""Where a planned procurement stands, and by when it must begin."""

from datetime import date

from inkop_desktop.rules.lead import default_lead_months
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_


class PlanState(Vocabulary):
    """Where a planned procurement stands; always derived, never typed."""

    PLANNED = "planned", N_("Planned")
    LATE = "late", N_("Should have begun")
    BEGUN = "begun", N_("Under way")
    DONE = "done", N_("Contract concluded")
    DROPPED = "dropped", N_("Dropped")


def state(
    *, begin_by: date | None, begun_on: date | None, dropped_on: date | None, has_contract: bool, today: date
) -> PlanState:
    """Tell where a planned procurement stands today; what ended it goes before what began it."""
    if has_contract:
        return PlanState.DONE
    if dropped_on is not None:
        return PlanState.DROPPED
    if begun_on is not None and begun_on <= today:
        return PlanState.BEGUN
    if begin_by is not None and begin_by < today:
        return PlanState.LATE
    return PlanState.PLANNED


def begin_by(value: Money | None, needed_from: date | None, today: date) -> date:
    """Return by when a procurement must begin that is planned today, so that its contract is there in time.

    That is the usual lead time for its value before the contract is needed; today where that has passed.
    Where nobody has said when it is needed, somebody is to have taken it up in a month (a custom).
    """
    if needed_from is None:
        return add_months(today, 1)
    return max(today, add_months(needed_from, -default_lead_months(value)))
