"""Weekends and holidays of Sweden and Norway."""

from datetime import date

import pytest

from inkop_desktop.rules import holidays
from inkop_desktop.rules.vocabulary import Country


@pytest.mark.parametrize(
    ("day", "country", "expected"),
    [
        ("2026-11-20", Country.SE, "2026-11-20"),  # a Friday like any other
        ("2026-11-21", Country.SE, "2026-11-20"),
        ("2026-11-22", Country.NO, "2026-11-20"),
        ("2026-06-27", Country.SE, "2026-06-26"),
        ("2026-06-21", Country.SE, "2026-06-18"),  # midsummer: eve, day and Sunday
        ("2026-06-19", Country.NO, "2026-06-19"),  # which Norway does not keep
        ("2027-05-17", Country.NO, "2027-05-14"),  # Constitution Day, a Monday
        ("2025-06-06", Country.SE, "2025-06-05"),  # Sweden's National Day
        ("2025-06-06", Country.NO, "2025-06-06"),
        ("2026-04-06", Country.NO, "2026-04-01"),  # Easter with Maundy Thursday
        ("2026-04-06", Country.SE, "2026-04-02"),
        ("2027-01-01", Country.SE, "2026-12-30"),  # New Year's Eve is kept too
    ],
)
def test_the_last_working_day_until_a_day(day: str, country: Country, expected: str) -> None:
    assert holidays.working_day_until(date.fromisoformat(day), country).isoformat() == expected


def test_a_working_day_is_no_weekend_and_no_holiday() -> None:
    assert holidays.is_working_day(date(2026, 11, 20), Country.NO)
    assert not holidays.is_working_day(date(2026, 5, 1), Country.NO)
    assert not holidays.is_working_day(date(2026, 11, 21), Country.SE)
