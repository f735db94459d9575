"""Wherever a law is chosen, those of the register's country are offered, and no others."""

from datetime import date
from pathlib import Path

import copies
import pytest
from pytestqt.qtbot import QtBot

from inkop_desktop import formats
from inkop_desktop.records.fields import Root, fields_of
from inkop_desktop.records.law import OwnAmount
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.settings import Settings
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.records.editors import editor_for
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor

LAWS = {
    Country.SE: [Law.LOU, Law.LUF, Law.LUK],
    Country.NO: [Law.FOA, Law.UTILITIES, Law.CONCESSIONS],
}


@pytest.mark.parametrize("country", Country)
@pytest.mark.parametrize("record", [DirectProcurement, OwnAmount])
def test_the_laws_of_the_country(qtbot: QtBot, tmp_path: Path, record: type[Root], country: Country) -> None:
    with copies.new(tmp_path / "r", "Anna", country, Organisation(name="Lillby")) as register:
        ops = Ops(register)
        desk = Desk(ops, Settings(tmp_path / "settings.toml"), date(2026, 11, 21), country, ops)
        editor = editor_for(fields_of(record)["law"], desk)
        qtbot.addWidget(editor)
        assert isinstance(editor, ChoiceEditor)
        assert editor.words()[1:] == [formats.word(law) for law in LAWS[country]]
        ops.close()
