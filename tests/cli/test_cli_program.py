"""The real program, as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


def child(*argv: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    command = [sys.executable, "-m", "inkop_desktop", *map(str, argv)]
    return subprocess.run(command, capture_output=True, env=os.environ | env, check=False)


@pytest.mark.slow
def test_the_program_writes_utf8_whatever_the_system_writes(region: Path) -> None:
    done = child("list", "contracts", region, "--language", "sv", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Benämning" in done.stdout.decode()


@pytest.mark.slow
def test_a_reader_that_has_seen_enough_is_no_error(region: Path) -> None:
    command = [sys.executable, "-m", "inkop_desktop", "list", "contracts", str(region), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.slow
def test_help_loads_neither_window_nor_database() -> None:
    said = "import sys; from inkop_desktop.cli.main import main; main(['--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    modules = done.stdout.rpartition("\n[")[2]
    assert "argparse" in modules
    assert not [
        name for name in ("PySide6", "sqlalchemy", "reportlab", "openpyxl", "docx") if f"'{name}'" in modules
    ]
