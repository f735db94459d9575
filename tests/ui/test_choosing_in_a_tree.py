"""Choosing a product area: the form says what it is part of, for a new choice and for one that was saved."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import copies
import pytest
from pytestqt.qtbot import QtBot

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.settings import Settings
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.widgets.form import Field
from inkop_desktop.ui.widgets.label import Label


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with copies.new(tmp_path / "areas", "Anna", Country.SE, Organisation(name="Region")) as register:
        top = records.save(register, ProductArea(name="Livsmedel"))
        records.save(register, ProductArea(name="Kolonial", parent_id=top.id))
        ops = Ops(register)
        yield Desk(ops, Settings(tmp_path / "settings.toml"), date(2026, 6, 1), Country.SE, ops)
        qtbot.waitUntil(ops.is_idle)
        ops.close()


def said(field: Field) -> list[str]:
    """Return what stands around the control."""
    return [each.text() for each in field.findChildren(Label)]


def test_a_saved_choice_says_what_it_is_part_of(qtbot: QtBot, desk: Desk) -> None:
    kolonial = next(each for each in records.every(desk.register, ProductArea) if each.name == "Kolonial")
    editor = RecordReference(desk, "area")
    editor.names = {kolonial.id or 0: "Kolonial"}
    field = Field("Product area", editor, "Help")
    qtbot.addWidget(field)
    assert "Help" in said(field)
    with qtbot.waitSignal(editor.remarked), qtbot.assertNotEmitted(editor.changed):
        field.set_value(kolonial.id)
    assert "Part of Livsmedel" in said(field)
    assert editor.value() == kolonial.id


def test_a_suggestion_says_what_it_is_part_of(qtbot: QtBot, desk: Desk) -> None:
    editor = RecordReference(desk, "area")
    qtbot.addWidget(editor)
    found: list[Any] = []
    editor._find("kolonial", found.extend)
    qtbot.waitUntil(lambda: bool(found))
    assert [(each.name, each.detail) for each in found] == [("Kolonial", "Livsmedel")]
