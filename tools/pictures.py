"""Take pictures of the main pages of a register, without a screen.

    python tools/pictures.py REGISTER FOLDER [--language sv|nb|en] [--look light|dark] [--today YYYY-MM-DD]

For the README, and for `make demo` on a machine that has no display.
"""

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from inkop_desktop import app
from inkop_desktop.register.file import Mode
from inkop_desktop.settings import Settings
from inkop_desktop.ui.areas import AREAS
from inkop_desktop.ui.registers.opening import Opening
from inkop_desktop.ui.window import MainWindow

WIDTH, HEIGHT = 1360, 800
PATIENCE_MS = 20_000


def main() -> int:
    """Take the pictures and say where they are."""
    asked = _arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as private:
        settings = Settings(Path(private) / "settings.toml")
        settings.language, settings.look, settings.my_name = asked.language, asked.look, "Inköp Desktop"
        window, opening = app.compose(application, settings, asked.today)
        window.resize(WIDTH, HEIGHT)
        opening.open(asked.register, Mode.READ_ONLY)
        window.show()
        for path in _pictures(window, opening, asked.folder):
            sys.stdout.write(f"{path}\n")
        window.close()
        _wait(lambda: not window.isVisible())
    return 0


def _pictures(window: MainWindow, opening: Opening, folder: Path) -> list[Path]:
    taken = []
    _wait(lambda: window.workplace() is not None)
    workplace = window.workplace()
    assert workplace is not None
    workplace.notice.hide()
    for area in AREAS:
        workplace.show_area(area.key)
        _wait(lambda: opening.desk is not None and opening.desk.ops.is_idle())
        path = folder / f"{area.key}.png"
        window.grab().save(str(path))
        taken.append(path)
    return taken


def _wait(ready: object) -> None:
    """Let the window work until something holds, twice in a row: an answer may ask for more."""
    assert callable(ready)
    deadline = QDeadlineTimer(PATIENCE_MS, Qt.TimerType.CoarseTimer)
    settled = 0
    while settled < 2 and not deadline.hasExpired():
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()
        settled = settled + 1 if ready() else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("register", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="sv")
    parser.add_argument("--look", default="light")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())  # noqa: DTZ011
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
