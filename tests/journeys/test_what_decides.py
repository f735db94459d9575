"""What decides the choice is settled before several are asked; where it is the price, with one press."""

from pathlib import Path

import pytest
from driving import Program
from procuring_drivers import CasesDriver
from procuring_walks import DAY, begin_and_value

from inkop_desktop.rules.procuring import RequirementKind, Topic, YesNo
from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.requirements_page import RequirementsPage

pytestmark = pytest.mark.slow


def test_the_lowest_price_decides_with_one_press(program: Program, empty: Path, settings: Settings) -> None:
    settings.language = "sv"
    program.start(empty)
    wizard = begin_and_value(program, "250000")
    wizard.choose_ground("Värdet")
    assert wizard.next() == ""
    wizard.add("requirements", text="Miljömärkta", topic=Topic.ENVIRONMENT, kind=RequirementKind.REQUIREMENT)
    wizard.fill(personal_data=YesNo.NO, protective_security=YesNo.NO)
    wizard.fill(approved_by_id="Eva Berg", approved_on=DAY)
    assert wizard.next() == ""
    wizard.add("invited", supplier_id="Alfa AB")
    wizard.add("invited", supplier_id="Beta AB")
    wizard.fill(tender_deadline=DAY, few_asked_reason="Det finns två")
    wizard.change("invited", 0, asked_on=DAY)
    wizard.change("invited", 1, asked_on=DAY)
    assert wizard.next() == "", "it leads back to where that is said"
    page = wizard.widget.page()
    assert isinstance(page, RequirementsPage)
    assert page.lowest_price.isVisible()
    wizard.press(_("Lowest price decides"))
    assert not page.lowest_price.isVisible()
    assert wizard.next() == ""
    assert wizard.here() == "request"
    _green, decisive = CasesDriver(program).case().requirements
    assert (decisive.kind, decisive.topic) == (RequirementKind.CRITERION, Topic.PRICE)
    assert decisive.text == "Lägsta pris bland de anbud som uppfyller alla krav."
