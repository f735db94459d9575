"""What a direct procurement that must be advertised leaves in the plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from procured import Procured

from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring_rows import PriceRow, Secret
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.procuring import Price
from inkop_desktop.rules.vocabulary import ContractKind
from inkop_desktop.services import planning, problems

ENDED = date(2026, 11, 21)
FACTS: dict[str, Any] = {
    "id": 7,
    "number": "D2026-009",
    "title": "Lamps",
    "need": "Sixty masts.",
    "cpv": ("34928500-3",),
    "wanted_from": date(2027, 9, 1),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Procured]:
    """Return a small Swedish municipality."""
    municipality = procured.swedish(tmp_path_factory.mktemp("planned") / "a.inkop")
    with municipality.register:
        yield municipality


def planned(made: Procured, **facts: Any) -> PlanItem:
    case = procured.begun(made, **(FACTS | facts))
    item = planning.item_of(replace(case, value=made.kronor(600_000)), ENDED)
    assert problems.of(item) == {}
    return item


def test_the_item_has_what_the_case_knows_of_the_need(made: Procured) -> None:
    case = procured.begun(made)
    assert planned(made) == PlanItem(
        title="Lamps",
        area_id=case.area_id,
        unit_id=case.unit_id,
        need="Sixty masts.",
        cpv=("34928500-3",),
        case_id=7,
        estimated_value=made.kronor(600_000),
        responsible_id=case.officer_id,
        begin_by=date(2027, 3, 1),
        needed_from=date(2027, 9, 1),
    )


@pytest.mark.parametrize(
    ("wanted_from", "needed_from", "begin_by"),
    [
        (None, None, add_months(ENDED, 1)),
        (date(2026, 11, 20), None, ENDED),
        (ENDED, ENDED, ENDED),
        (date(2027, 5, 22), date(2027, 5, 22), date(2026, 11, 22)),
    ],
)
def test_it_is_never_planned_for_the_past(
    made: Procured, wanted_from: date | None, needed_from: date | None, begin_by: date
) -> None:
    found = planned(made, wanted_from=wanted_from)
    assert (found.needed_from, found.begin_by) == (needed_from, begin_by)


def test_a_framework_agreement_is_planned_as_one(made: Procured) -> None:
    highest = PriceRow(kind=Price.FRAMEWORK, amount=made.kronor(600_000))
    assert planned(made, prices=(highest,)).kind is ContractKind.FRAMEWORK_ONE
    assert planned(made).kind is ContractKind.SINGLE


@pytest.mark.parametrize(
    ("subject", "until", "expected"),
    [
        ("title", None, {"title": "D2026-009"}),
        ("title", ENDED, {"title": "D2026-009"}),
        ("title", date(2026, 11, 20), {}),
        ("need", None, {"need": ""}),
        ("value", None, {"estimated_value": None, "begin_by": date(2026, 11, 21)}),
    ],
)
def test_what_is_secret_stays_in_the_case(
    made: Procured, subject: str, until: date | None, expected: dict[str, Any]
) -> None:
    marked = (Secret(subject=subject, paragraph="19 kap. 3 § OSL", until=until),)
    assert planned(made, secrets=marked) == replace(planned(made), **expected)
