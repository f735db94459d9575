"""Points on the award criteria: for every tender on every criterion, or none at all."""

import pytest
from casework import SE, whole

from inkop_desktop.flows.procuring import tender_problems as pages
from inkop_desktop.records.procuring_rows import Points

PRICE, CLIMATE = "Pris per plagg.", "Utsläpp från transporter."


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ((), set()),
        (((1, PRICE), (1, CLIMATE), (2, PRICE), (2, CLIMATE)), set()),
        (((1, PRICE), (1, CLIMATE), (2, PRICE)), {"points"}),
        (((1, "A criterion that is gone"),), set()),
    ],
)
def test_points_are_given_to_all_or_to_nobody(given: tuple[tuple[int, str], ...], fields: set[str]) -> None:
    rows = tuple(Points(supplier_id=who, criterion=what, points=50) for who, what in given)
    assert set(pages.of_evaluation(whole(SE, points=rows))) == fields
