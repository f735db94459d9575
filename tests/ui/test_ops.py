"""The doors to the data: the last question is answered, changes are told, nothing is done after closing."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import copies
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from inkop_desktop import formats, own_names
from inkop_desktop.errors import Bug, InkopError, UserError
from inkop_desktop.own_names import Spoken
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country, Level
from inkop_desktop.services import records
from inkop_desktop.text import in_language
from inkop_desktop.ui.ops import Ops


@pytest.fixture
def ops(qtbot: QtBot, tmp_path: Path) -> Iterator[Ops]:
    with copies.new(tmp_path / "ops", "Anna", Country.SE, Organisation(name="Region")) as register:
        ops = Ops(register)
        yield ops
        ops.close()


def add(register: Register) -> Supplier:
    return records.save(register, Supplier(name="Renare AB"))


def refuse(_register: Register) -> None:
    raise UserError("No.")


def test_only_the_last_question_is_answered(qtbot: QtBot, ops: Ops) -> None:
    answers: list[int] = []
    go_on = Event()
    ops.read(ops, "other", lambda _register: go_on.wait(10), lambda _answer: None)
    for number in range(5):
        ops.read(ops, "search", lambda _register, each=number: each, answers.append)
    go_on.set()
    qtbot.waitUntil(ops.is_idle)
    assert answers == [4]


def test_a_change_is_told_with_who_began_it(qtbot: QtBot, ops: Ops) -> None:
    page = QObject()
    with qtbot.waitSignal(ops.changed) as told:
        ops.write(page, add)
    changed, initiator = told.args
    assert initiator is page
    assert changed.touched == {"supplier": frozenset({1})}


def test_a_refusal_comes_to_whoever_asked_and_nobody_else(qtbot: QtBot, ops: Ops) -> None:
    refused: list[InkopError] = []
    with qtbot.assertNotEmitted(ops.failed):
        ops.write(ops, refuse, None, refused.append)
        qtbot.waitUntil(ops.is_idle)
    assert len(refused) == 1


def test_nobody_is_answered_who_is_gone(qtbot: QtBot, ops: Ops) -> None:
    page, answers = QObject(), []
    ops.read(page, "search", lambda _register: 1, answers.append)
    delete(page)
    qtbot.waitUntil(ops.is_idle)
    assert answers == []


def test_what_is_asked_after_closing_is_left(qtbot: QtBot, ops: Ops) -> None:
    later: list[Any] = []

    def ask_on(_saved: Supplier) -> None:
        ops.read(ops, "search", add, later.append)
        ops.write(ops, add, later.append)

    ops.write(ops, add, ask_on)
    ops.close()
    qtbot.waitUntil(ops.is_idle)
    assert later == []
    assert len(records.every(ops.register, Supplier)) == 1


def test_our_own_fault_is_told_to_whoever_waits_and_raised_for_whoever_mends_it(
    qtbot: QtBot, ops: Ops
) -> None:
    refused: list[InkopError] = []
    with qtbot.captureExceptions() as raised:
        ops.write(ops, lambda _register: 1 // 0, None, refused.append)
        qtbot.waitUntil(ops.is_idle)
    assert [type(error) for error in refused] == [Bug]
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]


@pytest.mark.parametrize("door", ["read", "study", "write"])
def test_the_threads_speak_as_whoever_asks_does(qtbot: QtBot, ops: Ops, door: str) -> None:
    heard: list[str] = []

    def said(_register: Register) -> str:
        return f"{formats.word(Level.A)}; {formats.word(Level.B)}"

    asked = partial(getattr(ops, door), ops, *([] if door == "write" else ["said"]), said, heard.append)
    with in_language("sv"), own_names.in_force(Spoken({Level: {Level.A: "Tungt"}})):
        asked()
    qtbot.waitUntil(ops.is_idle)
    asked()
    qtbot.waitUntil(ops.is_idle)
    assert heard == ["Tungt; B, viktigt", "A, strategic; B, important"]
