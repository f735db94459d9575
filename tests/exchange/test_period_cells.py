"""A whole period in one cell becomes its first and last day, however it is spelt."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.dates import profile_dates
from inkop_desktop.exchange.cells.periods import Period, days_in, read_period
from inkop_desktop.exchange.contract_list import proposed, read_list, read_rows
from inkop_desktop.exchange.contract_rows import RowRead
from inkop_desktop.flows.import_words import became
from inkop_desktop.formats import worded

THREE_YEARS = Period(date(2024, 1, 1), date(2026, 12, 31))
SPELLINGS = [
    "2024-01-01 – 2026-12-31",
    "2024-01-01 — 2026-12-31",
    "2024-01-01 - 2026-12-31",
    "2024-01-01-2026-12-31",
    "2024-01-01--2026-12-31",
    "2024-01-01–2026-12-31",
    "2024-01-01/2026-12-31",
    "2024-01-01\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}2026-12-31",
    "01.01.2024-31.12.2026",
    "1.1.2024 - 31.12.2026",
    "1/1 2024 t.o.m. 31/12 2026",
    "1/1 2024 tom 31/12 2026",
    "fr.o.m. 2024-01-01 t.o.m. 2026-12-31",
    "Från och med 1 januari 2024 till och med 31 december 2026",
    "fra og med 1. januar 2024 til og med 31. desember 2026",
    "2024-01-01 till 2026-12-31",
    "1. januar 2024 til 31. desember 2026",
    "1 January 2024 to 31 December 2026",
    "20240101-20261231",
    "240101-261231",
    "24-01-01 – 26-12-31",
    "31/12/2023 - 30/12/2026",
]
# Months, quarters and years are read from their first day to their last, and that is said.
GUESSED = {
    "2024–2026": THREE_YEARS,
    "2024 - 2026": THREE_YEARS,
    "2024-01 – 2026-12": THREE_YEARS,
    "jan 2024 – des 2026": THREE_YEARS,
    "2024-Q1 – 2026-Q4": THREE_YEARS,
    "januari–december 2025": Period(date(2025, 1, 1), date(2025, 12, 31)),
    "2024-07-01 – 2026": Period(date(2024, 7, 1), date(2026, 12, 31)),
}
SHORTENED = {
    "1/1–31/12 2025": Period(date(2025, 1, 1), date(2025, 12, 31)),
    "1.1.–31.12.2025": Period(date(2025, 1, 1), date(2025, 12, 31)),
    "1. april - 30. september 2025": Period(date(2025, 4, 1), date(2025, 9, 30)),
    "2024-01-01 – tillsvidare": Period(date(2024, 1, 1), None),
    "01.01.2024 - løpende": Period(date(2024, 1, 1), None),
}
NONE = ["2024-01-01 – aldrig", "2026-12-31 – 2024-01-01", "1/9 – 31/5 2025", "24-36", "a – b", "–", "x" * 500]


@pytest.mark.parametrize("cell", SPELLINGS)
def test_a_period_of_days(cell: str) -> None:
    reading = read_period(cell)
    expected = THREE_YEARS if "30/12" not in cell else Period(date(2023, 12, 31), date(2026, 12, 30))
    assert reading.value == expected


@pytest.mark.parametrize("cell", GUESSED)
def test_a_period_of_months_or_years_is_said_to_be_a_guess(cell: str) -> None:
    reading = read_period(cell)
    assert reading.value == GUESSED[cell]
    assert reading.doubt
    assert worded(reading.doubt).endswith(f"was read as {reading.value.first} to {reading.value.last}.")


@pytest.mark.parametrize("cell", SHORTENED)
def test_a_year_is_said_once_and_an_end_may_be_missing(cell: str) -> None:
    assert read_period(cell).value == SHORTENED[cell]


@pytest.mark.parametrize("cell", NONE)
def test_what_is_no_period(cell: str) -> None:
    with pytest.raises(UserError):
        read_period(cell)


DAYS = st.dates(date(1971, 1, 1), date(2069, 12, 31))
FORMS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m %Y", "%Y%m%d"]
DIVIDERS = [" – ", " - ", " t.o.m. ", " till ", " til ", "--"]


@given(
    one=DAYS,
    days=st.integers(0, 20_000),
    form=st.sampled_from(FORMS),
    divider=st.sampled_from(DIVIDERS),
)
def test_what_is_written_is_read_back(one: date, days: int, form: str, divider: str) -> None:
    other = one + timedelta(days=days)
    cell = one.strftime(form) + divider + other.strftime(form)
    assert read_period(cell, profile_dates(["31.12.2027", "31/12 2027"])).value == Period(one, other)


def test_a_column_of_periods_decides_the_order_of_its_days() -> None:
    cells = ["03/04/2024 - 05/06/2025", "12/25/2024 - 12/31/2025"]
    profile = profile_dates(day for cell in cells for day in days_in(cell))
    assert read_period(cells[0], profile).value == Period(date(2024, 3, 4), date(2025, 5, 6))


def rows(tmp_path: Path, headings: str, cells: str) -> RowRead:
    path = tmp_path / "list.csv"
    path.write_text(f"Benämning;{headings}\nKött;{cells}\n", encoding="utf-8")
    source = read_list(path)
    (row,), _reader = read_rows(source, proposed(source), "SEK", "Åsele kommun", lambda _done: None)
    return row


WHOLE: dict[str, Any] = {
    "first_day": date(2024, 1, 1),
    "last_day": date(2026, 12, 31),
    "term_months": None,
    "term_days": None,
    "open_ended": False,
}
COLUMNS = {
    "Avtalsperiod|2024-01-01 – 2026-12-31": (WHOLE, False),
    "Avtalsstart|2024-01-01 – 2026-12-31": (WHOLE, False),
    "Avtalsslut|2024-01-01 – 2026-12-31": (WHOLE, False),
    "Avtalsstart;Avtalsslut|2024-01-01 – 2026-12-31;": (WHOLE, False),
    "Avtalsstart;Avtalsslut|2024–2026;2024–2026": (WHOLE, True),
    "Avtalsstart;Avtalsperiod|2024-01-01;2024-02-01 – 2026-12-31": (WHOLE, True),
    "Avtalsperiod|2024-01-01 – tillsvidare": (
        {**WHOLE, "last_day": None, "open_ended": True, "options": ()},
        False,
    ),
    "Avtalsslut;Förlängning t.o.m.|2024-01-01 – 2026-12-31;2024-01-01 – 2028-12-31": (
        WHOLE | {"options": (24,)},
        True,
    ),
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_period_fills_both_days(tmp_path: Path, column: str) -> None:
    row = rows(tmp_path, *column.split("|"))
    values, doubtful = COLUMNS[column]
    assert row.incoming, worded(row.reason) if row.reason else ""
    assert row.incoming.values == {"title": "Kött", **values}
    assert bool(row.doubts) is doubtful


def test_a_preview_says_what_a_period_became(tmp_path: Path) -> None:
    row = rows(tmp_path, "Avtalsperiod", "1/1 2024 t.o.m. 31/12 2026")
    assert [became(cell) for cell in row.cells] == ["Kött", "2024-01-01 to 2026-12-31"]


@pytest.mark.parametrize("heading", ["Avtalsstart", "Avtalsslut", "Avtalsperiod"])
def test_a_period_that_runs_backwards_refuses_the_row_and_says_so(tmp_path: Path, heading: str) -> None:
    row = rows(tmp_path, heading, "2026-12-31 – 2024-01-01")
    assert (row.incoming, row.heading) == (None, heading)
    assert row.reason
    assert worded(row.reason).endswith("ends before it begins.")


def test_what_is_no_period_is_called_what_its_column_holds(tmp_path: Path) -> None:
    row = rows(tmp_path, "Avtalsslut", "2024-01-01 – aldrig")
    assert row.reason
    assert "is not a date" in worded(row.reason)
