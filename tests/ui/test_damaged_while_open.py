"""A register that is opened is looked through beside the window, and what is wrong with it is said."""

import sqlite3
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from driving import shut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from recorder import Recorder

from inkop_desktop import app
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.faults import DamagedError
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records, registers
from inkop_desktop.settings import Settings
from inkop_desktop.ui.registers import closing as leaving
from inkop_desktop.ui.registers.opening import Opening
from inkop_desktop.ui.window import MainWindow


def test_damage_is_told_and_nothing_more_is_written(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
        records.save(made, Contract(title="Städ"))
        path = made.path
    with closing(sqlite3.connect(path)) as connection:  # a child without its root, as no program of ours does
        connection.execute("INSERT INTO contract_owner (root_id, position) VALUES (99, 0)")
        connection.commit()
    opening = opened(qtbot, qapp, path)
    qtbot.waitUntil(lambda: opening.desk is not None and opening.desk.register.read_only is not None)
    assert "is damaged" in notice_of(qtbot, opening)
    assert opening.desk is not None
    assert isinstance(opening.desk.register.read_only, DamagedError)


def test_a_damaged_document_is_named_and_the_work_goes_on(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, told: Recorder
) -> None:
    (tmp_path / "avtal.pdf").write_bytes(b"%PDF-1.7 avtal")
    with registers.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
        attachments.attach(made, records.save(made, Contract(title="Städ")), [tmp_path / "avtal.pdf"])
        path = made.path
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM blob_chunk")
        connection.commit()
    opening = opened(qtbot, qapp, path)
    qtbot.waitUntil(lambda: opening.desk is not None)
    assert "“avtal.pdf” of “Städ”" in notice_of(qtbot, opening)
    assert opening.desk is not None
    assert opening.desk.can_write
    told.answers = [leaving.LEAVE]
    opening.welcome()
    qtbot.waitUntil(opening.is_idle)


def opened(qtbot: QtBot, qapp: QApplication, path: Path) -> Opening:
    """Open a register in a window of its own."""
    settings = Settings(path.parent / "settings.toml")
    window, opening = app.compose(qapp, settings, date(2026, 6, 1))
    qtbot.addWidget(window, before_close_func=partial(shut, qtbot))
    opening.open(path)
    return opening


def notice_of(qtbot: QtBot, opening: Opening) -> str:
    """Return what the window tells once it has looked the register through."""
    qtbot.waitUntil(opening.is_idle)
    window = opening.parent()
    assert isinstance(window, MainWindow)
    workplace = window.workplace()
    assert workplace is not None
    return workplace.notice.text()
