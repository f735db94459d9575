"""Try the bundle as a machine without Python and display would, in a temporary folder that is also its home.

Registers that older versions stored in tests/registers/ are opened, and so upgraded, too. Every step must
be silent on stderr and in the program's log.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUNDLE = ROOT / "dist" / PROJECT["name"]
OLD_REGISTERS = ROOT / "tests" / "registers"
MEGABYTES = 200
SECONDS = 60
# Qt says this of every window that has no screen.
OFFSCREEN_REMARK = "This plugin does not support propagateSizeHints()"
# What tells a program on each system where its person lives.
HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
)


def main() -> int:
    """Run every step; print what went wrong and return 1 if anything did."""
    with tempfile.TemporaryDirectory(prefix="inkop-smoke-") as folder:
        faults = [*_size(), *_try_all(Path(folder)), *_logged(Path(folder))]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) or "The bundle runs.\n")
    return 1 if faults else 0


def _size() -> list[str]:
    size = sum(path.stat().st_size for path in BUNDLE.rglob("*") if not path.is_symlink()) / 1_000_000
    return [f"The bundle takes {size:.0f} MB; the limit is {MEGABYTES}."] if size > MEGABYTES else []


def _logged(folder: Path) -> list[str]:
    lines = [line for log in folder.rglob("*.log") for line in log.read_text(encoding="utf-8").splitlines()]
    return [f"log: {line}" for line in lines if OFFSCREEN_REMARK not in line]


def _try_all(folder: Path) -> list[str]:
    faults = _run(folder, "--version", says=PROJECT["version"])
    faults += _run(folder, "--language", "sv", "--help", says="användning")
    faults += _run(folder, "demo", "norrbotten", "demo.inkop", makes="demo.inkop")
    faults += _run(folder, "report", "contracts", "demo.inkop", "--out", "x.pdf", makes="x.pdf")
    faults += _run(folder, "report", "organisation", "demo.inkop", "--out", "x.docx", makes="x.docx")
    for old in OLD_REGISTERS.glob("*.inkop"):
        shutil.copy(old, folder)
    for register in sorted(path.name for path in folder.glob("*.inkop")):
        faults += _run(folder, register)  # the window closes itself once its first page shows
        faults += _run(folder, "history", register, "--verify")
        if _schema(folder / register) != _schema(folder / "demo.inkop"):
            faults.append(f"{register} is not upgraded")
    return faults


def _schema(register: Path) -> str:
    with closing(sqlite3.connect(register)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone())


def _run(folder: Path, *arguments: str, says: str = "", makes: str = "") -> list[str]:
    """Run the bundled program; return its faults: exit code, stderr, what it should have said or made."""
    command = [str(BUNDLE / PROJECT["name"]), *arguments]
    home = dict.fromkeys(HOMES, str(folder))
    desk = {"LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "INKOP_SMOKE": "1"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | home | desk,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [f"{' '.join(arguments)}: not done after {SECONDS} seconds"]
    faults = []
    if done.returncode:
        faults.append(f"exit code {done.returncode}")
    faults += [f"stderr: {line}" for line in done.stderr.splitlines() if line != OFFSCREEN_REMARK]
    if says not in done.stdout:
        faults.append(f"does not say {says!r} but {done.stdout.strip()!r}")
    if makes and not (folder / makes).is_file():
        faults.append(f"does not make {makes}")
    return [f"{' '.join(arguments)}: {fault}" for fault in faults]


if __name__ == "__main__":
    sys.exit(main())
