"""Whom a row names is found in the register, or is new: suppliers by number, by name, by alias."""

from collections.abc import Iterator
from pathlib import Path

import copies
import pytest
from importing import ATEA, OTHER, bring, contracts, doubts, fates, reasons, row

from inkop_desktop.records.people import Organisation
from inkop_desktop.records.suppliers import Supplier, SupplierAlias
from inkop_desktop.register.register import Register
from inkop_desktop.rules import orgnr
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, suppliers, work
from inkop_desktop.services.imports.incoming import Fate, Found, Named
from inkop_desktop.text import message


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Åsele kommun")) as made:
        yield made


def in_register(register: Register) -> Supplier:
    return records.save(
        register,
        Supplier(name="Atea Sverige AB", org_number="556448-0282", aliases=(SupplierAlias(name="Martela"),)),
    )


@pytest.mark.parametrize(
    "named",
    [
        Named("Någon annan", ATEA),
        Named("", ATEA),
        Named("atea sverige"),
        Named("ATEA SVERIGE AB (publ)"),
        Named("Martela AB"),
        Named("Atea Sverige AB", ATEA),
    ],
)
def test_a_supplier_is_found_by_its_number_then_by_its_names(register: Register, named: Named) -> None:
    atea = in_register(register)
    bring(register, row(2, title="IT", suppliers=(named, named)))
    assert [each.supplier_id for each in contracts(register)[0].suppliers] == [atea.id]
    assert len(records.every(register, Supplier)) == 1


def test_the_same_name_with_another_number_is_another_supplier(register: Register) -> None:
    in_register(register)
    bring(register, row(2, title="IT", suppliers=(Named("Atea Sverige AB", OTHER),)))
    assert [each.org_number for each in records.every(register, Supplier)] == ["556448-0282", "556012-5790"]


@pytest.mark.parametrize(
    "named", [Named("Berg AB", OTHER), Named("Atea Sverige AB", OTHER), Named("", OTHER)]
)
def test_a_supplier_is_found_by_the_number_of_one_that_was_merged_into_it(
    register: Register, named: Named
) -> None:
    atea = in_register(register)
    berg = records.save(register, Supplier(name="Berg AB", org_number="556012-5790"))
    suppliers.merge(register, atea, berg, agreed=True)
    plan = bring(register, row(2, title="IT", suppliers=(named,)))
    assert [each.supplier_id for each in contracts(register)[0].suppliers] == [atea.id]
    assert (len(records.every(register, Supplier)), doubts(plan)) == (1, [])
    (said,) = doubts(bring(register, row(3, title="PC", suppliers=(Named("Telia AB", OTHER),))))
    assert said.startswith("556012-5790 is the number of Atea Sverige AB, so “Telia AB” was taken")


def test_a_number_of_ones_own_goes_before_one_from_a_merged_supplier(register: Register) -> None:
    alias = SupplierAlias(name="556012-5790")
    first = records.save(register, Supplier(name="Atea AB", org_number="556448-0282", aliases=(alias,)))
    own = records.save(register, Supplier(name="Berg AB", org_number="556012-5790"))
    bring(register, row(2, title="IT", suppliers=(Named("", OTHER), Named("", ATEA))))
    assert [each.supplier_id for each in contracts(register)[0].suppliers] == [own.id, first.id]


def test_a_supplier_without_number_gets_the_one_that_a_row_tells(register: Register) -> None:
    known = records.save(register, Supplier(name="Berg AB"))
    bring(
        register,
        row(2, title="Kött", suppliers=(Named("Berg AB", OTHER),)),
        row(3, title="Fisk", suppliers=(Named("Fisk AB"),)),
        row(4, title="Räkor", suppliers=(Named("Fisk AB", ATEA),)),
    )
    berg, fisk = records.every(register, Supplier)
    assert (berg.id, berg.org_number, berg.country) == (known.id, "556012-5790", Country.SE)
    assert (fisk.name, fisk.org_number) == ("Fisk AB", "556448-0282")


def test_a_supplier_that_is_a_number_alone_is_called_by_it_and_doubtful(register: Register) -> None:
    plan = bring(register, row(2, title="IT", suppliers=(Named("", ATEA),)))
    assert [each.name for each in records.every(register, Supplier)] == ["556448-0282"]
    assert doubts(plan) == ["No name is told of 556448-0282, so the supplier is called by it."]


def test_a_supplier_that_is_called_by_its_number_gets_the_name_that_a_row_tells(register: Register) -> None:
    alone, named = row(2, title="IT", suppliers=(Named("", ATEA),)), Named("Atea AB", ATEA)
    plan = bring(register, alone, row(3, title="PC", suppliers=(named,)))
    (atea,) = records.every(register, Supplier)
    assert (atea.name, atea.org_number, doubts(plan)) == ("Atea AB", "556448-0282", [])
    assert [each.supplier.name for each in plan.decisions[0].suppliers] == ["Atea AB"]


def test_a_supplier_of_the_register_called_by_its_number_gets_its_name(register: Register) -> None:
    bring(register, row(2, title="IT", suppliers=(Named("", ATEA),)))
    bring(register, row(2, title="IT", suppliers=(Named("Atea AB", ATEA),)))
    assert [each.name for each in records.every(register, Supplier)] == ["Atea AB"]


