"""The one place where the program is put together: settings, language, register, window."""

import gc
import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from inkop_desktop import paths, text
from inkop_desktop.settings import Settings
from inkop_desktop.ui import crash, theme
from inkop_desktop.ui.collecting import Collector
from inkop_desktop.ui.registers.opening import Opening
from inkop_desktop.ui.theme import Look
from inkop_desktop.ui.translator import Translator
from inkop_desktop.ui.widgets.focus_ring import FocusRing
from inkop_desktop.ui.window import MainWindow

SMOKE = "INKOP_SMOKE"  # set by the bundle's smoke run: the window closes by itself once it has shown


def main(settings: Settings, path: Path | None, today: date, language: str = "") -> int:
    """Open the window, and a register in it where one is named; return the exit code.

    Without a language it speaks the person's own, else the system's.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    crash.guard()
    gc.freeze()  # what has been imported by now stays, and need not be looked through again
    window, opening = compose(application, settings, today, language)
    if path is None:
        opening.welcome()
    else:
        opening.open(path)
    window.show()
    if os.environ.get(SMOKE):
        QTimer.singleShot(0, window.close)
    return application.exec()


def compose(
    application: QApplication, settings: Settings, today: date, language: str = ""
) -> tuple[MainWindow, Opening]:
    """Put the window together, in the person's language and colours; show nothing yet."""
    application.setApplicationName("Inköp Desktop")
    application.setDesktopFileName(paths.APP)
    text.set_language(language or settings.language or text.spoken(QLocale.system().uiLanguages()))
    translator = Translator(application)
    application.installTranslator(translator)
    theme.current().dress(application)
    theme.current().set_look(Look(settings.look))
    window = MainWindow(settings)
    FocusRing(application, window)
    Collector(window)
    return window, Opening(window, settings, today)
