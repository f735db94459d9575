"""How long a replacement takes when nobody has said."""

from decimal import Decimal

import pytest

from inkop_desktop.rules.lead import LeadLimits, default_lead_months
from inkop_desktop.rules.money import Money


@pytest.mark.parametrize(
    ("amount", "currency", "months"),
    [
        ("0", "SEK", 6),
        ("699999.99", "SEK", 6),
        ("700000", "SEK", 9),
        ("2399999.99", "SEK", 9),
        ("2400000", "SEK", 12),
        ("9999999.99", "SEK", 12),
        ("10000000", "SEK", 18),
        ("1299999", "NOK", 6),
        ("1300000", "NOK", 9),
        ("2500000", "NOK", 12),
        ("10000000", "NOK", 18),
        ("100", "EUR", 12),
    ],
)
def test_a_larger_contract_takes_longer(amount: str, currency: str, months: int) -> None:
    assert default_lead_months(Money.of(Decimal(amount), currency)) == months


def test_an_unknown_value_takes_a_year() -> None:
    assert default_lead_months(None) == 12


def test_an_authority_may_have_its_own_limits() -> None:
    limits = {"EUR": LeadLimits(Decimal(10), Decimal(20), Decimal(30))}
    assert default_lead_months(Money.of(Decimal(30), "EUR"), limits) == 18
    assert default_lead_months(Money.of(Decimal(30), "SEK"), limits) == 12
