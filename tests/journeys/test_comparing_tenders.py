"""Tenders compared on price and quality: points on weighted criteria, sums at once, all or none."""

from pathlib import Path

from driving import Program
from procuring_drivers import CasesDriver, CaseWizard
from procuring_walks import ask_and_open, begin_and_value

from inkop_desktop.rules.procuring import RequirementKind, TenderOutcome, Topic
from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.evaluation_page import EvaluationPage


def at_the_evaluation(program: Program, path: Path, settings: Settings, *weights: str) -> CaseWizard:
    """Come to the evaluation of two tenders, with a criterion for each weight."""
    settings.language = "sv"
    program.start(path)
    wizard = begin_and_value(program, "250000")
    wizard.choose_ground("Värdet")
    assert wizard.next() == ""
    for text, weight in zip(("Pris", "Kvalitet"), weights, strict=False):
        row = {"text": text, "kind": RequirementKind.CRITERION, "topic": Topic.GENERAL, "weight": weight}
        wizard.add("requirements", **row)
    ask_and_open(wizard)
    return wizard


def comparison(wizard: CaseWizard) -> EvaluationPage:
    page = wizard.widget.page()
    assert isinstance(page, EvaluationPage)
    return page


def test_points_are_written_summed_and_kept(program: Program, empty: Path, settings: Settings) -> None:
    wizard = at_the_evaluation(program, empty, settings, "70", "30")
    names = [each.focusProxy().accessibleName() for each in comparison(wizard).points.cells().values()]
    assert names == ["Pris, Alfa AB", "Pris, Beta AB", "Kvalitet, Alfa AB", "Kvalitet, Beta AB"]
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


def test_more_than_a_hundred_points_are_no_points(program: Program, empty: Path, settings: Settings) -> None:
    wizard = at_the_evaluation(program, empty, settings, "70", "30")
    assert wizard.give("Pris", "101", "80") == ["–", "–"]
    assert "101" in comparison(wizard)._wrong.text()
    assert len(wizard.widget.way().draft.case.points) == 1


def test_points_fall_with_their_criterion(program: Program, empty: Path, settings: Settings) -> None:
    wizard = at_the_evaluation(program, empty, settings, "70", "30")
    wizard.give("Pris", "100", "80")
    for _page in range(3):
        wizard.press(_("Back"))
    assert wizard.here() == "requirements"
    wizard.change("requirements", 0, text="Totalkostnad")
    assert wizard.next() == ""
    assert CasesDriver(program).case().points == ()


def test_without_weights_nothing_is_compared(program: Program, empty: Path, settings: Settings) -> None:
    wizard = at_the_evaluation(program, empty, settings)
    assert not comparison(wizard)._panel.isVisible()
