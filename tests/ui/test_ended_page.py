"""What the page tells that a case comes to: also what its contract says otherwise."""

from datetime import date
from pathlib import Path

import copies
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inkop_desktop.flows.procuring.wizard import Ended
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.settings import Settings
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.procuring.ended_page import EndedPage

CASE = DirectProcurement(title="Städ", ending=Ending.CONTRACT, contract_id=1)


@pytest.mark.parametrize(
    ("otherwise", "told"),
    [
        ((), ""),
        (("First day", "Last day"), "The contract says otherwise than the case: First day, Last day."),
    ],
)
def test_what_the_contract_says_otherwise_is_told(
    qtbot: QtBot, tmp_path: Path, otherwise: tuple[str, ...], told: str
) -> None:
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Lillby")) as register:
        ops = Ops(register)
        desk = Desk(ops, Settings(tmp_path / "settings.toml"), date(2026, 11, 21), Country.SE, ops)
        page = EndedPage(desk, Ended(CASE, None, None, (), None, otherwise))
        qtbot.addWidget(page)
        said = "\n".join(each.text() for each in page.findChildren(QLabel))
        assert told in said
        assert ("otherwise" in said) is bool(otherwise)
        ops.close()
