"""What a list answers: found by words and filters, in an order, a page or a count at a time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.directory import SUPPLIERS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractOwner, ContractSupplier, ContractUser
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.suppliers import Supplier, SupplierAlias
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country, Level
from inkop_desktop.services import listing, records, registers

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return a register with four contracts that nothing here changes."""
    path = tmp_path_factory.mktemp("listing") / "list"
    with registers.new(path, "Anna", Country.SE, Organisation(name="Region")) as made:
        food = records.save(made, ProductArea(name="Livsmedel"))
        dry = records.save(made, ProductArea(name="Kolonial", parent_id=food.id))
        supplier = records.save(made, Supplier(name="Linné AB", aliases=(SupplierAlias(name="Blomman"),)))
        owner = records.save(made, Person(name="Kim"))
        own = registers.own_organisation(made)
        town = records.save(made, Organisation(name="Boden"))
        kitchen = records.save(made, Unit(name="Köket", organisation_id=town.id))
        for facts in (
            {
                "number": "2024-2",
                "title": "Kontorsmaterial",
                "last_day": date(2027, 1, 31),
                "suppliers": (ContractSupplier(supplier_id=supplier.id),),
                "estimated_value": Money(5000, "SEK"),
                "users": (ContractUser(organisation_id=own.id),),
            },
            {
                "number": "2024-10",
                "title": "Ärtor",
                "last_day": date(2028, 1, 31),
                "area_id": dry.id,
                "owners": (ContractOwner(person_id=owner.id),),
                "users": (ContractUser(unit_id=kitchen.id),),
            },
            {"number": "2023-1", "title": "Åkeri", "last_day": date(2026, 1, 31), "level": Level.A},
            {"number": "2022-1", "title": "Zink", "remarks": "material på lager"},
        ):
            records.save(made, Contract(**({"first_day": date(2020, 1, 1)} | facts)))  # type: ignore[arg-type]
        yield made


def titles(register: Register, **asked: Any) -> list[str]:
    """Return the titles that a query finds, in its order."""
    ids = listing.ids(register, CONTRACTS, Query(TODAY, **asked))
    found = listing.rows(register, CONTRACTS, ["title"], ids, TODAY)
    return [found[each][0] for each in ids]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("material", ["Zink", "Kontorsmaterial"]),
        ("MATERIAL kontor", ["Kontorsmaterial"]),
        ("linne", ["Kontorsmaterial"]),
        ("2024-", ["Kontorsmaterial", "Ärtor"]),
        ("är", ["Ärtor"]),
        ("ar", []),
        ("%", []),
        ('"', []),
        ("  ", ["Zink", "Åkeri", "Kontorsmaterial", "Ärtor"]),
    ],
)
def test_words_find_contracts_by_all_that_they_hold(
    register: Register, search: str, found: list[str]
) -> None:
    assert titles(register, search=search) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"current": True}, ["Zink", "Kontorsmaterial", "Ärtor"]),
        ({"status": ["expired"]}, ["Åkeri"]),
        ({"status": ["dates_missing"]}, ["Zink"]),
        ({"ending_within": 6}, ["Kontorsmaterial"]),
        ({"area": 1}, ["Ärtor"]),
        ({"owner": 1}, ["Ärtor"]),
        ({"supplier": 1}, ["Kontorsmaterial"]),
        ({"user": 1}, ["Zink", "Åkeri", "Kontorsmaterial"]),
        ({"user": 2}, ["Zink", "Åkeri", "Ärtor"]),
        ({"level": Level.A}, ["Åkeri"]),
        ({"current": True, "without_owner": True}, ["Zink", "Kontorsmaterial"]),
    ],
)
def test_filters_narrow_the_list(register: Register, filters: dict[str, Any], found: list[str]) -> None:
    assert titles(register, filters=filters) == found
    assert listing.count(register, CONTRACTS, Query(TODAY, filters=filters)) == len(found)


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ((("title", False),), ["Kontorsmaterial", "Zink", "Åkeri", "Ärtor"]),
        ((("title", True),), ["Ärtor", "Åkeri", "Zink", "Kontorsmaterial"]),
        ((("number", False),), ["Zink", "Åkeri", "Kontorsmaterial", "Ärtor"]),
        ((("runs_to", True),), ["Ärtor", "Kontorsmaterial", "Åkeri", "Zink"]),
    ],
)
def test_the_alphabet_is_the_registers_own(
    register: Register, sort: tuple[tuple[str, bool], ...], found: list[str]
) -> None:
    assert titles(register, sort=sort) == found


def test_a_page_is_a_part_of_the_whole(register: Register) -> None:
    whole = listing.ids(register, CONTRACTS, Query(TODAY))
    assert listing.page(register, CONTRACTS, Query(TODAY), 2) == whole[:2]
    assert listing.page(register, CONTRACTS, Query(TODAY), 2, 2) == whole[2:]


def test_money_comes_as_money_and_a_missing_record_is_left_out(register: Register) -> None:
    found = listing.rows(register, CONTRACTS, ["estimated_value", "suppliers"], [1, 99], TODAY)
    assert found == {1: (Money(5000, "SEK"), "Linné AB")}


def test_suggestions_and_finding_know_other_names(register: Register) -> None:
    assert [each.label for each in listing.suggestions(register, "supplier", "blomm")] == ["Linné AB"]
    assert [each.label for each in listing.suggestions(register, "supplier", "")] == ["Linné AB"]
    assert {each.noun for each in listing.find(register, "linné")} == {"supplier", "contract"}
    assert listing.find(register, " ") == []
    assert listing.count(register, SUPPLIERS, Query(TODAY, filters={"without_number": True})) == 1
