"""Items laid out like words know how high they are, whatever comes, goes or changes."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.widgets.flow import FlowLayout

_WIDTH, _HEIGHT, _GAP = 100, 20, 8


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    """Return a place of three items, of which two have room beside each other."""
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place, gap=_GAP)
    for _number in range(3):
        flow.addWidget(item())
    place.show()
    return place


def item() -> QLabel:
    label = QLabel("")
    label.setFixedSize(_WIDTH, _HEIGHT)
    return label


def rows(place: QWidget) -> int:
    """Return in how many rows the items stand where two have room."""
    layout = place.layout()
    assert layout is not None
    return (layout.heightForWidth(2 * _WIDTH + _GAP) + _GAP) // (_HEIGHT + _GAP)


def test_what_comes_is_counted(place: QWidget) -> None:
    layout = place.layout()
    assert layout is not None
    assert rows(place) == 2
    for expected in (2, 3):
        new = item()
        layout.addWidget(new)
        new.show()
        assert rows(place) == expected


def test_what_goes_or_is_hidden_is_not_counted(place: QWidget) -> None:
    layout = place.layout()
    assert layout is not None
    assert rows(place) == 2
    first, second, _third = place.findChildren(QLabel)
    first.hide()
    assert rows(place) == 1
    first.show()
    assert rows(place) == 2
    layout.removeWidget(second)
    assert rows(place) == 1


def test_what_grows_takes_a_row_of_its_own(place: QWidget) -> None:
    assert rows(place) == 2
    place.findChildren(QLabel)[1].setFixedWidth(2 * _WIDTH)
    assert rows(place) == 3
