"""What a case's tenders are compared by, and what of it still means something."""

from decimal import Decimal
from typing import Any

import pytest

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Points, Requirement, Tender
from inkop_desktop.rules.procuring import RequirementKind, TenderOutcome
from inkop_desktop.services import comparison

ALFA, BETA, GAMMA = 1, 2, 3
CHOSEN, NOT_CHOSEN, REJECTED = TenderOutcome
PRICE = Requirement(text="Price", kind=RequirementKind.CRITERION, weight=60)
QUALITY = Requirement(text="Quality", kind=RequirementKind.CRITERION, weight=40)
RANKED = Requirement(text="Ranked", kind=RequirementKind.CRITERION)
TERM = Requirement(text="Term", kind=RequirementKind.TERM, weight=10)


def case(*outcomes: TenderOutcome | None, **facts: Any) -> DirectProcurement:
    """Return a case with a tender of Alfa, Beta and so on for each outcome, compared by price and quality."""
    tenders = tuple(Tender(supplier_id=each, outcome=outcome) for each, outcome in enumerate(outcomes, ALFA))
    values: dict[str, Any] = {"tenders": tenders, "requirements": (PRICE, QUALITY, TERM)} | facts
    return DirectProcurement(title="Chairs", **values)


def points(supplier_id: int, price: int | None, quality: int | None) -> tuple[Points, ...]:
    rows = {"Price": price, "Quality": quality}
    return tuple(Points(supplier_id=supplier_id, criterion=each, points=rows[each]) for each in rows)


@pytest.mark.parametrize(
    ("outcomes", "requirements", "is_compared"),
    [
        ((None, None), (PRICE,), True),
        ((CHOSEN, NOT_CHOSEN), (PRICE, RANKED), True),
        ((CHOSEN, REJECTED), (PRICE,), False),
        ((None,), (PRICE,), False),
        ((None, None), (RANKED, TERM), False),
        ((None, None), (), False),
    ],
)
def test_two_tenders_and_a_weighted_criterion_make_a_comparison(
    outcomes: tuple[TenderOutcome | None, ...], requirements: tuple[Requirement, ...], is_compared: bool
) -> None:
    found = comparison.of_case(case(*outcomes, requirements=requirements))
    assert (found is not None) is is_compared


def test_only_what_is_in_the_running_is_compared() -> None:
    stray = (
        Points(supplier_id=ALFA, criterion="Term", points=9),
        Points(supplier_id=9, criterion="Price", points=9),
    )
    given = (*points(ALFA, 50, 100), *points(BETA, 90, 90), *points(GAMMA, 40, None), *stray)
    found = comparison.of_case(case(None, REJECTED, None, points=given))
    assert found is not None
    assert found.weights == {"Price": 60, "Quality": 40}
    assert found.supplier_ids == (ALFA, GAMMA)
    assert found.points == {(ALFA, "Price"): 50, (ALFA, "Quality"): 100, (GAMMA, "Price"): 40}
    assert found.totals() == {ALFA: Decimal(70), GAMMA: None}
    assert found.is_half_done()
    assert found.best() == ()


def test_criteria_of_the_same_text_weigh_together() -> None:
    found = comparison.of_case(case(None, None, requirements=(PRICE, QUALITY, PRICE)))
    assert found is not None
    assert found.weights == {"Price": 120, "Quality": 40}


@pytest.mark.parametrize(
    ("given", "is_half_done"),
    [
        ((), False),
        (points(ALFA, 50, None), True),
        ((*points(ALFA, 0, 0), *points(BETA, 0, None)), True),
        ((*points(ALFA, 0, 0), *points(BETA, 0, 0)), False),
    ],
)
def test_points_are_given_to_all_or_to_nobody(given: tuple[Points, ...], is_half_done: bool) -> None:
    found = comparison.of_case(case(None, None, points=given))
    assert found is not None
    assert found.is_half_done() is is_half_done


@pytest.mark.parametrize(
    ("outcomes", "given", "is_outdone"),
    [
        ((CHOSEN, NOT_CHOSEN), (*points(ALFA, 50, 50), *points(BETA, 50, 51)), True),
        ((CHOSEN, NOT_CHOSEN), (*points(ALFA, 50, 50), *points(BETA, 50, 50)), False),
        ((CHOSEN, NOT_CHOSEN), (*points(ALFA, 51, 50), *points(BETA, 50, 50)), False),
        ((CHOSEN, NOT_CHOSEN), (*points(ALFA, 0, 0), *points(BETA, 50, None)), False),
        ((CHOSEN, REJECTED), (*points(ALFA, 0, 0), *points(BETA, 50, 50)), False),
        ((None, None), (*points(ALFA, 0, 0), *points(BETA, 50, 50)), False),
    ],
)
def test_the_chosen_tender_may_have_a_lower_sum_than_another(
    outcomes: tuple[TenderOutcome | None, ...], given: tuple[Points, ...], is_outdone: bool
) -> None:
    assert comparison.is_outdone(case(*outcomes, points=given)) is is_outdone


def test_points_fall_with_their_criterion_and_their_tender() -> None:
    given = (*points(ALFA, 1, 2), *points(BETA, 3, 4), *points(GAMMA, 5, 6))
    left = comparison.still_meant(case(None, REJECTED, requirements=(PRICE, TERM), points=given))
    assert [(each.supplier_id, each.criterion) for each in left] == [(ALFA, "Price"), (BETA, "Price")]


def test_points_are_given_changed_and_taken_away() -> None:
    written = case(None, None, points=points(ALFA, 1, 2))
    price, quality = written.points
    assert comparison.given(written, ALFA, "Price", None) == (quality,)
    assert comparison.given(written, ALFA, "Price", 7) == (
        quality,
        Points(supplier_id=ALFA, criterion="Price", points=7),
    )
    assert comparison.given(written, BETA, "Price", 7)[:2] == (price, quality)
