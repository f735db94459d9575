"""How large the window comes up: never larger than the screen, with what the system draws around it."""

from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from driving import shut
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inkop_desktop import app
from inkop_desktop.settings import Settings
from inkop_desktop.ui.window import MainWindow

TITLE_BAR = QSize(2, 40)


def window_on(
    screen: tuple[int, int], qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    stand_in = SimpleNamespace(availableSize=partial(QSize, *screen))
    monkeypatch.setattr(MainWindow, "screen", lambda _window: stand_in)
    window = app.frame(qapp, settings)
    window.leaving.connect(window.let_go)
    return window


@pytest.mark.parametrize(
    ("screen", "is_whole"),
    [((1280, 800), True), ((1366, 728), True), ((1600, 860), False), ((1920, 1080), False)],
)
def test_a_new_window_fits_the_screen_with_its_frame(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    screen: tuple[int, int],
    is_whole: bool,
) -> None:
    window = window_on(screen, qapp, Settings(tmp_path / "settings.toml"), monkeypatch)
    qtbot.addWidget(window, before_close_func=partial(shut, qtbot))
    around = window.size() + TITLE_BAR
    assert QSize(*screen).expandedTo(around) == QSize(*screen)
    window.appear()
    assert window.isMaximized() is is_whole


def test_a_window_comes_back_as_it_was_left(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "settings.toml")
    window = window_on((1280, 800), qapp, settings, monkeypatch)
    window.show()
    window.close()
    again = window_on((1280, 800), qapp, settings, monkeypatch)
    qtbot.addWidget(again, before_close_func=partial(shut, qtbot))
    again.appear()
    assert not again.isMaximized()
