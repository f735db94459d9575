"""What waits with a record: a few lines, and the rest when it is asked for."""

import pytest
from driving import click
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.checks.finding import Finding, Remedy, Severity
from inkop_desktop.text import message
from inkop_desktop.ui.records.findings import FindingLines
from inkop_desktop.ui.widgets.label import Label


def finding(number: int) -> Finding:
    """Return one of many findings."""
    said, why = message("Finding {number}", number=number), message("It must be known.")
    return Finding(
        f"x{number}", "x", "N1", Severity.WARNING, said, why, why, (), Remedy.OPEN, "", None, "", ()
    )


def test_a_finding_tells_why_and_what_its_clause_says(qtbot: QtBot) -> None:
    lines = FindingLines()
    qtbot.addWidget(lines)
    lines.show_findings([finding(1)])
    (line,) = (each for each in lines.children() if isinstance(each, QWidget))
    told = QTextDocumentFragment.fromHtml(line.toolTip()).toPlainText().splitlines()
    assert told[0] == "It must be known. It must be known."
    assert told[1].startswith("N1: Riktlinjen omfattar alla inköp")


@pytest.mark.parametrize(
    ("count", "shown", "offered"),
    [(0, 0, []), (4, 4, []), (5, 3, ["Show 2 more"]), (40, 3, ["Show 37 more"])],
)
def test_many_findings_leave_the_record_its_place(
    qtbot: QtBot, count: int, shown: int, offered: list[str]
) -> None:
    lines = FindingLines()
    qtbot.addWidget(lines)
    lines.show_findings([finding(number) for number in range(count)])
    lines.setVisible(True)
    buttons = [each for each in lines.findChildren(QPushButton) if each.isVisible()]
    assert len([each for each in lines.findChildren(Label) if each.isVisible()]) == shown
    assert [each.text() for each in buttons] == offered
    assert len(lines.said()) == count
    for each in buttons:
        click(each)
        qtbot.wait(1)  # Qt shows what is new once it rests
        assert len([label for label in lines.findChildren(Label) if label.isVisible()]) == count
