"""The wizard is left on any page, the program closed, and the case gone on with where it was."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from driving import Program
from procured import awarded, swedish
from procuring_drivers import CasesDriver, CaseWizard

from inkop_desktop.flows.procuring.draft import NO_GROUND
from inkop_desktop.flows.procuring.wizard import STEPS
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.settings import Settings
from inkop_desktop.ui.procuring.contracts_page import ContractsPage

pytestmark = pytest.mark.slow

WORDS = "Skrivet strax före hemgång."
# The field that is written in on each page, or a field of its rows; in the contracts words are searched for.
FIELDS = {
    "case": "need",
    "way": "way_reason",
    "object": "area_reason",
    "value": "estimate_basis",
    "same_kind": "same_kind_reason",
    "ground": "reasons",
    "bought": "measures",
    "request": "few_asked_reason",
    "evaluation": "evaluation",
    "decision": "award_reason",
    "signing": "informed_on",
    "end": "reason",
}
ROWS = {"requirements": ("requirements", "text"), "checks": ("checks", "evidence")}
ROWS |= {"opening": ("tenders", "received_at")}
TYPED = {"signing": "2026-10-14", "opening": "08:15"}
# What a case is like that has come to a page which not every case comes to.
FACTS: dict[str, dict[str, Any]] = {
    "ground": {"ground": NO_GROUND},
    "end": {"ground": NO_GROUND, "reasons": WORDS},
    "bought": {
        "kind": CaseKind.AFTERWARDS,
        "ordered_by": "Driften",
        "ordered_on": date(2026, 9, 1),
        "deviation": "Ingen tillfrågades.",
    },
}


def write(wizard: CaseWizard, page: str) -> None:
    """Write something on a page."""
    typed = TYPED.get(page, WORDS)
    if page == "contracts":
        wizard.search(typed)
    elif page in ROWS:
        name, field = ROWS[page]
        wizard.change(name, 0, **{field: typed})
    else:
        wizard.fill(**{FIELDS[page]: typed})


def written(wizard: CaseWizard, page: str) -> str:
    """Return what stands there."""
    shown = wizard.widget.page()
    if isinstance(shown, ContractsPage):
        return shown.search.text()
    if page in ROWS:
        name, field = ROWS[page]
        return str(getattr(wizard.value(name)[0], field))
    return str(wizard.value(FIELDS[page]))


@pytest.mark.parametrize("page", [step.key for step in STEPS])
def test_a_case_is_left_on_any_page_and_gone_on_with(
    program: Program, settings: Settings, tmp_path: Path, page: str
) -> None:
    settings.language = "sv"
    made = swedish(tmp_path / "kommun.inkop")
    with made.register:
        made.save(awarded(made, **({"ending": None, "ended_on": None, "page": page} | FACTS.get(page, {}))))
    program.start(made.register.path)
    wizard = CasesDriver(program).open()
    assert wizard.here() == page
    write(wizard, page)
    wizard.leave()
    program.quit()

    program.start(made.register.path)
    cases = CasesDriver(program)
    wizard = cases.open()
    assert (wizard.here(), written(wizard, page)) == (page, TYPED.get(page, WORDS))
    if page == "end":
        wizard.finish()
        assert cases.case().ending_reason == WORDS
    else:
        assert wizard.next() == ""
        assert cases.case().page == wizard.here() != page
