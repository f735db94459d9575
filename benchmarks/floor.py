"""What the benchmarks share: the best of several runs, and one line for each measure with its floor."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from inkop_desktop.register.schema import HEAD

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 21)
CACHE = ROOT / ".cache" / "benchmarks"
# Without a screen Qt warns at each window that nobody can size it.
ENVIRONMENT = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_LOGGING_RULES": "default.warning=false",
    "PYTHONPATH": str(ROOT),
}


def best(work: Callable[[], object], runs: int = 5) -> float:
    """Return the shortest time of several runs, in milliseconds."""
    times = []
    for _run in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def line(name: str, ours: float, floor: float, limit: float | None, unit: str = "ms") -> None:
    """Print a measure beside its floor, and whether it is within its limit where it has one."""
    ratio = ours / floor if floor else float("inf")
    judged = "" if limit is None else f" (≤ {limit})" if ratio <= limit else f" (≤ {limit})   OVER"
    print(f"{name:<44} {ours:10.1f} {unit}   floor {floor:10.1f} {unit}   {ratio:5.2f} ×{judged}", flush=True)


def register(contracts: int) -> Path:
    """Return a demonstration register with so many contracts; made once for a schema, kept in `.cache/`."""
    path = CACHE / f"{contracts}-{HEAD}.inkop"
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "inkop_desktop", "demo", "norrbotten", str(path)]
        subprocess.run(
            [*command, "--contracts", str(contracts), "--today", TODAY.isoformat()], check=True, cwd=ROOT
        )
    return path


def child(code: str, *arguments: str) -> str:
    """Run some Python in a process of its own, without a screen, and return what it printed."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ENVIRONMENT)
    return done.stdout
