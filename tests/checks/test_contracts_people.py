"""Somebody answers for every contract that runs, and for no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from inkop_desktop.checks import contracts_people as checks
from inkop_desktop.checks import outgoing
from inkop_desktop.checks.finding import Finding, Remedy, Severity
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract, ContractManager, ContractOwner, ContractSupplier
from inkop_desktop.records.people import Interest, Person
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import InterestKind
from inkop_desktop.services import records
from inkop_desktop.text import in_language

Find = Callable[..., list[Finding]]

DAY = timedelta(days=1)
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
            "Avtalsägare saknas för Städ",
            "Varje avtal ska ha minst en avtalsägare. Riktlinjen N21.",
        ),
        (
            checks.without_manager,
            OWNED,
            "Avtalsförvaltare saknas för Städ",
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


# Impartial owners

FIRST_DAY, LAST_DAY = date(2026, 3, 1), date(2026, 3, 31)
RUNS = {"first_day": date(2025, 1, 1), "last_day": date(2027, 12, 31)}


def interested(register: Register, **facts: Any) -> None:
    """Let the person of the register have an interest in the supplier, in March."""
    days = {"from_day": FIRST_DAY, "to_day": LAST_DAY} | facts
    held = Interest(kind=InterestKind.OWNERSHIP, supplier_id=SUPPLIER, what="Aktier", **days)
    person = records.get(register, Person, 1)
    records.save(register, replace(person, interests=(held,)))


SUPPLIER, TWIN, OTHER = 1, 2, 3
NUMBER = "212000-0142"


@pytest.fixture
def suppliers(register: Register) -> Register:
    """Give a register with a supplier that is entered twice, and another."""
    for name, number in (("Alfa AB", NUMBER), ("Alfa", NUMBER), ("Beta AB", "")):
        records.save(register, Supplier(name=name, org_number=number))
    return register


@pytest.mark.parametrize(
    ("today", "is_found"),
    [
        (FIRST_DAY - DAY, False),
        (FIRST_DAY, True),
        (LAST_DAY, True),
        (LAST_DAY + DAY, False),
    ],
)
@pytest.mark.parametrize("held", [OWNED, MANAGED])
@pytest.mark.parametrize(("supplier_id", "is_concerned"), [(SUPPLIER, True), (TWIN, True), (OTHER, False)])
def test_who_answers_for_a_contract_has_no_interest_in_its_supplier(
    suppliers: Register,
    find: Find,
    today: date,
    is_found: bool,
    held: dict[str, Any],
    supplier_id: int,
    is_concerned: bool,
) -> None:
    interested(suppliers)
    saved = contract(**RUNS, **held, suppliers=(ContractSupplier(supplier_id=supplier_id),))
    found = find(checks.interest_in_supplier, today, saved)
    assert bool(found) is (is_found and is_concerned)
    for each in found:
        assert (each.field, each.persons) == ("interests", (1,))
        assert [ref.kind for ref in each.records] == ["person", "contract"]


@pytest.mark.parametrize(
    "facts",
    [
        {"owners": (ContractOwner(person_id=1, to_day=FIRST_DAY - DAY),)},
        {"last_day": FIRST_DAY - DAY},
        {"owners": ()},
    ],
)
def test_only_who_answers_for_a_contract_that_binds_is_asked(
    suppliers: Register, find: Find, facts: dict[str, Any]
) -> None:
    interested(suppliers)
    saved = contract(**RUNS | OWNED | {"suppliers": (ContractSupplier(supplier_id=SUPPLIER),)} | facts)
    assert find(checks.interest_in_supplier, FIRST_DAY, saved) == []


def test_each_contract_and_each_supplier_is_a_finding_of_its_own(suppliers: Register, find: Find) -> None:
    held = (Interest(kind=InterestKind.OWNERSHIP, supplier_id=each) for each in (SUPPLIER, OTHER))
    records.save(suppliers, replace(records.get(suppliers, Person, 1), interests=tuple(held)))
    both = tuple(ContractSupplier(supplier_id=each) for each in (SUPPLIER, OTHER))
    saved = (contract(**RUNS, **OWNED, suppliers=both), contract(**RUNS, **OWNED, suppliers=both[:1]))
    found = find(checks.interest_in_supplier, FIRST_DAY, *saved)
    assert len({each.id for each in found}) == len(found) == 3


def test_an_interest_stays_in_the_office(suppliers: Register, find: Find) -> None:
    interested(suppliers)
    saved = contract(**RUNS, **OWNED, suppliers=(ContractSupplier(supplier_id=SUPPLIER),))
    found = find(checks.interest_in_supplier, FIRST_DAY, saved)
    with suppliers.reading() as connection:
        (told,) = outgoing.told(connection, found, FIRST_DAY)
    assert worded(found[0].message) == "Olle Ek answers for Städ and has an interest in Alfa AB"
    assert worded(told.message) == "What it is about is secret; the register tells."
