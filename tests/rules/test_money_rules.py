"""Money: minor units, one currency at a time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import Bug, UserError
from inkop_desktop.rules.money import Money, totals


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("1234.50", "SEK", 123450),
        ("0", "NOK", 0),
        ("-17", "SEK", -1700),
        ("1.2e6", "SEK", 120000000),
        ("0.005", "EUR", 1),
        ("0.0049", "EUR", 0),
        ("-0.005", "EUR", -1),
        ("1500.4", "ISK", 1500),
    ],
)
def test_an_amount_becomes_minor_units(amount: str, currency: str, minor: int) -> None:
    assert Money.of(Decimal(amount), currency) == Money(minor, currency)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1000000000000001", "-1e16"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(UserError):
        Money.of(Decimal(amount), "SEK")


def test_the_largest_amount_is_taken() -> None:
    assert Money.of(Decimal(10**15), "SEK").minor == 10**17


@given(st.integers(-(10**16), 10**16), st.sampled_from(["SEK", "NOK", "EUR", "ISK"]))
def test_json_gives_back_what_it_took(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.from_json(money.as_json()) == money if abs(money.amount) <= 10**15 else True


def test_json_names_the_amount_as_people_write_it() -> None:
    assert Money(123450, "SEK").as_json() == {"amount": "1234.50", "currency": "SEK"}
    assert Money(5, "SEK").as_json() == {"amount": "0.05", "currency": "SEK"}
    assert Money(1500, "ISK").as_json() == {"amount": "1500", "currency": "ISK"}


@pytest.mark.parametrize(
    "value",
    [{}, {"amount": "12"}, {"amount": "twelve", "currency": "SEK"}, {"amount": None, "currency": "SEK"}],
)
def test_other_json_is_refused(value: dict[str, str]) -> None:
    with pytest.raises(UserError):
        Money.from_json(value)


def test_sums_never_cross_currencies() -> None:
    assert Money(100, "SEK") + Money(23, "SEK") == Money(123, "SEK")
    with pytest.raises(Bug, match="SEK and NOK"):
        Money(100, "SEK") + Money(23, "NOK")


def test_totals_come_one_for_each_currency() -> None:
    amounts = [Money(100, "SEK"), Money(5, "NOK"), Money(-40, "SEK"), Money(1, "EUR")]
    assert totals(amounts) == (Money(1, "EUR"), Money(5, "NOK"), Money(60, "SEK"))
    assert totals([]) == ()


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (Money(25, "SEK"), Money(100, "SEK"), Decimal("0.25")),
        (Money(-50, "SEK"), Money(100, "SEK"), Decimal("-0.5")),
        (Money(25, "SEK"), Money(0, "SEK"), None),
        (Money(25, "SEK"), Money(100, "NOK"), None),
    ],
)
def test_a_share_of_a_whole(part: Money, whole: Money, expected: Decimal | None) -> None:
    assert part.share_of(whole) == expected
