"""How long a replacement of a contract takes follows from what the contract tells of its value."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.status import derive

MUCH, LITTLE, NOTHING = (Money.of(Decimal(amount), "SEK") for amount in (50_000_000, 500_000, 0))


@pytest.mark.parametrize(
    ("told", "months"),
    [
        ({}, 12),
        ({"estimated_value": MUCH}, 18),
        ({"ceiling": MUCH}, 18),
        ({"ceiling": LITTLE}, 6),
        ({"estimated_value": LITTLE, "ceiling": MUCH}, 6),
        ({"estimated_value": NOTHING, "ceiling": MUCH}, 6),
        ({"ceiling": MUCH, "lead_months": 4}, 4),
    ],
)
def test_the_ceiling_counts_where_there_is_no_estimate(told: dict[str, Any], months: int) -> None:
    assert terms_of(Contract(**told)).lead_months == months


def test_a_contract_with_a_ceiling_alone_is_replaced_as_one_of_that_value() -> None:
    contract = Contract(first_day=date(2025, 1, 1), last_day=date(2028, 12, 31), ceiling=MUCH)
    assert derive(terms_of(contract), date(2026, 11, 21)).replace_by == date(2027, 6, 30)
