"""Two suppliers are made one, and two organisation numbers are asked about before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from recorder import Recorder

from inkop_desktop.records.people import Organisation
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.settings import Settings
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.records.merging import MergeDialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, own) as register:
        ops = Ops(register)
        yield Desk(ops, Settings(tmp_path / "settings.toml"), date(2026, 6, 1), Country.SE, ops)
        qtbot.waitUntil(ops.is_idle)
        ops.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def merge(qtbot: QtBot, desk: Desk, window: QWidget, numbers: tuple[str, str]) -> MergeDialog:
    """Press “Merge” for two suppliers with these numbers."""
    names = zip(("Norrgrossen", "Norr-Gross"), numbers, strict=True)
    saved = [records.save(desk.register, Supplier(name=name, org_number=number)) for name, number in names]
    dialog = MergeDialog(desk, [each.id or 0 for each in saved], window)
    dialog.open()
    qtbot.waitUntil(desk.ops.is_idle)
    dialog.do_button.click()
    qtbot.waitUntil(desk.ops.is_idle)
    return dialog


def left(desk: Desk) -> list[tuple[str, list[str]]]:
    every = records.every(desk.register, Supplier)
    return [(each.name, [alias.name for alias in each.aliases]) for each in every]


def test_two_numbers_are_asked_about_and_leaving_the_question_changes_nothing(
    qtbot: QtBot, desk: Desk, window: QWidget, told: Recorder
) -> None:
    told.answers = [None]
    dialog = merge(qtbot, desk, window, ("556036-0793", "556012-5790"))
    ((_title, text),) = told.said
    assert "556036-0793" in text
    assert "556012-5790" in text
    assert left(desk) == [("Norrgrossen", []), ("Norr-Gross", [])]
    assert dialog.isVisible()
    assert dialog.do_button.isEnabled()
    assert not dialog.notice.isVisible()
    dialog.reject()


def test_whoever_knows_that_they_are_one_merges_them_all_the_same(
    qtbot: QtBot, desk: Desk, window: QWidget, told: Recorder
) -> None:
    told.answers = ["yes"]
    merge(qtbot, desk, window, ("556036-0793", "556012-5790"))
    qtbot.waitUntil(lambda: not window.findChildren(MergeDialog))
    assert left(desk) == [("Norrgrossen", ["Norr-Gross", "556012-5790"])]


def test_nothing_is_asked_where_one_number_or_none_is_known(
    qtbot: QtBot, desk: Desk, window: QWidget, told: Recorder
) -> None:
    merge(qtbot, desk, window, ("", "556012-5790"))
    qtbot.waitUntil(lambda: not window.findChildren(MergeDialog))
    assert told.said == []
    assert left(desk) == [("Norrgrossen", ["Norr-Gross"])]
