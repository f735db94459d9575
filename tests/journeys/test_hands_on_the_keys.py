"""Working without the mouse: from the search into the list, Enter on a button, undo, no cursor lost."""

from pathlib import Path

import pytest
from drivers import ContractsDriver, TodayDriver, WelcomeDriver
from driving import ListPart, Program, type_into
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from inkop_desktop.ui.widgets.search_field import SearchField

SEARCHED = [
    ("contracts", "städ"),
    ("suppliers", "nord"),
    ("areas", "vård"),
    ("law", "avtal"),
    ("reports", "contract"),
]


@pytest.fixture
def contracts(program: Program, region: Path) -> ContractsDriver:
    program.start(region)
    return ContractsDriver(program)


def searched(program: Program, text: str) -> SearchField:
    """Type into the search field of the page, without waiting for what is found."""
    program.press("Ctrl+F")
    field = QApplication.focusWidget()
    assert isinstance(field, SearchField)
    field.selectAll()
    type_into(field, text)
    return field


def cursor() -> QWidget | None:
    return QApplication.focusWidget()


@pytest.mark.parametrize("keys", [Qt.Key.Key_Down, Qt.Key.Key_Return])
@pytest.mark.parametrize(("area", "text"), SEARCHED)
def test_the_search_leads_into_the_first_hit(
    program: Program, region: Path, area: str, text: str, keys: Qt.Key
) -> None:
    program.start(region)
    program.go(area)
    page = ListPart(program, program.window.workplace().page())
    page.search(text)
    QTest.keyClick(page.table, Qt.Key.Key_End)
    QTest.keyClick(searched(program, text), keys)
    program.settle()
    assert cursor() is page.table
    assert page.table.model().rowCount() > 1
    assert [index.row() for index in page.table.selectionModel().selectedRows()] == [0]


@pytest.mark.parametrize("keys", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_where_nothing_is_found_the_cursor_stays(
    program: Program, contracts: ContractsDriver, keys: Qt.Key
) -> None:
    field = searched(program, "zzz finns inte")
    QTest.keyClick(field, keys)
    program.settle()
    assert cursor() is field
    type_into(field, "q")
    QTest.keyClick(field, keys)
    program.settle()
    assert cursor() is field


def test_home_and_end_go_to_the_first_and_the_last_row(contracts: ContractsDriver) -> None:
    titles, table = contracts.titles(), contracts.table
    table.setFocus()
    for key, row in ((Qt.Key.Key_End, -1), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(table, key)
        assert contracts.chosen() == [titles[row]]
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert contracts.chosen() == titles


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_the_cursor_is_on(contracts: ContractsDriver, key: Qt.Key) -> None:
    everything = contracts.button("All")
    before = contracts.titles()
    everything.setFocus()
    QTest.keyClick(everything, key)
    assert len(contracts.titles()) > len(before)


def test_enter_that_is_held_down_presses_no_button_again(contracts: ContractsDriver) -> None:
    everything = contracts.button("All")
    before = contracts.titles()
    everything.setFocus()
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
    )
    QApplication.sendEvent(everything, held)
    assert contracts.titles() == before


def test_enter_goes_to_the_area_that_the_cursor_is_on(contracts: ContractsDriver, program: Program) -> None:
    workplace = program.window.workplace()
    area = next(each for each in workplace.sidebar.findChildren(QAbstractButton) if each.key == "reports")
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert workplace.current() == "reports"


def test_enter_opens_the_menu_of_a_button(contracts: ContractsDriver, program: Program) -> None:
    more = contracts.button("More that can be done")
    more.setFocus()
    opened: list[bool] = []
    more.menu().aboutToShow.connect(lambda: opened.append(True))
    more.menu().aboutToShow.connect(more.menu().close, Qt.ConnectionType.QueuedConnection)
    QTest.keyClick(more, Qt.Key.Key_Return)
    program.settle()
    assert opened == [True]


def test_a_search_field_with_nothing_of_its_own_leaves_undo_to_the_program(
    program: Program, contracts: ContractsDriver
) -> None:
    before = contracts.titles()
    contracts.choose(before[1])
    contracts.delete()
    program.press("Ctrl+F")
    program.press("Ctrl+Z")
    assert contracts.titles() == before
    program.press("Ctrl+Shift+Z")
    assert contracts.titles() == [before[0], *before[2:]]
    field = searched(program, "städ")
    program.press("Ctrl+Z")
    program.bot.waitUntil(lambda: not field.text())
    assert contracts.titles() == [before[0], *before[2:]]


@pytest.mark.parametrize("place", [0, 10])
def test_after_an_answer_the_cursor_is_in_the_next_card(program: Program, region: Path, place: int) -> None:
    program.start(region)
    today = TodayDriver(program)
    what, following = today.cards()[place : place + 2]
    card = next(each for each in today.widget.cards() if each.accessibleName() == what)
    next(each for each in card.findChildren(QWidget) if each.accessibleName() == "More answers").setFocus()
    dialog = today.answer(what, "Does not apply here")
    dialog.write("reason", "Avtalet är uppsagt")
    dialog.press("Save the answer")
    assert today.cards()[place] == following
    program.window.activateWindow()
    program.bot.waitUntil(program.window.isActiveWindow)
    at = cursor()
    assert isinstance(at, QPushButton)
    assert at.accessibleDescription() == following
    program.bot.waitUntil(lambda: not at.visibleRegion().isEmpty())


def test_where_no_card_is_left_the_cursor_is_on_the_page(program: Program, empty: Path) -> None:
    program.start(empty)
    today = TodayDriver(program)
    while cards := today.cards():
        card = next(each for each in today.widget.cards() if each.accessibleName() == cards[0])
        card.setFocus()
        dialog = today.answer(cards[0], "Does not apply here")
        dialog.write("reason", "Prov")
        dialog.press("Save the answer")
    program.window.activateWindow()
    program.bot.waitUntil(program.window.isActiveWindow)
    assert cursor() is today.widget


def test_whoever_has_a_name_begins_at_the_register_of_last_time(program: Program, region: Path) -> None:
    program.start()
    assert cursor() is WelcomeDriver(program).button("New register …")
    program.quit()
    program.start(region)
    program.choose("File", "Close the register")
    assert cursor() is WelcomeDriver(program).button(region.name)
    QTest.keyClick(cursor(), Qt.Key.Key_Return)
    program.settle()
    assert program.window.workplace() is not None
