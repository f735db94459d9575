"""A need met by changing a contract: which one it is, on paper too, and the step on to its amendment."""

from dataclasses import replace
from datetime import date

import pytest
from driving import FormPart, Program, write
from procured import Procured, begun
from procuring_drivers import CasesDriver
from report_drivers import PreviewDriver

from inkop_desktop.records.contracts import Contract
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.services import records
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.end_page import EndPage
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.widgets.label import Label

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quick_papers")]


def test_a_change_of_a_contract_leads_to_its_amendment(program: Program, municipality: Procured) -> None:
    with municipality.register as register:
        contract = records.get(register, Contract, municipality.contract_id)
        running = {"first_day": date(2024, 1, 1), "last_day": date(2027, 12, 31)}
        contract = records.save(register, replace(contract, **running))
        municipality.save(begun(municipality, page="way"))
    program.start(municipality.register.path)
    wizard = CasesDriver(program).open()
    assert not wizard.field("changed_contract_id").isVisible()
    wizard.fill(way=Way.CHANGE, way_reason="17 kap. 9 § LOU")
    assert wizard.next() != ""
    wizard.fill(changed_contract_id=contract.title)
    assert wizard.value("way_reason") == "17 kap. 9 § LOU"
    assert wizard.next() == ""
    said = [each.text() for each in wizard.widget.findChild(EndPage).findChildren(Label)]
    assert any(records.label(contract) in each for each in said)
    assert wizard.next() == ""
    wizard.press(_("Record the amendment …"))
    amending = FormPart(program, program.dialog(RecordDialog))
    assert amending.widget.windowTitle() == records.label(contract)
    write(amending.add_row("amendments")[0].editor, "Fler dagar")
    amending.press(_("Save"))
    (amendment,) = records.get(program.desk.register, Contract, contract.id or 0).amendments
    assert amendment.title == "Fler dagar"
    cases = CasesDriver(program)
    assert cases.case().ending is Ending.OTHER_WAY
    assert contract.title in cases.facts()[_("Contract to be changed")]
    cases.do(_("Justification"))
    preview = PreviewDriver(program)
    assert records.label(contract) in "\n".join(preview.text(page + 1) for page in range(preview.pages()))
    preview.close()
    cases.do(_("Record the amendment …"))
    assert program.dialog(RecordDialog).isVisible()
