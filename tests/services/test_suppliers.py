"""Two suppliers become one with everything that was theirs; one that is there already is found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.governance import Gift
from inkop_desktop.records.people import Interest, Organisation, Person
from inkop_desktop.records.suppliers import Supplier, SupplierAlias
from inkop_desktop.register.change import NewerVersionError
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import InterestKind
from inkop_desktop.rules.vocabulary import Country, SizeClass
from inkop_desktop.services import listing, records, registers, suppliers
from inkop_desktop.services.suppliers import DifferentNumbersError
from inkop_desktop.text import message


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "suppliers", "Anna Berg", Country.SE, own) as made:
        yield made


@pytest.fixture
def kept(register: Register) -> Supplier:
    return records.save(register, Supplier(name="Norrgrossen AB", email="info@norrgrossen.example"))


@pytest.fixture
def gone(register: Register) -> Supplier:
    gross = Supplier(
        name="Norr-Gross",
        org_number="5560360793",
        country=Country.SE,
        email="gamla@norrgross.example",
        size_class=SizeClass.SMALL,
        aliases=(SupplierAlias(name="Grossen i norr"), SupplierAlias(name="Norrgrossen AB")),
    )
    return records.save(register, gross)


def contract_with(register: Register, *ids: int | None) -> Contract:
    rows = tuple(ContractSupplier(supplier_id=each, rank=rank) for rank, each in enumerate(ids, 1))
    return records.save(register, Contract(title="Livsmedel", suppliers=rows))


def test_one_supplier_has_what_was_known_of_both(register: Register, kept: Supplier, gone: Supplier) -> None:
    merged = suppliers.merge(register, kept, gone)
    assert records.every(register, Supplier) == [merged]
    assert (merged.id, merged.name, merged.email) == (kept.id, "Norrgrossen AB", "info@norrgrossen.example")
    assert (merged.org_number, merged.country, merged.size_class) == (
        "556036-0793",
        Country.SE,
        SizeClass.SMALL,
    )
    assert [each.name for each in merged.aliases] == ["Norr-Gross", "Grossen i norr"]


@pytest.mark.parametrize(("own_number", "sole"), [("", True), ("5560360793", False)])
def test_a_sole_trader_goes_with_the_number(register: Register, own_number: str, sole: bool) -> None:
    company = records.save(register, Supplier(name="Ek", org_number=own_number))
    trader = records.save(register, Supplier(name="Ek & Co", org_number="8507099805", sole_trader=True))
    merged = suppliers.merge(register, company, trader, agreed=True)
    assert merged.sole_trader is sole
    # A personal number is shown under its own field alone, where it is masked in exports.
    assert [alias.name for alias in merged.aliases] == ["Ek & Co"]


NUMBERS = [
    ("556036-0793", "556012-5790", ["Norr-Gross", "556012-5790"]),
    ("556036-0793", "5560360793", ["Norr-Gross"]),
    ("556036-0793", "SE556036079301", ["Norr-Gross"]),
    ("556036-0793", "", ["Norr-Gross"]),
    ("", "556012-5790", ["Norr-Gross"]),
    ("unreadable", "556012-5790", ["Norr-Gross", "556012-5790"]),
]


@pytest.mark.parametrize(("own", "other", "aliases"), NUMBERS)
def test_two_numbers_are_asked_about_and_the_other_is_found_again(
    register: Register, own: str, other: str, aliases: list[str]
) -> None:
    with register.change(message("As an older program left them")) as change:
        kept = change.save(Supplier(name="Norrgrossen", org_number=own))
        gone = change.save(Supplier(name="Norr-Gross", org_number=other))
    is_asked = len(aliases) > 1
    if is_asked:
        with pytest.raises(DifferentNumbersError) as told:
            suppliers.merge(register, kept, gone)
        assert own in str(told.value)
        assert other in str(told.value)
        assert records.every(register, Supplier) == [kept, gone]
    merged = suppliers.merge(register, kept, gone, agreed=is_asked)
    assert [alias.name for alias in merged.aliases] == aliases
    if is_asked or not own:
        assert [hit.record_id for hit in listing.find(register, other[:6])] == [kept.id]


OF_WHOM = [
    ("5560360793", "8507099805", "organisation number 556036-0793", "personal number 850709-9805"),
    ("8507099805", "5560360793", "personal number 850709-9805", "organisation number 556036-0793"),
    ("8507099805", "8112289874", "sole traders with", "850709-9805 and 811228-9874: two people"),
]


@pytest.mark.parametrize(("own", "other", "of_kept", "of_gone"), OF_WHOM)
def test_a_personal_number_is_called_what_it_is_whoever_stays(
    register: Register, own: str, other: str, of_kept: str, of_gone: str
) -> None:
    kept, gone = (
        records.save(register, Supplier(name=f"Ek {number}", org_number=number)) for number in (own, other)
    )
    with pytest.raises(DifferentNumbersError) as told:
        suppliers.merge(register, kept, gone)
    assert of_kept in str(told.value)
    assert of_gone in str(told.value)
    assert "companies" not in str(told.value)


@pytest.mark.parametrize(("number", "written"), [("556012-5790", "5560125790"), ("12-34", "12-34")])
def test_a_number_that_is_among_the_names_already_is_not_asked_about_again(
    register: Register, number: str, written: str
) -> None:
    with register.change(message("As an older program left them")) as change:
        aliases = (SupplierAlias(name=written),)
        kept = change.save(Supplier(name="Norrgrossen", org_number="556036-0793", aliases=aliases))
        gone = change.save(Supplier(name="Norr-Gross", org_number=number))
    merged = suppliers.merge(register, kept, gone)
    assert [alias.name for alias in merged.aliases] == [written, "Norr-Gross"]


@pytest.mark.parametrize(
    ("number", "country", "of_both"), [("5560360793", Country.SE, Country.SE), ("", None, Country.NO)]
)
def test_the_country_goes_with_the_number(
    register: Register, number: str, country: Country | None, of_both: Country
) -> None:
    kept = records.save(register, Supplier(name="Norrgrossen", country=Country.NO))
    gone = records.save(register, Supplier(name="Norr-Gross", org_number=number, country=country))
    merged = suppliers.merge(register, kept, gone)
    assert merged.country is of_both
    assert records.save(register, replace(merged, phone="0920-1")).country is of_both  # it can be edited


REMARKS = [
    ("", "", ""),
    ("Lokal", "", "Lokal"),
    ("", "Bra", "Bra"),
    ("Lokal", "Bra", "Lokal\nBra"),
    ("Lokal", "Lokal", "Lokal"),
]


@pytest.mark.parametrize(("own", "other", "together"), REMARKS)
def test_remarks_are_put_together(register: Register, own: str, other: str, together: str) -> None:
    kept = records.save(register, Supplier(name="Norrgrossen", remarks=own))
    gone = records.save(register, Supplier(name="Norr-Gross", remarks=other))
    assert suppliers.merge(register, kept, gone).remarks == together


PLACES = [
    ("the better rank and both shares", [("kept", 2, 40), ("gone", 1, 60)], [("kept", 1, 100)]),
    ("nothing is shared", [("kept", 1, None), ("gone", 3, None)], [("kept", 1, None)]),
    ("one place says nothing", [("gone", None, None), ("kept", 2, 30)], [("kept", 2, 30)]),
    ("a share of nothing", [("kept", None, 0), ("gone", None, None)], [("kept", None, 0)]),
    ("no more than the whole", [("kept", None, 70), ("gone", None, 60)], [("kept", None, 100)]),
    (
        "others stay as they are",
        [("other", 1, 10), ("gone", 3, 20), ("other", 4, 30), ("kept", 2, 25)],
        [("other", 1, 10), ("kept", 2, 45), ("other", 4, 30)],
    ),
]


@pytest.mark.parametrize(("case", "before", "after"), PLACES)
def test_places_on_one_contract_become_one(
    register: Register,
    kept: Supplier,
    gone: Supplier,
    case: str,
    before: list[tuple[str, int | None, int | None]],
    after: list[tuple[str, int | None, int | None]],
) -> None:
    other = records.save(register, Supplier(name="Bageriet"))
    ids = {"kept": kept.id, "gone": gone.id, "other": other.id}
    rows = [ContractSupplier(supplier_id=ids[name], rank=rank, share=share) for name, rank, share in before]
    contract = records.save(register, Contract(title="Livsmedel", suppliers=tuple(rows)))
    suppliers.merge(register, kept, gone)
    now = records.get(register, Contract, contract.id or 0)
    assert [(each.supplier_id, each.rank, each.share) for each in now.suppliers] == [
        (ids[name], rank, share) for name, rank, share in after
    ]


CONTRACTS = [
    ("gone alone", ["gone"], [("kept", 1)]),
    ("gone among others", ["other", "gone"], [("other", 1), ("kept", 2)]),
    ("both", ["kept", "other", "gone"], [("kept", 1), ("other", 2)]),
    ("both, gone first", ["gone", "kept"], [("kept", 1)]),
    ("gone twice", ["gone", "gone"], [("kept", 1)]),
    ("neither", ["other"], [("other", 1)]),
]


@pytest.mark.parametrize(("case", "before", "after"), CONTRACTS)
def test_contracts_follow_and_name_nobody_twice(
    register: Register,
    kept: Supplier,
    gone: Supplier,
    case: str,
    before: list[str],
    after: list[tuple[str, int]],
) -> None:
    other = records.save(register, Supplier(name="Bageriet"))
    ids = {"kept": kept.id, "gone": gone.id, "other": other.id}
    contract = contract_with(register, *(ids[name] for name in before))
    suppliers.merge(register, kept, gone)
    now = records.get(register, Contract, contract.id or 0)
    assert [(each.supplier_id, each.rank) for each in now.suppliers] == [
        (ids[name], rank) for name, rank in after
    ]


def test_merging_is_one_action_that_can_be_undone(register: Register, kept: Supplier, gone: Supplier) -> None:
    kept = records.save(register, replace(kept, org_number="556012-5790", remarks="Lokal"))
    contract = contract_with(register, kept.id, gone.id)
    suppliers.merge(register, kept, gone, agreed=True)
    registers.undo(register)
    assert replace(records.get(register, Supplier, kept.id or 0), version=0) == replace(kept, version=0)
    assert replace(records.get(register, Supplier, gone.id or 0), version=0) == replace(gone, version=0)
    assert [each.name for each in records.every(register, Supplier)] == ["Norrgrossen AB", "Norr-Gross"]
    assert records.get(register, Contract, contract.id or 0).suppliers == contract.suppliers


def test_the_old_names_are_still_found(register: Register, kept: Supplier, gone: Supplier) -> None:
    suppliers.merge(register, kept, gone)
    for name in ("norr-gross", "grossen i norr", "556036"):
        assert [(hit.noun, hit.record_id) for hit in listing.find(register, name)] == [("supplier", kept.id)]


def test_interests_and_gifts_move_too(register: Register, kept: Supplier, gone: Supplier) -> None:
    interest = Interest(kind=InterestKind.OWNERSHIP, supplier_id=gone.id)
    person = records.save(register, Person(name="Kim Ek", interests=(interest,)))
    gift = records.save(register, Gift(title="Vin", offered_on=date(2026, 1, 2), supplier_id=gone.id))
    suppliers.merge(register, kept, gone)
    assert records.get(register, Person, person.id or 0).interests[0].supplier_id == kept.id
    assert records.get(register, Gift, gift.id or 0).supplier_id == kept.id


def test_a_supplier_is_not_merged_with_itself(register: Register, kept: Supplier) -> None:
    with pytest.raises(UserError, match="two different"):
        suppliers.merge(register, kept, kept)


def test_what_has_changed_since_is_not_merged_away(
    register: Register, kept: Supplier, gone: Supplier
) -> None:
    suppliers.merge(register, kept, gone)
    with pytest.raises(NewerVersionError):
        suppliers.merge(register, kept, gone)
    assert len(records.every(register, Supplier)) == 1


SPELLINGS = [
    ("Norrgrossen AB", "norrgrossen"),
    ("AB Norrgrossen (publ)", "norrgrossen"),
    ("Norr-Grossen  Aktiebolag", "norr grossen"),
    ("Bakeri & Sønn AS", "bakeri sønn"),
    ("Linné Konsult", "linne konsult"),
    ("AB", "ab"),
    ("...", ""),
]


@pytest.mark.parametrize(("name", "compared"), SPELLINGS)
def test_spellings_are_compared_without_their_marks(name: str, compared: str) -> None:
    assert suppliers.comparable(name) == compared


def test_a_supplier_is_found_by_each_of_its_names() -> None:
    aliases = (SupplierAlias(name="NORRGROSSEN"), SupplierAlias(name="Norr-Gross"))
    one, other = Supplier(name="Norrgrossen AB", aliases=aliases), Supplier(name="Norrgrossen HB")
    assert suppliers.by_name([one, other]) == {"norrgrossen": [one, other], "norr gross": [one]}


@pytest.mark.parametrize(
    ("written", "country", "kept_as", "sole"),
    [
        ("5560360793", None, "556036-0793", False),
        ("16556036-0793", Country.SE, "556036-0793", False),
        ("NO 964965226 MVA", None, "964 965 226", False),
        ("811228-9874", Country.SE, "811228-9874", True),
        ("", None, "", False),
    ],
)
def test_a_number_has_one_spelling_and_tells_a_sole_trader(
    register: Register, written: str, country: Country | None, kept_as: str, sole: bool
) -> None:
    saved = records.save(register, Supplier(name="Någon", org_number=written, country=country))
    assert (saved.org_number, saved.sole_trader) == (kept_as, sole)
    assert records.get(register, Supplier, saved.id or 0) == saved
