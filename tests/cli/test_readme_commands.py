"""The commands of the README are there, as it writes them."""

import shlex
from pathlib import Path

import pytest

from inkop_desktop.cli import commands
from inkop_desktop.cli.parser import PROGRAM, Options

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SHOWN = [line.strip() for line in README.splitlines() if line.startswith("    ") and PROGRAM in line]


def test_the_readme_shows_commands() -> None:
    assert len(SHOWN) >= 3


@pytest.mark.parametrize("line", SHOWN)
def test_a_command_of_the_readme_can_be_typed_as_it_stands(line: str) -> None:
    program, *argv = shlex.split(line)
    assert program == f".venv/bin/{PROGRAM}"
    commands.parser().parse_args(argv, Options())
