"""What can be done stands on one line: what has no room is in the menu, and nothing is offered twice."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.widgets.action_row import ActionRow
from inkop_desktop.ui.widgets.buttons import Button, IconButton

WORDS = ("Decide …", "Edit", "Print")


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    place = QWidget()
    qtbot.addWidget(place)
    return place


@pytest.fixture
def row(place: QWidget) -> ActionRow:
    row = ActionRow(place)
    for words in WORDS[:2]:
        row.add(Button(words, icon=Icon.PENCIL), QAction(words, row))
    row.add(IconButton(Icon.PRINTER, WORDS[2]), QAction(WORDS[2], row))
    row.set_others([QAction("Delete", row)])
    place.show()
    return row


def buttons(row: ActionRow) -> list[str]:
    """Return the names of the buttons that can be seen, but for that of the menu."""
    found = [*row.findChildren(Button), *row.findChildren(IconButton)]
    return [each.accessibleName() or each.text() for each in found if each.isVisible() and not menu_of(each)]


def menu_of(button: QObject) -> list[str]:
    menu = button.menu() if isinstance(button, QToolButton) else None
    return [each.text() for each in menu.actions()] if menu else []


def in_menu(row: ActionRow) -> list[str]:
    return next(menu_of(each) for each in row.findChildren(IconButton) if menu_of(each))


def test_what_has_no_room_goes_to_the_menu_from_the_end(row: ActionRow) -> None:
    wide, narrow = row.sizeHint().width(), row.minimumSizeHint().width()
    height = row.sizeHint().height()
    seen = set()
    for width in range(narrow, wide + 1):
        row.resize(width, height)
        row.layout().activate()
        shown = buttons(row)
        seen.add(len(shown))
        assert shown == list(WORDS[: len(shown)])
        assert in_menu(row) == [*WORDS[len(shown) :], "Delete"]
        assert all(each.geometry().right() < width for each in row.findChildren(Button) if each.isVisible())
    assert seen == {1, 2, 3}
    assert row.minimumSizeHint().height() == height


def test_a_button_does_and_is_greyed_as_its_action(qtbot: QtBot) -> None:
    row, action, button = ActionRow(), QAction("Edit"), Button("Edit")
    qtbot.addWidget(row)
    action.setEnabled(False)
    row.add(button, action)
    assert not button.isEnabled()
    action.setEnabled(True)
    assert button.isEnabled()
    with qtbot.waitSignal(action.triggered):
        button.click()
