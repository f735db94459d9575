"""A direct procurement from the need to the frozen case, in Swedish and Norwegian, left and taken up."""

from pathlib import Path

import pytest
from drivers import DirectoryDriver, FormPart
from driving import Program, click
from procuring_drivers import CaseWizard

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.vocabulary import Certainty, Nature
from inkop_desktop.rules.procuring import (
    CheckResult,
    Climate,
    Ending,
    Price,
    RequirementKind,
    SupplierCheck,
    TenderOutcome,
    Topic,
    YesNo,
)
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers
from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.reports.preview import Preview

DAY = "2026-11-21"


@pytest.fixture
def norwegian(tmp_path: Path) -> Path:
    """Return an empty register of a Norwegian municipality."""
    path = tmp_path / "norsk.inkop"
    registers.new(path, "Anna Lind", Country.NO, Organisation(name="Grue kommune")).close()
    return path


def begin(program: Program) -> CaseWizard:
    """Begin a case with the button of the page."""
    page = DirectoryDriver(program, "procuring")
    page.press(page.widget.new_button.text())
    return CaseWizard(program)


def tell_the_case(wizard: CaseWizard) -> None:
    """Fill in the first page: the need, and who handles it."""
    wizard.fill(title="Kontorsstolar", need="Trettio arbetsplatser", unit_id="IT", officer_id="Anna Lind")
    wizard.add("handlers", person_id="Anna Lind", declared_on=DAY)
    wizard.add("handlers", person_id="Eva Berg", declared_on=DAY)


def go_to_the_value(wizard: CaseWizard) -> None:
    """Go through the pages of way, own contracts and object."""
    assert wizard.next() == ""
    assert wizard.next() == ""
    wizard.search("stolar")
    assert wizard.use_none("") == 0
    assert wizard.next() == ""
    wizard.fill(area_id="Möbler", area_judged_by_id="Anna Lind", area_reason="Möbler", nature=Nature.GOODS)
    assert wizard.next() == ""
    assert wizard.here() == "value"


def estimate(wizard: CaseWizard, amount: str) -> None:
    """Estimate the value, and judge that it is a procurement of its own."""
    wizard.fill(estimate_basis="Prislistor")
    wizard.add("prices", kind=Price.FIXED, amount=amount)
    assert wizard.next() == ""
    wizard.fill(one_with_others=YesNo.NO, same_kind_reason="Ett enda köp")
    assert wizard.next() == ""
    assert wizard.here() == "ground"


def compete(wizard: CaseWizard) -> None:
    """Require, ask two suppliers, open their tenders and choose one of them."""
    wizard.add("requirements", text="Miljömärkta", topic=Topic.ENVIRONMENT, kind=RequirementKind.REQUIREMENT)
    wizard.fill(personal_data=YesNo.NO, protective_security=YesNo.NO)
    wizard.fill(approved_by_id="Eva Berg", approved_on=DAY)
    assert wizard.next() == ""
    wizard.add("invited", supplier_id="Alfa AB", asked_on=DAY)
    wizard.add("invited", supplier_id="Beta AB", asked_on=DAY)
    wizard.fill(tender_deadline=DAY, few_asked_reason="Det finns två")
    assert wizard.next() == ""
    for place, amount in enumerate(("240000", "260000")):
        wizard.change("tenders", place, received_on=DAY, amount=amount)
        wizard.change("handlers", place, confirmed_on=DAY)
    wizard.fill(opened_on=DAY, opened_by_id="Anna Lind", witnessed_by_id="Eva Berg")
    assert wizard.next() == ""
    wizard.fill(evaluation="Lägsta pris")
    wizard.change("tenders", 0, outcome=TenderOutcome.CHOSEN, why="Lägst pris")
    wizard.change("tenders", 1, outcome=TenderOutcome.NOT_CHOSEN, why="Högre pris")
    assert wizard.next() == ""


def decide_and_sign(wizard: CaseWizard) -> None:
    """Look the supplier up, decide, and sign."""
    kinds = [each.kind for each in wizard.value("checks")]
    for place in range(len(kinds)):
        wizard.change("checks", place, result=CheckResult.PASSED, checked_on=DAY, evidence="Register")
    assert SupplierCheck.SANCTIONS in kinds
    assert wizard.next() == ""
    wizard.fill(award_from="2026-12-01", award_to="2027-11-30", decided_by_id="Eva Berg", decided_on=DAY)
    assert wizard.next() == ""
    wizard.fill(informed_on=DAY, signed_on=DAY, signed_by_id="Eva Berg")
    assert wizard.next() == ""
    assert wizard.here() == "end"


def test_a_case_is_written_left_taken_up_and_finished_in_swedish(
    program: Program, empty: Path, settings: Settings
) -> None:
    settings.language = "sv"
    program.start(empty)
    wizard = begin(program)
    assert "Benämning" in wizard.next()
    tell_the_case(wizard)
    go_to_the_value(wizard)
    wizard.fill(estimate_basis="Prisl")
    wizard.leave()
    program.quit()

    program.start(empty)
    page = DirectoryDriver(program, "procuring")
    assert page.titles("title") == ["Kontorsstolar"]
    page.table.setFocus()
    program.press("Return")
    wizard = CaseWizard(program)
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
    wizard = begin(program)
    tell_the_case(wizard)
    go_to_the_value(wizard)
    estimate(wizard, "600000")
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
    wizard = begin(program)
    tell_the_case(wizard)
    go_to_the_value(wizard)
    estimate(wizard, "250000")
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
    wizard = begin(program)
    tell_the_case(wizard)
    go_to_the_value(wizard)
    estimate(wizard, "900000")
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
