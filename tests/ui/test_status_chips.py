"""The columns of the lists have room for what a status says, in every language."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from inkop_desktop import text
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Listing
from inkop_desktop.lists.planning import PLAN_ITEMS
from inkop_desktop.lists.procuring import DIRECT_PROCUREMENTS
from inkop_desktop.rules.planning import PlanState
from inkop_desktop.rules.procuring import CaseStatus
from inkop_desktop.rules.vocabulary import Status
from inkop_desktop.ui import theme
from inkop_desktop.ui.contracts import status as contracts
from inkop_desktop.ui.liststate import usual_state
from inkop_desktop.ui.planning.page import state_chip
from inkop_desktop.ui.procuring import status as cases
from inkop_desktop.ui.widgets.cells import CellDelegate, CellRole
from inkop_desktop.ui.widgets.chip import Chip

TODAY = date(2026, 11, 21)
YEAR = [TODAY + timedelta(days=each) for each in range(366)]


def of_contracts() -> Iterator[Chip]:
    """Yield every chip that a contract can have within a year."""
    for status in Status:
        yield contracts.status_chip((status, None, None), TODAY)
    for action in contracts.SOON:
        yield from (contracts.status_chip((Status.IN_FORCE, action, day), TODAY) for day in YEAR)


def of_plans() -> Iterator[Chip]:
    """Yield every chip that a planned procurement can have."""
    yield from (state_chip(each, TODAY) for each in PlanState)


def of_cases() -> Iterator[Chip]:
    """Yield every chip that a direct procurement can have."""
    yield from (cases.status_chip(each, TODAY) for each in CaseStatus)


def wanted(chip: Chip) -> int:
    """Return how wide a cell wants to be that shows a chip."""
    model = QStandardItemModel(1, 1)
    model.setData(model.index(0, 0), chip, CellRole.CHIP)
    return CellDelegate().sizeHint(QStyleOptionViewItem(), model.index(0, 0)).width()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize(
    ("listing", "key", "chips"),
    [
        (CONTRACTS, "status", of_contracts),
        (PLAN_ITEMS, "state", of_plans),
        (DIRECT_PROCUREMENTS, "status", of_cases),
    ],
)
def test_no_status_is_cut(
    listing: Listing, key: str, chips: Callable[[], Iterator[Chip]], language: str
) -> None:
    (room,) = (theme.px(each.width) for each in usual_state(listing).columns if each.key == key)
    with text.in_language(language):
        cut = {each.text for each in chips() if wanted(each) > room}
    assert not cut
