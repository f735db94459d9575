"""What is noted as a small purchase, and what is too large or too little told for that."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from procured import TODAY, Procured

from inkop_desktop.errors import UserError
from inkop_desktop.formats import worded
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Ending, YesNo
from inkop_desktop.services import procuring, procuring_ends, records, work
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.records import InvalidRecordError


@pytest.fixture
def made(se: Procured) -> Procured:
    """Return a small Swedish municipality."""
    return se


@pytest.fixture
def around(made: Procured) -> Setting:
    """Return what its cases are judged by."""
    return procuring.setting(made.register, TODAY)


def stored(made: Procured, case: DirectProcurement) -> DirectProcurement:
    return records.get(made.register, DirectProcurement, case.id or 0)


def small(made: Procured, around: Setting, value: int | None, **facts: Any) -> DirectProcurement:
    case = procuring.begin(made.register, CaseKind.SHORT, around)
    amount = None if value is None else made.kronor(value)
    bought = {"title": "Gloves", "award_value": amount, "decided_on": date(2026, 10, 1)}
    counted = {"area_id": made.area_id, "supplier_id": next(iter(made.suppliers.values()))}
    return replace(case, **(bought | counted | facts))


@pytest.mark.parametrize("name", ["area_id", "supplier_id"])
def test_a_small_purchase_tells_among_what_it_counts_and_of_whom(
    made: Procured, around: Setting, name: str
) -> None:
    with pytest.raises(InvalidRecordError) as refused:
        procuring_ends.note_small(made.register, small(made, around, 20_000, **{name: None}), around)
    assert list(refused.value.problems) == [name]


@pytest.mark.parametrize(
    ("day", "is_noted"), [(date(2026, 11, 20), True), (TODAY, True), (date(2026, 11, 22), False)]
)
def test_a_small_purchase_was_made_on_a_day_that_has_come(
    made: Procured, around: Setting, day: date, *, is_noted: bool
) -> None:
    case = small(made, around, 20_000, decided_on=day)
    if is_noted:
        assert procuring_ends.note_small(made.register, case, around).ended_on == day
    else:
        with pytest.raises(InvalidRecordError) as refused:
            procuring_ends.note_small(made.register, case, around)
        assert list(refused.value.problems) == ["decided_on"]


def test_a_small_purchase_ends_on_the_day_that_it_was_made(made: Procured, around: Setting) -> None:
    noted = procuring_ends.note_small(made.register, small(made, around, 20_000), around)
    assert stored(made, noted) == noted
    assert (noted.ending, noted.ended_on, noted.started_on) == (Ending.CONTRACT, *[date(2026, 10, 1)] * 2)
    assert (noted.value, len(noted.prices)) == (made.kronor(20_000), 1)
    assert noted.law_pack == around.pack.sha256
    again = procuring_ends.note_small(made.register, replace(noted, award_value=made.kronor(30_000)), around)
    assert (stored(made, noted).value, len(again.prices)) == (made.kronor(30_000), 1)
    for _action in range(2):
        made.register.undo(work.refresh)
    with pytest.raises(UserError, match="no longer"):
        stored(made, noted)


@pytest.mark.parametrize(
    ("others", "refusal"),
    [(None, "Say what the other purchases come to"), (79_999, ""), (80_001, "100,001.*documented")],
)
def test_a_small_purchase_counts_with_those_it_is_one_procurement_with(
    made: Procured, around: Setting, others: int | None, refusal: str
) -> None:
    told = None if others is None else made.kronor(others)
    case = small(made, around, 20_000, one_with_others=YesNo.YES, others_value=told)
    if refusal:
        with pytest.raises(UserError) as raised:
            procuring_ends.note_small(made.register, case, around)
        assert re.search(refusal, worded(raised.value))
    else:
        assert procuring_ends.note_small(made.register, case, around).value == made.kronor(20_000)


@pytest.mark.parametrize(
    ("value", "refusal"),
    [
        (99_999, ""),
        (100_000, "documented cannot be told"),
        (100_001, "the law wants the purchase documented"),
    ],
)
def test_what_the_law_may_want_documented_is_no_small_purchase(
    made: Procured, around: Setting, value: int, refusal: str
) -> None:
    case = small(made, around, value)
    if refusal:
        with pytest.raises(UserError, match=refusal):
            procuring_ends.note_small(made.register, case, around)
    else:
        assert procuring_ends.note_small(made.register, case, around).ending is Ending.CONTRACT


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"award_value": None}, "estimated value"),
        ({"award_value": Money(10_000_00, "EUR")}, "one currency"),
        ({"decided_on": None}, "the day on which"),
        ({"law": None}, "which law"),
    ],
)
def test_a_small_purchase_of_which_a_fact_is_missing_is_not_noted(
    made: Procured, around: Setting, facts: dict[str, Any], missing: str
) -> None:
    """Else a large purchase in another currency would pass as a small one."""
    with pytest.raises(UserError, match=missing):
        procuring_ends.note_small(made.register, small(made, around, 20_000, **facts), around)
