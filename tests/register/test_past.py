"""Records as they were once: of what the log knows, and of what it does not know any more."""

from dataclasses import replace

from sqlalchemy import select

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractOption, ContractSupplier
from inkop_desktop.records.fields import AnyRoot
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import history, past, rows
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import Change
from inkop_desktop.rules.money import Money
from inkop_desktop.services import records, registers, work
from inkop_desktop.text import message


def now(register: Register) -> int:
    """Return the latest change set."""
    return registers.log(register, 1)[0].id


def load(register: Register, kind: type[AnyRoot], after: int, *ids: int) -> list[AnyRoot]:
    """Return records as they were, without the versions that they have now."""
    with register.reading() as connection:
        return [replace(each, version=0) for each in past.load(connection, kind, after, ids or None)]


def test_a_record_is_as_it_was_with_its_rows(register: Register) -> None:
    first, second = (records.save(register, Supplier(name=each)).id for each in ("Alfa", "Beta"))
    contract = records.save(
        register,
        Contract(
            title="Städ",
            ceiling=Money(100, "SEK"),
            suppliers=(ContractSupplier(supplier_id=first), ContractSupplier(supplier_id=second)),
            options=(ContractOption(months=12),),
        ),
    )
    after = now(register)
    gone = replace(contract, title="Lokalvård", ceiling=None, options=(), suppliers=contract.suppliers[1:])
    changed = records.save(register, gone)
    records.save(register, replace(changed, ceiling=Money(7, "EUR"), suppliers=contract.suppliers[:1]))
    assert load(register, Contract, after, contract.id or 0) == [replace(contract, version=0)]
    assert [each.title for each in load(register, Contract, now(register))] == ["Lokalvård"]


def test_what_has_been_deleted_since_is_there_and_what_has_been_made_since_is_not(register: Register) -> None:
    one, two = (records.save(register, ProductArea(name=each)) for each in ("El", "Vatten"))
    after = now(register)
    records.delete(register, one)
    three = records.save(register, ProductArea(name="Gas"))
    ids = [each.id or 0 for each in (three, two, one)]
    assert [each.name for each in load(register, ProductArea, after, *ids)] == ["Vatten", "El"]
    assert [each.name for each in load(register, ProductArea, after)] == ["El", "Vatten"]
    assert [each.name for each in load(register, ProductArea, now(register), *ids)] == ["Gas", "Vatten"]


def test_what_has_not_been_changed_since_is_as_it_is_stored(register: Register) -> None:
    area = records.save(register, ProductArea(name="El"))
    records.save(register, ProductArea(name="Vatten"))
    with register.reading() as connection:
        assert past.load(connection, ProductArea, area.version, [area.id or 0]) == [area]


def test_what_has_been_undone_and_done_again_is_taken_back_too(register: Register) -> None:
    area = records.save(register, ProductArea(name="El"))
    made = now(register)
    records.save(register, replace(area, name="Kraft"))
    renamed = now(register)
    registers.undo(register)
    undone = now(register)
    registers.redo(register)
    names = [load(register, ProductArea, each)[0].name for each in (made, renamed, undone, now(register))]
    assert names == ["El", "Kraft", "El", "Kraft"]


def test_what_has_been_erased_from_the_log_is_as_it_is_now(register: Register) -> None:
    supplier = records.save(register, Supplier(name="Alfa", email="alfa@example.se"))
    after = now(register)
    records.save(register, replace(supplier, name="Beta", email="beta@example.se"))
    with work.change(register, message("Erase")) as erasing:
        of_names = select(history.CHANGE.c.id).where(history.CHANGE.c.field == "name")
        history.erase(erasing.connection, list(erasing.connection.scalars(of_names)))
    (then,) = load(register, Supplier, after)
    assert (then.name, then.email) == ("Beta", "alfa@example.se")


def test_columns_that_later_versions_do_without_are_left_out() -> None:
    gone = Change("area", 1, "area", 1, "colour", "röd", "blå")
    table = Change("area", 1, "area_colour", 1, "id", 1, None)
    picture = rows.flatten(ProductArea(id=1, name="El"))
    assert rows.undone(picture, [gone, table]) == picture


def test_nothing_shows_no_record() -> None:
    assert rows.unflatten(ProductArea, {}) is None


def test_a_picture_shows_the_record_that_it_was_made_of(register: Register) -> None:
    contract = Contract(id=5, title="Städ", options=(ContractOption(id=2, months=6), ContractOption(id=1)))
    assert rows.unflatten(Contract, rows.flatten(contract)) == contract


def test_more_records_than_one_statement_takes(register: Register) -> None:
    with work.change(register, message("Many")) as change:
        made = change.save_all([ProductArea(name=f"Område {number}") for number in range(1_200)])
    after = now(register)
    with work.change(register, message("Rename")) as change:
        change.save_all([replace(each, name="?") for each in made])
    assert load(register, ProductArea, after, *(each.id or 0 for each in made)) == [
        replace(each, version=0) for each in made
    ]
