"""Python's constants outlive what PySide does to their reference counts."""

import subprocess
import sys

_MANY_CALLS = """
from PySide6.QtCore import QObject
from inkop_desktop.ui.pinned import pin_constants
pin_constants()
thing = QObject()
for _ in range(300_000):
    thing.parent()
print("alive")
"""


def test_many_calls_into_qt_do_not_end_python() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True, check=False)
    assert done.stdout == "alive\n"
    assert done.stderr == ""
