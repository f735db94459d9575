"""What is saved of any noun holds together: nothing is a part of itself, and numbers go on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import copies
import pytest

from inkop_desktop.formats import NBSP, worded
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.directory import PERSONS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Amendment, Contract
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.reports.logtext import lines_of
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import contracts, listing, logwords, records, registers, work
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import message

TODAY = date(2026, 6, 1)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "records", "Anna Berg", Country.SE, own) as made:
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


def test_an_amendment_in_another_currency_is_no_part_of_the_sum() -> None:
    amendments = (
        Amendment(title="Fler städ", value=Money(200, "SEK"), signed_on=date(2024, 1, 1)),
        Amendment(title="Norsk del", value=Money(900, "NOK"), signed_on=date(2024, 2, 1)),
        Amendment(title="Färre städ", value=Money(-100, "SEK"), signed_on=date(2024, 3, 1)),
        Amendment(title="Utan värde"),
    )
    contract = Contract(title="Städ", estimated_value=Money(1000, "SEK"), amendments=amendments)
    shares = [share for _amendment, share in contracts.amended_share(contract)]
    assert shares == [Decimal("0.2"), Decimal("0.2"), Decimal("0.1"), Decimal("0.1")]
    unknown = replace(contract, estimated_value=None)
    assert {share for _amendment, share in contracts.amended_share(unknown)} == {None}


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "Delete supplier “S0”"), (3, "Delete suppliers: S0, S1, S2"), (9, "S0 and 8 more")],
)
def test_a_deletion_of_many_has_a_short_name(register: Register, count: int, said: str) -> None:
    suppliers = [records.save(register, Supplier(name=f"S{number}")) for number in range(count)]
    records.delete_all(register, suppliers)
    assert said in worded(registers.log(register)[0].action)


@pytest.mark.parametrize(("language", "order"), [("sv", "aåäö"), ("nb", "aäöå")])
def test_what_records_refer_to_is_sorted_by_the_alphabet(
    register: Register, language: str, order: str
) -> None:
    records.save(register, replace(registers.profile(register), language=language))
    for letter in "öäÅa":
        unit = records.save(register, Unit(name=letter))
        records.save(register, Person(name=f"P{letter}", unit_id=unit.id))
    records.save(register, Person(name="Ingen"))
    query = Query(TODAY, sort=(("unit_id", False),))
    ids = listing.ids(register, PERSONS, query)
    units = [listing.rows(register, PERSONS, ("unit_id",), ids, TODAY)[each][0] for each in ids]
    assert units[0] == ""
    assert "".join(units[1:]).lower() == order


def test_the_log_keeps_an_amount_in_its_currency(register: Register) -> None:
    first = records.save(register, Contract(title="Vei", estimated_value=Money(1500, "ISK")))
    second = records.save(register, replace(first, estimated_value=Money(1600, "ISK")))
    third = records.save(register, replace(second, estimated_value=Money(1600_00, "SEK")))
    records.save(register, replace(third, estimated_value=None))
    entries = logwords.readable(register, registers.history_of(register, "contract", first.id or 0))
    amounts = [
        (change.before, change.after)
        for entry in entries
        for change in entry.changes
        if change.column == "estimated_value"
    ]
    assert amounts == [
        (Money(1600_00, "SEK"), None),
        (Money(1600, "ISK"), Money(1600_00, "SEK")),
        (Money(1500, "ISK"), Money(1600, "ISK")),
        (None, Money(1500, "ISK")),
    ]


def test_an_action_tells_what_it_did_to_each_record_in_the_words_of_their_own_history(
    register: Register,
) -> None:
    area = records.save(register, ProductArea(name="Livsmedel"))
    bread = records.save(register, Contract(title="Bröd", estimated_value=Money(1500_00, "SEK")))
    fish = records.save(register, Contract(title="Fisk"))
    ids = [bread.id or 0, fish.id or 0]
    contracts.edit_many(register, ids, {"area_id": area.id, "estimated_value": Money(1600_00, "SEK")})
    entry = registers.log(register, 1, with_changes=False)[0]
    touched, is_more = logwords.of_action(register, entry.id, most=2)
    told = {each.name: lines_of(each.entry, each.labels) for each in touched}
    assert list(told) == ["Bröd", "Fisk"]
    assert f"Estimated value: 1,500{NBSP}SEK → 1,600{NBSP}SEK" in told["Bröd"]
    assert "Product area: Livsmedel" in told["Fisk"]
    assert not is_more
    records.delete(register, records.get(register, Contract, bread.id or 0))
    assert [each.name for each in logwords.of_action(register, entry.id, most=1)[0]] == ["Bröd"]
    assert logwords.of_action(register, entry.id, most=1)[1]
