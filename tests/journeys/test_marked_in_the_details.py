"""What the search finds is marked in the chosen record, and told where no column shows it."""

from operator import attrgetter
from pathlib import Path

import pytest
from drivers import ContractsDriver
from driving import ListPart, Program
from PySide6.QtWidgets import QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.marking import WANTED

SEARCHED = [
    ("reports", "council", "panel"),
    ("law", "direktupphandling", "panel"),
    ("suppliers", "livsm", "details"),
]


def is_marked(panel: QWidget) -> bool:
    """Tell whether a mark is seen in a panel."""
    image, ink = panel.grab().toImage(), theme.colour(Ink.WARNING).rgb()
    return any(image.pixel(x, y) == ink for y in range(image.height()) for x in range(image.width()))


def test_the_names_of_documents_are_marked_and_told(program: Program, region: Path) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    contracts.search("avtalsvillkor")
    table = contracts.table
    place = [each.key for each in table.table_state().columns].index("title")
    assert table.model().index(0, place).data(CellRole.ELSEWHERE) == "Found in: Documents"
    assert contracts.documents().item(0).data(WANTED) == "avtalsvillkor"
    assert is_marked(contracts.documents())
    contracts.search("")
    assert not is_marked(contracts.documents())


def test_remarks_are_marked_and_told(program: Program, region: Path) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    contracts.filter("All")
    contracts.search("ny ägare ska")
    table = contracts.table
    place = [each.key for each in table.table_state().columns].index("title")
    assert table.model().index(0, place).data(CellRole.ELSEWHERE) == "Found in: Remarks"
    contracts.show_column("remarks")
    assert not table.model().index(0, place).data(CellRole.ELSEWHERE)


@pytest.mark.parametrize(("area", "wanted", "panel"), SEARCHED)
def test_the_panel_of_any_list_marks_what_was_found(
    program: Program, region: Path, area: str, wanted: str, panel: str
) -> None:
    program.start(region)
    program.go(area)
    page = ListPart(program, program.window.workplace().page())
    beside = attrgetter(panel)(page.widget if area == "reports" else page.widget.current())
    page.search(wanted)
    assert page.table.model().rowCount() > 0
    assert is_marked(beside)
    page.search("")
    assert not is_marked(beside)
