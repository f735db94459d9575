"""Which fields a form shows: those that the others ask for, and those in which something stands."""

from datetime import date
from typing import Any

import pytest

from inkop_desktop.records.fields import fields_of, is_asked
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring_rows import Checked, PriceRow
from inkop_desktop.rules.law.vocabulary import Beginning, Counting, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Price, SupplierCheck

KRONOR, EURO = Money(100, "SEK"), Money(100, "EUR")


def hidden(record: Any) -> set[str]:
    """Return the fields of a record that a form in a Swedish register leaves out."""
    return {name for name, field in fields_of(type(record)).items() if not is_asked(field, record, "SEK")}


@pytest.mark.parametrize(
    ("kind", "left_out"),
    [
        (OwnRuleKind.QUOTES, {"role_id", "counting"}),
        (OwnRuleKind.APPROVAL, {"quotes", "counting"}),
        (OwnRuleKind.DOCUMENTATION, {"quotes", "role_id", "counting"}),
        (OwnRuleKind.SAME_KIND, {"quotes", "role_id", "beginning"}),
        (OwnRuleKind.OTHER, {"quotes", "role_id", "counting"}),
    ],
)
def test_a_rule_of_the_authority_asks_for_what_belongs_to_its_kind(
    kind: OwnRuleKind, left_out: set[str]
) -> None:
    assert hidden(OwnRule(kind=kind)) == left_out


def test_what_is_written_is_shown_whatever_the_kind() -> None:
    written = OwnRule(
        kind=OwnRuleKind.OTHER, quotes=3, role_id=7, counting=Counting.TERM, beginning=Beginning.FROM
    )
    assert hidden(written) == set()
    assert hidden(OwnRule(kind=OwnRuleKind.SAME_KIND, beginning=Beginning.FROM)) == {"quotes", "role_id"}


@pytest.mark.parametrize(
    ("price", "left_out"),
    [
        (PriceRow(), {"months", "rate"}),
        (PriceRow(kind=Price.FIXED, amount=KRONOR), {"months", "rate"}),
        (PriceRow(kind=Price.LOT, amount=EURO), {"months"}),
        (PriceRow(kind=Price.MONTHLY, amount=KRONOR), {"rate"}),
        (PriceRow(kind=Price.YEARLY, amount=EURO), set()),
        (PriceRow(kind=Price.OPTION), {"rate"}),
        (PriceRow(kind=Price.FIXED, months=3, rate="11.35"), set()),
    ],
)
def test_a_price_has_months_where_it_runs_and_a_rate_where_it_is_foreign(
    price: PriceRow, left_out: set[str]
) -> None:
    assert hidden(price) == left_out


@pytest.mark.parametrize("kind", [None, *SupplierCheck])
def test_only_what_is_issued_has_a_day_of_issue(kind: SupplierCheck | None) -> None:
    issued = {SupplierCheck.TAX_CERTIFICATE, SupplierCheck.EXCLUSION}
    assert hidden(Checked(kind=kind)) == (set() if kind in issued else {"issued_on"})
    assert hidden(Checked(kind=kind, issued_on=date(2026, 11, 1))) == set()


@pytest.mark.parametrize(
    ("item", "left_out"),
    [
        (PlanItem(), {"begun_by_id", "contract_id", "drop_reason"}),
        (PlanItem(begun_on=date(2026, 11, 1)), {"drop_reason"}),
        (PlanItem(dropped_on=date(2026, 11, 1)), {"begun_by_id", "contract_id"}),
        (PlanItem(contract_id=1, begun_by_id=1, drop_reason="X"), set()),
    ],
)
def test_what_came_of_a_plan_is_asked_for_when_it_has_begun_or_was_dropped(
    item: PlanItem, left_out: set[str]
) -> None:
    assert hidden(item) == left_out
