"""What every test gets: a home of its own, English, no dialog that waits, and nothing left over."""

import gc
import os
from collections.abc import Iterator
from typing import Any, NoReturn

import hypothesis
import pytest
from leftovers import Watch
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox
from recorder import Recorder

from inkop_desktop import paths, text
from inkop_desktop.ui import collecting, messages
from inkop_desktop.ui.pinned import pin_constants

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")

_HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
_WAITING = (
    (QDialog, ("exec",)),
    (QMessageBox, ("information", "question", "warning", "critical")),
    (QFileDialog, ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")),
    (QInputDialog, ("getText", "getItem", "getInt")),
)


def pytest_configure(config: pytest.Config) -> None:
    """Let Python outlive Qt's faults, and let pass what Qt says only because it has no screen here."""
    pin_constants()
    gc.disable()  # as the program does; see ui/collecting.py
    config.addinivalue_line(
        "qt_log_ignore", r"This plugin does not support (propagateSizeHints|raise|grabbing)"
    )


def pytest_collection_finish() -> None:
    """Look no more through what has been imported and collected: it stays until the end."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Collect between two tests, when nothing is being taken apart."""
    collecting.collect()


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the person's own settings, drafts and backups out of it."""
    home = tmp_path_factory.mktemp("home")
    for name in _HOMES:
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setattr(paths, "config_dir", lambda: home / "config")
    monkeypatch.setattr(paths, "data_dir", lambda: home / "data")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Begin and end in the source language."""
    text.set_language(text.SOURCE)
    yield
    text.set_language(text.SOURCE)


@pytest.fixture(autouse=True)
def _nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail at once where a dialog would wait for a person who is not there."""
    for widget, methods in _WAITING:
        for method in methods:
            monkeypatch.setattr(widget, method, _waits)


def _waits(*_args: Any, **_more: Any) -> NoReturn:
    pytest.fail("A dialog waits for a person: use open(), or ui.messages and the fixture `told`.")


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a window, a running thread or a ticking timer behind."""
    watch = Watch(monkeypatch)
    yield
    if {"qtbot", "qapp"} & set(request.fixturenames):
        left = watch.left_over()
        assert not left, f"left over: {left}"


@pytest.fixture
def told() -> Iterator[Recorder]:
    """Return what hears every message and gives the answers that the test has laid ready."""
    recorder = Recorder()
    with messages.speak_through(recorder):
        yield recorder
    assert not recorder.answers, f"nobody asked for: {recorder.answers}"
