"""One action is one change set: whole or not at all, refused where another was first, undone in order."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.people import Unit
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.change import Changed, NewerVersionError
from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register
from inkop_desktop.services import contracts, records, registers, work
from inkop_desktop.text import message


def titles(register: Register) -> list[str]:
    return [each.title for each in records.every(register, Contract)]


def test_saving_over_a_newer_version_is_refused_and_shows_it(register: Register) -> None:
    first = records.save(register, Contract(title="Städ"))
    newer = records.save(register, replace(first, title="Städning"))
    with pytest.raises(NewerVersionError, match="changed by someone else") as refused:
        records.save(register, replace(first, title="Lokalvård"))
    assert refused.value.stored == newer
    assert titles(register) == ["Städning"]
    with pytest.raises(NewerVersionError):
        records.delete(register, first)


def test_saving_what_was_deleted_is_refused(register: Register) -> None:
    saved = records.save(register, Contract(title="Städ"))
    records.delete(register, saved)
    with pytest.raises(NewerVersionError, match="deleted") as refused:
        records.save(register, saved)
    assert refused.value.stored is None


def test_a_record_may_be_saved_twice_in_one_action(register: Register) -> None:
    with work.change(register, message("Twice")) as change:
        saved = change.save(Contract(title="Städ"))
        again = change.save(replace(saved, title="Städning"))
    assert again.version == saved.version
    assert records.get(register, Contract, saved.id or 0) == again
    registers.undo(register)
    assert titles(register) == []


def test_a_change_set_knows_what_it_has_saved_and_reads_the_rest(register: Register) -> None:
    stored, gone = (records.save(register, Unit(name=name)) for name in ("Kök", "Kansli"))
    with work.change(register, message("Move")) as change:
        saved = change.save(Unit(name="Bibliotek"))
        again = change.save(replace(stored, name="Storkök"))
        change.save(replace(gone, name="Kontor"))
        change.delete(change.load(Unit, [gone.id or 0])[0])
        found = change.load(Unit, [saved.id or 0, stored.id or 0, gone.id or 0])
    assert found == [saved, again]
    assert {each.id: each for each in found} == {each.id: each for each in records.every(register, Unit)}


def test_new_records_may_refer_to_one_another_by_ids_below_zero(register: Register) -> None:
    """They stand for a row of one table, in one action: elsewhere the same number is somebody else's."""
    with work.change(register, message("Add")) as change:
        first, second = change.save_all([Contract(id=-1, predecessor_id=-2), Contract(id=-2, parent_id=-2)])
        third = change.save(Contract(parent_id=-1, suppliers=(ContractSupplier(supplier_id=-1),)))
        supplier = change.save(Supplier(id=-1, name="Norrgrossen AB"))
    assert (first.predecessor_id, second.parent_id, third.parent_id) == (second.id, second.id, first.id)
    assert [each.supplier_id for each in third.suppliers] == [supplier.id]
    assert records.every(register, Contract) == [first, second, third]
    assert records.save(register, Contract(id=-1, title="Städ")).id not in {first.id, second.id, third.id}


def test_a_record_that_was_saved_twice_in_one_action_goes_all_the_way_back(register: Register) -> None:
    first, other = (records.save(register, Contract(title=title)) for title in ("Städ", "Bröd"))
    with work.change(register, message("Back and forth")) as change:
        second = change.save(replace(first, title="Städning", remarks="Ny"))
        change.save(replace(other, title="Bakverk"))
        change.save(replace(second, title="Lokalvård", remarks=""))
    registers.undo(register)
    assert [(each.title, each.remarks) for each in records.every(register, Contract)] == [
        ("Städ", ""),
        ("Bröd", ""),
    ]
    registers.redo(register)
    assert titles(register) == ["Lokalvård", "Bakverk"]


def test_records_may_refer_to_what_comes_later_in_the_same_action(register: Register) -> None:
    with work.change(register, message("Forward")) as change:
        (contract,) = change.save_all([Contract(title="Städ", suppliers=(ContractSupplier(supplier_id=1),))])
        change.save(Supplier(name="Norrgrossen AB"))
    assert records.get(register, Contract, contract.id or 0).suppliers[0].supplier_id == 1


def test_a_reference_to_nothing_ends_the_action_with_nothing_changed(register: Register) -> None:
    with pytest.raises(UserError, match="refers"):
        records.save(register, Contract(title="Städ", area_id=99))
    assert titles(register) == []
    records.save(register, Contract(title="Bröd"))
    assert titles(register) == ["Bröd"]


def add_area(register: Register) -> tuple[Any, Callable[[Any], Any]]:
    return records.save(register, ProductArea(name="A")), lambda made: Contract(title="C", area_id=made.id)


def add_supplier(register: Register) -> tuple[Any, Callable[[Any], Any]]:
    return records.save(register, Supplier(name="S")), lambda made: Contract(
        title="C", suppliers=(ContractSupplier(supplier_id=made.id),)
    )


def add_unit(register: Register) -> tuple[Any, Callable[[Any], Any]]:
    return records.save(register, Unit(name="U")), lambda made: Unit(name="V", parent_id=made.id)


