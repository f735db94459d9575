"""Trees: the names above a record, whatever its tree looks like."""

from collections.abc import Iterator
from pathlib import Path

import copies
import pytest

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import areas, records


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "areas", "Anna", Country.SE, Organisation(name="Region")) as made:
        yield made


def test_the_names_above_come_from_the_top(register: Register) -> None:
    ids = []
    for name in ("Livsmedel", "Kolonial", "Kryddor"):
        ids.append(records.save(register, ProductArea(name=name, parent_id=ids[-1] if ids else None)).id or 0)
    assert areas.above(register, "area", ids) == {ids[1]: "Livsmedel", ids[2]: "Livsmedel › Kolonial"}
    assert [areas.path(register, each) for each in (ids[0], ids[2], 99)] == [
        "Livsmedel",
        "Livsmedel › Kolonial › Kryddor",
        "",
    ]


def test_an_area_and_all_above_are_found_upwards(register: Register) -> None:
    ids: list[int] = []
    for name in ("Livsmedel", "Kolonial", "Kryddor"):
        ids.append(records.save(register, ProductArea(name=name, parent_id=ids[-1] if ids else None)).id or 0)
    assert areas.upwards(register, ids[2]) == list(reversed(ids))
    assert areas.upwards(register, ids[0]) == ids[:1]
    assert areas.upwards(register, 99) == []


def test_units_are_a_tree_and_suppliers_are_not(register: Register) -> None:
    top = records.save(register, Unit(name="Länssjukvård"))
    ward = records.save(register, Unit(name="Avdelning 3", parent_id=top.id))
    supplier = records.save(register, Supplier(name="Bolaget AB"))
    assert areas.above(register, "unit", [ward.id or 0]) == {ward.id: "Länssjukvård"}
    assert areas.above(register, "supplier", [supplier.id or 0]) == {}
