"""Where a planned procurement stands, the day before, the day and the day after."""

from datetime import date, timedelta

import pytest

from inkop_desktop.rules.planning import PlanState, state

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