@pytest.mark.parametrize("add", [add_area, add_supplier, add_unit])
def test_what_others_refer_to_is_not_deleted(register: Register, add: Callable[..., Any]) -> None:
    made, referring = add(register)
    other = records.save(register, referring(made))
    with pytest.raises(UserError, match="is still used by"):
        records.delete(register, made)
    assert records.get(register, type(made), made.id) == made
    records.delete(register, other)
    records.delete(register, made)
    assert records.some(register, type(made), [made.id]) == []


def test_both_may_be_deleted_in_one_action_in_any_order(register: Register) -> None:
    upper = records.save(register, Unit(name="U"))
    lower = records.save(register, Unit(name="V", parent_id=upper.id))
    records.delete_all(register, [upper, lower])
    assert records.every(register, Unit) == []
    registers.undo(register)
    assert [each.name for each in records.every(register, Unit)] == ["U", "V"]


def test_an_error_in_the_middle_leaves_nothing(register: Register) -> None:
    before = registers.log(register)

    def fail() -> None:
        with work.change(register, message("Fail")) as change:
            change.save(Contract(title="Städ"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert titles(register) == []
    assert registers.log(register) == before
    assert records.save(register, Contract(title="Bröd")).id == 1


def test_an_id_is_never_used_again(register: Register) -> None:
    first = records.save(register, Contract(title="Städ"))
    records.delete(register, first)
    assert records.save(register, Contract(title="Bröd")).id == (first.id or 0) + 1


def test_there_is_nothing_to_undo_in_a_register_that_was_just_opened(register: Register) -> None:
    records.save(register, Contract(title="Städ"))
    register.close()
    with registers.open_register(register.path, "Anna") as again:
        assert not again.can_undo
        with pytest.raises(UserError, match="nothing left to undo"):
            registers.undo(again)
        with pytest.raises(UserError, match="nothing to do again"):
            registers.redo(again)


def test_a_decision_is_not_undone(register: Register) -> None:
    with work.change(register, message("Decide"), binding=True) as change:
        change.save(Contract(title="Städ"))
    with pytest.raises(UserError, match="decision"):
        registers.undo(register)
    assert titles(register) == ["Städ"]


def test_what_somebody_else_has_changed_since_is_not_undone(register: Register) -> None:
    mine = records.save(register, Contract(title="Städ"))
    with registers.open_register(register.path, "Berit", Mode.TAKE_OVER) as other:
        records.save(other, replace(mine, title="Städning"))
        records.save(other, Contract(title="Bröd"))
    with registers.open_register(register.path, "Anna") as again:
        again._undo = register._undo  # as if this opening had never been interrupted
        with pytest.raises(UserError, match="Someone else"):
            registers.undo(again)
        assert titles(again) == ["Städning", "Bröd"]


def test_a_new_action_ends_what_could_be_done_again(register: Register) -> None:
    records.save(register, Contract(title="Städ"))
    registers.undo(register)
    assert register.next_redo() is not None
    records.save(register, Contract(title="Bröd"))
    assert register.next_redo() is None


def test_undoing_an_undo_keeps_the_name_of_the_action(register: Register) -> None:
    records.save(register, Contract(title="Städ"))
    names = [registers.undo(register), registers.redo(register), registers.undo(register)]
    assert names == [message("Add contract “{label}”", label="Städ")] * 3


def test_listeners_hear_what_was_touched_once_it_is_saved(register: Register) -> None:
    heard: list[tuple[Changed, list[str]]] = []
    register.listen(lambda changed: heard.append((changed, titles(register))))
    saved = records.save(register, Contract(title="Städ"))
    records.save(register, saved)  # as it was: nothing to hear of
    registers.undo(register)
    assert [(changed.touched, seen) for changed, seen in heard] == [
        ({"contract": frozenset({saved.id})}, ["Städ"]),
        ({"contract": frozenset({saved.id})}, []),
    ]


@pytest.mark.slow
def test_many_threads_write_one_after_the_other_and_read_at_any_time(register: Register) -> None:
    whole: list[bool] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            with register.reading() as connection:
                contracts_then = connection.exec_driver_sql("SELECT count(*) FROM contract").scalar()
                suppliers_then = connection.exec_driver_sql("SELECT count(*) FROM supplier").scalar()
            whole.append(contracts_then == suppliers_then)

    def write(number: int) -> None:
        with work.change(register, message("Both")) as change:
            change.save(Contract(title=f"Avtal {number}"))
            change.save(Supplier(name=f"Leverantör {number}"))

    with ThreadPoolExecutor(6) as threads:
        readers = [threads.submit(read) for _reader in range(2)]
        for each in [threads.submit(write, number) for number in range(20)]:
            each.result()
        done.set()
        for each in readers:
            each.result()
    assert whole
    assert all(whole)
    assert contracts.count(register) == 20
    assert registers.verify(register).broken == ()


def test_many_threads_undo_each_action_once(register: Register) -> None:
    for number in range(10):
        records.save(register, Contract(title=f"Avtal {number}"))
    with ThreadPoolExecutor(4) as threads:
        for each in [threads.submit(registers.undo, register) for _time in range(10)]:
            each.result()
    assert titles(register) == []
    assert len({entry.undoes for entry in registers.log(register) if entry.undoes}) == 10
