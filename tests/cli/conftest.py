"""What the tests of the command line share: a register to read, and a way to run a command."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.cli import main

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration register of the region, to be read only."""
    path = tmp_path_factory.mktemp("register") / "norrbotten.inkop"
    copies.demonstration(path, "norrbotten", TODAY).close()
    return path


@pytest.fixture
def region_copy(region: Path, tmp_path: Path) -> Path:
    """Return a copy of it that a test may change."""
    copy = tmp_path / "copy.inkop"
    copy.write_bytes(region.read_bytes())
    return copy


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return what runs a command and gives its exit code, its output and its errors."""

    def _run(*argv: object) -> tuple[int, str, str]:
        code = main.main([str(each) for each in argv])
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run
