"""What is remembered of a register that was opened, and what is said of one that is open elsewhere."""

from datetime import date
from functools import partial
from pathlib import Path

import copies
import pytest
from driving import shut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from recorder import Recorder

from inkop_desktop import app
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import registers
from inkop_desktop.settings import Settings
from inkop_desktop.ui.registers.opening import Opening


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings.toml")
    settings.my_name = "Anna"
    return settings


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Opening:
    window, opening = app.compose(qapp, settings, date(2026, 6, 1))
    qtbot.addWidget(window, before_close_func=partial(shut, qtbot))
    opening.welcome()
    return opening


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
        return made.path


def test_a_register_is_found_again_from_another_folder(
    qtbot: QtBot, opening: Opening, settings: Settings, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    with qtbot.waitSignal(opening.opened):
        opening.open(Path(path.name))
    qtbot.waitUntil(opening.is_idle)
    assert settings.recent == [str(path)]


@pytest.mark.parametrize(
    ("person", "title"),
    [("Anna", "You have the register open already"), ("Berit", "Somebody else has the register open")],
)
def test_it_is_said_whether_one_has_it_open_oneself(
    qtbot: QtBot, opening: Opening, path: Path, told: Recorder, person: str, title: str
) -> None:
    told.answers = [None]
    with registers.open_register(path, person):
        opening.open(path)
        qtbot.waitUntil(lambda: bool(told.said))
    assert [said[0] for said in told.said] == [title]


def test_whoever_has_given_no_name_works_under_that_on_the_computer(
    qtbot: QtBot, opening: Opening, settings: Settings, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command line does so too: both must agree on who is at work."""
    settings.my_name = ""
    monkeypatch.setattr("getpass.getuser", lambda: "alind")
    with qtbot.waitSignal(opening.opened):
        opening.open(path)
    qtbot.waitUntil(opening.is_idle)
    assert opening.desk is not None
    assert opening.desk.register.person == "alind"
