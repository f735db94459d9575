"""What must be advertised comes into the plan, and what is planned is begun or dropped there."""

from datetime import date
from pathlib import Path

import pytest
from drivers import ContractsDriver, DirectoryDriver
from driving import Program
from procured import Procured, begun
from procuring_drivers import CasesDriver, CaseWizard

from inkop_desktop import formats
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.rules.planning import PlanState
from inkop_desktop.rules.procuring import Price, RequirementKind
from inkop_desktop.services import records, registers
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.end_page import EndPage
from inkop_desktop.ui.widgets.label import Label

NO = "Behovet var känt sedan länge."


def plan(program: Program) -> list[PlanItem]:
    return records.every(program.desk.register, PlanItem)


@pytest.fixture
def refused(program: Program, municipality: Procured) -> CaseWizard:
    """Come to the end of a case that ends with a no."""
    with municipality.register:
        price = PriceRow(kind=Price.FIXED, amount=municipality.kronor(5_000_000))
        facts = {"prices": (price,), "ground": "none", "reasons": NO, "conditions": ()}
        municipality.save(begun(municipality, wanted_from=date(2028, 1, 1), page="end", **facts))
    program.start(municipality.register.path)
    wizard = CasesDriver(program).open()
    wizard.fill(reason=NO)
    return wizard


@pytest.mark.slow
def test_a_no_leads_to_the_plan(program: Program, refused: CaseWizard) -> None:
    begin_by = formats.day(date(2027, 1, 1))
    said = [each.text() for each in refused.widget.findChild(EndPage).findChildren(Label)]
    assert any(begin_by in each for each in said)
    assert plan(program) == []
    assert refused.next() == ""
    (item,) = plan(program)
    refused.press(_("Show it in the plan"))
    page = DirectoryDriver(program, "plan")
    assert page.titles("title") == [item.title]
    assert page.facts()[_("To begin by")] == begin_by
    page.press(_("Show the case"))
    cases = CasesDriver(program)
    assert cases.case().id == item.case_id
    cases.do(_("Show it in the plan"))
    assert DirectoryDriver(program, "plan").facts()[_("Need")] == item.need


@pytest.mark.slow
def test_a_case_whose_plan_was_deleted_says_so(program: Program, refused: CaseWizard) -> None:
    refused.finish()
    page = DirectoryDriver(program, "plan")
    page.choose(page.titles("title")[0])
    page.delete()
    assert plan(program) == []
    CasesDriver(program).do(_("Show it in the plan"))
    assert _("It is not in the plan any more.") in program.told()


def test_what_is_planned_is_begun_and_dropped(program: Program, empty: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "plan")
    form = page.new("New planned procurement")
    form.write("title", "Lamps along the path")
    form.write("begin_by", "2026-11-20")
    form.save()
    assert page.titles("title") == ["Lamps along the path"]
    assert page.titles("state") == [formats.word(PlanState.LATE)]
    form = page.edit()
    form.write("begun_on", "2026-11-21")
    form.save()
    assert page.titles("state") == [formats.word(PlanState.BEGUN)]
    form = page.edit()
    form.write("dropped_on", "2026-11-21")
    form.save()
    assert form.problem("drop_reason") == "Say why it was dropped."
    form.write("drop_reason", "The money ran out.")
    form.save()
    assert page.titles("title") == []
    page.press("Dropped")
    assert page.titles("title") == ["Lamps along the path"]
    program.press_told()  # undone
    page.press("Not finished")
    assert page.titles("state") == [formats.word(PlanState.BEGUN)]


def test_the_panel_shows_the_texts_of_the_area_and_leads_to_its_contracts(
    program: Program, empty: Path
) -> None:
    with registers.open_register(empty, "Anna") as register:
        light = records.save(register, ProductArea(name="Light")).id
        masts = records.save(register, ProductArea(name="Masts", parent_id=light)).id
        for text, area_id, kind in (
            ("Galvanised.", masts, RequirementKind.REQUIREMENT),
            ("Earthed.", light, RequirementKind.REQUIREMENT),
            ("Price of a mast.", masts, RequirementKind.CRITERION),
            ("Of any area.", None, RequirementKind.TERM),
        ):
            records.save(register, LibraryText(text=text, area_id=area_id, kind=kind))
        old, new = (records.save(register, Contract(number=each, title=each)).id for each in ("Old", "New"))
        records.save(register, PlanItem(title="Masts", area_id=masts, replaces_id=old))
        records.save(register, PlanItem(title="More masts", contract_id=new, replaces_id=old))
    program.start(empty)
    page = DirectoryDriver(program, "plan")
    facts = page.facts()
    assert facts[formats.word(RequirementKind.REQUIREMENT)] == "Galvanised.\nEarthed."
    assert facts[formats.word(RequirementKind.CRITERION)] == "Price of a mast."
    assert "Of any area." not in facts.values()
    page.press("Show the contract")
    assert ContractsDriver(program).title() == "Old"
    page = DirectoryDriver(program, "plan")
    page.press("All")
    page.choose("More masts")
    assert formats.word(RequirementKind.REQUIREMENT) not in page.facts()
    page.press("Show the contract")
    assert ContractsDriver(program).title() == "New"
