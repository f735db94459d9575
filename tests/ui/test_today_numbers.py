"""The numbers at the right of Today: a drawing where there is something to draw, a sentence always."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from inkop_desktop.services.overview import MonthEndings
from inkop_desktop.ui.today.numbers import EndingsPanel
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.scene import SceneView


@pytest.mark.parametrize(
    ("counts", "is_drawn", "said"),
    [
        ((0, 0), False, "No contract runs out"),
        ((0, 2), True, "2 contracts in twelve months, 1 without"),
        ((0,), False, "No contract runs out"),
    ],
)
def test_months_without_endings_are_told_and_not_drawn(
    qtbot: QtBot, counts: tuple[int, ...], is_drawn: bool, said: str
) -> None:
    panel = EndingsPanel()
    qtbot.addWidget(panel)
    panel.show()
    months = [
        MonthEndings(date(2026, 11 + place, 1), count, count // 2) for place, count in enumerate(counts)
    ]
    panel.show_months([MonthEndings(date(2026, 1, 1), 5, 5)])
    panel.show_months(months)
    assert panel.findChild(SceneView).isVisible() is is_drawn
    assert any(each.text().startswith(said) for each in panel.findChildren(Label))
