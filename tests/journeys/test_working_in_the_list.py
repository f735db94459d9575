"""Working through a list: several at once, undo, filters, columns, copying, finding anything."""

from pathlib import Path

import pytest
from drivers import ContractsDriver, DirectoryDriver, FinderDriver
from driving import Program
from recorder import Recorder


@pytest.fixture
def contracts(program: Program, region: Path) -> ContractsDriver:
    program.start(region)
    return ContractsDriver(program)


def test_a_contract_is_duplicated_under_the_next_number(program: Program, contracts: ContractsDriver) -> None:
    first = contracts.titles()[0]
    contracts.choose(first)
    contracts.duplicate()
    assert contracts.titles().count(first) == 2
    assert "2026-" in dict(zip(contracts.titles(), contracts.titles("number"), strict=True))[first]
    assert contracts.title() == first
    said = program.told()
    assert said.startswith("“2026-")
    assert said.endswith("is a copy, with the dates and case number of the original. Go through them.")
    program.press_told()
    assert contracts.titles().count(first) == 1


def test_several_are_given_the_same_level_and_it_is_one_step(
    program: Program, contracts: ContractsDriver
) -> None:
    contracts.show_column("level")
    first, second = contracts.titles()[:2]
    before = contracts.titles("level")
    contracts.choose(first)
    contracts.choose(second, more=True)
    dialog = contracts.edit_several()
    assert {dialog.field(name).editor.words()[0] for name in ("level", "procedure")} == {"Unchanged"}
    dialog.pick("level", "A, strategic")
    dialog.press("Save")
    assert contracts.titles("level") == ["A, strategic"] * 2 + before[2:]
    assert program.told() == "2 contracts were changed."
    program.press_told()
    assert contracts.titles("level") == before


def test_what_is_deleted_comes_back_with_undo(program: Program, contracts: ContractsDriver) -> None:
    before = contracts.titles()
    contracts.choose(before[1])
    contracts.choose(before[2], more=True)
    contracts.delete()
    assert contracts.titles() == [before[0], *before[3:]]
    assert program.told() == "2 contracts were deleted."
    program.press_told()
    assert contracts.titles() == before


def test_a_filter_is_narrowed_saved_chosen_and_deleted(contracts: ContractsDriver) -> None:
    contracts.filter("All")
    everything = contracts.titles()
    dialog = contracts.more_filters()
    dialog.tick("status", "Expired")
    dialog.write("name", "Gamla avtal")
    dialog.press("Show")
    expired = contracts.titles()
    assert 0 < len(expired) < len(everything)
    assert set(contracts.titles("status")) == {"Expired"}
    assert contracts.button("Gamla avtal").isChecked()
    assert "Own choice" not in contracts.pills()
    contracts.filter("In force")
    assert contracts.titles() != expired
    contracts.filter("Gamla avtal")
    assert contracts.titles() == expired
    contracts.more_filters().press("Delete the filter")
    assert "Gamla avtal" not in contracts.pills()


def test_what_was_narrowed_by_hand_is_saved_as_it_stands(contracts: ContractsDriver) -> None:
    for months in ("6", "9"):
        dialog = contracts.more_filters()
        dialog.write("ending_within", months)
        dialog.press("Show")
    ending = contracts.titles()
    assert contracts.button("Own choice").isChecked()
    dialog = contracts.more_filters()
    dialog.write("name", "Snart slut")
    dialog.press("Show")
    assert contracts.titles() == ending
    assert contracts.button("Snart slut").isChecked()
    assert "Own choice" not in contracts.pills()
    assert contracts.more_filters().button("Delete the filter")


def test_columns_and_order_are_remembered(program: Program, contracts: ContractsDriver, region: Path) -> None:
    contracts.show_column("owners")
    contracts.sort_by("title")
    contracts.sort_by("title")
    wanted, order = contracts.headings(), contracts.titles()
    program.quit()
    program.start(region)
    again = ContractsDriver(program)
    assert "owners" in again.headings()
    assert again.headings() == wanted
    assert again.titles() == order


def test_chosen_rows_are_copied_for_a_spreadsheet(contracts: ContractsDriver) -> None:
    titles, numbers = contracts.titles(), contracts.titles("number")
    contracts.choose(titles[0])
    contracts.choose(titles[1], more=True)
    rows = [line.split("\t") for line in contracts.copy().splitlines()]
    assert [row[:2] for row in rows] == [[numbers[place], titles[place]] for place in range(2)]


def test_ctrl_k_goes_to_a_supplier_and_to_a_contract(program: Program, contracts: ContractsDriver) -> None:
    title = contracts.titles()[0]
    supplier = contracts.titles("suppliers")[0].split(";")[0]
    finder = FinderDriver(program)
    assert supplier in finder.type(supplier)
    finder.go()
    page = program.window.workplace()
    assert page.current() == "suppliers"
    assert program.window.focusWidget() is page.page().current().table  # so that Enter opens what was found
    assert DirectoryDriver(program, "suppliers").chosen() == [supplier]
    finder = FinderDriver(program)
    assert any(title in hit for hit in finder.type(title))
    finder.go()
    assert page.current() == "contracts"
    assert program.window.focusWidget() is page.page().table
    assert ContractsDriver(program).title() == title


def test_two_suppliers_become_one(program: Program, contracts: ContractsDriver, told: Recorder) -> None:
    title, supplier = contracts.titles()[0], contracts.titles("suppliers")[0]
    suppliers = DirectoryDriver(program, "suppliers")
    kept = next(name for name in suppliers.titles() if name != supplier)
    suppliers.choose(kept)
    suppliers.choose(supplier, more=True)
    dialog = suppliers.merge()
    if dialog.field("kept").editor.names.get(dialog.value("kept")) != kept:
        dialog.refer("kept", kept)
        dialog.refer("gone", supplier)
    told.answers = ["yes"]  # they have two organisation numbers
    dialog.press("Merge")
    assert supplier not in suppliers.titles()
    contracts = ContractsDriver(program)
    shown = dict(zip(contracts.titles(), contracts.titles("suppliers"), strict=True))
    assert shown[title] == kept
    program.press("Ctrl+Z")
    assert supplier in DirectoryDriver(program, "suppliers").titles()
