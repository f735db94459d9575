"""Whatever somebody types or pastes into a search field, it is searched for or finds nothing."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.people import Person
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.services import listing, records

TITLE = 'Städ "A_1" 100 % \\ {x} <b>😀</b> Linné'


def found(register: Register, wanted: str) -> bool:
    ids = listing.ids(register, CONTRACTS, Query(date(2026, 6, 1), search=wanted))
    return bool(ids)


SIGNS = ['"', '"a_1"', "%", "100 %", "_", "a_", "\\", "{x}", "<b>", "😀", "linne", "d", "st\0", "städ\0"]


@pytest.mark.parametrize("wanted", [*SIGNS, "st " * 3000, "städ " * 400])
def test_signs_are_searched_for_as_they_are(register: Register, wanted: str) -> None:
    records.save(register, Contract(title=TITLE))
    assert found(register, wanted)


@pytest.mark.parametrize("wanted", ["A%1", "b_1", "stad", "OR NEAR(", "a*", "\udcff", "x" * 100_000])
def test_no_sign_stands_for_others(register: Register, wanted: str) -> None:
    records.save(register, Contract(title=TITLE))
    assert not found(register, wanted.replace("\udcff", "\udcffq"))


def test_a_page_of_different_words_finds_nothing(register: Register) -> None:
    records.save(register, Contract(title=TITLE))
    assert not found(register, " ".join(f"{number}" for number in range(3000)))


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_search(register: Register, wanted: str) -> None:
    found(register, wanted)
    listing.find(register, wanted)
    listing.suggestions(register, "supplier", wanted)


NEAREST_FIRST = [
    (
        "livs",
        [
            "Livs i Norr AB",
            "Livsmedel",
            "Boden Livs",
            "Norrgrossen Livsmedel AB",
            "Anna Gårdlivs",
            "2026-1 Städ",
        ],
    ),
    ("livs ab", ["Livs i Norr AB", "Norrgrossen Livsmedel AB", "2026-1 Städ"]),
    ("norrgrossen livs", ["Norrgrossen Livsmedel AB", "2026-1 Städ"]),
    ("%", ["100 % Städ"]),
    ("å", ["Åre Bygg", "Anna Gårdlivs", "2026-1 Städ"]),
]


@pytest.mark.parametrize(("wanted", "labels"), NEAREST_FIRST)
def test_what_is_called_so_comes_first(register: Register, wanted: str, labels: list[str]) -> None:
    """At the head of the name, of a word of it, in it, elsewhere; in alphabetical order within each."""
    supplier = records.save(register, Supplier(name="Norrgrossen Livsmedel AB"))
    for each in (
        Person(name="Anna Gårdlivs"),
        ProductArea(name="Livsmedel"),
        Supplier(name="Livs i Norr AB"),
    ):
        records.save(register, each)
    suppliers = (ContractSupplier(supplier_id=supplier.id),)
    records.save(register, Contract(number="2026-1", title="Städ", suppliers=suppliers, remarks="På prov"))
    records.save(register, Supplier(name="100 % Städ"))
    records.save(register, Supplier(name="Åre Bygg"))
    records.save(register, Supplier(name="Boden Livs"))
    assert [hit.label for hit in listing.find(register, wanted)] == labels
