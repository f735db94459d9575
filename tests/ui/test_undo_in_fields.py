"""Ctrl+Z is a field's own only while it has something to undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.numbers import MoneyEditor, WholeEditor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.search_field import SearchField

FIELDS = [lambda: SearchField("Search"), TextEditor, DateEditor, WholeEditor, lambda: MoneyEditor(["SEK"])]
CTRL = Qt.KeyboardModifier.ControlModifier


def keeps(line: QLineEdit, held: Qt.KeyboardModifier) -> bool:
    """Tell whether a field keeps Z with these keys for itself."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, held)
    event.ignore()
    QApplication.sendEvent(line, event)
    return event.isAccepted()


@pytest.mark.parametrize("make", FIELDS)
def test_a_field_keeps_undo_while_it_has_something_to_undo(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    field = make()
    qtbot.addWidget(field)
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    again = CTRL | Qt.KeyboardModifier.ShiftModifier
    assert (keeps(line, CTRL), keeps(line, again)) == (False, False)
    qtbot.keyClicks(line, "12")
    assert (keeps(line, CTRL), keeps(line, again)) == (True, False)
    line.undo()
    assert (keeps(line, CTRL), keeps(line, again)) == (False, True)
    line.setText("3")
    assert (keeps(line, CTRL), keeps(line, again)) == (False, False)
