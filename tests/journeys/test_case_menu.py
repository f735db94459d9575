"""What is done with a case besides writing in it: secrets are marked, it is frozen, corrected, printed."""

from pathlib import Path

from drivers import DirectoryDriver, FormPart
from driving import Program, named, pick, write
from procuring_drivers import CaseWizard
from PySide6.QtWidgets import QMenu

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.services import records
from inkop_desktop.ui.procuring.actions import CorrectDialog
from inkop_desktop.ui.procuring.opening import NEW
from inkop_desktop.ui.procuring.secrecy import SecrecyDialog
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.reports.preview import Preview


def note_small(program: Program, amount: str) -> FormPart:
    """Write in a small purchase."""
    page = DirectoryDriver(program, "procuring")
    page.press(NEW[CaseKind.SHORT])
    small = FormPart(program, program.dialog(RecordDialog))
    small.write("title", "Kaffe")
    small.refer("supplier_id", "Alfa AB")
    small.write("award_value", amount)
    small.write("decided_on", "2026-11-20")
    small.press("Save")
    return small


def do(program: Program, *words: str) -> None:
    """Choose from the menu of the chosen case."""
    page = DirectoryDriver(program, "procuring")
    page.details.show_menu()
    menu = next(each for each in page.details.findChildren(QMenu) if each.isVisible())
    actions = menu.actions()
    for word in words[:-1]:
        actions = named(actions, word).menu().actions()
    action = named(actions, words[-1])
    assert action.isEnabled(), f"{words} is greyed"
    action.trigger()
    menu.close()
    program.settle()


def case_of(program: Program) -> DirectProcurement:
    (case,) = records.every(program.desk.register, DirectProcurement)
    return case


def test_a_small_purchase_is_one_page_and_counts(program: Program, empty: Path) -> None:
    program.start(empty)
    note_small(program, "12000")
    case = case_of(program)
    assert (case.kind, case.value, case.law_pack != "") == (CaseKind.SHORT, case.award_value, True)


def test_what_the_law_wants_documented_is_no_small_purchase(program: Program, empty: Path) -> None:
    program.start(empty)
    small = note_small(program, "100001")
    assert "whole case" in small.notice()
    small.write("award_value", "100000")
    small.press("Save")
    assert case_of(program).award_value is not None


def test_a_case_is_marked_frozen_corrected_and_frozen_again(program: Program, empty: Path) -> None:
    program.start(empty)
    note_small(program, "12000")
    do(program, "What is secret …")
    marking = FormPart(program, program.dialog(SecrecyDialog))
    subject, paragraph, _until = marking.add_row("secrets")
    pick(subject.editor, "Need")
    write(paragraph.editor, "31 kap. 16 § OSL")
    marking.press("Save")
    assert [each.subject for each in case_of(program).secrets] == ["need"]
    do(program, "Freeze")
    assert case_of(program).closed_on is not None
    do(program, "Correct")
    correcting = FormPart(program, program.dialog(CorrectDialog))
    correcting.press("Correct")
    assert "reason" in correcting.notice()
    correcting.write("reason", "Fel leverantör")
    correcting.press("Correct")
    case = case_of(program)
    assert (case.closed_on, case.versions[-1].correction) == (None, "Fel leverantör")
    do(program, "Freeze")
    assert [each.closed_on is not None for each in case_of(program).versions] == [True, True]
    program.press("Ctrl+Z")
    assert case_of(program).closed_on is None


def test_the_justification_is_previewed_from_the_panel(program: Program, empty: Path) -> None:
    program.start(empty)
    note_small(program, "12000")
    do(program, "Justification")
    assert program.dialog(Preview).isVisible()


def test_a_purchase_already_made_is_told_as_it_was(program: Program, empty: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "procuring")
    page.press(NEW[CaseKind.AFTERWARDS])
    wizard = CaseWizard(program)
    assert wizard.value("started_on") is None
    wizard.fill(title="Jour", ordered_by="Driften", ordered_on="2026-10-01")
    wizard.leave()
    assert page.titles("title") == []
    page.press(NEW[CaseKind.AFTERWARDS])
    assert CaseWizard(program).value("title") == "Jour"
