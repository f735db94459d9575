"""The area Plan: the planned procurements, where each stands, and what came of it."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.lists.planning import PLAN_ITEMS
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.rules.planning import PlanState
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.planning.details import PlanItemDetails
from inkop_desktop.ui.records.directory import DirectoryPage
from inkop_desktop.ui.records.recordlist import Listed, leaf
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.chip import Chip

_LOOKS = {
    PlanState.PLANNED: (Tone.NEUTRAL, Icon.CALENDAR_CLOCK),
    PlanState.LATE: (Tone.WARNING, Icon.HOURGLASS),
    PlanState.BEGUN: (Tone.ACCENT, Icon.CIRCLE_DOT),
    PlanState.DONE: (Tone.DONE, Icon.CIRCLE_CHECK),
    PlanState.DROPPED: (Tone.NEUTRAL, Icon.BAN),
}


def state_chip(state: Any, _today: date) -> Chip:
    """Return the chip of where a planned procurement stands."""
    return Chip(formats.show(state), *_LOOKS[state])


ITEMS = Listed(
    PLAN_ITEMS,
    PlanItem,
    Icon.CALENDAR_CLOCK,
    N_("New planned procurement"),
    N_("No planned procurements yet"),
    N_(
        "Write in what must be procured, and by when it must begin. A direct procurement that ends with "
        "a no comes here by itself."
    ),
    PlanItemDetails,
    {"state": state_chip},
)


class PlanPage(DirectoryPage):
    """The page of the area Plan."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Plan"), [leaf(ITEMS)])
