"""What is missing documentation: where the law wants it, where it may, and nowhere else."""

from datetime import date

import pytest
from procured import TODAY, Procured, awarded, se

from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Price
from inkop_desktop.services import procurement_log, procuring, procuring_dues

__all__ = ["se"]

EURO = Money(5_000_000, "EUR")


@pytest.mark.parametrize(
    ("law", "began", "kronor", "ground", "known"),
    [
        (Law.LUF, date(2025, 6, 2), 5_000_000, "technical", True),
        (Law.LUF, date(2021, 6, 2), 432_000, "value", True),
        (Law.LUF, date(2021, 6, 2), 99_000, "value", None),
        (Law.LOU, date(2013, 6, 3), 200_000, "value", False),
        (Law.LOU, date(2026, 9, 1), 100_000, "value", False),
        (Law.LOU, date(2026, 9, 1), 99_999, "value", None),
        (Law.LOU, date(2026, 9, 1), None, "", False),
    ],
)
def test_a_case_is_listed_where_the_law_may_want_its_documents(
    se: Procured, law: Law, began: date, kronor: int | None, ground: str, known: bool | None
) -> None:
    value = EURO if kronor is None else se.kronor(kronor)
    prices = (PriceRow(kind=Price.FIXED, amount=value),)
    facts = {"law": law, "started_on": began, "prices": prices, "months": None, "ground": ground}
    se.save(awarded(se, conditions=(), **facts))
    listed = [each.is_known for each in procurement_log.undocumented(se.register, TODAY)]
    assert listed == ([] if known is None else [known])


def test_what_was_bought_already_is_documented_and_told_though_no_threshold_is_known(se: Procured) -> None:
    """Of 2026 nobody knows the EU threshold in kronor; below it and above it both times run."""
    case = awarded(
        se,
        kind=CaseKind.AFTERWARDS,
        prices=(PriceRow(kind=Price.FIXED, amount=se.kronor(800_000)),),
        months=None,
        ground="",
        conditions=(),
        signed_on=date(2026, 9, 1),
    )
    running = procuring_dues.dues(case, procuring.setting(se.register, TODAY))
    assert [(each.duty.duty, each.last_day) for each in running] == [
        ("documentation", date(2026, 10, 1)),
        ("post_award_notice", date(2026, 10, 1)),
    ]
