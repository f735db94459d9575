"""Python's garbage is collected on the window's thread, when it is due, and nowhere else."""

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from inkop_desktop.ui import collecting
from inkop_desktop.ui.collecting import Collector


class Circle:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setattr(collecting, "INTERVAL_MS", 10)
    parent = QObject()
    yield Collector(parent)
    parent.deleteLater()


def garbage() -> weakref.ref[Circle]:
    """Make more garbage than Python waits for; return a part of it."""
    circles = [Circle() for _each in range(gc.get_threshold()[0] + 1)]
    return weakref.ref(circles[0])


def test_a_thread_that_makes_garbage_does_not_collect_it(collector: Collector) -> None:
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(garbage).result()() is not None


def test_it_is_collected_between_events(qtbot: QtBot, collector: Collector) -> None:
    left = garbage()
    assert left() is not None
    qtbot.waitUntil(lambda: left() is None)


def test_nothing_is_looked_through_while_nothing_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_count", lambda: (10, 0, 0))
    collecting.collect()
    assert collected == []
    for counts, generation in (((701, 0, 0), 0), ((701, 11, 0), 1), ((0, 0, 11), 2)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
        collecting.collect()
        assert collected.pop() == generation
