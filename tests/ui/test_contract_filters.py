"""Narrowing the list by hand: nothing that cannot be seen narrows it, and nothing ended slips in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import copies
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inkop_desktop import own_names
from inkop_desktop.errors import RegisterError
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.records.roles import Role
from inkop_desktop.register.change import Changed
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import Country, Status
from inkop_desktop.services import naming, records
from inkop_desktop.services.filters import as_definition
from inkop_desktop.settings import Settings
from inkop_desktop.text import message
from inkop_desktop.ui.contracts import work
from inkop_desktop.ui.contracts.filterdialog import FilterDialog
from inkop_desktop.ui.contracts.filters import FilterBar
from inkop_desktop.ui.contracts.page import ContractsPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.ops import Ops


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, own) as register:
        ops = Ops(register)
        yield Desk(ops, Settings(tmp_path / "settings.toml"), date(2026, 6, 1), Country.SE, ops)
        qtbot.waitUntil(ops.is_idle)
        ops.close()


def narrowed(qtbot: QtBot, desk: Desk, filters: dict[str, Any], **chosen: Any) -> dict[str, Any]:
    """Return what the list is narrowed to when the dialog was opened over `filters`."""
    dialog = FilterDialog(desk, filters, None)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(desk.ops.is_idle)
    dialog.form.set_values(chosen)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.apply()
    return dict(told.args[0])


def test_ended_contracts_stay_hidden_unless_they_are_asked_for(qtbot: QtBot, desk: Desk) -> None:
    current = {"current": True, "without_owner": True}
    assert narrowed(qtbot, desk, current, ending_within=6) == {**current, "ending_within": 6}
    asked = narrowed(qtbot, desk, current, status=(Status.EXPIRED,))
    assert asked == {"without_owner": True, "status": ["expired"]}


def test_what_has_been_deleted_since_narrows_nothing(qtbot: QtBot, desk: Desk) -> None:
    area = records.save(desk.register, ProductArea(name="Städ"))
    assert narrowed(qtbot, desk, {"area": area.id, "owner": 99, "user": 1}) == {"area": area.id, "user": 1}


def test_when_the_chosen_filter_is_deleted_the_list_follows(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    own = SavedFilter(id=1, noun="contract", name="Städ", definition=as_definition({"area": 1}))
    bar.set_saved([own])
    bar.choose("saved 1")
    assert bar.named("STÄD") == own
    with qtbot.waitSignal(bar.chosen) as told:
        bar.set_saved([])
    assert told.args == [{"current": True}]


def test_what_cannot_be_saved_is_shown_all_the_same(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ContractsPage(desk)
    qtbot.addWidget(page)
    qtbot.waitUntil(desk.ops.is_idle)
    monkeypatch.setattr(work, "save_filter", refuse)
    page._narrowing.ask()
    dialog = page.filters.window().findChild(FilterDialog)
    qtbot.waitUntil(desk.ops.is_idle)
    dialog.form.set_values({"name": "Snart slut", "ending_within": 6})
    with qtbot.waitSignal(desk.warned):
        dialog.apply()
    assert page.model.query.filters == {"current": True, "ending_within": 6}


def refuse(_saved: SavedFilter, _register: object) -> None:
    raise RegisterError("The disk is full.")


def test_a_quick_filter_is_called_by_the_role_once_it_is_renamed(qtbot: QtBot, desk: Desk) -> None:
    owner = next(each for each in records.every(desk.register, Role) if each.post == Post.CONTRACT_OWNER)
    with own_names.in_force(naming.followed(desk.register)):
        page = ContractsPage(desk)
        qtbot.addWidget(page)
        qtbot.waitUntil(desk.ops.is_idle)
        saved = records.save(desk.register, replace(owner, name="Avtalsansvarig"))
        page.refresh(Changed(1, message("Rename"), {"role": frozenset({saved.id or 0})}))
        qtbot.waitUntil(desk.ops.is_idle)
        pills = [each.text() for each in page.filters.findChildren(QPushButton)]
    assert "Without avtalsansvarig" in pills
