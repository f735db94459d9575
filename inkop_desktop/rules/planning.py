"""Where a planned procurement stands."""

from datetime import date

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
