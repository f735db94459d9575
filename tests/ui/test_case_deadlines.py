"""What is told of the deadlines of a case."""

from datetime import date

import pytest

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services.procuring_dues import Due
from inkop_desktop.ui.procuring.deadlines import deadline_rows


@pytest.mark.parametrize(
    ("done_on", "told"),
    [
        (None, ""),
        (date(2026, 11, 30), "Done on 2026-11-30."),
        (date(2026, 12, 1), "Done on 2026-12-01."),
        (date(2026, 12, 2), "Done on 2026-12-02, after the last day."),
    ],
)
def test_what_was_done_after_its_time_is_said_to_be_late(done_on: date | None, told: str) -> None:
    duty = reading.shipped(Country.SE).duties[0]
    ((label, words),) = deadline_rows([Due(duty, date(2026, 12, 1), done_on)])
    assert label == "By 2026-12-01"
    assert words.removeprefix(duty.text).strip() == told
