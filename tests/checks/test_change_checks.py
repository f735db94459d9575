"""A contract that was to be changed by a case has an amendment of it, within a month."""

from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from casechecking import DAY, run, said
from procured import Procured

from inkop_desktop import formats
from inkop_desktop.checks.changes import change_unrecorded as check
from inkop_desktop.checks.finding import Severity
from inkop_desktop.records.contracts import Amendment, Contract, ContractOwner
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.services import records

BEGAN, ENDED = date(2026, 9, 1), date(2026, 9, 30)
LAST = date(2026, 10, 30)  # thirty days after the end
LATE = LAST + DAY


def changed(made: Procured, **facts: Any) -> DirectProcurement:
    """Keep a case that ended as a change of the contract there is."""
    told = {"way": Way.CHANGE, "way_reason": "17 kap. 9 § LOU", "changed_contract_id": made.contract_id}
    ended = {"started_on": BEGAN, "ending": Ending.OTHER_WAY, "ended_on": ENDED, "ending_reason": "Ändras."}
    return made.save(procured.begun(made, **(told | ended | facts)))


def contract(made: Procured) -> Contract:
    return records.get(made.register, Contract, made.contract_id)


def amend(made: Procured, *days: date | None) -> None:
    """Write amendments on the contract, signed on some days."""
    amendments = tuple(Amendment(title="Mer", signed_on=day) for day in days)
    records.save(made.register, replace(contract(made), amendments=amendments))


@pytest.mark.parametrize(("today", "count"), [(LAST - DAY, 0), (LAST, 0), (LATE, 1)])
@pytest.mark.parametrize("country", ["se", "no"])
def test_it_is_recorded_within_thirty_days(
    request: pytest.FixtureRequest, country: str, today: date, count: int
) -> None:
    made = request.getfixturevalue(country)
    case = changed(made)
    told = f"{contract(made).title} was to be changed by “{case.title}”, and no amendment is recorded"
    assert said(made, check, today) == [told] * count


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ((BEGAN - DAY,), 1),
        ((BEGAN,), 0),
        ((BEGAN + DAY,), 0),
        ((BEGAN - DAY, LATE), 0),
        ((None,), 1),
    ],
)
def test_an_amendment_counts_that_was_signed_since_the_case_began(
    se: Procured, days: tuple[date | None, ...], count: int
) -> None:
    changed(se)
    amend(se, *days)
    assert len(run(se, check, LATE)) == count


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((), "no amendment is recorded"),
        ((BEGAN - DAY,), "no amendment is recorded"),
        ((None,), "the amendment has no day of signature"),
        ((BEGAN - DAY, None), "the amendment has no day of signature"),
    ],
)
@pytest.mark.parametrize("country", ["se", "no"])
def test_an_amendment_without_a_day_is_told_from_none(
    request: pytest.FixtureRequest, country: str, days: tuple[date | None, ...], told: str
) -> None:
    made = request.getfixturevalue(country)
    case = changed(made)
    amend(made, *days)
    assert said(made, check, LATE) == [
        f"{contract(made).title} was to be changed by “{case.title}”, and {told}"
    ]
    (found,) = run(made, check, LATE)
    asked = "which day both parties signed" if None in days else "Record the amendment on the contract"
    assert asked in formats.worded(found.why)


def test_of_a_case_without_a_day_of_its_own_its_end_counts(se: Procured) -> None:
    changed(se, started_on=None)
    for day, count in ((ENDED - DAY, 1), (ENDED, 0)):
        amend(se, day)
        assert len(run(se, check, LATE)) == count


@pytest.mark.parametrize(
    "facts",
    [
        {"way": Way.INTERNAL},
        {"changed_contract_id": None},
        {"ending": None, "ended_on": None},
        {"ending": Ending.CANCELLED},
    ],
)
def test_nothing_is_asked_where_no_contract_was_changed(se: Procured, facts: dict[str, Any]) -> None:
    changed(se, **facts)
    assert run(se, check, LATE) == []


def test_it_leads_to_the_contract_and_asks_the_officer_and_the_owner(se: Procured) -> None:
    owner = se.persons["Eva Lind"]
    records.save(se.register, replace(contract(se), owners=(ContractOwner(person_id=owner),)))
    first, second = changed(se), changed(se, number="D2026-777", title="Fler dagar")
    one, other = run(se, check, LATE)
    assert one.id != other.id
    assert [each.kind for each in one.records] == ["contract", "direct_procurement"]
    assert (one.records[1].id, other.records[1].id) == (first.id, second.id)
    assert (one.severity, one.field, one.persons) == (
        Severity.WARNING,
        "amendments",
        (first.officer_id, owner),
    )
    assert "The case ended on 30 September" in formats.worded(one.why).replace(formats.NBSP, " ")
