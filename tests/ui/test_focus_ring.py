"""The ring goes where the keyboard speaks, and outlives the windows it was shown in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.focus_ring import FocusRing


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    ring = FocusRing(qapp)
    yield ring
    qapp.focusChanged.disconnect(ring._on_focus)
    ring.deleteLater()


def window() -> tuple[QWidget, Button, QLineEdit]:
    """Return a window with a button and a field."""
    frame = QWidget()
    button, field = Button("Save"), QLineEdit()
    column = QVBoxLayout(frame)
    for widget in (QLabel("Name"), field, button):
        column.addWidget(widget)
    frame.show()
    frame.activateWindow()
    return frame, button, field


def test_it_stands_around_what_has_the_keyboard(qtbot: QtBot, ring: FocusRing) -> None:
    frame, button, field = window()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring._frame.widget() is field)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert ring._frame.widget() is button
    assert ring._frame.geometry() == button.geometry().adjusted(-3, -3, 3, 3)
    assert ring._frame.parentWidget() is frame
    frame.close()


def test_a_button_that_is_clicked_gets_none_but_a_field_does(
    qtbot: QtBot, ring: FocusRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame, button, field = window()
    pressed = "inkop_desktop.ui.widgets.focus_ring.QGuiApplication.mouseButtons"
    monkeypatch.setattr(pressed, lambda: Qt.MouseButton.LeftButton)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert ring._frame.widget() is None
    field.setFocus()
    assert ring._frame.widget() is field
    frame.close()


def test_it_outlives_the_window_it_was_shown_in(qtbot: QtBot, ring: FocusRing) -> None:
    frame, button, _field = window()
    button.setFocus()
    qtbot.waitUntil(lambda: ring._frame.widget() is button)
    old = ring._frame
    frame.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(old)
    other, button, _field = window()
    button.setFocus()
    qtbot.waitUntil(lambda: isValid(ring._frame) and ring._frame.widget() is button)
    other.close()
