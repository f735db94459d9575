"""What is saved of any noun holds together: nothing is a part of itself, and numbers go on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import contracts, listing, records, registers, work
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import message

TODAY = date(2026, 6, 1)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with registers.new(tmp_path / "records", "Anna Berg", Country.SE, own) as made:
        yield made


@pytest.mark.parametrize(
    ("first", "field"),
    [
        (ProductArea(name="Livsmedel"), "parent_id"),
        (Unit(name="Skola"), "parent_id"),
        (Contract(title="Städ"), "parent_id"),
        (Contract(title="Städ"), "predecessor_id"),
    ],
    ids=["area", "unit", "framework", "predecessor"],
)
@pytest.mark.parametrize("steps", [0, 1, 2])
def test_nothing_is_above_itself(register: Register, first: Root, field: str, steps: int) -> None:
    top = lowest = records.save(register, first)
    for _step in range(steps):
        lowest = records.save(register, replace(first, **{field: lowest.id}))
    with pytest.raises(InvalidRecordError) as refused:
        records.save(register, replace(top, **{field: lowest.id}))
    assert list(refused.value.problems) == [field]
    assert records.get(register, type(top), top.id or 0) == top


def test_a_circle_of_areas_that_came_from_elsewhere_does_not_hang_the_list(register: Register) -> None:
    upper = records.save(register, ProductArea(name="Livsmedel"))
    lower = records.save(register, ProductArea(name="Bröd", parent_id=upper.id))
    contract = records.save(register, Contract(title="Bröd", area_id=lower.id))
    with work.change(register, message("Make a circle")) as change:
        change.save(replace(upper, parent_id=lower.id))
    assert listing.ids(register, CONTRACTS, Query(TODAY, filters={"area": upper.id})) == [contract.id]


@pytest.mark.parametrize("number", ["2026-²", "2026-", "2026-a", "2025-900"])
def test_a_number_that_is_none_does_not_stop_the_next(register: Register, number: str) -> None:
    records.save(register, Contract(number="2026-007", title="Städ"))
    records.save(register, Contract(number=number, title="Städ"))
    assert contracts.next_number(register, TODAY) == "2026-008"
