"""Measure the window: memory with 100,000 contracts, and its longest step at work.

    python benchmarks/bench_window.py

The floor of the memory is the same program with 100 contracts. A step is what passes before the window's
thread can answer again, in the processor's time for the whole program: it holds what our other threads
keep from the window, but not what others do on the machine. Each measure is taken three times; the best
counts.
"""

from pathlib import Path

from floor import TODAY, child, line, register

# The list is filled and its first rows have come.
OPENED = """
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
settings.window = {"area": "contracts"}
window, opening = app.compose(application, settings, date.fromisoformat(sys.argv[2]))
opening.open(Path(sys.argv[1]), Mode.READ_ONLY)
window.show()
def has_rows():
    if opening.desk is None or window.workplace() is None:
        return False
    page = window.workplace().page()
    return page.model.rowCount() > 0 and page.model.index(0, 1).data() != "…"
def look():
    if has_rows():
        timer.stop()  # closing takes its time, and the first picture is the one that counts
        print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)
        window.close()
        application.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
application.exec()
"""
STEPS = (
    OPENED[: OPENED.index("def look")]
    + """
import time
from dataclasses import replace
from PySide6.QtCore import QEventLoop, Qt
from inkop_desktop.lists.listing import Query
from inkop_desktop.reports.orders import ListOrder
from inkop_desktop.ui.reports.preview import Preview
longest = {}
last = [time.process_time()]
doing = ["opening"]
def tick():
    now = time.process_time()
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
    last[0] = time.process_time()
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
RUNS = 3


def main() -> None:
    """Print each measure."""
    small, middle, large = register(100), register(10_000), register(100_000)
    few, many = (min(_measured(OPENED, path)["memory"]) for path in (small, large))
    line("memory with 100,000 contracts", many, few, 1.6, "MB")
    for name, longest in _measured(STEPS, middle).items():
        line(f"longest step while {name}, 10,000 contracts", min(longest), STEP_LIMIT, 1)


def _measured(code: str, path: Path) -> dict[str, list[float]]:
    """Return what the runs of a program on a register have measured, by the name of each measure."""
    measured: dict[str, list[float]] = {}
    for _run in range(RUNS):
        for said in child(code, str(path), TODAY.isoformat()).splitlines():
            name, value = said.rsplit(maxsplit=1)
            measured.setdefault(name, []).append(float(value))
    return measured


if __name__ == "__main__":
    main()
