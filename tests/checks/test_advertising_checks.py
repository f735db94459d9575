"""What was to be advertised is followed up until something has come of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from casechecking import DAY, TITLE, keep, run, said
from procured import Procured

from inkop_desktop.checks.advertising import no_without_successor as check
from inkop_desktop.checks.finding import Severity
from inkop_desktop.checks.planning import plan_item_late
from inkop_desktop.formats import worded
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import records

ENDED = date(2026, 3, 31)
LOOKED_INTO = date(2026, 9, 30)  # six months later
SAID = [f"To follow up: {TITLE} was to be advertised, and nothing has come of it yet"]


def refused(made: Procured, **facts: Any) -> int:
    """Keep a case that was to be advertised; return the id of its officer."""
    values = {
        "ending": Ending.ADVERTISE,
        "ended_on": ENDED,
        "ending_reason": "Annonseras.",
        "signed_on": None,
    }
    return keep(made, **(values | {"started_on": date(2026, 3, 2)} | facts)).officer_id or 0


@pytest.mark.parametrize(
    ("today", "count"), [(LOOKED_INTO - DAY, 0), (LOOKED_INTO, 1), (LOOKED_INTO + DAY, 1)]
)
@pytest.mark.parametrize("country", ["se", "no"])
def test_it_is_followed_up_after_half_a_year(
    request: pytest.FixtureRequest, country: str, today: date, count: int
) -> None:
    made = request.getfixturevalue(country)
    refused(made)
    assert said(made, check, today) == SAID * count


def test_it_says_since_when_and_asks_whoever_handled_it(se: Procured) -> None:
    officer = refused(se)
    (found,) = run(se, check)
    assert (found.severity, found.persons, found.field) == (Severity.INFORMATION, (officer,), "ending_reason")
    assert "since 2026-03-31 there is no contract" in worded(found.why)


@pytest.mark.parametrize(
    "facts", [{}, {"begun_on": ENDED}, {"dropped_on": ENDED, "drop_reason": "Behovet är borta."}]
)
def test_what_is_planned_is_followed_up_in_the_plan(se: Procured, facts: dict[str, Any]) -> None:
    refused(se)
    (case,) = records.every(se.register, DirectProcurement)
    item = records.save(se.register, PlanItem(title=TITLE, case_id=case.id, begin_by=ENDED, **facts))
    assert said(se, check) == []
    assert said(se, plan_item_late) == (
        [] if facts else [f"The planned procurement {TITLE} should have begun"]
    )
    records.delete(se.register, item)
    assert said(se, check) == SAID


@pytest.mark.parametrize("ending", [each for each in Ending if each is not Ending.ADVERTISE])
def test_other_endings_are_not_followed_up(se: Procured, ending: Ending) -> None:
    refused(se, ending=ending)
    assert said(se, check) == []


@pytest.mark.parametrize(
    ("facts", "is_met"),
    [
        ({"signed_on": ENDED}, True),
        ({"signed_on": ENDED - DAY, "first_day": ENDED + DAY}, False),
        ({"first_day": ENDED}, True),
        ({"first_day": ENDED - DAY}, False),
        ({}, False),
    ],
)
def test_a_later_contract_of_the_area_meets_it(se: Procured, facts: dict[str, date], is_met: bool) -> None:
    refused(se)
    other = records.save(se.register, ProductArea(name="Annat"))
    records.save(se.register, Contract(number="A1", title="Annat", area_id=other.id, signed_on=ENDED + DAY))
    records.save(se.register, Contract(number="A2", title="Tvätt", area_id=se.area_id, **facts))
    assert said(se, check) == ([] if is_met else SAID)


@pytest.mark.parametrize(
    ("ending", "started", "is_met"),
    [
        (None, ENDED, True),
        (None, ENDED - DAY, False),
        (Ending.CONTRACT, ENDED + DAY, True),
        (Ending.CALL_OFF, ENDED + DAY, True),
        (Ending.CANCELLED, ENDED + DAY, False),
    ],
)
def test_a_later_case_of_the_area_meets_it(
    se: Procured, ending: Ending | None, started: date, is_met: bool
) -> None:
    refused(se)
    later = procured.begun(se, number="D2026-002", title="Ny", started_on=started)
    se.save(replace(later, ending=ending, ended_on=started if ending else None))
    assert said(se, check) == ([] if is_met else SAID)


def test_without_a_product_area_only_an_answer_ends_it(se: Procured) -> None:
    refused(se, area_id=None)
    records.save(se.register, Contract(number="A1", title="Tvätt", area_id=se.area_id, signed_on=ENDED))
    assert said(se, check) == SAID
