"""The wizard is left on any page, the program closed, and the case gone on with where it was."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from driving import Program
from procured import Procured, awarded, swedish
from procuring_drivers import CasesDriver, CaseWizard

from inkop_desktop.flows.procuring.draft import NO_GROUND
from inkop_desktop.flows.procuring.wizard import STEPS
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import file
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.services import attachments, records
from inkop_desktop.settings import Settings
from inkop_desktop.text import _
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
# The ways through the pages, and what a case is like that goes there.
WALKS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "no": (
        ("case", "way", "contracts", "object", "value", "same_kind", "ground", "end"),
        {"ground": NO_GROUND},
    ),
    "contract": (
        ("requirements", "request", "opening", "evaluation", "checks", "decision", "signing"),
        {},
    ),
    "afterwards": (
        ("bought",),
        {
            "kind": CaseKind.AFTERWARDS,
            "ordered_by": "Driften",
            "ordered_on": date(2026, 9, 1),
            "deviation": "Ingen tillfrågades.",
        },
    ),
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


def test_the_walks_come_to_every_page() -> None:
    assert {page for pages, _facts in WALKS.values() for page in pages} == {step.key for step in STEPS}


@pytest.mark.parametrize(("pages", "facts"), WALKS.values(), ids=WALKS)
def test_a_case_is_left_on_any_page_and_gone_on_with(
    program: Program, settings: Settings, tmp_path: Path, pages: tuple[str, ...], facts: dict[str, Any]
) -> None:
    made = begun(tmp_path, settings, pages[0], **facts)
    program.start(made.register.path)
    cases = CasesDriver(program)
    wizard = cases.open()
    for page in pages:
        assert wizard.here() == page
        write(wizard, page)
        wizard.leave()
        program.quit()

        program.start(made.register.path)
        cases = CasesDriver(program)
        wizard = cases.open()
        assert (wizard.here(), written(wizard, page)) == (page, TYPED.get(page, WORDS))
        if page != "end":
            assert wizard.next() == ""
            assert cases.case().page == wizard.here() != page
    if pages[-1] == "end":
        wizard.finish()
        assert cases.case().ending_reason == WORDS


def begun(tmp_path: Path, settings: Settings, page: str, **facts: Any) -> Procured:
    """Make a municipality with one case, which has come to a page; its register is closed."""
    settings.language = "sv"
    made = swedish(tmp_path / "kommun.inkop")
    with made.register:
        made.save(awarded(made, **({"ending": None, "ended_on": None, "page": page} | facts)))
    return made


@pytest.mark.parametrize("is_typed", [True, False])
def test_one_goes_on_where_one_had_gone_back_to(
    program: Program, settings: Settings, tmp_path: Path, is_typed: bool
) -> None:
    made = begun(tmp_path, settings, "decision")
    program.start(made.register.path)
    wizard = CasesDriver(program).open()
    for page in ("checks", "evaluation"):
        wizard.press(_("Back"))
        assert wizard.here() == page
    before = written(wizard, "evaluation")
    if is_typed:
        write(wizard, "evaluation")
    wizard.leave()
    program.quit()

    program.start(made.register.path)
    wizard = CasesDriver(program).open()
    assert (wizard.here(), written(wizard, "evaluation")) == ("evaluation", WORDS if is_typed else before)
    assert wizard.widget._notice.text() == _("This is where you left off last time.")


@pytest.mark.parametrize("field", ["budget_line", "evaluation"])
def test_what_was_typed_is_there_though_others_have_written_in_the_case(
    program: Program, settings: Settings, tmp_path: Path, field: str
) -> None:
    """A document was added, too; what both have written in is told."""
    made = begun(tmp_path, settings, "evaluation")
    program.start(made.register.path)
    wizard = CasesDriver(program).open()
    write(wizard, "evaluation")
    wizard.leave()
    program.quit()

    paper = tmp_path / "kvalitet.pdf"
    paper.write_text("Intyg")
    with file.open_register(made.register.path, "Olle Ström") as register:
        (case,) = records.every(register, DirectProcurement)
        changed = records.save(register, replace(case, **{field: "Av en kollega"}))
        attachments.attach(register, changed, [paper])

    program.start(made.register.path)
    cases = CasesDriver(program)
    wizard = cases.open()
    assert (wizard.here(), written(wizard, "evaluation")) == ("evaluation", WORDS)
    told = wizard.widget._notice.text()
    assert ("Hur anbuden jämfördes" in told) is (field == "evaluation")
    assert wizard.next() == ""
    saved = cases.case()
    assert (saved.evaluation, len(saved.attachments)) == (WORDS, len(changed.attachments) + 1)
    assert saved.budget_line == changed.budget_line
