"""The menus: what would be undone, the history of the register, the keys, finding from any page."""

from pathlib import Path

import pytest
from drivers import ContractsDriver, FinderDriver, TodayDriver
from driving import Part, Program, click

from inkop_desktop.ui.finder import Finder
from inkop_desktop.ui.keyboard import KeyboardDialog
from inkop_desktop.ui.registers.log import LogDialog
from inkop_desktop.ui.widgets.buttons import Button


@pytest.fixture
def contracts(program: Program, region: Path) -> ContractsDriver:
    program.start(region)
    return ContractsDriver(program)


def test_the_menu_says_what_would_be_undone(program: Program, contracts: ContractsDriver) -> None:
    assert not program.menu("Edit", "Undo").isEnabled()
    title = contracts.titles()[-1]
    contracts.choose(title)
    contracts.duplicate()
    said = program.menu("Edit", "Undo").text()
    assert said.startswith("&Undo: Duplicate contract")
    assert len(said) < 80
    program.choose("Edit", "Undo")
    assert not program.menu("Edit", "Undo").isEnabled()
    assert program.menu("Edit", "Redo").text().startswith("&Redo: Duplicate contract")
    program.choose("Edit", "Redo")
    assert contracts.titles().count(title) == 2
    assert program.menu("Edit", "Redo").text() == "&Redo"


def test_everything_that_was_done_stands_in_the_history_of_the_register(
    program: Program, contracts: ContractsDriver
) -> None:
    contracts.choose(contracts.titles()[-1])
    contracts.duplicate()
    program.choose("Edit", "Undo")
    program.choose("Edit", "History of the register")
    dialog = Part(program, program.dialog(LogDialog))
    told = [each.lines() for each in dialog.widget.entries()]
    assert [each[0].split(" contract")[0] for each in told[:2]] == ["Undo: Duplicate", "Duplicate"]
    assert told[-1][0] == "Make the register"
    assert "Anna Lind" in told[0][1]
    assert "Show older" not in {
        each.text() for each in dialog.widget.findChildren(Button) if each.isVisible()
    }
    dialog.press("Close")


def test_the_history_of_the_register_tells_what_each_action_changed(
    program: Program, contracts: ContractsDriver
) -> None:
    contracts.choose(contracts.titles()[-1])
    edited = contracts.edit()
    edited.write("remarks", "Ring på måndag")
    edited.save()
    program.choose("Edit", "History of the register")
    dialog = Part(program, program.dialog(LogDialog))
    edit, *_others, made = dialog.widget.entries()
    assert len(edit.lines()) == 2
    for action in (edit, made):
        click(action.button)
        program.settle()
    assert edit.lines()[2:] == ["Remarks: Sista dag saknas i avtalet. → Ring på måndag"]
    assert "Name: Region Norrbotten" in made.lines()
    click(edit.button)
    assert len(edit.lines()) == 2
    dialog.press("Close")


def test_the_keys_are_told(program: Program, contracts: ContractsDriver) -> None:
    program.choose("Help", "Keyboard")
    dialog = program.dialog(KeyboardDialog)
    told = {words: keys for keys, words in dialog.keys.rows()}
    assert told["Redo"] == "Ctrl+Shift+Z"
    assert told["Delete"] == "Del"
    assert told["Edit"] == "Ctrl+E"
    dialog.accept()


def test_where_a_page_has_nothing_to_search_in_ctrl_f_finds_anything(program: Program, region: Path) -> None:
    program.start(region)
    TodayDriver(program)
    program.press("Ctrl+F")
    program.dialog(Finder).reject()


def test_nothing_found_says_so(program: Program, contracts: ContractsDriver) -> None:
    finder = FinderDriver(program)
    assert finder.type("zzz finns inte") == []
    finder.widget.reject()


def test_the_details_follow_the_keyboard(program: Program, contracts: ContractsDriver) -> None:
    titles = contracts.titles()
    contracts.choose(titles[0])
    contracts.table.setFocus()
    for title in titles[1:3]:
        program.press("Down")
        assert contracts.title() == title
    assert contracts.facts()["Suppliers"]


def test_what_has_no_button_stands_in_the_menu_beside_them(contracts: ContractsDriver) -> None:
    menu = contracts.button("More that can be done").menu()
    assert [each.text() for each in menu.actions()] == [
        "Note call-off …",
        "Duplicate",
        "Attach documents …",
        "Edit several …",
        "Copy for a spreadsheet",
        "Delete",
    ]


def test_the_buttons_of_the_details_offer_what_the_menu_of_the_rows_does(contracts: ContractsDriver) -> None:
    titles, offered = contracts.titles(), []
    for more in (False, True):
        contracts.choose(titles[int(more)], more=more)
        menu = {each.text(): each.isEnabled() for each in contracts.table.actions()}
        by_button = [contracts.button(words).isEnabled() for words in ("Decide …", "Edit", "Print")]
        assert by_button == [menu[words] for words in ("Decide …", "Edit", "Print …")]
        offered.append(by_button)
    assert offered == [[True] * 3, [False] * 3]


def test_nothing_is_offered_where_no_row_is_chosen(contracts: ContractsDriver) -> None:
    table = contracts.table
    contracts.search("zzz finns inte")
    assert [each.text() for each in table.actions() if each.isEnabled()] == []
