"""A need met from a contract in force: what is left of its ceiling, noted on it, told on paper, corrected."""

from dataclasses import replace
from datetime import date

import pytest
from drivers import ContractsDriver
from driving import Program
from procured import TODAY, Procured, begun
from procuring_drivers import CasesDriver, CaseWizard
from report_drivers import PreviewDriver

from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.procuring_rows import ContractConsidered
from inkop_desktop.rules.money import Money
from inkop_desktop.services import procuring, records
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.contracts_page import ContractsPage
from inkop_desktop.ui.procuring.end_page import EndPage
from inkop_desktop.ui.widgets.label import Label

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quick_papers")]

LAUNDRY = CallOff(day=date(2026, 2, 1), what="Tvätt")


def opened(program: Program, municipality: Procured, page: str) -> CaseWizard:
    """Come to a page of a case that is called off from a contract of which 40 000 kr are left."""
    with municipality.register as register:
        contract = records.get(register, Contract, municipality.contract_id)
        running = {
            "first_day": date(2024, 1, 1),
            "last_day": date(2027, 12, 31),
            "area_id": municipality.area_id,
        }
        currency = procuring.setting(register, TODAY).currency
        noted = replace(LAUNDRY, value=Money(60_000_00, currency))
        limited = {"ceiling": Money(100_000_00, currency), "call_offs": (noted,)}
        records.save(register, replace(contract, **running, **limited))
        used = (ContractConsidered(contract_id=municipality.contract_id, used=True),)
        municipality.save(begun(municipality, considered=used, page=page))
    program.start(municipality.register.path)
    return CasesDriver(program).open()


def said(wizard: CaseWizard) -> str:
    page = wizard.widget.findChild(EndPage)
    return "\n".join(each.text() for each in page.findChildren(Label) if each.isVisible()).replace(
        "\xa0", " "
    )


def test_a_call_off_is_noted_on_the_contract_and_told_on_paper(
    program: Program, municipality: Procured
) -> None:
    wizard = opened(program, municipality, "end")
    wizard.fill(reason="Omfattas av ramavtalet.", award_value="40 000,01")
    assert "40 000" in said(wizard)
    assert "0,01" in said(wizard)
    wizard.fill(award_value="39 000")
    assert "0,01" not in said(wizard)
    assert wizard.next() == ""
    wizard.press(_("Show the contract"))
    assert program.window.workplace().current() == "contracts"
    CasesDriver(program).do(_("Justification"))
    preview = PreviewDriver(program)
    paper = "\n".join(preview.text(page + 1) for page in range(preview.pages())).replace("\xa0", " ")
    preview.close()
    assert "99 000" in paper
    assert "39 000" in paper
    contracts = ContractsDriver(program)
    contracts.choose(contracts.titles()[0])
    assert "99\xa0000" in contracts.facts()[_("Of the ceiling")]


def test_a_contract_that_is_found_takes_no_more_room_than_it_needs(
    program: Program, municipality: Procured
) -> None:
    wizard = opened(program, municipality, "contracts")
    (card,) = wizard.widget.findChild(ContractsPage).cards()
    assert card.height() <= card.heightForWidth(card.width()) + 1
