"""The one place where the program is put together: settings, language, register, window.

The window stands on the screen first; what asks a register (SQLAlchemy, our tables and services, the
pages) is imported behind it, on a thread of its own. Nothing that is imported here may need it.
"""

import gc
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from inkop_desktop import paths, text
from inkop_desktop.errors import InkopError
from inkop_desktop.settings import Settings
from inkop_desktop.ui import crash, theme
from inkop_desktop.ui.areas import AREAS, Area, area_named
from inkop_desktop.ui.background import Background
from inkop_desktop.ui.collecting import Collector
from inkop_desktop.ui.starting import Starting
from inkop_desktop.ui.theme import Look
from inkop_desktop.ui.translator import Translator
from inkop_desktop.ui.widgets.focus_ring import FocusRing
from inkop_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from inkop_desktop.ui.registers.opening import Opening

SMOKE = "INKOP_SMOKE"  # set by the bundle's smoke run: the window closes by itself once it has shown


def main(settings: Settings, path: Path | None, today: date, language: str = "") -> int:
    """Open the window, and a register in it where one is named; return the exit code.

    Without a language it speaks the person's own, else the system's.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    crash.guard()
    start = Start(frame(application, settings, language), settings, today)
    if os.environ.get(SMOKE):
        start.ready.connect(start.window.close, Qt.ConnectionType.QueuedConnection)
    start.begin(path)
    return application.exec()


def frame(application: QApplication, settings: Settings, language: str = "") -> MainWindow:
    """Put the window together without what it shows, in the person's language and colours."""
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
    return window


class Start(QObject):
    """Shows the window, then brings in behind it what opens registers.

    Signals: ready(opening) – from now on that looks after the window.
    """

    ready = Signal(object)

    def __init__(self, window: MainWindow, settings: Settings, today: date) -> None:
        super().__init__(window)
        self.window = window
        self._settings = settings
        self._today = today
        self._background = Background(self)
        self._is_starting = True
        window.leaving.connect(self._leave)

    def begin(self, path: Path | None) -> None:
        """Show the window: the frame of a register, or nothing yet where the welcome page will be."""
        if path is None:
            self._bring(None, AREAS[0])
        else:
            self._show(path, area_named(self._settings.window.get("area")))
        self.window.appear()

    def _show(self, path: Path, area: Area) -> None:
        starting = Starting(path, area)
        starting.chosen.connect(partial(self._choose, path))
        # Python runs one thread at a time: the rest begins once this stands on the screen.
        starting.stands.connect(partial(self._bring, path, area), Qt.ConnectionType.QueuedConnection)
        self.window.show_starting(starting)

    def _choose(self, path: Path, key: str) -> None:
        """Begin in another area: the page that comes is the one that is remembered."""
        self._settings.window = self._settings.window | {"area": key}
        self._show(path, area_named(key))

    def _bring(self, path: Path | None, area: Area) -> None:
        self._background.run(partial(_load, area), partial(self._go_on, path), self._stay)

    def _go_on(self, path: Path | None, opens: "type[Opening]") -> None:
        if not self._is_starting:
            return
        self._is_starting = False
        self._background.close()
        gc.freeze()  # what has been imported by now stays, and need not be looked through again
        opening = opens(self.window, self._settings, self._today)
        if path is None:
            opening.welcome()
        else:
            opening.open(path)
        self.ready.emit(opening)

    def _stay(self, _error: InkopError) -> None:
        """Let the frame stand; what went wrong is told by who catches what nobody caught."""

    def _leave(self) -> None:
        """Let the window go where nothing has been opened yet."""
        if self._is_starting:
            self._is_starting = False
            self._background.close()
            self.window.let_go()


def _load(area: Area) -> "type[Opening]":
    """Import what opens a register, and the page that comes first."""
    from inkop_desktop.ui.registers.opening import Opening  # noqa: PLC0415

    area.load()
    return Opening


def compose(
    application: QApplication, settings: Settings, today: date, language: str = ""
) -> "tuple[MainWindow, Opening]":
    """Put the window together with what opens registers in it; show nothing yet."""
    window = frame(application, settings, language)
    return window, _load(AREAS[0])(window, settings, today)
