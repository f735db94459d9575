"""Measure the window: start on 10,000 contracts, memory with 100,000, and its longest step at work.

    python benchmarks/bench_window.py

The floor of the start is a bare PySide6 window in a process of its own; of the memory the same
program with 100 contracts. A step is the time the window's thread is busy before it can answer again.
"""

import sys
import time

from floor import TODAY, child, line, register

BARE = """
import resource, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
# Usable: the list is filled and its first rows have come; on Today, the findings. Imports come in the
# order of the program's own door.
START = """
import importlib
from inkop_desktop.__main__ import BEFORE_QT
for name in BEFORE_QT:
    importlib.import_module(name)
import resource, sys, tempfile
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from inkop_desktop import app
from inkop_desktop.register.file import Mode
from inkop_desktop.settings import Settings
application = QApplication([])
settings = Settings(Path(tempfile.mkdtemp()) / "settings.toml")
settings.my_name = "benchmark"
settings.window = {"area": sys.argv[2]}
window, opening = app.compose(application, settings, date.fromisoformat(sys.argv[3]))
opening.open(Path(sys.argv[1]), Mode.READ_ONLY)
window.show()
def is_usable():
    if opening.desk is None or window.workplace() is None:
        return False
    page = window.workplace().page()
    if sys.argv[2] == "today":
        return opening.desk.watch.is_ready
    return page.model.rowCount() > 0 and page.model.index(0, 1).data() != "…"
def look():
    if is_usable():
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)
        window.close()
        application.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
application.exec()
"""
STEPS = (
    START[: START.index("def look")]
    + """
import time
from dataclasses import replace
from PySide6.QtCore import QEventLoop, Qt
from inkop_desktop.lists.listing import Query
from inkop_desktop.reports.orders import ListOrder
from inkop_desktop.ui.reports.preview import Preview
longest = {}
last = [time.perf_counter()]
doing = ["opening"]
def tick():
    now = time.perf_counter()
    longest[doing[0]] = max(longest.get(doing[0], 0), (now - last[0]) * 1000)
    last[0] = now
pulse = QTimer()
pulse.setInterval(0)
pulse.timeout.connect(tick)
def rest(ms):
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
def settle():
    while opening.desk is None or not opening.desk.ops.is_idle():
        rest(20)
settle()
page = window.workplace().page()
pulse.start()
rest(200)
def do(name, work):
    doing[0] = name
    last[0] = time.perf_counter()
    work()
    settle()
    rest(50)
bar = page.table.verticalScrollBar()
for place in range(40):
    do("scrolling", lambda: bar.setValue(bar.maximum() * place // 40))
for column in range(5):
    do("sorting", lambda: page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder))
for text in ("l", "li", "liv", "livs", ""):
    do("typing", lambda: page.search.setText(text))
    rest(200)
preview = Preview(opening.desk, ListOrder(Query(page.model.query.today)))
preview.show()
rest(200)
doing[0] = "showing a report"
while not preview.is_ready():
    rest(20)
rest(200)
preview.close()
for name in ("scrolling", "sorting", "typing", "showing a report"):
    print(name, longest[name], flush=True)
window.close()
application.quit()
"""
)
STEP_LIMIT = 50


def main() -> None:
    """Print each measure."""
    small, middle, large = register(100), register(10_000), register(100_000)
    day = TODAY.isoformat()
    floor = min(_seconds(BARE) for _run in range(5))
    for area in ("contracts", "today"):
        ours = min(_seconds(START, str(middle), area, day) for _run in range(5))
        line(f"start on 10,000 contracts, {area}", ours * 1000, floor * 1000, 2.5)
    few, many = (int(child(START, str(path), "contracts", day)) for path in (small, large))
    line("memory with 100,000 contracts", many, few, 1.6, "MB")
    for said in child(STEPS, str(middle), "contracts", day).splitlines():
        name, longest = said.rsplit(maxsplit=1)
        line(f"longest step while {name}, 10,000 contracts", float(longest), STEP_LIMIT, 1)


def _seconds(code: str, *arguments: str) -> float:
    start = time.perf_counter()
    child(code, *arguments)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
