"""Months as contracts count them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.rules import months

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(-600, 600)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-01-15", -1, "2023-12-15"),
        ("2024-08-28", 0, "2024-08-28"),
        ("0001-01-31", -1, "0001-01-01"),
        ("9999-12-01", 1, "9999-12-31"),
        ("0001-03-15", -2, "0001-01-15"),
        ("9999-01-15", 2, "9999-03-15"),
    ],
)
def test_months_are_added_and_clamped(day: str, count: int, expected: str) -> None:
    assert months.add_months(date.fromisoformat(day), count).isoformat() == expected


@pytest.mark.parametrize(
    ("last_day", "count", "expected"),
    [
        ("2026-12-31", 3, "2026-09-30"),
        ("2026-08-27", 2, "2026-06-27"),
        ("2025-08-30", 6, "2025-02-27"),
        ("2024-02-29", 1, "2024-01-31"),
        ("2025-03-30", 1, "2025-02-27"),
        ("2025-06-15", 0, "2025-06-15"),
    ],
)
def test_so_many_whole_months_remain(last_day: str, count: int, expected: str) -> None:
    assert months.months_before(date.fromisoformat(last_day), count).isoformat() == expected


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-09-30", 3, "2026-12-31"),
        ("2025-05-15", 3, "2025-08-15"),
        ("2025-02-27", 6, "2025-08-30"),
        ("2024-02-27", 6, "2024-08-27"),
        ("2024-02-28", 6, "2024-08-30"),
        ("2024-02-29", 6, "2024-08-31"),
        ("2026-01-30", 1, "2026-02-27"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2025-06-15", 0, "2025-06-15"),
        ("2025-06-29", 0, "2025-06-29"),
    ],
)
def test_so_many_whole_months_are_waited(day: str, count: int, expected: str) -> None:
    assert months.months_after(date.fromisoformat(day), count).isoformat() == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-01-01", "2026-12-31", 36),
        ("2024-08-31", "2025-02-27", 6),
        ("2024-01-15", "2024-02-14", 1),
        ("2024-01-01", "2024-01-30", None),
        ("2024-01-01", "2023-12-31", None),
        ("2024-01-01", "2023-01-31", None),
    ],
)
def test_a_term_is_whole_months_or_not(first: str, last: str, expected: int | None) -> None:
    assert months.whole_months(date.fromisoformat(first), date.fromisoformat(last)) == expected


@given(DAYS, MONTHS)
def test_the_month_is_exact_and_the_day_only_ever_clamped(day: date, count: int) -> None:
    later = months.add_months(day, count)
    assert months.months_between(day, later) == count
    assert later.day == day.day or (later.day < day.day and (later + timedelta(1)).day == 1)


@given(st.dates(), st.integers(-(10**9), 10**9))
def test_nothing_overflows(day: date, count: int) -> None:
    for moved in (months.add_months(day, count), months.add_days(day, count)):
        assert (moved >= day) if count >= 0 else (moved <= day)
    assert months.day_before(day) <= day <= months.day_after(day)


def test_the_calendar_has_a_first_and_a_last_day() -> None:
    assert months.day_before(date.min) == date.min
    assert months.day_after(date.max) == date.max
    assert months.day_after(date(2024, 2, 28)) == date(2024, 2, 29)
    assert months.day_before(date(2024, 3, 1)) == date(2024, 2, 29)
    assert months.add_days(date(2024, 12, 30), 3) == date(2025, 1, 2)
