"""A supplier that somebody buys from has its organisation number."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from inkop_desktop.checks.finding import Finding, Remedy, Severity
from inkop_desktop.checks.suppliers_data import without_org_number, without_supplier
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.vocabulary import ContractKind
from inkop_desktop.text import in_language

Find = Callable[..., list[Finding]]

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
DELIVERS = Contract(
    title="Städ", first_day=FIRST, last_day=LAST, suppliers=(ContractSupplier(supplier_id=1),)
)


@pytest.mark.parametrize(
    ("supplier", "today", "is_found"),
    [
        (Supplier(name="Rent AB"), date(2023, 12, 31), True),
        (Supplier(name="Rent AB"), LAST, True),
        (Supplier(name="Rent AB"), date(2025, 1, 1), False),
        (Supplier(name="Rent AB", org_number="5560360793"), FIRST, False),
    ],
)
def test_a_supplier_in_use_has_a_number(find: Find, supplier: Supplier, today: date, is_found: bool) -> None:
    assert bool(find(without_org_number, today, supplier, DELIVERS)) is is_found


def test_a_supplier_that_nobody_uses_is_left_alone(find: Find) -> None:
    assert find(without_org_number, FIRST, Supplier(name="Rent AB")) == []


def test_a_supplier_of_two_contracts_is_found_once(find: Find) -> None:
    (found,) = find(without_org_number, FIRST, Supplier(name="Rent AB"), DELIVERS, DELIVERS)
    assert (found.id, found.severity) == ("without-org-number:supplier:1", Severity.INFORMATION)
    assert (found.remedy, found.field) == (Remedy.EDIT, "org_number")
    with in_language("nb"):
        assert worded(found.message) == "Rent AB mangler organisasjonsnummer"


WITH_NOBODY = Contract(number="7", title="Städ", first_day=FIRST, last_day=LAST)


@pytest.mark.parametrize(
    ("contract", "today", "is_found"),
    [
        (WITH_NOBODY, date(2023, 12, 31), True),
        (WITH_NOBODY, LAST, True),
        (WITH_NOBODY, date(2025, 1, 1), False),
        (Contract(title="Städ"), FIRST, True),
        (replace(WITH_NOBODY, kind=ContractKind.DYNAMIC_SYSTEM), FIRST, False),
    ],
)
def test_a_contract_that_is_not_over_tells_whom_it_is_with(
    find: Find, contract: Contract, today: date, is_found: bool
) -> None:
    assert bool(find(without_supplier, today, contract)) is is_found


def test_a_contract_with_a_supplier_is_left_alone(find: Find) -> None:
    assert find(without_supplier, FIRST, Supplier(name="Rent AB"), DELIVERS) == []


def test_a_contract_without_a_supplier_is_edited(find: Find) -> None:
    (found,) = find(without_supplier, FIRST, WITH_NOBODY)
    assert (found.id, found.severity) == ("without-supplier:contract:1", Severity.INFORMATION)
    assert (found.remedy, found.field, found.duty) == (Remedy.EDIT, "suppliers", "N16")
    with in_language("nb"):
        assert worded(found.message) == "Städ mangler leverandør"