def test_a_number_alone_finds_the_supplier_of_the_register(register: Register) -> None:
    atea = in_register(register)
    plan = bring(register, row(2, title="IT", suppliers=(Named("", ATEA),)))
    assert (plan.decisions[0].suppliers, doubts(plan)) == ((Found(atea),), [])


OTHERWISE = {
    # the name that a row tells beside Atea's number, and whether it is another name than Atea's
    "Telia Sverige AB": True,
    "Atea": True,
    "atea sverige": False,
    "Atea Sverige AB (publ)": False,
    "Martela": False,
    "": False,
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_another_name_beside_a_number_is_doubtful_and_kept(register: Register, name: str) -> None:
    atea = in_register(register)
    plan = bring(register, row(2, title="IT", suppliers=(Named(name, ATEA, kept=f"Leverantör: {name}"),)))
    (contract,) = contracts(register)
    assert plan.decisions[0].suppliers == (Found(atea),)
    assert [each.supplier_id for each in contract.suppliers] == [atea.id]
    assert contract.remarks == (f"Leverantör: {name}" if OTHERWISE[name] else "")
    taken = (
        f"556448-0282 is the number of Atea Sverige AB, so “{name}” was taken to be that supplier. "
        "The cell is kept in the remarks."
    )
    assert doubts(plan) == ([taken] if OTHERWISE[name] else [])


def test_another_name_in_the_same_list_is_doubtful_and_kept_once(register: Register) -> None:
    telia, tele = (Named(name, OTHER, kept="Lev: Telia; Tele") for name in ("Telia AB", "Tele AS"))
    rows = [
        row(2, number="1", title="Kött", suppliers=(Named("Berg AB", OTHER),)),
        row(3, number="2", title="El", suppliers=(telia, tele), remarks="Se pärm\nLev: Telia; Tele 2"),
    ]
    plan = bring(register, *rows)
    (berg,) = records.every(register, Supplier)
    meat, power = contracts(register)
    assert (berg.name, meat.remarks) == ("Berg AB", "")
    assert power.remarks == "Se pärm\nLev: Telia; Tele 2\nLev: Telia; Tele"
    assert plan.decisions[1].suppliers[0].supplier.name == "Berg AB"
    assert [each.count("is the number of Berg AB") for each in doubts(plan)] == [2]
    assert bring(register, *rows).unchanged == 2


FOREIGN = [
    # the register's country, a number, and what is said of it
    (Country.SE, "556448-0282", ""),
    (Country.SE, "957 597 076", "from Norway, since it cannot be one from Sweden"),
    (Country.SE, "326 912 557", "from Norway, since it cannot be one from Sweden"),
    (Country.NO, "957 597 076", ""),
    (Country.NO, "826781742", ""),
    (Country.NO, "326 912 557", "326 912 557 may be from another country: organisation numbers from Norway"),
    (Country.NO, "122345-6789", "122345-6789 was read as an organisation number from Sweden, since"),
]


@pytest.mark.parametrize(("country", "text", "said"), FOREIGN)
def test_a_number_that_is_right_by_chance_is_doubtful_until_it_is_known(
    tmp_path: Path, country: Country, text: str, said: str
) -> None:
    number = orgnr.parse(text)
    rows = [row(2, number="1", title="IT", suppliers=(Named("Atea", number),))]
    with copies.new(tmp_path / "own", "Anna", country, Organisation(name="Vår")) as made:
        plan = bring(made, *rows)
        (supplier,) = records.every(made, Supplier)
        again = bring(made, *rows)
    assert supplier.org_number == number.display
    assert [said in each for each in doubts(plan)] == ([True] if said else [])
    assert doubts(again) == []


def test_no_row_brings_somebody_without_a_name(register: Register) -> None:
    rows = [
        row(2, title="IT", suppliers=(Named(""),)),
        row(3, title="El", unit_id=Named("")),
        row(4, title="Kött", suppliers=(Named("Berg AB"),)),
    ]
    plan = bring(register, *rows)
    assert fates(plan) == [Fate.REFUSE, Fate.REFUSE, Fate.CREATE]
    assert reasons(plan) == ["Fill in “Name”.", "Fill in “Name”."]
    assert [each.name for each in records.every(register, Supplier)] == ["Berg AB"]


def test_an_alias_of_a_supplier_that_got_a_number_is_that_one(register: Register) -> None:
    records.save(register, Supplier(name="Berg AB", aliases=(SupplierAlias(name="Dal"),)))
    named = [Named("Dal", OTHER), Named("Dal", ATEA)]
    bring(register, *(row(place, title=str(place), suppliers=(each,)) for place, each in enumerate(named)))
    found = [(each.name, each.org_number) for each in records.every(register, Supplier)]
    assert found == [("Berg AB", "556012-5790"), ("Dal", "556448-0282")]


def test_a_supplier_with_an_odd_number_in_the_register_is_found_by_its_name(register: Register) -> None:
    with work.change(register, message("Add")) as change:
        odd = change.save(Supplier(name="Berg AB", org_number="unknown"))
    bring(register, row(2, title="Kött", suppliers=(Named("Berg"),)))
    assert contracts(register)[0].suppliers[0].supplier_id == odd.id
