"""Where a planned procurement stands, the day before, the day and the day after; by when it must begin."""

from datetime import date, timedelta

import pytest

from inkop_desktop.rules.money import Money
from inkop_desktop.rules.planning import PlanState, begin_by, state

TODAY = date(2026, 11, 21)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("begin_by", "begun_on", "dropped_on", "has_contract", "expected"),
    [
        (None, None, None, False, PlanState.PLANNED),
        (TOMORROW, None, None, False, PlanState.PLANNED),
        (TODAY, None, None, False, PlanState.PLANNED),
        (YESTERDAY, None, None, False, PlanState.LATE),
        (YESTERDAY, TOMORROW, None, False, PlanState.LATE),
        (YESTERDAY, TODAY, None, False, PlanState.BEGUN),
        (None, YESTERDAY, None, False, PlanState.BEGUN),
        (YESTERDAY, YESTERDAY, YESTERDAY, False, PlanState.DROPPED),
        (YESTERDAY, None, YESTERDAY, False, PlanState.DROPPED),
        (YESTERDAY, YESTERDAY, YESTERDAY, True, PlanState.DONE),
        (None, None, None, True, PlanState.DONE),
    ],
)
def test_what_ended_it_goes_before_what_began_it(
    begin_by: date | None,
    begun_on: date | None,
    dropped_on: date | None,
    has_contract: bool,
    expected: PlanState,
) -> None:
    found = state(
        begin_by=begin_by,
        begun_on=begun_on,
        dropped_on=dropped_on,
        has_contract=has_contract,
        today=TODAY,
    )
    assert found is expected


CHEAP, DEAR = Money(400_000_00, "SEK"), Money(10_000_000_00, "SEK")


@pytest.mark.parametrize(
    ("value", "needed_from", "expected"),
    [
        (CHEAP, None, date(2026, 12, 21)),
        (CHEAP, date(2027, 5, 20), TODAY),
        (CHEAP, date(2027, 5, 21), TODAY),
        (CHEAP, date(2027, 5, 22), TOMORROW),
        (CHEAP, date(2026, 1, 1), TODAY),
        (CHEAP, date(2028, 1, 1), date(2027, 7, 1)),
        (DEAR, date(2029, 1, 1), date(2027, 7, 1)),
        (None, date(2028, 1, 1), date(2027, 1, 1)),
    ],
)
def test_it_begins_its_lead_time_before_it_is_needed_and_never_in_the_past(
    value: Money | None, needed_from: date | None, expected: date
) -> None:
    assert begin_by(value, needed_from, TODAY) == expected
