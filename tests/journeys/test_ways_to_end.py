"""Every end that a direct procurement can come to, and its paper.

In both countries where their laws differ; else in one of them, for what is done there is the same.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from driving import FormPart, Program, pick, write
from procured import CHECKS, TODAY, Procured, awarded, begun, confirmed
from procuring_drivers import CasesDriver, CaseWizard
from report_drivers import PreviewDriver

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.rules.procuring import CaseKind, Ending, Price, Way
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring, records
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.actions import CorrectDialog
from inkop_desktop.ui.procuring.contracts_page import ContractsPage
from inkop_desktop.ui.procuring.secrecy import SecrecyDialog

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quick_papers")]
IN_SWEDEN = pytest.mark.parametrize("municipality", ["sv"], indirect=True)
IN_NORWAY = pytest.mark.parametrize("municipality", ["nb"], indirect=True)
DAY = "2026-11-21"
UNSIGNED: dict[str, Any] = {"ending": None, "ended_on": None, "informed_on": None, "signed_on": None}
UNDECIDED = UNSIGNED | {"decided_on": None}
UNTENDERED = UNDECIDED | {"tenders": (), "opened_on": None}


def at(program: Program, made: Procured, case: DirectProcurement) -> CasesDriver:
    """Put a case into the register, with what is not known surely confirmed, and go to its list."""
    with made.register as register:
        found = procuring.assess(case, procuring.setting(register, TODAY))
        made.save(replace(case, confirmed=confirmed(*(each.id for each in found.to_confirm))))
    program.start(made.register.path)
    return CasesDriver(program)


def opened(program: Program, made: Procured, case: DirectProcurement) -> CaseWizard:
    """Put a case into the register and write in it."""
    return at(program, made, case).open()


def finish(wizard: CaseWizard) -> DirectProcurement:
    """Finish, close, and return the case as it stands in the register."""
    wizard.finish()
    return CasesDriver(wizard.program).case()


def paper(program: Program, *words: str) -> str:
    """Print something of the case from its menu, close the window, and return what it says."""
    CasesDriver(program).do(*words)
    preview = PreviewDriver(program)
    said = "\n".join(preview.text(page + 1) for page in range(preview.pages()))
    preview.close()
    return said


@IN_SWEDEN
def test_a_contract_of_our_own_is_called_off_from(program: Program, municipality: Procured) -> None:
    with municipality.register as register:
        contract = records.get(register, Contract, municipality.contract_id)
        first = next(iter(municipality.suppliers.values()))
        records.save(register, running(contract, municipality.area_id, first))
        municipality.save(begun(municipality, considered=(), page="contracts"))
    program.start(municipality.register.path)
    wizard = CasesDriver(program).open()
    assert wizard.next() != ""
    assert contract.title in wizard.use_first()
    assert wizard.next() == ""
    assert wizard.here() == "end"
    wizard.fill(reason="Omfattas av ramavtalet.")
    case = finish(wizard)
    assert (case.ending, case.ending_reason) == (Ending.CALL_OFF, "Omfattas av ramavtalet.")
    assert contract.title in paper(program, _("Justification"))


def running(contract: Contract, area_id: int, supplier_id: int) -> Contract:
    """Return a contract as one that is in force, of a product area."""
    return replace(
        contract,
        area_id=area_id,
        first_day=date(2024, 1, 1),
        last_day=date(2027, 12, 31),
        suppliers=(ContractSupplier(supplier_id=supplier_id),),
    )


@IN_NORWAY
def test_a_request_is_printed_answered_and_the_procurement_cancelled(
    program: Program, municipality: Procured
) -> None:
    case = awarded(municipality, **UNTENDERED, page="request", tender_deadline=None)
    wizard = opened(program, municipality, case)
    assert not wizard.button(_("Print the requests")).isEnabled()
    wizard.fill(tender_deadline="2026-11-30")
    wizard.press(_("Print the requests"))
    request = PreviewDriver(program)
    assert (request.pages(), formats.day(date(2026, 11, 30)) in request.text()) == (3, True)
    request.close()
    wizard.press(_("Print the answers to all"))
    PreviewDriver(program).close()
    wizard.tick("cancelled")
    assert wizard.next() == ""
    assert wizard.here() == "end"
    assert wizard.next() != ""
    wizard.fill(reason="Behovet har fallit bort.")
    assert wizard.next() == ""
    wizard.press(_("Print the letters"))
    letters = PreviewDriver(program)
    assert (letters.pages(), "Behovet har fallit bort." in letters.text(3)) == (3, True)
    letters.close()
    case = CasesDriver(program).case()
    assert (case.ending, case.ending_reason) == (Ending.CANCELLED, "Behovet har fallit bort.")


@IN_SWEDEN
def test_the_award_is_told_from_the_page_of_the_decision(program: Program, municipality: Procured) -> None:
    case = awarded(municipality, **UNDECIDED, page="decision")
    wizard = opened(program, municipality, case)
    assert not wizard.button(_("Print the award letters")).isEnabled()
    wizard.fill(decided_on=DAY)
    wizard.press(_("Print the award letters"))
    preview = PreviewDriver(program)
    assert formats.word(LetterKind.AWARD) in preview.text(1)
    assert preview.pages() == 2
    wizard.leave()
    assert not program.has_dialog()


def test_what_was_bought_already_is_told_to_its_paper(program: Program, municipality: Procured) -> None:
    case = begun(
        municipality,
        kind=CaseKind.AFTERWARDS,
        ordered_by="Driften",
        ordered_on=date(2026, 10, 1),
        decided_by_id=next(iter(municipality.persons.values())),
        checks=CHECKS,
        page="ground",
    )
    wizard = opened(program, municipality, case)
    assert wizard.next() == ""
    assert wizard.here() == "bought"
    supplier = next(iter(municipality.suppliers))
    wizard.fill(supplier_id=supplier, award_value="400000", signed_on="2026-10-01")
    wizard.fill(award_from="2026-10-01", award_to="2029-09-30")
    wizard.fill(few_asked_reason="Ingen annan tillfrågades.", award_reason="Närmast.")
    wizard.fill(decided_on="2026-10-01")
    wizard.fill(deviation="Ingen tillfrågades.", measures="Enheten har fått utbildning.")
    assert wizard.next() == ""
    assert finish(wizard).ending is Ending.CONTRACT
    said = paper(program, _("Justification"))
    assert "Ingen tillfrågades." in said
    assert "Enheten har fått utbildning." in said


@IN_NORWAY
def test_a_small_purchase_is_noted_on_one_page(program: Program, municipality: Procured) -> None:
    municipality.register.close()
    program.start(municipality.register.path)
    cases = CasesDriver(program)
    cases.note_small("12000")
    case = cases.case()
    assert (case.kind, case.ending, case.value) == (CaseKind.SHORT, Ending.CONTRACT, case.award_value)
    assert cases.titles("title") == ["Kaffe"]


@IN_SWEDEN
def test_a_frozen_case_is_corrected_in_a_new_version_with_its_reason(
    program: Program, municipality: Procured
) -> None:
    cases = at(program, municipality, awarded(municipality))
    cases.do(_("Freeze: the documentation is finished"))
    cases.do(_("Correct …"))
    correcting = FormPart(program, program.dialog(CorrectDialog))
    correcting.write("reason", "Fel datum")
    correcting.press(_("Correct"))
    wizard = cases.open()
    wizard.leave()
    cases.do(_("Freeze: the documentation is finished"))
    versions = cases.case().versions
    assert [(each.closed_on is not None, each.correction) for each in versions] == [
        (True, ""),
        (True, "Fel datum"),
    ]
    assert "Fel datum" in paper(program, _("Justification"))


@IN_SWEDEN
def test_what_is_marked_secret_is_left_out_of_the_paper_for_others(
    program: Program, municipality: Procured
) -> None:
    case = awarded(municipality)
    cases = at(program, municipality, case)
    cases.do(_("What is secret …"))
    marking = FormPart(program, program.dialog(SecrecyDialog))
    subject, paragraph, _until = marking.add_row("secrets")
    pick(subject.editor, _("Need"))
    write(paragraph.editor, "31 kap. 16 §")
    marking.press(_("Save"))
    assert case.need in paper(program, _("Justification")).replace("\n", " ")
    public = paper(program, _("Justification without what is secret"))
    assert "31 kap. 16 §" in public
    assert case.need[:20] not in public


@IN_NORWAY
def test_what_an_answer_leaves_incomplete_is_shown_where_it_is_asked(
    program: Program, municipality: Procured
) -> None:
    """The product area brings up a contract that the words did not find: the wizard goes back to it."""
    with municipality.register as register:
        contract = records.get(register, Contract, municipality.contract_id)
        first = next(iter(municipality.suppliers.values()))
        records.save(register, running(contract, municipality.area_id, first))
        municipality.save(begun(municipality, considered=(), searched_for="kaffe", page="object"))
    program.start(municipality.register.path)
    wizard = CasesDriver(program).open()
    wizard.next()
    assert wizard.here() == "contracts"
    assert contract.title in wizard.widget._notice.text()
    assert wizard.widget.findChild(ContractsPage).cards()[0].isAncestorOf(wizard.widget.focusWidget())
    assert wizard.use_none("Gäller inte detta.") == 1
    assert (wizard.next(), wizard.next(), wizard.here()) == ("", "", "value")


@pytest.mark.parametrize(
    ("municipality", "way"),
    [("sv", Way.CENTRAL), ("nb", Way.INTERNAL), ("sv", Way.EXEMPT)],
    indirect=["municipality"],
)
def test_another_way_than_a_purchase_ends_with_its_note(
    program: Program, municipality: Procured, way: Way
) -> None:
    wizard = opened(program, municipality, begun(municipality, page="way"))
    wizard.fill(way=way)
    assert wizard.next() != ""
    wizard.fill(way_reason="Kommunens eget bolag levererar.")
    assert wizard.next() == ""
    assert wizard.here() == "end"
    assert wizard.value("reason") == "Kommunens eget bolag levererar."
    wizard.fill(reason="Ingen egen upphandling behövs.")
    case = finish(wizard)
    assert (case.ending, case.way) == (Ending.OTHER_WAY, way)
    assert "Kommunens eget bolag levererar." in paper(program, _("Justification"))


def test_what_has_to_be_advertised_ends_with_a_no_on_paper(program: Program, municipality: Procured) -> None:
    amount = 900_000 if municipality.country is Country.SE else 5_000_000
    case = begun(
        municipality,
        prices=(PriceRow(kind=Price.FIXED, amount=municipality.kronor(amount)),),
        ground="",
        conditions=(),
        page="ground",
    )
    wizard = opened(program, municipality, case)
    wizard.choose_ground(_("None of these holds"))
    wizard.fill(reasons="Behovet var känt sedan länge.")
    assert wizard.verdict() == _("Not allowed")
    assert wizard.next() == ""
    assert wizard.value("reason") == "Behovet var känt sedan länge."
    assert finish(wizard).ending is Ending.ADVERTISE
    assert "Behovet var känt sedan länge." in paper(program, _("Justification"))
