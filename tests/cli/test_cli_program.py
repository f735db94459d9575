"""The real program, as a process of its own."""

import os
import subprocess
import sys
import time
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
    assert process.returncode == 141


def ended(command: str, *argv: object, buffered: bool = True) -> tuple[int, str]:
    """Return the exit code and the errors of the program; `command` says where its output goes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    if not buffered:
        environment["PYTHONUNBUFFERED"] = "1"
    shell = ["bash", "-c", f'exec "$@" {command}', "bash", sys.executable, "-m", "inkop_desktop"]
    done = subprocess.run(
        [*shell, *map(str, argv), "--language", "en"], capture_output=True, env=environment, check=False
    )
    return done.returncode, done.stderr.decode()


FULL = "The disk is full, so the answer could not be written to its end. Make room and ask again.\n"
NOT_TAKEN = "The answer could not be written: the place where it was to go does not take it.\n"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and a shell")


@on_linux
@pytest.mark.slow
@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [("> /dev/full", 2, FULL), (">&-", 2, NOT_TAKEN), ("> >(exit 0); sleep 0", 141, "")],
    ids=["full", "closed", "nobody"],
)
@pytest.mark.parametrize("asked", ["help", "list", "csv", "report"])
def test_output_that_nobody_takes_is_told_once(
    region: Path, tmp_path: Path, asked: str, command: str, code: int, said: str, *, buffered: bool
) -> None:
    argv = {
        "help": ["--help"],
        "list": ["list", "bodies", region],
        "csv": ["list", "contracts", region, "--csv"],
        "report": ["report", "roles", region, "--out", tmp_path / "x.html"],
    }
    assert ended(command, *argv[asked], buffered=buffered) == (code, said)
    assert asked != "report" or (tmp_path / "x.html").exists()


@on_linux
@pytest.mark.slow
@pytest.mark.parametrize("command", ["2> /dev/full", "2>&-"])
def test_a_refusal_that_nobody_takes_keeps_its_exit_code(command: str) -> None:
    assert ended(command, "list", "contracts", "nowhere.inkop") == (2, "")


@pytest.mark.slow
def test_help_loads_neither_window_nor_database() -> None:
    said = "import sys; from inkop_desktop.cli.main import main; main(['--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    modules = done.stdout.rpartition("\n[")[2]
    assert "argparse" in modules
    assert not [
        name for name in ("PySide6", "sqlalchemy", "reportlab", "openpyxl", "docx") if f"'{name}'" in modules
    ]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_a_demonstration_that_is_ended_half_way_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "demo.inkop"
    command = [sys.executable, "-m", "inkop_desktop", "demo", "norrbotten", str(path), "--contracts", "20000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not path.exists():
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(0.3)
        process.terminate()
        assert process.communicate() == (b"", b"")
    assert process.returncode == 143
    assert list(tmp_path.iterdir()) == []
