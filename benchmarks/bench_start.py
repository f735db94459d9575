"""Measure the start on a register of 10,000 contracts: to the window that takes typing, and to its rows.

    python benchmarks/bench_start.py

The floor is a bare PySide6 window in a process of its own. Each is started seven times, in turn; the
best counts. The window is usable when the areas stand there to be chosen and a letter has been typed into
the search field; on Today, which has no such field, when it has been painted. What comes after that has no
limit of its own: a bare window that does nothing but import SQLAlchemy, which the rows are asked through,
stands beside it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

from floor import ENVIRONMENT, TODAY, line, register

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: (print("window", flush=True), app.quit()))
app.exec()
"""
BARE_IMPORTING = f"import sqlalchemy{BARE}"
START = """
import gc, sys
from inkop_desktop import __main__
gc.set_threshold(50_000, 20, 20)  # as the door does before it opens the window
from inkop_desktop import app
import tempfile
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from inkop_desktop.settings import Settings
path, area, day = sys.argv[1:]
folder = tempfile.TemporaryDirectory()
settings = Settings(Path(folder.name) / "settings.toml")
settings.backup_place = folder.name
settings.window = {"area": area}
application = QApplication([])
start = app.Start(app.frame(application, settings), settings, date.fromisoformat(day))
openings = []
start.ready.connect(openings.append)
def has_rows():
    workplace = start.window.workplace()
    page = workplace.page() if workplace else None
    if page is None:
        return False
    if area == "today":
        return openings[0].desk.watch.is_ready
    return page.model.rowCount() > 0 and page.model.index(0, 1).data() != "…"
def look():
    if has_rows():
        timer.stop()
        print("rows", flush=True)
        start.window.close()
def take_typing():
    timer.start(5)
    search = application.focusWidget()
    if area != "today":
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        application.sendEvent(search, key)
        assert search.text() == "a"
        search.clear()
    print("window", flush=True)
timer = QTimer()
timer.timeout.connect(look)
start.begin(Path(path))
start.window.activateWindow()
start.window.centralWidget().stands.connect(take_typing)
application.exec()
"""
RUNS = 7
LIMIT = 2.5


def main() -> None:
    """Print each measure."""
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copy(register(10_000), folder)  # a start writes its lock into it
        for area, last in (("contracts", "first rows"), ("today", "findings")):
            _measure(path, area, last)


def _measure(path: str, area: str, last: str) -> None:
    runs = [_run(path, area) for _each in range(RUNS)]
    floor, importing, window, rows = (min(times) for times in zip(*runs, strict=True))
    line(f"start to a usable window, {area}", window, floor, LIMIT)
    line(f"start to the {last}, {area}", rows, floor, None)
    line("start of a bare window with SQLAlchemy", importing, floor, None)


def _run(path: str, area: str) -> tuple[float, float, float, float]:
    bare, importing = _stages(BARE)["window"], _stages(BARE_IMPORTING)["window"]
    ours = _stages(START, path, area, TODAY.isoformat())
    return bare, importing, ours["window"], ours["rows"]


def _stages(code: str, *arguments: str) -> dict[str, float]:
    """Return after how many milliseconds a new process has printed each of its lines."""
    start = time.perf_counter()
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | ENVIRONMENT
    ) as process:
        assert process.stdout is not None
        stages = {said.strip(): (time.perf_counter() - start) * 1000 for said in process.stdout}
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return stages


if __name__ == "__main__":
    sys.exit(main())
