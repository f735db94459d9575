"""The model of a list: the ids at once, rows when they are looked at, late answers dropped."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inkop_desktop.lists.directory import SUPPLIERS
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.suppliers import Supplier, SupplierAlias
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import listing, records, registers, work
from inkop_desktop.text import message
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.listmodel import CHUNK, NOTHING, WAITING, ListModel, Mark
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.theme import Ink
from inkop_desktop.ui.widgets.cells import CellRole

TODAY = date(2026, 11, 21)
COUNT = 10_000


@pytest.fixture(scope="module")
def _suppliers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("list") / "many.inkop"
    with (
        registers.new(path, "Anna", Country.SE, Organisation(name="Region")) as register,
        work.change(register, message("Fill")) as change,
    ):
        change.save_all([Supplier(name=f"Leverantör {number}") for number in range(COUNT)])
    return path


@pytest.fixture
def register(_suppliers: Path) -> Iterator[Register]:
    with registers.open_register(_suppliers, "Anna") as register:
        yield register


@pytest.fixture
def ops(qtbot: QtBot, register: Register) -> Iterator[Ops]:
    ops = Ops(register)
    yield ops
    ops.close()


@pytest.fixture
def model(qtbot: QtBot, ops: Ops) -> ListModel:
    """Return a model that shows all of the suppliers."""
    model = ListModel(ops, SUPPLIERS, TODAY)
    with qtbot.waitSignal(model.counted):
        model.reload()
    return model


def name(model: ListModel, row: int) -> str:
    return str(model.index(row, 0).data())


def test_it_keeps_the_rules_of_models(qtmodeltester: ModelTester, qtbot: QtBot, ops: Ops) -> None:
    model = ListModel(ops, SUPPLIERS, TODAY)
    qtmodeltester.check(model)
    model.show(replace(model.query, search="Leverantör 12"))
    qtbot.waitUntil(ops.is_idle)
    assert model.rowCount() > 100
    qtmodeltester.check(model)


def test_the_ids_come_first_and_rows_when_they_are_looked_at(
    qtbot: QtBot, ops: Ops, model: ListModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[int] = []
    rows = listing.rows

    def noted(register: Register, what: object, keys: object, ids: list[int], today: date) -> object:
        fetched.append(len(ids))
        return rows(register, what, keys, ids, today)

    monkeypatch.setattr(listing, "rows", noted)
    assert model.rowCount() == COUNT
    qtbot.waitUntil(ops.is_idle)
    assert fetched == []
    assert name(model, 5000) == WAITING
    with qtbot.waitSignal(model.dataChanged):
        name(model, 5001)
    assert name(model, 5000) == "Leverantör 5000"
    assert fetched == [CHUNK]


def test_names_are_in_the_order_of_their_numbers(qtbot: QtBot, ops: Ops, model: ListModel) -> None:
    name(model, 9), name(model, COUNT - 1)
    qtbot.waitUntil(ops.is_idle)
    for row in (0, 9, COUNT - 1):
        assert name(model, row) == f"Leverantör {row}"
    model.sort(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(ops.is_idle)
    name(model, 0)
    qtbot.waitUntil(ops.is_idle)
    assert name(model, 0) == "Leverantör 9999"


def test_a_late_answer_to_an_old_question_is_dropped(qtbot: QtBot, ops: Ops, model: ListModel) -> None:
    held = Event()
    ops.read(ops, "held", lambda _register: held.wait(10), lambda _answer: None)
    counted: list[int] = []
    model.counted.connect(counted.append)
    for typed in ("lev", "leverantör 99", "leverantör 9999"):
        model.show(replace(model.query, search=typed))
    held.set()
    qtbot.waitUntil(ops.is_idle)
    assert counted == [1]
    assert model.rowCount() == 1


def test_what_was_found_is_highlighted(qtbot: QtBot, ops: Ops, model: ListModel) -> None:
    model.show(replace(model.query, search="9999"))
    qtbot.waitUntil(ops.is_idle)
    name(model, 0)
    qtbot.waitUntil(ops.is_idle)
    assert model.index(0, 0).data(CellRole.HIGHLIGHT) == [(11, 4)]


def test_a_row_tells_where_else_it_was_found(qtbot: QtBot, ops: Ops, register: Register) -> None:
    names = (SupplierAlias(name="Rör & Plåt"), SupplierAlias(name="Plåtboden"))
    records.save(register, Supplier(name="Örnvik", org_number="556677-8899", aliases=names))
    model = ListModel(ops, SUPPLIERS, TODAY)

    def told(wanted: str) -> list[object]:
        model.show(replace(model.query, search=wanted))
        qtbot.waitUntil(ops.is_idle)
        row = model.index(0, 0)
        roles = (CellRole.ELSEWHERE, Qt.ItemDataRole.AccessibleDescriptionRole)
        return [row.data(), *map(row.data, roles), model.index(0, 1).data(CellRole.ELSEWHERE)]

    assert told("örnvik") == ["Örnvik", "", None, None]
    assert told("7-8899") == ["Örnvik", "", None, None]
    also = "Found in: Also known as"
    assert told("plåtb 7-8899") == ["Örnvik", also, also, None]
    model.setHeaderData(1, Qt.Orientation.Horizontal, False, CellRole.SHOWN)
    both = "Found in: Organisation number and Also known as"
    assert told("plåtb 7-8899")[1] == both
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == f"Örnvik\n{both}"
    assert told("")[1] == ""
    registers.undo(register)


def test_a_record_is_found_by_its_id_and_a_marked_one_says_why(
    qtbot: QtBot, ops: Ops, model: ListModel
) -> None:
    record_id = model.ids()[7]
    assert model.row_of(record_id) == 7
    assert model.row_of(-1) == -1
    name(model, 7)
    qtbot.waitUntil(ops.is_idle)
    model.set_marks({record_id: Mark(Icon.TRIANGLE_ALERT, Ink.WARNING, (message("No owner"),))})
    marked = model.index(7, 0)
    assert marked.data(CellRole.MARK) == (Icon.TRIANGLE_ALERT, Ink.WARNING)
    assert marked.data(Qt.ItemDataRole.ToolTipRole) == "Leverantör 7\nNo owner"
    assert marked.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "No owner"
    assert model.index(7, 1).data(CellRole.MARK) is None
    assert model.index(8, 0).data(CellRole.MARK) is None
    assert model.index(7, 1).data() == NOTHING


def test_what_is_shown_stays_until_the_answer_comes(qtbot: QtBot, ops: Ops, model: ListModel) -> None:
    name(model, 0)
    qtbot.waitUntil(ops.is_idle)
    records.save(ops.register, replace(records.get(ops.register, Supplier, model.ids()[0]), email="a@b.se"))
    model.reload()
    assert name(model, 0) == "Leverantör 0"
    with qtbot.waitSignal(model.counted):
        pass
