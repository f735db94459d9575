"""The requirements are approved before anybody is asked; where they were not, that is told as it was."""

from datetime import date, timedelta

import pytest
from casework import SE, whole

from inkop_desktop import formats
from inkop_desktop.flows.procuring.so_far import so_far
from inkop_desktop.records.procuring_rows import Invited
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.services import procuring_asks as asks

ASKED = date(2026, 9, 10)
DAY = timedelta(1)
INVITED = (Invited(supplier_id=1, asked_on=ASKED + DAY), Invited(supplier_id=2, asked_on=ASKED))


@pytest.mark.parametrize(
    ("approved_on", "unapproved"), [(None, True), (ASKED - DAY, False), (ASKED, False), (ASKED + DAY, True)]
)
def test_approved_on_the_day_of_the_request_at_the_latest(approved_on: date | None, unapproved: bool) -> None:
    draft = whole(SE, invited=INVITED, approved_on=approved_on)
    assert asks.is_asked_unapproved(draft.case) is unapproved
    told = {label: formats.show(value) for label, value in so_far(draft).facts}
    said = "not approved when suppliers were asked on 2026-09-10"
    assert told.get("The requirements") == (said if unapproved else None)


@pytest.mark.parametrize("facts", [{"invited": ()}, {"invited": (Invited(supplier_id=1),)}])
def test_before_anybody_has_been_asked_nothing_is_late(facts: dict[str, tuple[Invited, ...]]) -> None:
    draft = whole(SE, approved_on=None, **facts)
    assert asks.first_asked(draft.case) is None
    assert not asks.is_asked_unapproved(draft.case)


def test_what_was_bought_already_asks_nobody() -> None:
    draft = whole(SE, kind=CaseKind.AFTERWARDS, invited=INVITED, approved_on=None)
    assert not asks.is_asked_unapproved(draft.case)
