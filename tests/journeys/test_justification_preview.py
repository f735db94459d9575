"""The papers of a direct procurement are looked at in the language of the law, whatever the window speaks."""

from pathlib import Path

import pytest
from driving import Program
from procured import TODAY, awarded, swedish
from report_drivers import PreviewDriver

from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.reports.procuring_orders import JustificationOrder, ProcuringLettersOrder

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quick_papers")]


@pytest.fixture
def opened(program: Program, tmp_path: Path) -> Program:
    """Give the program, in English, with a Swedish register of one case."""
    made = swedish(tmp_path / "se.inkop")
    with made.register:
        made.save(awarded(made))
    program.start(made.register.path)
    return program


def test_the_justification_is_in_the_language_of_the_law_until_another_is_chosen(opened: Program) -> None:
    before = opened.settings.report_language
    opened.desk.print_wanted.emit(JustificationOrder(TODAY, 1))
    preview = PreviewDriver(opened)
    assert preview.title() == "Dokumentation av direktupphandling: Tvätt av arbetskläder"
    assert "I korthet" in preview.text()
    preview.pick("language", "English")
    preview.wait()
    assert "In short" in preview.text()
    assert opened.settings.report_language == before


def test_letters_are_one_for_each_receiver(opened: Program) -> None:
    opened.desk.print_wanted.emit(ProcuringLettersOrder(TODAY, 1, LetterKind.AWARD))
    preview = PreviewDriver(opened)
    assert preview.pages() == 2
    assert "Tilldelningsbeslut" in preview.text(2)
