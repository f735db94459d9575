"""The columns that a new user sees stand beside the chosen record in a window of 1280 pixels."""

import pytest

from inkop_desktop.lists import law
from inkop_desktop.lists.listing import Listing
from inkop_desktop.lists.procuring import DIRECT_PROCUREMENTS
from inkop_desktop.lists.requirements import REQUIREMENT_LIBRARY
from inkop_desktop.ui.liststate import usual_state

ROOM = 576  # pixels, with a bar to scroll down with
LISTS = [DIRECT_PROCUREMENTS, REQUIREMENT_LIBRARY, law.OWN_AMOUNTS, law.OWN_RULES, law.LAW_PACKS]


@pytest.mark.parametrize("listed", LISTS, ids=[each.noun for each in LISTS])
def test_the_usual_columns_need_no_scrolling_sideways(listed: Listing) -> None:
    assert sum(each.width for each in usual_state(listed).columns if each.shown) <= ROOM
