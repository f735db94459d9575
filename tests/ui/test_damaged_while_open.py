"""A register that is opened is looked through beside the window, and what is wrong with it is said."""

import sqlite3
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from driving import shut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inkop_desktop import app
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.faults import DamagedError
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers
from inkop_desktop.settings import Settings


def test_damage_is_told_and_nothing_more_is_written(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
        records.save(made, Contract(title="Städ"))
        path = made.path
    with closing(sqlite3.connect(path)) as connection:  # a child without its root, as no program of ours does
        connection.execute("INSERT INTO contract_owner (root_id, position) VALUES (99, 0)")
        connection.commit()
    settings = Settings(tmp_path / "settings.toml")
    window, opening = app.compose(qapp, settings, date(2026, 6, 1))
    qtbot.addWidget(window, before_close_func=partial(shut, qtbot))
    opening.open(path)
    qtbot.waitUntil(lambda: opening.desk is not None and opening.desk.register.read_only is not None)
    qtbot.waitUntil(lambda: opening.desk is not None and opening.desk.ops.is_idle())
    assert opening.desk is not None
    assert isinstance(opening.desk.register.read_only, DamagedError)
    workplace = window.workplace()
    assert workplace is not None
    assert "is damaged" in workplace.notice.text()
