"""Dates are read in every spelling that lists have, and doubt is told."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.dates import DateOrder, DateProfile, Edge, profile_dates, read_date
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.formats import worded

DEC_31 = date(2027, 12, 31)
CERTAIN: list[tuple[Cell, date]] = [
    *(
        (text, DEC_31)
        for text in ("2027-12-31", "20271231", "2027.12.31", "2027/12/31", "2027-12-31 00:00:00")
    ),
    *(
        (text, DEC_31)
        for text in ("31/12 2027", "31/12-2027", "31.12.2027", "31. 12. 2027", "31-12-2027", "31.12.27")
    ),
    *(
        (text, DEC_31)
        for text in ("31 december 2027", "31. desember 2027", "31 dec. 2027", "31-Dec-27", "dec 31, 2027")
    ),
    *(
        (text, DEC_31)
        for text in ("t.o.m. 31/12 2027", "tom 2027-12-31", "til og med 31.12.2027", "den 31 dec 2027")
    ),
    *(
        (text, DEC_31)
        for text in ("(31.12.2027)", "31.12.2027 kl. 12.00", "2027-12-31T23:59:59Z", "2027–12–31")
    ),
    ("1. mars 2026", date(2026, 3, 1)),
    ("fr.o.m. 1/1 2026", date(2026, 1, 1)),
    ("1st of March 2026", date(2026, 3, 1)),
    ("24/12/2010", date(2010, 12, 24)),
    ("3.7.2024", date(2024, 7, 3)),
    ("1 maj 1998", date(1998, 5, 1)),
    ("2 mai 2026", date(2026, 5, 2)),
    (date(2024, 2, 29), date(2024, 2, 29)),
    (datetime(2024, 2, 29, 8, 0), date(2024, 2, 29)),  # noqa: DTZ001 - spreadsheets know no zones
    (20240229, date(2024, 2, 29)),
]


@pytest.mark.parametrize(("cell", "day"), CERTAIN)
def test_a_date_is_read(cell: Cell, day: date) -> None:
    reading = read_date(cell)
    assert (reading.value, reading.doubt) == (day, None)


PERIODS = [
    ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30)),
    ("Q3 2024", date(2024, 7, 1), date(2024, 9, 30)),
    ("kv 3 2024", date(2024, 7, 1), date(2024, 9, 30)),
    ("3. kvartal 2024", date(2024, 7, 1), date(2024, 9, 30)),
    ("tertial 2 2026", date(2026, 5, 1), date(2026, 8, 31)),
    ("H1 2026", date(2026, 1, 1), date(2026, 6, 30)),
    ("2026-06", date(2026, 6, 1), date(2026, 6, 30)),
    ("06/2026", date(2026, 6, 1), date(2026, 6, 30)),
    ("202612", date(2026, 12, 1), date(2026, 12, 31)),
    ("dec 2026", date(2026, 12, 1), date(2026, 12, 31)),
    ("februari 2028", date(2028, 2, 1), date(2028, 2, 29)),
    ("2026 mars", date(2026, 3, 1), date(2026, 3, 31)),
    ("2026-W12", date(2026, 3, 16), date(2026, 3, 22)),
    ("uke 12, 2026", date(2026, 3, 16), date(2026, 3, 22)),
    ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    (2026, date(2026, 1, 1), date(2026, 12, 31)),
    (45291, date(2023, 12, 31), date(2023, 12, 31)),
    ("45291", date(2023, 12, 31), date(2023, 12, 31)),
    (45291.5, date(2023, 12, 31), date(2023, 12, 31)),
]


@pytest.mark.parametrize(
    "cell", ["ca 2027-01-01", "cirka 1.1.2027", "omkring 1 januari 2027", "omtrent 1/1 2027"]
)
def test_a_day_that_is_only_about_right_is_doubtful_and_kept(cell: str) -> None:
    reading = read_date(cell, DateProfile.fixed(DateOrder.DAY_FIRST))
    assert (reading.value, reading.kept) == (date(2027, 1, 1), True)
    assert reading.doubt
    assert "was read as" in worded(reading.doubt)


@pytest.mark.parametrize(("cell", "first", "last"), PERIODS)
def test_what_is_no_single_day_is_read_with_doubt(cell: Cell, first: date, last: date) -> None:
    assert read_date(cell, edge=Edge.FIRST).value == first
    reading = read_date(cell, edge=Edge.LAST)
    assert reading.value == last
    assert reading.doubt
    assert worded(reading.doubt) == f"“{cell}” was read as {last}."


@pytest.mark.parametrize("cell", [None, "", " ", "-", "NA", "n/a", "ej angivet", "Ikke oppgitt", "#N/A"])
def test_words_for_nothing_are_nothing(cell: Cell) -> None:
    assert read_date(cell).value is None


REFUSED: list[Cell] = [
    *(
        "31.02.2027",
        "2024-13-01",
        "0000-00-00",
        "1/13/14/15",
        "hej",
        "12",
        "3.5",
        "2024 – 2027",
        "31.12.9999",
    ),
    *("2027-12-31 (option)", "våren 2026", "tillsvidare", "Q5 2026", "2026-W60", "32 mars 2026", "2026-00"),
    *(True, -5, 10**30, "99991231", "1 1 1", date(9999, 12, 31)),
]


@pytest.mark.parametrize("cell", REFUSED)
def test_what_names_no_day_is_refused_in_words(cell: Cell) -> None:
    with pytest.raises(UserError) as caught:
        read_date(cell)
    assert "is not a date" in worded(caught.value) or "too far from today" in worded(caught.value)


def test_a_long_cell_is_shortened_in_the_sentence() -> None:
    with pytest.raises(UserError) as caught:
        read_date("x" * 500)
    assert len(worded(caught.value)) < 150


COLUMNS = [
    (["03/04/2024", "12/31/2024"], "03/04/2024", date(2024, 3, 4), False),
    (["03/04/2024", "31/12/2024"], "03/04/2024", date(2024, 4, 3), False),
    (["03/04/2024", "05/06/2024"], "03/04/2024", date(2024, 4, 3), True),
    (["05/05/2024"], "05/05/2024", date(2024, 5, 5), False),
    (["24-12-10", "99-12-31"], "24-12-10", date(2024, 12, 10), False),
    (["24-12-10", "31-12-24"], "24-12-10", date(2024, 12, 10), True),
    (["24-12-10"], "24-12-10", date(2024, 12, 10), True),
    (["31-12-24", "30-06-31"], "10-11-24", date(2024, 11, 10), False),
    (["991231", "241001"], "241001", date(2024, 10, 1), False),
]


@pytest.mark.parametrize(("column", "cell", "day", "doubtful"), COLUMNS)
def test_the_column_decides_the_order(column: list[Cell], cell: str, day: date, doubtful: bool) -> None:
    reading = read_date(cell, profile_dates([*column, None, "NA"]))
    assert (reading.value, reading.doubt is not None) == (day, doubtful)


def test_a_date_unlike_its_column_is_read_and_told() -> None:
    profile = profile_dates(["12/31/2024", "11/30/2024", "01/02/2024"])
    reading = read_date("31/01/2024", profile)
    assert reading.value == date(2024, 1, 31)
    assert reading.doubt
    assert "another order than the other dates" in worded(reading.doubt)


def test_the_order_can_be_chosen_by_hand() -> None:
    assert read_date("03/04/2024", DateProfile.fixed(DateOrder.MONTH_FIRST)).value == date(2024, 3, 4)
    assert read_date("24-12-10", DateProfile.fixed(DateOrder.DAY_FIRST)).value == date(2010, 12, 24)
    assert read_date("24-12-10", DateProfile.fixed(DateOrder.YEAR_FIRST)).value == date(2024, 12, 10)
    assert read_date("31.12.2027", DateProfile.fixed(DateOrder.MONTH_FIRST)).value == DEC_31


FORMS = [
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%d/%m %Y",
    "%Y%m%d",
    "%d/%m-%Y",
    "t.o.m. %d.%m.%Y",
    "%d %B %Y",
    "%Y-%m-%d %H:%M:%S",
]
DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))


@given(DAYS, st.sampled_from(FORMS))
def test_a_written_date_comes_back(day: date, form: str) -> None:
    assert read_date(datetime(day.year, day.month, day.day).strftime(form)).value == day  # noqa: DTZ001


@given(st.lists(DAYS, min_size=1).filter(lambda days: any(day.day > 12 for day in days)), st.booleans())
def test_a_column_with_one_certain_day_is_read_right(days: list[date], month_first: bool) -> None:
    column = [day.strftime("%m/%d/%Y" if month_first else "%d/%m/%Y") for day in days]
    profile = profile_dates(column)
    assert [read_date(cell, profile).value for cell in column] == days


@given(st.dates(date(1960, 1, 1), date(2100, 12, 31)))
def test_excel_numbers(day: date) -> None:
    assert read_date((day - date(1899, 12, 30)) // timedelta(days=1)).value == day


@given(st.one_of(st.text(), st.integers(), st.floats(), st.from_regex(r"[0-9./ -]{4,12}", fullmatch=True)))
def test_anything_is_a_date_or_a_sentence(cell: Cell) -> None:
    profile = profile_dates([cell])
    for edge in Edge:
        with suppress(UserError):
            day = read_date(cell, profile, edge).value
            assert day is None or 1900 <= day.year < 2200
