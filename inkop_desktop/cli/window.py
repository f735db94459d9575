"""What can be said to the window where it is started from a command line."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inkop_desktop.cli import asking
from inkop_desktop.cli.parser import PROGRAM, Options, Parser, add_day_and_language
from inkop_desktop.errors import RegisterError
from inkop_desktop.text import N_, _

# Where a Linux system says on what a window is shown; without any, Qt ends the process in its own words.
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass(frozen=True, slots=True)
class Start:
    """How the window starts: a register or none, a day, a language or none for the person's own."""

    file: Path | None
    today: date
    language: str


def read(argv: Sequence[str]) -> Start:
    """Return how the window shall start; raise UserError or RegisterError where it cannot."""
    parser = Parser(prog=PROGRAM, add_help=False)
    add_day_and_language(parser)
    parser.add_argument("file", type=Path, nargs="?", metavar=_("FILE"))
    options = parser.parse_args(argv, Options(today=asking.today(), language=""))
    _check_display()
    return Start(options.file, options.today, options.language)


def _check_display() -> None:
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        raise RegisterError(
            N_("There is no display here to open the window on. Every command does without: “{help}”."),
            help=f"{PROGRAM} --help",
        )
