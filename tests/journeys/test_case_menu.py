"""What is done with a case besides writing in it: secrets are marked, it is frozen, corrected, printed."""

from pathlib import Path

import pytest
from driving import FormPart, Program, pick, write
from procuring_drivers import CasesDriver

from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.ui.procuring.actions import CorrectDialog
from inkop_desktop.ui.procuring.secrecy import SecrecyDialog
from inkop_desktop.ui.reports.preview import Preview


def test_a_small_purchase_is_one_page_and_counts(program: Program, empty: Path) -> None:
    program.start(empty)
    cases = CasesDriver(program)
    cases.note_small("12000")
    case = cases.case()
    assert (case.kind, case.value, case.law_pack != "") == (CaseKind.SHORT, case.award_value, True)


def test_what_the_law_may_want_documented_is_no_small_purchase(program: Program, empty: Path) -> None:
    program.start(empty)
    cases = CasesDriver(program)
    small = cases.note_small("100001")
    assert "whole case" in small.notice()
    small.write("award_value", "100000")  # the statute says above it, its agency from it
    small.press("Save")
    assert "whole case" in small.notice()
    small.write("award_value", "99999")
    small.press("Save")
    assert cases.case().award_value is not None


def test_a_case_is_marked_frozen_corrected_and_frozen_again(program: Program, empty: Path) -> None:
    program.start(empty)
    cases = CasesDriver(program)
    cases.note_small("12000")
    cases.do("What is secret …")
    marking = FormPart(program, program.dialog(SecrecyDialog))
    subject, paragraph, _until = marking.add_row("secrets")
    pick(subject.editor, "Need")
    write(paragraph.editor, "31 kap. 16 § OSL")
    marking.press("Save")
    assert [each.subject for each in cases.case().secrets] == ["need"]
    cases.do("Freeze")
    assert cases.case().closed_on is not None
    cases.do("Correct")
    correcting = FormPart(program, program.dialog(CorrectDialog))
    correcting.press("Correct")
    assert "reason" in correcting.notice()
    correcting.write("reason", "Fel leverantör")
    correcting.press("Correct")
    case = cases.case()
    assert (case.closed_on, case.versions[-1].correction) == (None, "Fel leverantör")
    cases.do("Freeze")
    assert [each.closed_on is not None for each in cases.case().versions] == [True, True]
    program.press("Ctrl+Z")
    assert cases.case().closed_on is None


@pytest.mark.usefixtures("quick_papers")
def test_the_justification_is_previewed_from_the_panel(program: Program, empty: Path) -> None:
    program.start(empty)
    cases = CasesDriver(program)
    cases.note_small("12000")
    cases.do("Justification")
    assert program.dialog(Preview).isVisible()


def test_a_purchase_already_made_is_told_as_it_was(program: Program, empty: Path) -> None:
    program.start(empty)
    cases = CasesDriver(program)
    wizard = cases.begin(CaseKind.AFTERWARDS)
    assert wizard.value("started_on") is None
    wizard.fill(title="Jour", ordered_by="Driften", ordered_on="2026-10-01")
    wizard.leave()
    assert cases.titles("title") == []
    assert cases.begin(CaseKind.AFTERWARDS).value("title") == "Jour"
