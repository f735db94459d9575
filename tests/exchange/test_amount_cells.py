"""Amounts are read as lists write them, whichever sign stands before the decimals."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop import text
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.amounts import (
    DecimalSign,
    Scale,
    profile_numbers,
    read_count,
    read_currency,
    read_money,
    read_number,
    scale_of,
)
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.formats import worded
from inkop_desktop.rules.money import Money

MILLION = 1_200_000_00
AMOUNTS: list[tuple[Cell, int, str]] = [
    *((text, MILLION, "SEK") for text in ("1200000", "1 200 000 kr", "1 200 000", "SEK 1,2 mkr", "1.2 MSEK")),
    *(
        (text, MILLION, "SEK")
        for text in ("1 200 000:-", "1 200 000,-", "1.200.000,00", "1,200,000.00", "1200 tkr")
    ),
    *(
        (text, MILLION, "SEK")
        for text in ("1'200'000", "1 200 000 kr exkl. moms", "max 1,2 miljoner", "kr 1 200 000")
    ),
    *(
        (text, MILLION, "NOK")
        for text in ("1,2 mill. NOK", "NOK 1 200 000,00 eks. mva.", "1,2 MNOK", "1200 TNOK")
    ),
    ("1.200.000,50", MILLION + 50, "SEK"),
    ("1,200,000.50", MILLION + 50, "SEK"),
    ("NOK 4 mill", 4_000_000_00, "NOK"),
    ("5 MNOK", 5_000_000_00, "NOK"),
    ("€ 5000", 5_000_00, "EUR"),
    ("EUR 95 414,0", 95_414_00, "EUR"),
    ("1,5 milliarder", 1_500_000_000_00, "SEK"),
    ("1616.23 ", 1_616_23, "SEK"),
    ("0,500", 50, "SEK"),
    ("(1 200)", -1_200_00, "SEK"),
    ("1 200-", -1_200_00, "SEK"),
    ("−1 200,50", -1_200_50, "SEK"),
    (1616.23, 1_616_23, "SEK"),
    (0.1 + 0.2, 30, "SEK"),
    (-5, -5_00, "SEK"),
]


@pytest.mark.parametrize(("cell", "minor", "currency"), AMOUNTS)
def test_an_amount_is_read(cell: Cell, minor: int, currency: str) -> None:
    reading = read_money(cell, "SEK")
    assert (reading.value, reading.doubt) == (Money(minor, currency), None)


def test_the_default_currency_is_the_lists_own() -> None:
    assert read_money("500 kr", "NOK").value == Money(500_00, "NOK")
    assert read_money("500", "ISK").value == Money(500, "ISK")


DOUBTFUL = [
    ("ca 500 000", 500_000_00, "approximate"),
    ("2 mkr inkl. moms", 2_000_000_00, "VAT is included"),
    ("500 000 kr/år", 500_000_00, "for one year"),
    ("1.200", 1_200_00, "could also stand before decimals"),
    ("1,200", 1_200_00, "could also stand before decimals"),
    ("1,2E+07", 12_000_000_00, "shortened the number"),
    ("Ramme 500 000 kr", 500_000_00, "says more"),
]


@pytest.mark.parametrize(("cell", "minor", "reason"), DOUBTFUL)
def test_a_doubtful_amount_is_told(cell: str, minor: int, reason: str) -> None:
    reading = read_money(cell, "SEK")
    assert reading.value == Money(minor, "SEK")
    assert reading.doubt
    assert reason in worded(reading.doubt)
    assert f"“{cell}” was read as " in worded(reading.doubt)


REFUSED: list[Cell] = [
    *(
        "500 000 - 700 000",
        "mellan 2 och 3 mkr",
        "100 %",
        "31.12.2027",
        "2024-01-01",
        "hej",
        "avdelning 3",
        "kr",
        ",",
    ),
    *("12 34", "1.23.456", "1.234,567.8", ".5", "±5", "3 SEK 4 NOK", "x" * 500, True),
]


@pytest.mark.parametrize("cell", REFUSED)
def test_what_is_no_amount_is_refused_in_words(cell: Cell) -> None:
    with pytest.raises(UserError) as caught:
        read_money(cell, "SEK")
    assert "is not one amount" in worded(caught.value)


@pytest.mark.parametrize(
    ("cell", "language", "said"),
    [(True, "en", "“TRUE” is"), (True, "sv", "”SANT” är"), (False, "nb", "«USANN» er")],
)
def test_true_and_false_are_told_as_the_spreadsheet_shows_them(cell: bool, language: str, said: str) -> None:
    with text.in_language(language), pytest.raises(UserError) as caught:
        read_money(cell, "SEK")
    with text.in_language(language):
        assert worded(caught.value).startswith(said)


@pytest.mark.parametrize("cell", ["99999999999999999999", 1e300, "1e99"])
def test_an_amount_that_nobody_has(cell: Cell) -> None:
    with pytest.raises(UserError) as caught:
        read_money(cell, "SEK")
    assert "too large" in worded(caught.value)


@pytest.mark.parametrize("cell", [None, "", "-", "NA", "n/a", "ej angivet", "–"])
def test_nothing_is_nothing(cell: Cell) -> None:
    assert read_money(cell, "SEK").value is None
    assert read_number(cell).value is None


PROFILES: list[tuple[list[Cell], DecimalSign | None]] = [
    (["1,5", "2,50", "1.200"], DecimalSign.COMMA),
    (["1.5", "2.50", "1,200"], DecimalSign.POINT),
    (["1.200.000"], DecimalSign.COMMA),
    (["1.200,00"], DecimalSign.COMMA),
    (["1.200", "1 200", 5, None, "NA"], None),
    (["1,5", "1.5"], None),
]


@pytest.mark.parametrize(("column", "sign"), PROFILES)
def test_the_column_decides_the_sign(column: list[Cell], sign: DecimalSign | None) -> None:
    assert profile_numbers(column) == sign


def test_the_sign_decides_what_three_figures_after_it_are() -> None:
    readings = [read_money("1,200", "SEK", sign) for sign in DecimalSign]
    assert [reading.value for reading in readings] == [Money(1_20, "SEK"), Money(1_200_00, "SEK")]
    assert [reading.doubt for reading in readings] == [None, None]
    assert read_money("12.50", "SEK", DecimalSign.COMMA).value == Money(12_50, "SEK")


def test_the_heading_gives_currency_and_factor() -> None:
    headings = ["Värde (tkr)", "Verdi, MNOK", "Belopp SEK", "Verdi eks. mva."]
    scales = [Scale(None, Decimal(1000)), Scale("NOK", Decimal(10**6)), Scale("SEK"), Scale()]
    assert [scale_of(heading) for heading in headings] == scales
    assert read_money("12,5", "SEK", factor=Decimal(1000)).value == Money(12_500_00, "SEK")
    assert read_money("2 mkr", "SEK", factor=Decimal(1000)).value == Money(2_000_000_00, "SEK")


def test_plain_numbers_counts_and_currencies() -> None:
    assert read_number("1 234,5").value == Decimal("1234.5")
    assert [read_count(cell).value for cell in ("3", "3,0", 3, "3 st", "-")] == [3, 3, 3, 3, None]
    assert [read_currency(cell).value for cell in ("SEK", "nok", "€", "kr", None)] == [
        "SEK",
        "NOK",
        "EUR",
        None,
        None,
    ]
    for read, cell in [(read_number, "5 kr"), (read_count, "x"), (read_count, True), (read_currency, "XXX")]:
        with pytest.raises(UserError):
            read(cell)


WRITTEN = ["{whole},{rest:02d}", "{whole}.{rest:02d}", "{grouped},{rest:02d} kr", "SEK {grouped}.{rest:02d}"]


@given(
    st.integers(0, 10**9),
    st.integers(0, 99),
    st.sampled_from(WRITTEN),
    st.sampled_from(["\u00a0", " ", "\u202f", "'"]),
)
def test_a_written_amount_comes_back(whole: int, rest: int, form: str, group: str) -> None:
    text = form.format(whole=whole, rest=rest, grouped=f"{whole:,}".replace(",", group))
    assert read_money(text, "SEK").value == Money(whole * 100 + rest, "SEK")


@given(st.decimals(0, 10**9, places=2, allow_nan=False), st.booleans())
def test_grouped_amounts_of_either_habit(amount: Decimal, continental: bool) -> None:
    text = f"{amount:,.2f}"
    text = text.translate({44: ".", 46: ","}) if continental else text
    assert read_money(text, "NOK").value == Money(int(amount * 100), "NOK")


PIECES = st.sampled_from([*"0123456789.,'-+() ", " kr", "SEK", "mkr", "ca ", "%", "e+", ":-", "år", "inkl"])


@given(st.one_of(st.text(), st.floats(), st.integers(), st.lists(PIECES, max_size=12).map("".join)))
def test_anything_is_an_amount_or_a_sentence(cell: Cell) -> None:
    profile_numbers([cell])
    for sign in (None, *DecimalSign):
        with suppress(UserError):
            read_money(cell, "SEK", sign)
        with suppress(UserError):
            read_number(cell, sign)
    for read in (read_count, read_currency):
        with suppress(UserError):
            read(cell)
