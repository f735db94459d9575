"""What the authority's own rules ask for stands beside the law, and is told apart from it."""

from dataclasses import replace

import pytest
from casework import SE, TODAY, setting

from inkop_desktop.flows.procuring import tender_problems
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.so_far import so_far
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Invited, PriceRow
from inkop_desktop.rules.law.vocabulary import Beginning, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Price

FIVE = OwnRule(
    title="Fem anbud",
    kind=OwnRuleKind.QUOTES,
    beginning=Beginning.ABOVE,
    amount=Money(100_000_00, "SEK"),
    quotes=5,
)


def draft(minor: int, asked: int, rule: OwnRule = FIVE) -> CaseDraft:
    """Return the draft of a case of a value, in which some suppliers are asked."""
    case = DirectProcurement(
        title="Stolar",
        started_on=TODAY,
        prices=(PriceRow(kind=Price.FIXED, amount=Money(minor, "SEK")),),
        invited=tuple(Invited(supplier_id=number) for number in range(1, asked + 1)),
        tender_deadline=TODAY,
    )
    return CaseDraft(case, replace(setting(SE), own_rules=(rule,)), {})


@pytest.mark.parametrize(
    ("minor", "asked", "wants_reason"),
    [
        (100_000_00, 3, False),
        (100_000_01, 3, True),
        (100_000_01, 4, True),
        (100_000_01, 5, False),
        (100_000_00, 2, True),
    ],
)
def test_asking_fewer_than_the_own_rule_wants_needs_a_reason(
    minor: int, asked: int, wants_reason: bool
) -> None:
    problems = tender_problems.of_request(draft(minor, asked))
    assert ("few_asked_reason" in problems) is wants_reason


def test_the_own_rule_is_in_view_once_the_value_reaches_it() -> None:
    assert "Our own rule" not in dict(so_far(draft(100_000_00, 1)).facts)
    assert "Our own rule" in dict(so_far(draft(100_000_01, 1)).facts)


def test_the_rule_of_purchases_of_the_same_kind_has_a_page_of_its_own() -> None:
    same_kind = replace(FIVE, kind=OwnRuleKind.SAME_KIND, quotes=None)
    assert "Our own rule" not in dict(so_far(draft(100_000_01, 1, same_kind)).facts)
