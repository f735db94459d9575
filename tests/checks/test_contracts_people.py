"""Somebody answers for every contract that runs, and for no other."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from inkop_desktop.checks import contracts_people as checks
from inkop_desktop.checks.finding import Finding, Remedy, Severity
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract, ContractManager, ContractOwner
from inkop_desktop.text import in_language

Find = Callable[..., list[Finding]]

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
OWNED = {"owners": (ContractOwner(person_id=1),)}
MANAGED = {"managers": (ContractManager(person_id=1),)}


UNKNOWN = {"last_day": None}


def contract(**facts: Any) -> Contract:
    return Contract(**{"number": "7", "title": "Städ", "first_day": FIRST, "last_day": LAST} | facts)


BY_DAY = [
    (checks.without_owner, {}, date(2023, 12, 31), False),
    (checks.without_owner, {}, FIRST, True),
    (checks.without_owner, {}, LAST, True),
    (checks.without_owner, {}, date(2025, 1, 1), False),
    (checks.without_owner, MANAGED, FIRST, True),
    (checks.without_owner, OWNED, FIRST, False),
    (checks.without_owner, {"terminated_last_day": date(2024, 5, 31)}, date(2024, 5, 31), True),
    (checks.without_owner, {"terminated_last_day": date(2024, 5, 31)}, date(2024, 6, 1), False),
    (checks.without_owner, {"closed_on": date(2024, 6, 1)}, date(2024, 6, 1), False),
    (checks.without_manager, OWNED, date(2023, 12, 31), False),
    (checks.without_manager, OWNED, FIRST, True),
    (checks.without_manager, OWNED, LAST, True),
    (checks.without_manager, OWNED, date(2025, 1, 1), False),
    (checks.without_manager, OWNED | MANAGED, FIRST, False),
    (checks.without_manager, {}, FIRST, False),
    # nobody knows when what lacks its dates runs
    (checks.without_owner, UNKNOWN, FIRST, True),
    (checks.without_owner, UNKNOWN | OWNED, FIRST, False),
    (checks.without_owner, UNKNOWN | {"closed_on": FIRST}, FIRST, False),
    (checks.without_manager, UNKNOWN | OWNED, FIRST, True),
]


@pytest.mark.parametrize(("check", "facts", "today", "is_found"), BY_DAY)
def test_who_answers_while_the_contract_runs(
    find: Find, check: Any, facts: dict[str, Any], today: date, is_found: bool
) -> None:
    assert bool(find(check, today, contract(**facts))) is is_found


@pytest.mark.parametrize(
    ("check", "facts", "said", "why"),
    [
        (
            checks.without_owner,
            {},
            "Städ saknar avtalsägare",
            "Varje avtal ska ha minst en avtalsägare. Riktlinjen N21.",
        ),
        (
            checks.without_manager,
            OWNED,
            "Städ saknar avtalsförvaltare",
            "Någon behöver förvalta avtalet i vardagen. Riktlinjen N20.",
        ),
    ],
)
def test_what_is_said(find: Find, check: Any, facts: dict[str, Any], said: str, why: str) -> None:
    (found,) = find(check, FIRST, contract(**facts))
    with in_language("sv"):
        assert (worded(found.message), worded(found.why)) == (said, why)


def test_what_has_no_owner_goes_to_the_manager(find: Find) -> None:
    (found,) = find(checks.without_owner, FIRST, contract(**MANAGED))
    assert (found.persons, found.severity) == ((1,), Severity.DANGER)
    assert (found.remedy, found.field) == (Remedy.NAME_OWNER, "owners")


def test_what_has_neither_goes_to_nobody(find: Find) -> None:
    (found,) = find(checks.without_owner, FIRST, contract())
    assert found.persons == ()


def test_what_has_no_manager_goes_to_the_owners(find: Find) -> None:
    (found,) = find(checks.without_manager, FIRST, contract(**OWNED))
    assert (found.persons, found.severity) == ((1,), Severity.INFORMATION)
    assert (found.remedy, found.field) == (Remedy.NAME_MANAGER, "managers")
