"""A direct procurement from the need to the frozen case, in Swedish and Norwegian, left and taken up."""

from pathlib import Path

from driving import FormPart, Program, click
from procuring_drivers import CasesDriver
from procuring_walks import (
    DAY,
    begin_and_value,
    compete,
    decide_and_sign,
    estimate,
    go_to_the_value,
    tell_the_case,
)

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.vocabulary import Certainty
from inkop_desktop.rules.procuring import CaseKind, Climate, Ending, SupplierCheck, YesNo
from inkop_desktop.services import records
from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.reports.preview import Preview


def test_a_case_is_written_left_taken_up_and_finished_in_swedish(
    program: Program, empty: Path, settings: Settings
) -> None:
    settings.language = "sv"
    program.start(empty)
    wizard = CasesDriver(program).begin(CaseKind.FULL)
    assert "Benämning" in wizard.next()
    tell_the_case(wizard)
    go_to_the_value(wizard)
    wizard.fill(estimate_basis="Prisl")
    wizard.leave()
    program.quit()

    program.start(empty)
    page = CasesDriver(program)
    assert page.titles("title") == ["Kontorsstolar"]
    wizard = page.open()
    assert (wizard.here(), wizard.value("estimate_basis")) == ("value", "Prisl")
    estimate(wizard, "250000")
    assert wizard.next() != ""
    wizard.choose_ground("Värdet")
    assert wizard.verdict() == _("Allowed")
    assert wizard.next() == ""
    compete(wizard)
    decide_and_sign(wizard)
    wizard.finish()
    (case,) = records.every(program.desk.register, DirectProcurement)
    (contract,) = records.every(program.desk.register, Contract)
    assert (case.ending, case.contract_id, case.law_pack != "") == (Ending.CONTRACT, contract.id, True)
    assert case.closed_on is not None
    assert contract.legal_ground == "19 a kap. 2 § första meningen LOU"
    assert page.titles("title") == ["Kontorsstolar"]


def test_a_norwegian_purchase_of_part_i_needs_no_ground_but_its_amount_confirmed(
    program: Program, norwegian: Path, settings: Settings
) -> None:
    settings.language = "nb"
    program.start(norwegian)
    wizard = begin_and_value(program, "600000")
    assert wizard.next() != ""
    assert wizard.confirm("lovdata.no") > 0
    assert wizard.next() == ""
    assert wizard.verdict() == _("Allowed")
    wizard.fill(climate=Climate.REQUIREMENTS, climate_reason="Klart bedre for klimaet")
    compete(wizard)
    for place, kind in enumerate(each.kind for each in wizard.value("checks")):
        if kind is SupplierCheck.TAX_CERTIFICATE:
            wizard.change("checks", place, issued_on=DAY)
    decide_and_sign(wizard)
    click(wizard.widget._next)
    program.settle()
    wizard.press(_("Print the justification"))
    assert program.dialog(Preview).isVisible()
    (case,) = records.every(program.desk.register, DirectProcurement)
    assert case.ending is Ending.CONTRACT


def test_a_ground_whose_condition_does_not_hold_leads_to_a_no(
    program: Program, empty: Path, settings: Settings
) -> None:
    settings.language = "sv"
    program.start(empty)
    wizard = begin_and_value(program, "250000")
    wizard.choose_ground("Synnerlig brådska", YesNo.NO)
    assert wizard.verdict() == _("Not allowed")
    assert wizard.next() != ""
    wizard.choose_ground(_("None of these holds"))
    wizard.fill(reasons="Behovet var känt sedan länge.")
    assert wizard.next() == ""
    assert (wizard.here(), wizard.value("reason")) == ("end", "Behovet var känt sedan länge.")
    wizard.fill(reason="")
    assert wizard.next() != ""
    wizard.fill(reason="Annonseras i januari.")
    wizard.finish()
    (case,) = records.every(program.desk.register, DirectProcurement)
    assert (case.ending, case.ending_reason) == (Ending.ADVERTISE, "Annonseras i januari.")


def test_an_amount_that_the_law_pack_lacks_is_entered_on_the_way(
    program: Program, empty: Path, settings: Settings
) -> None:
    settings.language = "sv"
    program.start(empty)
    wizard = begin_and_value(program, "900000")
    wizard.choose_ground("Tekniska skäl")
    wizard.fill(reasons="Bara en kan leverera.")
    assert wizard.next() != ""
    wizard.press(_("Enter the amount that the law pack lacks …"))
    entering = FormPart(program, program.dialog(RecordDialog))
    entering.write("amount", "2450000")
    entering.write("source", "SFS 2026:1")
    entering.pick("certainty", formats.word(Certainty.F))
    entering.write("checked_on", DAY)
    entering.press(_("Save"))
    assert wizard.verdict() == _("Allowed with ground")
    assert wizard.next() == ""
