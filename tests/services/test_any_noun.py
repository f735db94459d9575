"""Records of any noun are read, saved, named and refused alike."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.formats import worded
from inkop_desktop.models.mapping import ROOTS, noun_of
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractOption, ContractSupplier
from inkop_desktop.records.fields import Root, fields_of
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.register import Answer, SavedFilter
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country, Verdict
from inkop_desktop.services import actions, records, registers
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import in_language, message


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with registers.new(tmp_path / "nouns", "Anna Berg", Country.SE, own) as made:
        yield made


# What can be written in any text, in the order of what a record rather has.
LONG = ("remarks", "description", "definition", "reason", "email", "code", "name")
SAVED: list[tuple[Root, str]] = [
    (Contract(number="2026-001", title="Städ"), "Add contract “2026-001 Städ”"),
    (Contract(title="Städ"), "Add contract “Städ”"),
    (Supplier(name="Norrgrossen AB"), "Add supplier “Norrgrossen AB”"),
    (Person(name="Karin Öberg"), "Add person “Karin Öberg”"),
    (Organisation(name="Älvkommun"), "Add organisation “Älvkommun”"),
    (Unit(name="Regionservice"), "Add unit “Regionservice”"),
    (ProductArea(name="Livsmedel"), "Add product area “Livsmedel”"),
    (SavedFilter(noun="contract", name="Mat"), "Save filter “Mat”"),
    (Answer(finding="x:1", verdict=Verdict.LATER, reason="Mars"), "Answer finding “x:1”"),
]


@pytest.mark.parametrize(("record", "action"), SAVED)
def test_a_record_is_saved_read_edited_and_deleted(register: Register, record: Any, action: str) -> None:
    saved = records.save(register, record)
    assert worded(registers.log(register, 1)[0].action) == action
    assert records.get(register, type(record), saved.id) == saved
    assert saved in records.every(register, type(record))
    text = next(name for name in LONG if name in fields_of(type(record)))
    edited = records.save(register, replace(saved, **{text: "Ändrat"}))
    assert edited.version > saved.version
    assert records.get(register, type(record), saved.id) == edited
    records.delete(register, edited)
    with pytest.raises(UserError, match="no longer in the register"):
        records.get(register, type(record), saved.id)


def test_every_noun_has_names_for_what_is_done_to_it() -> None:
    assert actions.ACTIONS.keys() == ROOTS.keys()
    for language in ("sv", "nb"):
        with in_language(language):
            for templates in actions.ACTIONS.values():
                said = {worded(message(template, label="X")) for template in templates}
                assert len(said) == 3
                assert not said & {template.format(label="X") for template in templates}


INVALID: list[tuple[Root, str, str]] = [
    (Contract(number="1"), "title", "Fill in “Title”."),
    (Contract(title=" \t"), "title", "Fill in “Title”."),
    (Supplier(), "name", "Fill in “Name”."),
    (Contract(title="Städ", options=(ContractOption(),)), "options", "has no length"),
    (Contract(title="Städ", suppliers=(ContractSupplier(),)), "suppliers", "Fill in “Supplier”."),
    (Supplier(name="X", org_number="556036-0794", country=Country.SE), "org_number", "check digit"),
    (Answer(finding="x:1", reason="Mars"), "verdict", "Fill in “Answer”."),
]


@pytest.mark.parametrize(("record", "field", "told"), INVALID)
def test_what_cannot_be_saved_is_told_beside_its_field(
    register: Register, record: Root, field: str, told: str
) -> None:
    before = registers.log(register, 1)
    with pytest.raises(InvalidRecordError) as refused:
        records.save(register, record)
    assert list(refused.value.problems) == [field]
    assert told in worded(refused.value.problems[field])
    assert told in worded(refused.value)
    with in_language("nb"):
        assert told not in worded(refused.value)
    assert registers.log(register, 1) == before


def test_all_problems_are_told_at_once() -> None:
    wrong = Contract(first_day=date(2026, 2, 1), last_day=date(2026, 1, 1), options=(ContractOption(),))
    assert {"title", "options"} < records.problems(wrong).keys()
    assert records.problems(Contract(title="Städ")) == {}
    assert records.checked(Contract(title="Städ")) == Contract(title="Städ")


def test_some_come_in_the_order_asked_for_without_those_that_are_gone(register: Register) -> None:
    first, second = (records.save(register, Person(name=name)) for name in ("Anna", "Berit"))
    wanted = [second.id or 0, 99, first.id or 0]
    assert records.some(register, Person, wanted) == [second, first]


def test_names_are_looked_up_for_many_nouns_at_once(register: Register) -> None:
    contract = records.save(register, Contract(number="1", title="Städ"))
    person = records.add_named(register, "person", "Karin")
    wanted = [("contract", contract.id or 0), ("person", person.id or 0), ("unit", 9)]
    found = records.names_of(register, wanted)
    assert found == {("contract", contract.id): "Städ", ("person", person.id): "Karin"}
    assert records.names(register, "person") == {person.id: "Karin"}


@pytest.mark.parametrize("noun", sorted(records.NAMED))
def test_a_noun_can_be_added_by_its_name_alone(register: Register, noun: str) -> None:
    made = records.add_named(register, noun, "Ny")
    assert noun_of(type(made)) == noun
    assert records.names(register, noun)[made.id or 0] == "Ny"


def test_several_are_deleted_as_one_action(register: Register) -> None:
    made = [records.save(register, Contract(number=str(n), title="Städ")) for n in range(3)]
    records.delete_all(register, made[:2])
    assert records.every(register, Contract) == made[2:]
    registers.undo(register)
    assert len(records.every(register, Contract)) == 3


def test_what_others_refer_to_stays_and_says_who_they_are(register: Register) -> None:
    seller = records.save(register, Supplier(name="Norrgrossen AB"))
    rows = (ContractSupplier(supplier_id=seller.id),)
    for number in ("2026-001", "2026-002"):
        records.save(register, Contract(number=number, title="Städ", suppliers=rows))
    with pytest.raises(UserError) as refused:
        records.delete(register, seller)
    users = "2026-001 Städ, 2026-002 Städ"
    assert worded(refused.value) == f"“Norrgrossen AB” is still used by {users}. Change that first."
    assert records.get(register, Supplier, seller.id or 0) == seller


def test_what_is_deleted_together_may_refer_to_each_other(register: Register) -> None:
    first = records.save(register, Contract(number="1", title="Städ"))
    second = records.save(register, Contract(number="2", title="Städ", predecessor_id=first.id))
    records.delete_all(register, [first, second])
    assert records.every(register, Contract) == []


def test_the_register_keeps_its_own_organisation(register: Register) -> None:
    with pytest.raises(UserError, match="whose register this is"):
        records.delete(register, registers.own_organisation(register))
