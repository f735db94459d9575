"""What the panel beside the list tells of a frozen case: what its papers tell."""

from dataclasses import replace
from pathlib import Path

from procured import TODAY, awarded, swedish
from pytestqt.qtbot import QtBot

from inkop_desktop.records.people import Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring, procuring_ends, records
from inkop_desktop.settings import Settings
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.procuring.details import CaseDetails


def test_a_frozen_case_is_told_as_it_was_and_an_open_one_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    made = swedish(tmp_path / "r.inkop")
    with made.register as register:
        case = made.save(awarded(made, ending=None, ended_on=None))
        around = procuring.setting(register, TODAY)
        case = procuring_ends.close(
            register, procuring_ends.end(register, case, Ending.CONTRACT, around), TODAY
        )
        unit = records.get(register, Unit, made.unit_id)
        records.save(register, replace(unit, name="Gator och vatten"))
        ops = Ops(register)
        desk = Desk(ops, Settings(tmp_path / "settings.toml"), TODAY, Country.SE, ops)
        panel = CaseDetails(desk, DirectProcurement)
        qtbot.addWidget(panel)

        def units() -> list[str]:
            return [value for label, value in panel.rows() if label == "Unit"]

        panel.show_record(case.id)
        qtbot.waitUntil(lambda: units() == ["Tekniska förvaltningen"])
        procuring_ends.correct(register, case, "Fel pris.")
        panel.show_record(case.id)
        qtbot.waitUntil(lambda: units() == ["Gator och vatten"])
        ops.close()
