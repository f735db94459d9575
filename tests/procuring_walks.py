"""Walk through the wizard for direct procurements, page after page, with answers that lead on."""

from driving import Program
from procuring_drivers import CasesDriver, CaseWizard

from inkop_desktop.rules.law.vocabulary import Nature
from inkop_desktop.rules.procuring import (
    CaseKind,
    CheckResult,
    Price,
    RequirementKind,
    SupplierCheck,
    TenderOutcome,
    Topic,
    YesNo,
)
from inkop_desktop.text import _

DAY = "2026-11-21"


def begin_and_value(program: Program, amount: str) -> CaseWizard:
    """Begin a case, and tell all of it that comes before its ground."""
    wizard = CasesDriver(program).begin(CaseKind.FULL)
    tell_the_case(wizard)
    go_to_the_value(wizard)
    estimate(wizard, amount)
    return wizard


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
    ask_and_open(wizard)
    wizard.fill(evaluation="Lägsta pris")
    wizard.change("tenders", 0, outcome=TenderOutcome.CHOSEN, why="Lägst pris")
    wizard.change("tenders", 1, outcome=TenderOutcome.NOT_CHOSEN, why="Högre pris")
    assert wizard.next() == ""


def ask_and_open(wizard: CaseWizard) -> None:
    """Require what protects the environment, ask two suppliers, and open their tenders.

    The price decides where no criterion has been written yet.
    """
    wizard.add("requirements", text="Miljömärkta", topic=Topic.ENVIRONMENT, kind=RequirementKind.REQUIREMENT)
    if not any(each.kind is RequirementKind.CRITERION for each in wizard.value("requirements")):
        wizard.press(_("Lowest price decides"))
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
