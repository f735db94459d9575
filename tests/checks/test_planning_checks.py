"""What is planned begins in time, is planned anew, or is dropped."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from inkop_desktop.checks.finding import Finding, Severity
from inkop_desktop.checks.people import left_in_office
from inkop_desktop.checks.planning import plan_item_late as check
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Person
from inkop_desktop.records.planning import PlanItem

Find = Callable[..., list[Finding]]
DAY = timedelta(days=1)
BEGIN_BY = date(2026, 11, 20)
LATE = BEGIN_BY + DAY


def item(**facts: Any) -> PlanItem:
    return PlanItem(**({"title": "Lampor", "begin_by": BEGIN_BY} | facts))


@pytest.mark.parametrize(("today", "count"), [(BEGIN_BY - DAY, 0), (BEGIN_BY, 0), (LATE, 1)])
def test_it_is_late_from_the_day_after(find: Find, today: date, count: int) -> None:
    assert len(find(check, today, item())) == count


def test_it_says_since_when_and_asks_the_officer(find: Find) -> None:
    (found,) = find(check, LATE, item(responsible_id=1))
    assert worded(found.message) == "The planned procurement Lampor should have begun"
    assert worded(found.why).startswith(
        "It was to begin by 2026-11-20. Begin it, plan it anew, or drop it with the reason."
    )
    assert (found.severity, found.due, found.persons) == (Severity.WARNING, BEGIN_BY, (1,))
    assert [(each.kind, each.label) for each in found.records] == [("plan_item", "Lampor")]


def test_it_says_by_when_there_is_to_be_a_contract(find: Find) -> None:
    (found,) = find(check, LATE, item(needed_from=date(2027, 5, 1)))
    assert "so that there is a contract by 2027-05-01." in worded(found.why)


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({"begun_on": LATE}, False),
        ({"begun_on": LATE + DAY}, True),
        ({"dropped_on": LATE, "drop_reason": "Behovet är borta."}, False),
        ({"contract_id": 1}, False),
        ({"begin_by": LATE}, False),
        ({"begin_by": None}, False),
    ],
)
def test_what_was_done_about_it_ends_it(find: Find, facts: dict[str, Any], is_found: bool) -> None:
    assert bool(find(check, LATE, Contract(title="Lampor"), item(**facts))) is is_found


def test_another_day_is_another_finding_to_answer(find: Find) -> None:
    (late,) = find(check, LATE, item())
    first, second = find(check, LATE, item(begin_by=BEGIN_BY - DAY))
    assert (first.due, second.due) == (BEGIN_BY - DAY, BEGIN_BY)
    assert first.facts != late.facts
    assert second.facts == late.facts


@pytest.mark.parametrize(
    ("today", "facts", "is_found"),
    [
        (LATE, {}, False),
        (LATE + DAY, {}, True),
        (LATE + DAY, {"begun_on": LATE}, True),
        (LATE + DAY, {"dropped_on": LATE, "drop_reason": "Behovet är borta."}, False),
    ],
)
def test_whoever_has_left_is_officer_of_nothing_planned(
    find: Find, today: date, facts: dict[str, Any], *, is_found: bool
) -> None:
    left = Person(name="Karin Ek", employed_to=LATE)
    found = find(left_in_office, today, left, item(responsible_id=2, **facts))
    assert [[each.label for each in one.records] for one in found] == [["Karin Ek", "Lampor"]] * is_found
