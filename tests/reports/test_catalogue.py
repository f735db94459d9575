"""The contract catalogue: what is in it, for whom, how to order, whom to ask; nothing that is not public."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import (
    CallOff,
    Contract,
    ContractManager,
    ContractOwner,
    ContractSupplier,
    ContractUser,
)
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.catalogue_order import CatalogueOrder
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import ContractKind, OrderingChannel, Secrecy
from inkop_desktop.services import people, records, roles
from inkop_desktop.typeset.document import DataTable, Paragraph, Subheading, Title

TODAY = date(2026, 11, 21)
FACTS: Mapping[str, Any] = {
    "number": "1",
    "title": "Limpor",
    "first_day": date(2025, 1, 1),
    "last_day": date(2027, 6, 30),
    "public": True,
}


def save(register: Register, **facts: Any) -> Contract:
    return records.save(register, Contract(**{**FACTS, **facts}))


def told(register: Register, **reader: int) -> list[Any]:
    """Return the lines of the catalogue, a subheading as its text."""
    document = orders.document_of(register, CatalogueOrder(TODAY, **reader))
    table = next(block for block in document.blocks if isinstance(block, DataTable))
    return [line.text if isinstance(line, Subheading) else line for line in table.rows]


def titles(register: Register, **reader: int) -> list[str]:
    return [each[0] for each in told(register, **reader) if not isinstance(each, str)]


def test_a_contract_is_told_with_all_that_somebody_needs_to_order(register: Register) -> None:
    kim = records.save(register, Person(name="Kim Ek", phone="0911-1", email="kim@norrby.example"))
    save(
        register,
        area_id=1,
        kind=ContractKind.FRAMEWORK_ONE,
        suppliers=(ContractSupplier(supplier_id=1),),
        ordering_channel=OrderingChannel.EMAIL,
        managers=(ContractManager(person_id=kim.id),),
        owners=(ContractOwner(person_id=1),),
    )
    how = "Email\nCall off from its one supplier."
    contact = "Kim Ek\n0911-1\nkim@norrby.example"
    assert told(register) == [
        "Bröd",
        ("Limpor", "Brød & Łódź <AB>", how, contact, "2027-06-30", "Everybody", "1"),
    ]


def test_who_owns_it_is_asked_where_nobody_manages_it_today(register: Register) -> None:
    gone = ContractManager(person_id=1, to_day=date(2026, 11, 20))
    olle = records.save(register, Person(name="Olle"))
    save(
        register, managers=(gone,), owners=(ContractOwner(person_id=olle.id),), last_day=None, open_ended=True
    )
    (_group, row) = told(register)
    assert (row[3], row[4]) == ("Olle", "Open-ended")


@pytest.mark.parametrize(
    ("facts", "how"),
    [
        ({"ordering_channel": OrderingChannel.PHONE}, "Telephone"),
        ({"kind": ContractKind.FRAMEWORK_ONE}, "Call off from its one supplier."),
        ({}, "Ask Åsa Ek and Kim how the agreement is used."),
    ],
    ids=["a channel", "a way", "neither"],
)
def test_whom_to_ask_stands_where_the_register_does_not_tell_how(
    register: Register, facts: dict[str, Any], how: str
) -> None:
    kim = records.save(register, Person(name="Kim"))
    save(register, owners=(ContractOwner(person_id=1), ContractOwner(person_id=kim.id)), **facts)
    (_group, row) = told(register)
    assert row[2:4] == (how, "Åsa Ek\nKim")


def test_who_is_in_charge_is_asked_where_nobody_has_the_contract(register: Register) -> None:
    """That is whoever is it today, of the organisation that the catalogue is for."""
    save(register)
    assert told(register)[1][2:4] == ("Ask the procurement officer in charge how the agreement is used.", "")
    company = records.save(register, Organisation(name="Energi AB")).id or 0
    kim = records.save(register, Person(name="Kim")).id or 0
    with register.reading() as connection:
        role = roles.role_of(connection, Post.PROCUREMENT_OFFICER)
    officer = Appointment(role_id=role, person_id=1, organisation_id=1, to_day=TODAY)
    records.save(register, officer)
    records.save(register, Appointment(role_id=role, person_id=kim, organisation_id=company))
    assert told(register)[1][2:4] == ("Ask Åsa Ek how the agreement is used.", "Åsa Ek")
    assert told(register, organisation_id=company)[1][3] == "Kim"


def test_areas_and_contracts_stand_in_the_order_of_the_alphabet(register: Register) -> None:
    below = records.save(register, ProductArea(name="Ägg", parent_id=1)).id
    for number, (title, area_id) in enumerate([("Ö", None), ("Ost", below), ("Zucchini", 1), ("Aladåb", 1)]):
        save(register, number=str(number), title=title, area_id=area_id)
    lines = [each if isinstance(each, str) else each[0] for each in told(register)]
    assert lines == ["Bröd", "Aladåb", "Zucchini", "Bröd › Ägg", "Ost", "Not stated", "Ö"]


@pytest.mark.parametrize(
    "facts",
    [{"public": False}, {"secrecy": Secrecy.SECRET}, {"secrecy": Secrecy.PARTLY}],
    ids=["not public", "secret", "partly secret"],
)
def test_what_is_not_public_is_counted_and_not_shown(register: Register, facts: dict[str, Any]) -> None:
    save(register, title="Kakor")
    save(register, number="2", **facts)
    document = orders.document_of(register, CatalogueOrder(TODAY))
    assert titles(register) == ["Kakor"]
    assert document.blocks[0] == Title("Contract catalogue", "1 contract")
    assert document.blocks[-1] == Paragraph("1 more contract in force is not shown: it may not be published.")


def test_what_its_case_keeps_secret_stays_out(register: Register) -> None:
    saved = save(register)
    secret = Secret(subject="supplier_id", paragraph="31 kap. 16 § OSL")
    records.save(register, DirectProcurement(title="Limpor", contract_id=saved.id, secrets=(secret,)))
    assert titles(register) == []


@pytest.mark.parametrize(
    ("facts", "is_there"),
    [
        ({}, True),
        ({"last_day": TODAY}, True),
        ({"last_day": date(2026, 11, 20)}, False),
        ({"first_day": date(2026, 11, 22)}, False),
        ({"last_day": None}, False),
    ],
)
def test_only_what_is_in_force_is_there(register: Register, facts: dict[str, Any], is_there: bool) -> None:
    save(register, **facts)
    assert bool(titles(register)) is is_there


def test_nobody_is_told_to_order_from_an_exhausted_agreement(register: Register) -> None:
    used = CallOff(day=TODAY, what="Limpor", value=Money(5, "SEK"))
    facts: dict[str, Any] = {"ordering_channel": OrderingChannel.EMAIL, "ceiling": Money(5, "SEK")}
    save(register, call_offs=(used,), **facts)
    (_group, row) = told(register)
    assert row[2] == "Its ceiling is exhausted: nothing more may be ordered."


def test_a_reader_is_shown_what_it_may_use(register: Register) -> None:
    company = records.save(register, Organisation(name="Energi AB")).id or 0
    school = records.save(register, Unit(name="Skola", organisation_id=1)).id or 0
    kitchen = records.save(register, Unit(name="Kök", organisation_id=1, parent_id=school)).id or 0
    office = records.save(register, Unit(name="Kansli", organisation_id=1)).id or 0
    for title, users in {
        "all": (),
        "company": (ContractUser(organisation_id=company),),
        "own": (ContractUser(organisation_id=1),),
        "school": (ContractUser(unit_id=school),),
    }.items():
        save(register, title=title, users=users)
    assert titles(register) == ["all", "company", "own", "school"]
    assert titles(register, organisation_id=company) == ["all", "company"]
    assert titles(register, organisation_id=1) == ["all", "own", "school"]
    assert titles(register, unit_id=kitchen) == ["all", "own", "school"]
    assert titles(register, unit_id=office) == ["all", "own"]
    document = orders.document_of(register, CatalogueOrder(TODAY, unit_id=kitchen))
    assert document.blocks[0] == Title("Contract catalogue", "Kök · 3 contracts")


def test_a_reader_is_found_by_name_or_refused(register: Register) -> None:
    unit = records.save(register, Unit(name="Skola"))
    assert people.unit_named(register, "SKOLA") == unit.id
    assert people.organisation_named(register, "norrby kommun") == 1
    for again in (Unit(name="Skola"), Organisation(name="Norrby kommun")):
        records.save(register, again)
    for named, name in ((people.unit_named, "Skola"), (people.organisation_named, "Norrby kommun")):
        with pytest.raises(UserError, match="Several"):
            named(register, name)
        with pytest.raises(UserError, match="There is no"):
            named(register, "Annan")
