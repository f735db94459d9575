"""What follows is not done before what must come first: told beside the field, and once more at the end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from casework import AFTERWARDS, NO, SE, TODAY, missing, on_ground, whole, worth

from inkop_desktop import formats
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring import tender_problems as pages
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring_order
from inkop_desktop.text import Message

Facts = dict[str, Any]
DEADLINE, OPENED, DECIDED, SIGNED = (
    date(2026, 10, 1),
    date(2026, 10, 2),
    date(2026, 10, 12),
    date(2026, 10, 26),
)
FIRST, SECOND = whole(SE).case.tenders
ASKED = whole(SE).case.invited


def asked_last(day: date) -> Facts:
    """Return that one of those who are asked was asked on a day."""
    return {"invited": (*ASKED[:2], replace(ASKED[2], asked_on=day))}


def asked_first(day: date) -> Facts:
    """Return that the first of those who are asked was asked on a day."""
    return {"invited": (replace(ASKED[0], asked_on=day), *ASKED[1:])}


def came_first(day: date) -> Facts:
    """Return that the first of the tenders came in on a day."""
    return {"tenders": (replace(FIRST, received_on=day), SECOND)}


def untimely(draft: CaseDraft) -> list[str]:
    """Return the fields with a day that lies before what must come first."""
    return [field for field, _said in procuring_order.untimely(draft.case, draft.assessment)]


def told_at_end(draft: CaseDraft) -> list[Message]:
    """Return what is said at the end of days that contradict one another."""
    return [each for each in drafts.missing_at_end(draft) if "contradiction" in each.params]


def day_of(name: str) -> Callable[[date], Facts]:
    return lambda day: {name: day}


# On which page and beside which field it is told, what is said on which day, and which day is the first.
ORDER = [
    ("request", "invited", asked_first, date(2026, 9, 1), {}),
    ("request", "tender_deadline", day_of("tender_deadline"), date(2026, 9, 10), {"tenders": ()}),
    ("opening", "opened_on", day_of("opened_on"), FIRST.received_on, {"tender_deadline": None}),
    ("decision", "decided_on", day_of("decided_on"), OPENED, {}),
    (
        "decision",
        "decided_on",
        day_of("decided_on"),
        date(2026, 9, 1),
        {"opened_on": None, "tender_deadline": None},
    ),
]


@pytest.mark.parametrize(("page", "field", "said_on", "first", "facts"), ORDER)
@pytest.mark.parametrize("country", [SE, NO])
def test_days_that_cannot_both_be_right_are_refused(
    country: Country, page: str, field: str, said_on: Callable[[date], Facts], first: date, facts: Facts
) -> None:
    for day, is_refused in ((first - timedelta(1), True), (first, False), (first + timedelta(1), False)):
        draft = whole(country, **(facts | said_on(day)))
        assert (field in missing(page, draft)) is is_refused
        assert bool(told_at_end(draft)) is is_refused


def test_the_last_who_was_asked_has_the_deadline_ahead() -> None:
    draft = whole(SE, **asked_last(DEADLINE + timedelta(1)))
    said = formats.worded(pages.of_request(draft)["tender_deadline"])
    assert said == "The deadline, 2026-10-01, lies before 2026-10-02, when the request was sent."
    assert pages.of_request(whole(SE, **asked_last(DEADLINE))) == {}


@pytest.mark.parametrize(("amount", "is_owed"), [(699_999, False), (700_000, True)])
def test_a_notice_of_the_contract_is_sent_once_it_is_signed_where_the_law_asks_for_one(
    amount: int, is_owed: bool
) -> None:
    urgency = next(each for each in reading.shipped(SE).grounds if each.id == "se.lou.ground.urgency")
    for day, is_early in ((SIGNED - timedelta(1), True), (SIGNED, False), (TODAY, False)):
        draft = on_ground(urgency, award_notice_on=day, prices=worth(SE, amount))
        assert missing("signing", draft) == ({"award_notice_on"} if is_owed and is_early else set())


def test_what_was_bought_already_is_told_as_it_was() -> None:
    """Its days stand in no order that anybody could have kept to, and nothing is said of that."""
    draft = whole(SE, **AFTERWARDS, opened_on=date(2026, 10, 13), decided_on=date(2026, 10, 12))
    assert untimely(draft) != []
    assert told_at_end(draft) == []


def test_a_day_that_is_not_told_contradicts_nothing() -> None:
    nobody = tuple(replace(each, asked_on=None) for each in ASKED)
    unsaid = tuple(replace(each, received_on=None) for each in (FIRST, SECOND))
    for facts in ({"invited": nobody}, {"tenders": unsaid}, {"invited": ()}, {"tenders": ()}):
        assert untimely(whole(SE, **facts)) == []
