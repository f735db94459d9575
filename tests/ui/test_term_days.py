"""The days of a contract's term, as the panel tells them: what helps to keep the day for notice."""

from datetime import date

import pytest

from inkop_desktop.rules.status import derive
from inkop_desktop.rules.terms import Terms
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.ui.contracts.details import days

ASK, LAST, WORKING = "Consider notice from", "Last day for notice", "Last working day before it"


@pytest.mark.parametrize(
    ("last_day", "today", "told"),
    [
        # The day for notice is Sunday 31 January 2027.
        ("2027-04-30", "2026-11-21", {ASK: "2027-01-10", LAST: "2027-01-31", WORKING: "2027-01-29"}),
        # The day for notice is Wednesday 31 March 2027: it is its own working day.
        ("2027-06-30", "2026-11-21", {ASK: "2027-03-10", LAST: "2027-03-31"}),
        ("2027-04-30", "2027-01-20", {ASK: "2027-01-10 (passed)", LAST: "2027-01-31", WORKING: "2027-01-29"}),
        ("2027-04-30", "2027-02-01", {LAST: "2027-01-31 (passed)"}),
    ],
)
def test_the_day_for_notice_comes_with_what_helps_to_keep_it(
    last_day: str, today: str, told: dict[str, str]
) -> None:
    terms = Terms(last_day=date.fromisoformat(last_day), notice_months=3)
    said = dict(days(derive(terms, date.fromisoformat(today)), Country.SE))
    assert {label: said[label] for label in (ASK, LAST, WORKING) if label in said} == told


def test_without_notice_nothing_is_said_of_it() -> None:
    said = dict(days(derive(Terms(last_day=date(2027, 4, 30)), date(2026, 11, 21)), Country.SE))
    assert not {ASK, LAST, WORKING} & said.keys()
