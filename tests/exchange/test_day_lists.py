"""A calendar of meetings is read as people write it, and what is no day is named."""

import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.day_lists import read_days

READ = [
    ("12 februari, 14 maj, 10 september och 3 december 2027", "2027-02-12 2027-05-14 2027-09-10 2027-12-03"),
    ("Torsdag 12 februari\nfredag den 14 maj", "2026-02-12 2026-05-14"),
    ("14.5., 12.2, 3.12.2028", "2028-02-12 2028-05-14 2028-12-03"),
    ("2027-02-12; 2028-05-14", "2027-02-12 2028-05-14"),
    ("12. februar kl. 09.00, 14. mai kl 13 og 3. desember", "2026-02-12 2026-05-14 2026-12-03"),
    ("12/2, 12.2, 12 feb", "2026-02-12"),
    ("February 12 and May 14", "2026-02-12 2026-05-14"),
    (" ,\n", ""),
]


@pytest.mark.parametrize(("text", "days"), READ)
def test_days_are_read_as_a_calendar_of_meetings_is_written(text: str, days: str) -> None:
    assert [day.isoformat() for day in read_days(text, 2026)] == days.split()


@pytest.mark.parametrize("wrong", ["hej", "31.2", "maj", "2027", "12"])
def test_what_is_no_day_is_named(wrong: str) -> None:
    with pytest.raises(UserError) as refused:
        read_days(f"12.2, {wrong}", 2026)
    assert refused.value.params == {"part": wrong}
