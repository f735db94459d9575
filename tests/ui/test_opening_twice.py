"""A second click, and a register that is open already, ask for nothing more."""

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
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.settings import Settings
from inkop_desktop.ui.registers.opening import Opening


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opening:
    settings = Settings(tmp_path / "settings.toml")
    settings.my_name = "Anna"
    window, opening = app.compose(qapp, settings, date(2026, 6, 1))
    qtbot.addWidget(window, before_close_func=partial(shut, qtbot))
    opening.welcome()
    return opening


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
        return made.path


def test_who_clicks_twice_opens_once(qtbot: QtBot, opening: Opening, path: Path, told: Recorder) -> None:
    with qtbot.waitSignal(opening.opened):
        opening.open(path)
        opening.open(path)
    first = opening.desk
    qtbot.waitUntil(opening.is_idle)
    opening.open(path)
    qtbot.waitUntil(opening.is_idle)
    assert opening.desk is first
    assert told.said == []


def test_what_was_opened_to_read_can_be_opened_again_to_write(
    qtbot: QtBot, opening: Opening, path: Path
) -> None:
    for mode in (Mode.READ_ONLY, Mode.WRITE):
        with qtbot.waitSignal(opening.opened):
            opening.open(path, mode)
        qtbot.waitUntil(opening.is_idle)
    assert opening.desk is not None
    assert opening.desk.can_write
