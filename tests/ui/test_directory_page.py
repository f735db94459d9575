"""A page of tabs makes each when it is shown first, and nobody can tell that it was not there before."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import copies
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inkop_desktop.errors import RegisterError
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.settings import Settings
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.records.pages import PeoplePage
from inkop_desktop.ui.records.recordlist import RecordList
from inkop_desktop.ui.widgets.tabs import Tabs

TODAY = date(2026, 11, 21)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "tabs", "Anna Lind", Country.SE, Organisation(name="Region")) as made:
        records.save(made, Person(name="Kim Ek"))
        for name in ("Kök", "Skola", "Vård"):
            records.save(made, Unit(name=name))
        yield made


@pytest.fixture
def desk(qtbot: QtBot, register: Register, tmp_path: Path) -> Iterator[Desk]:
    ops = Ops(register)
    yield Desk(ops, Settings(tmp_path / "settings.toml"), TODAY, Country.SE)
    ops.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PeoplePage:
    """Return the page of persons, units and organisations, shown."""
    page = PeoplePage(desk)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    settle(qtbot, desk)
    return page


def settle(qtbot: QtBot, desk: Desk) -> None:
    for _ in range(3):  # an answer may ask for more
        qtbot.waitUntil(desk.ops.is_idle)
        qtbot.wait(1)


def tabs(page: PeoplePage) -> Tabs:
    own = page.findChild(Tabs)
    assert isinstance(own, Tabs)
    return own


def made(page: PeoplePage) -> list[str]:
    """Return the names of the tables that there are."""
    return [each.table.accessibleName() for each in page.findChildren(RecordList)]


def names(page: PeoplePage) -> list[str]:
    """Return what the tab that is shown lists."""
    model = current(page).model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def current(page: PeoplePage) -> RecordList:
    shown = page.current()
    assert isinstance(shown, RecordList)
    return shown


def test_only_the_tab_that_is_shown_is_made(qtbot: QtBot, desk: Desk, page: PeoplePage) -> None:
    assert [tabs(page).tabText(place) for place in range(3)] == ["Persons", "Units", "Organisations"]
    assert made(page) == ["Persons"]
    tabs(page).setCurrentIndex(1)
    settle(qtbot, desk)
    assert made(page) == ["Persons", "Units"]
    assert names(page) == ["Kök", "Skola", "Vård"]
    units = page.current()
    tabs(page).setCurrentIndex(0)
    tabs(page).setCurrentIndex(1)
    assert page.current() is units


def test_the_cursor_comes_along_into_a_tab_that_is_new(qtbot: QtBot, desk: Desk, page: PeoplePage) -> None:
    for place in (1, 2, 0):
        current(page).table.setFocus()
        QTest.keyClick(current(page).table, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, desk)
        assert tabs(page).currentIndex() == place
        assert current(page).isAncestorOf(QApplication.focusWidget())


def test_a_record_is_found_in_a_tab_that_was_never_shown(qtbot: QtBot, desk: Desk, page: PeoplePage) -> None:
    page.show_record("unit", 2)
    settle(qtbot, desk)
    assert current(page).table.current_id() == 2
    assert current(page).table.hasFocus()
    assert current(page).details.isVisible()


def test_what_is_searched_for_is_searched_for_in_a_tab_that_is_new(
    qtbot: QtBot, desk: Desk, page: PeoplePage
) -> None:
    page.search.setText("Sko")
    tabs(page).setCurrentIndex(1)
    settle(qtbot, desk)
    assert names(page) == ["Skola"]
    page.show_record("unit", 1)
    settle(qtbot, desk)
    assert (page.search.text(), len(names(page))) == ("", 3)


def test_a_tab_shows_what_was_written_before_and_after_it_was_made(
    qtbot: QtBot, desk: Desk, page: PeoplePage
) -> None:
    for name in ("Bad", "Bibliotek"):
        desk.ops.write(desk, partial(_add, name))
        settle(qtbot, desk)
        tabs(page).setCurrentIndex(1)
        settle(qtbot, desk)
        assert name in names(page)


def _add(name: str, register: Register) -> None:
    records.save(register, Unit(name=name))


def test_a_tab_that_is_new_offers_nothing_that_writes_once_the_register_is_read_only(
    qtbot: QtBot, desk: Desk, page: PeoplePage
) -> None:
    desk.register.read_only = RegisterError("The register was taken over.")
    desk.ops.turned_read_only.emit(desk.register.read_only)
    tabs(page).setCurrentIndex(1)
    settle(qtbot, desk)
    assert current(page).table.current_id() is not None
    assert not page.new_button.isEnabled()
    offered = {each.text(): each.isEnabled() for each in current(page).table.actions()}
    assert (offered["Edit"], offered["Delete"]) == (False, False)


def test_how_a_tab_stands_is_remembered_where_it_was_shown(
    qtbot: QtBot, desk: Desk, page: PeoplePage
) -> None:
    page.before_leaving()
    before = set(desk.settings.lists)
    tabs(page).setCurrentIndex(1)
    settle(qtbot, desk)
    page.before_leaving()
    assert len(set(desk.settings.lists) - before) == 1
