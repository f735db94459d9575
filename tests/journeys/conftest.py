"""What every journey begins with: the program, a demonstration register to work in, a fixed day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import procured
import pytest
from driving import Program
from procured import Procured
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from report_drivers import AtOnce

from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.settings import Settings
from inkop_desktop.ui import theme
from inkop_desktop.ui.reports import making

TODAY = date(2026, 11, 21)
KIRUNA = Organisation(name="Kiruna kommun", org_number="212000-2783")
GRUE = Organisation(name="Grue kommune", org_number="964 948 143")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of somebody whose name is known and who reads English."""
    settings = Settings(tmp_path / "settings.toml")
    settings.my_name, settings.language = "Anna Lind", "en"
    return settings


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Program]:
    """Return the program, not yet started; it is closed at the end."""
    yield Program(qtbot, qapp, settings.path, TODAY)
    if theme.current().is_dark:
        theme.current().set_look(theme.Look.LIGHT)


@pytest.fixture(scope="session")
def _region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("region") / "norrbotten.inkop"
    copies.demonstration(path, "norrbotten", TODAY).close()
    return path


@pytest.fixture
def region(_region: Path, tmp_path: Path) -> Path:
    """Return a copy of the demonstration register of the region."""
    copy = tmp_path / "norrbotten.inkop"
    copy.write_bytes(_region.read_bytes())
    return copy


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a register in which nothing has been written."""
    path = tmp_path / "empty.inkop"
    copies.new(path, "Anna", Country.SE, KIRUNA).close()
    return path


@pytest.fixture
def norwegian(tmp_path: Path) -> Path:
    """Return an empty register of a Norwegian municipality."""
    path = tmp_path / "norsk.inkop"
    copies.new(path, "Anna Lind", Country.NO, GRUE).close()
    return path


@pytest.fixture(params=["sv", "nb"])
def municipality(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Procured:
    """Return an open register of a Swedish or Norwegian municipality; its reader has that language."""
    settings.language = request.param
    make = procured.swedish if request.param == "sv" else procured.norwegian
    return make(tmp_path / "kommune.inkop")


@pytest.fixture
def quick_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make reports without starting a process for each."""
    monkeypatch.setattr(making, "multiprocessing", AtOnce)
