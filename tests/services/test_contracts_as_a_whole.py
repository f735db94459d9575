"""What an officer does with contracts: numbers, copies, several at once, and what stands around one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.formats import worded
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractOption, ContractOwner, ContractSupplier
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country, Level, OptionState, Verb
from inkop_desktop.services import areas, contracts, deciding, records, registers, reporting
from inkop_desktop.services.deciding import Decision

TODAY = date(2026, 11, 21)
SPAN = {"first_day": date(2025, 1, 1), "last_day": date(2027, 1, 31)}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "contracts", "Anna", Country.SE, Organisation(name="Region")) as made:
        yield made


@pytest.fixture
def full(register: Register) -> Contract:
    """Return a contract with a bit of everything, on which something was decided."""
    food = records.save(register, ProductArea(name="Livsmedel", cpv_prefixes=("15",)))
    dry = records.save(register, ProductArea(name="Kolonial", parent_id=food.id, cpv_prefixes=("158",)))
    supplier = records.save(register, Supplier(name="Grossen AB", org_number="556036-0793"))
    owner = records.save(register, Person(name="Kim"))
    saved = records.save(
        register,
        Contract(
            number="2026-007",
            title="Kolonial",
            area_id=dry.id,
            suppliers=(ContractSupplier(supplier_id=supplier.id),),
            owners=(ContractOwner(person_id=owner.id),),
            options=(ContractOption(months=12),),
            estimated_value=Money(100, "SEK"),
            **SPAN,
        ),
    )
    return deciding.decide(register, saved, Decision(Verb.EXERCISE, TODAY, "ja"), TODAY)


def test_a_copy_has_what_was_agreed_and_not_what_was_decided(register: Register, full: Contract) -> None:
    copy = contracts.duplicate(register, full, contracts.next_number(register, TODAY))
    assert copy.id != full.id
    assert copy.number == "2026-008"
    assert (copy.title, copy.area_id, copy.estimated_value) == (
        full.title,
        full.area_id,
        full.estimated_value,
    )
    assert [each.supplier_id for each in copy.suppliers] == [each.supplier_id for each in full.suppliers]
    assert [(each.months, each.state, each.decided_on) for each in copy.options] == [
        (12, OptionState.PLANNED, None)
    ]
    assert copy.decisions == ()


def test_several_are_given_a_value_as_one_action_or_none_of_them(register: Register, full: Contract) -> None:
    other = records.save(register, Contract(title="Städ", **SPAN))
    ids = [full.id or 0, other.id or 0]
    assert [each.level for each in contracts.edit_many(register, ids, {"level": Level.A})] == [Level.A] * 2
    with pytest.raises(UserError) as refused:
        contracts.edit_many(register, ids, {"last_day": date(2024, 1, 1)})
    assert worded(refused.value).startswith("“2026-007 Kolonial” cannot have these values: The last day")
    assert records.get(register, Contract, other.id or 0).last_day == SPAN["last_day"]
    registers.undo(register)
    assert {each.level for each in records.some(register, Contract, ids)} == {None}


def test_what_stands_around_a_contract_is_named(register: Register, full: Contract) -> None:
    after = records.save(register, Contract(number="2027-001", title="Ny", predecessor_id=full.id))
    call_off = records.save(register, Contract(number="2026-009", title="Avrop", parent_id=full.id))
    around = contracts.around(register, full)
    assert around.successors == ((after.id, "2027-001 Ny"),)
    assert around.under == ((call_off.id, "2026-009 Avrop"),)
    assert sorted(around.names.values()) == ["Grossen AB", "Kim", "Kolonial"]


def test_a_reader_is_told_numbers_and_where_an_area_lies(register: Register, full: Contract) -> None:
    told = contracts.told(register, full)
    number = records.get(register, Supplier, full.suppliers[0].supplier_id or 0).org_number
    assert sorted(told.values()) == [f"Grossen AB ({number})", "Kim", "Livsmedel › Kolonial"]


@pytest.mark.parametrize(
    ("codes", "fitting"),
    [
        (["15800000-6"], ["Kolonial", "Livsmedel"]),
        (["15100000-9"], ["Livsmedel"]),
        (["90910000-9"], []),
        ([], []),
    ],
)
def test_areas_fit_codes_by_their_longest_prefix(
    register: Register, full: Contract, codes: list[str], fitting: list[str]
) -> None:
    assert [each.name for each in areas.fitting(register, codes)] == fitting


def test_an_area_that_is_gone_has_no_path(register: Register) -> None:
    assert areas.path(register, 99) == ""


def test_reports_get_rows_in_the_order_of_the_query(register: Register, full: Contract) -> None:
    records.save(register, Contract(number="2026-001", title="Städ", **SPAN))
    query = Query(TODAY, sort=(("title", True),))
    assert reporting.contract_rows(register, query, ("number", "title")) == [
        ("2026-001", "Städ"),
        ("2026-007", "Kolonial"),
    ]


def test_what_ends_is_gathered_with_names_and_successor(register: Register, full: Contract) -> None:
    old = records.save(register, Contract(number="2024-1", title="Städ", **SPAN))
    records.save(register, Contract(number="2027-1", title="Städ", predecessor_id=old.id))
    found = {each.contract.number: each for each in reporting.ending(register, TODAY, 18)}
    assert found["2024-1"].successor == "2027-1"
    assert (found["2026-007"].suppliers, found["2026-007"].owners) == ("Grossen AB", "Kim")
    assert reporting.ending(register, TODAY, 1) == []


def test_a_contract_is_found_by_its_number_when_it_is_the_only_one(
    register: Register, full: Contract
) -> None:
    assert reporting.id_of_number(register, "2026-007") == full.id
    with pytest.raises(UserError, match="There is no contract"):
        reporting.id_of_number(register, "1")
    records.save(
        register, replace(full, id=None, version=0, options=(), owners=(), suppliers=(), decisions=())
    )
    with pytest.raises(UserError, match="Several contracts"):
        reporting.id_of_number(register, "2026-007")


def test_a_contract_is_found_by_its_title_when_it_is_the_only_one(register: Register) -> None:
    without_number = records.save(register, Contract(title="Tolkar"))
    records.save(register, Contract(title="Städ", number="1"))
    assert reporting.id_of_title(register, "Tolkar") == without_number.id
    with pytest.raises(UserError, match="There is no contract with the title “Tolk”"):
        reporting.id_of_title(register, "Tolk")
    records.save(register, Contract(title="Tolkar", number="2"))
    with pytest.raises(UserError, match="Several contracts have the title “Tolkar”"):
        reporting.id_of_title(register, "Tolkar")


def test_one_contract_comes_with_its_log_in_words(register: Register, full: Contract) -> None:
    one = reporting.one_contract(register, full.id or 0, date(2026, 11, 21))
    assert one.contract == full
    changed = {change.after for entry in one.entries for change in entry.changes}
    assert {"Grossen AB", "Kim", Money(100, "SEK")} <= changed
