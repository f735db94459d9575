"""What a form says while it is being written: what follows, which code, which area."""

from pathlib import Path

import pytest
from drivers import ContractsDriver, DirectoryDriver, RecordDialogDriver
from driving import Program
from recorder import Recorder

from inkop_desktop.rules import cpv
from inkop_desktop.ui.contracts.writing import TermFoot


@pytest.fixture
def dialog(program: Program, empty: Path) -> RecordDialogDriver:
    program.start(empty)
    return ContractsDriver(program).new()


def follows(dialog: RecordDialogDriver) -> str:
    """Return what the form says that follows from the term."""
    return dialog.widget.findChild(TermFoot).words()


def leave(dialog: RecordDialogDriver, told: Recorder) -> None:
    """Leave the form without saving."""
    told.answers = ["discard"]
    dialog.press("Cancel")


def test_what_follows_from_the_term_is_said_while_it_is_typed(
    dialog: RecordDialogDriver, told: Recorder
) -> None:
    dialog.write("first_day", "2026-01-01")
    dialog.write("term_months", "36")
    assert "2028-12-31" in follows(dialog)
    dialog.write("last_day", "2027-06-30")
    assert "By its length the term ends on 2028-12-31" in follows(dialog)
    dialog.write("term_months", "")
    assert "2027-06-30" in follows(dialog)
    leave(dialog, told)


def test_a_code_is_found_by_its_words_and_shown_with_them(dialog: RecordDialogDriver, told: Recorder) -> None:
    dialog.refer("cpv", "school cleaning")
    code = dialog.value("cpv")[0]
    assert dialog.button(f"Remove “{cpv.label(code)}”")
    dialog.write("cpv", "15800000")
    assert dialog.value("cpv") == (code, "15800000-6")
    dialog.write("cpv", "12345678")
    dialog.save()
    assert "is not a CPV code" in dialog.problem("cpv")
    leave(dialog, told)


def test_an_unlike_number_is_told_and_taken_away(dialog: RecordDialogDriver, told: Recorder) -> None:
    dialog.refer("cpv", "15800000")
    dialog.press("Remove “15800000-6 Miscellaneous food products”")
    assert dialog.value("cpv") == ()
    leave(dialog, told)


def test_the_codes_propose_a_product_area(
    program: Program, dialog: RecordDialogDriver, told: Recorder
) -> None:
    dialog.widget.reject()
    areas = DirectoryDriver(program, "areas")
    for name, prefix in (("Livsmedel", "15"), ("Kolonial", "158"), ("Städ", "909")):
        areas.press("New product area")
        area = RecordDialogDriver(program)
        area.write("name", name)
        area.write("cpv_prefixes", prefix)
        area.save()
    contract = ContractsDriver(program).new()
    contract.refer("cpv", "15800000")
    program.settle()
    assert contract.hint("area_id") == "By the CPV codes: Kolonial, Livsmedel"
    contract.refer("area_id", "")
    assert contract.field("area_id").editor.text() == "Kolonial"
    assert contract.hint("area_id") == ""
    leave(contract, told)
