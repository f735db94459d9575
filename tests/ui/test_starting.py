"""The window stands on the screen before the register is opened, and loses nothing of what is done there."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import copies
import pytest
from driving import shut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop import app
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.settings import Settings
from inkop_desktop.ui.areas import Area
from inkop_desktop.ui.contracts.page import ContractsPage
from inkop_desktop.ui.registers.welcome import Welcome
from inkop_desktop.ui.starting import Starting
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.workplace import Workplace

PATIENCE = 5  # seconds
# What takes longer to import than a bare window takes to show.
HEAVY = (
    "babel",
    "sqlalchemy",
    "inkop_desktop.models",
    "inkop_desktop.services",
    "reportlab",
    "pikepdf",
    "openpyxl",
    "docx",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
        for title in ("Livsmedel", "Städning"):
            records.save(made, Contract(title=title))
        return made.path


@pytest.fixture
def arrival(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Hold back what comes behind the window until the event is set."""
    event, load = Event(), app._load

    def held(area: Area) -> Any:
        event.wait(PATIENCE)
        return load(area)

    monkeypatch.setattr(app, "_load", held)
    yield event
    event.set()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> app.Start:
    settings = Settings(tmp_path / "settings.toml")
    settings.window = {"area": "contracts"}
    start = app.Start(app.frame(qapp, settings), settings, date(2026, 6, 1))
    qtbot.addWidget(start.window, before_close_func=partial(shut, qtbot))
    return start


def test_the_window_needs_nothing_that_asks_a_register() -> None:
    code = (
        "import sys; from inkop_desktop import __main__, app; "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_first_page_needs_no_checks() -> None:
    code = (
        "import sys; from inkop_desktop import app; from inkop_desktop.ui.areas import area_named; "
        "app._load(area_named('contracts')); "
        "print('sqlalchemy' in sys.modules, 'inkop_desktop.checks.registry' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"


def test_what_was_typed_meanwhile_is_searched_for(
    qtbot: QtBot, start: app.Start, arrival: Event, path: Path
) -> None:
    start.begin(path)
    start.window.activateWindow()
    search = start.window.findChild(SearchField)
    assert search is not None
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClicks(search, "liv")
    page = arrived(qtbot, start, arrival).page()
    assert isinstance(page, ContractsPage)
    assert page.search.text() == "liv"
    qtbot.waitUntil(page.search.hasFocus)
    QTest.keyClicks(page.search, "s")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.model.query.search == "livs")


def test_another_area_can_be_chosen_meanwhile(
    qtbot: QtBot, start: app.Start, arrival: Event, path: Path
) -> None:
    start.begin(path)
    button(start.window, "suppliers").click()
    central = start.window.centralWidget()
    assert isinstance(central, Starting)
    assert central.accessibleName() == "Suppliers"
    assert arrived(qtbot, start, arrival).current() == "suppliers"


def test_the_window_can_be_closed_meanwhile(
    qtbot: QtBot, start: app.Start, arrival: Event, path: Path
) -> None:
    start.begin(path)
    qtbot.waitUntil(start.window.isVisible)
    arrival.set()
    start.window.close()
    assert not start.window.isVisible()


def test_without_a_register_the_welcome_page_comes_and_one_can_type(
    qtbot: QtBot, qapp: QApplication, start: app.Start, arrival: Event
) -> None:
    start.begin(None)
    start.window.activateWindow()
    qtbot.waitUntil(start.window.isActiveWindow)
    with qtbot.waitSignal(start.ready):
        arrival.set()
    welcome = start.window.centralWidget()
    assert isinstance(welcome, Welcome)
    qtbot.waitUntil(welcome.isVisible)
    line = qapp.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Anna")
    assert line.text() == "Anna"


def arrived(qtbot: QtBot, start: app.Start, arrival: Event) -> Workplace:
    """Let the rest come, and return the workplace."""
    with qtbot.waitSignal(start.ready) as ready:
        arrival.set()
    opening = ready.args[0]
    qtbot.waitUntil(lambda: opening.desk is not None and opening.is_idle())
    workplace = start.window.workplace()
    assert workplace is not None
    return workplace


def button(window: QWidget, area: str) -> QAbstractButton:
    """Return the button of an area in the sidebar."""
    return next(each for each in window.findChildren(QAbstractButton) if getattr(each, "key", "") == area)
