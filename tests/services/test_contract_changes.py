"""The contracts that can be changed instead of procured anew, and how far one is changed already."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.records.contracts import Amendment, Contract, ContractSupplier
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import contract_changes, records, registers
from inkop_desktop.services.contract_changes import Changed

TODAY = date(2026, 11, 21)
A_YEAR_AGO = date(2025, 11, 21)
DAY = timedelta(1)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give a municipality with a supplier."""
    with registers.new(tmp_path / "office", "Anna", Country.SE, Organisation(name="Norrby")) as made:
        records.save(made, Supplier(name="Alfa AB"))
        yield made


def keep(register: Register, number: str, last: date, **facts: Any) -> int:
    """Save a contract of two years and return its id."""
    usual = {"title": "Laundry", "first_day": date(2024, 1, 1), "last_day": last}
    return records.save(register, Contract(number=number, **usual | facts)).id or 0


def changing(contract_id: int, **facts: Any) -> DirectProcurement:
    """Return a case that changes a contract."""
    return DirectProcurement(changed_contract_id=contract_id, **{"way": Way.CHANGE} | facts)


def numbers(found: list[Changed]) -> list[str]:
    return [each.label.split()[0] for each in found]


def told(register: Register, case: DirectProcurement) -> Changed:
    found = contract_changes.of_case(register, case, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("last", "is_open"),
    [
        (TODAY + DAY, True),
        (TODAY, True),
        (TODAY - DAY, True),
        (A_YEAR_AGO + DAY, True),
        (A_YEAR_AGO, True),
        (A_YEAR_AGO - DAY, False),
    ],
)
def test_what_runs_or_ended_within_a_year_can_be_changed(
    register: Register, last: date, is_open: bool
) -> None:
    contract_id = keep(register, "1", last)
    assert numbers(contract_changes.offered(register, "", TODAY)) == (["1"] if is_open else [])
    assert told(register, changing(contract_id)).is_open is is_open


def test_what_has_not_begun_cannot_be_changed(register: Register) -> None:
    contract_id = keep(register, "1", TODAY + 9 * DAY, first_day=TODAY + DAY)
    assert contract_changes.offered(register, "", TODAY) == []
    assert told(register, changing(contract_id)).is_open is False


def test_it_is_found_by_any_of_its_words(register: Register) -> None:
    supplier = (ContractSupplier(supplier_id=1),)
    keep(register, "2", TODAY, suppliers=supplier)
    keep(register, "1", TODAY, title="Cleaning")
    assert numbers(contract_changes.offered(register, "  ", TODAY)) == ["1", "2"]
    assert numbers(contract_changes.offered(register, "laundry", TODAY)) == ["2"]
    assert numbers(contract_changes.offered(register, "alfa laun", TODAY)) == ["2"]
    assert contract_changes.offered(register, "laundry", TODAY)[0].supplier == "Alfa AB"


def test_which_contract_a_case_changes(register: Register) -> None:
    """A case whose way is another by now, or that ended otherwise, changes none."""
    contract_id = keep(register, "1", TODAY + DAY, suppliers=(ContractSupplier(supplier_id=1),))
    found = told(register, changing(contract_id))
    assert (found.label, found.supplier, found.runs_to) == ("1 Laundry", "Alfa AB", TODAY + DAY)
    assert told(register, changing(contract_id, ending=Ending.OTHER_WAY)) == found
    for facts in ({"way": Way.PURCHASE}, {"ending": Ending.CALL_OFF}, {"changed_contract_id": None}):
        other = DirectProcurement(**{"way": Way.CHANGE, "changed_contract_id": contract_id} | facts)
        assert contract_changes.of_case(register, other, TODAY) is None


@pytest.mark.parametrize(
    ("value", "changes", "share"),
    [
        (1_000, (), Decimal(0)),
        (1_000, (100, 25), Decimal("0.125")),
        (1_000, (100, None), Decimal("0.1")),
        (1_000, (None,), None),
        (None, (100,), None),
    ],
)
def test_how_far_it_is_changed_already(
    register: Register, value: int | None, changes: tuple[int | None, ...], share: Decimal | None
) -> None:
    def money(amount: int | None) -> Money | None:
        return None if amount is None else Money(amount * 100, "SEK")

    amendments = tuple(Amendment(title="More", value=money(each)) for each in changes)
    contract_id = keep(register, "1", TODAY, estimated_value=money(value), amendments=amendments)
    assert told(register, changing(contract_id)).share == share
