"""Tenders compared on price and quality: points on weighted criteria, sums at once, all or none."""

from dataclasses import replace
from pathlib import Path

import procured
import pytest
from driving import Program
from procured import Procured, awarded
from procuring_drivers import CasesDriver, CaseWizard

from inkop_desktop.records.procuring_rows import Requirement
from inkop_desktop.rules.procuring import RequirementKind, TenderOutcome, Topic
from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.evaluation_page import EvaluationPage

WEIGHTS = {"Pris": 70, "Kvalitet": 30}
# What comes after the evaluation.
LATER = (
    "supplier_id", "award_value", "award_from", "award_to", "decided_by_id", "decided_on", "informed_on",
    "signed_on", "signed_by_id", "ending", "ended_on",
)  # fmt: skip


@pytest.fixture
def town(tmp_path: Path, settings: Settings) -> Procured:
    """Return a Swedish municipality, whose officer reads Swedish."""
    settings.language = "sv"
    return procured.swedish(tmp_path / "norrby.inkop")


def at_the_evaluation(program: Program, town: Procured, weights: dict[str, int]) -> CaseWizard:
    """Come to the evaluation of two tenders, with these criteria and their weights."""
    kind, topic = RequirementKind.CRITERION, Topic.ENVIRONMENT
    criteria = (Requirement(text=text, kind=kind, topic=topic, weight=each) for text, each in weights.items())
    before = {"requirements": tuple(criteria), "evaluation": "", "page": "evaluation", "attachments": ()}
    with town.register:
        case = awarded(town, **dict.fromkeys(LATER), **before)
        town.save(replace(case, tenders=tuple(replace(each, outcome=None, why="") for each in case.tenders)))
    program.start(town.register.path)
    return CasesDriver(program).open()


def comparison(wizard: CaseWizard) -> EvaluationPage:
    page = wizard.widget.page()
    assert isinstance(page, EvaluationPage)
    return page


def test_points_are_written_summed_and_kept(program: Program, town: Procured) -> None:
    wizard = at_the_evaluation(program, town, WEIGHTS)
    names = [each.focusProxy().accessibleName() for each in comparison(wizard).points.cells().values()]
    assert names == [
        "Pris, Städkompaniet AB",
        "Pris, Björks Kemi AB",
        "Kvalitet, Städkompaniet AB",
        "Kvalitet, Björks Kemi AB",
    ]
    assert wizard.give("Pris", "100", "80") == ["–", "–"]
    wizard.fill(evaluation="Poäng enligt förfrågan")
    wizard.change("tenders", 0, outcome=TenderOutcome.CHOSEN, why="Lägst pris")
    wizard.change("tenders", 1, outcome=TenderOutcome.NOT_CHOSEN, why="Högre pris")
    assert _("Give every tender points on every criterion, or none at all.") in wizard.next()
    assert wizard.give("Kvalitet", "20", "100") == ["76", "86"]
    assert comparison(wizard)._remark.isVisible()
    assert wizard.give("Kvalitet", "100", "100") == ["100", "86"]
    assert not comparison(wizard)._remark.isVisible()
    assert wizard.next() == ""
    given = CasesDriver(program).case().points
    assert sorted(each.points or 0 for each in given) == [80, 100, 100, 100]


def test_more_than_a_hundred_points_are_no_points(program: Program, town: Procured) -> None:
    wizard = at_the_evaluation(program, town, WEIGHTS)
    assert wizard.give("Pris", "101", "80") == ["–", "–"]
    assert "101" in comparison(wizard)._wrong.text()
    assert len(wizard.widget.way().draft.case.points) == 1


def test_points_fall_with_their_criterion(program: Program, town: Procured) -> None:
    wizard = at_the_evaluation(program, town, WEIGHTS)
    wizard.give("Pris", "100", "80")
    for _page in range(3):
        wizard.press(_("Back"))
    assert wizard.here() == "requirements"
    wizard.change("requirements", 0, text="Totalkostnad")
    assert wizard.next() == ""
    assert CasesDriver(program).case().points == ()


def test_without_weights_nothing_is_compared(program: Program, town: Procured) -> None:
    wizard = at_the_evaluation(program, town, {})
    assert not comparison(wizard)._panel.isVisible()
