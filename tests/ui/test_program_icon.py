"""The program's own icon: every window has it, and the picture made for the bundle shows the drawing."""

import icon
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui import theme


def test_every_window_has_it(qtbot: QtBot, qapp: QApplication) -> None:
    theme.current().dress(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    shown = window.windowIcon().pixmap(32, 32).toImage()
    assert shown.pixelColor(16, 1).name() == theme.LIGHT[theme.Ink.ACCENT].name()


def test_the_picture_is_what_the_drawing_shows(qapp: QApplication) -> None:
    assert QImage(str(icon.PICTURE)).convertToFormat(QImage.Format.Format_ARGB32) == icon.drawn()
