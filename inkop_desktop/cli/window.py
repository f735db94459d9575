"""What can be said to the window where it is started from a command line."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.cli import asking, values
from inkop_desktop.cli.commands import COMMANDS
from inkop_desktop.cli.parser import PROGRAM, Options, Parser, add_day_and_language
from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.text import N_, _

# Where a Linux system says on what a window is shown; without any, Qt ends the process in its own words.
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_ENDING = ".inkop"  # of a register; what knows it loads the database, which the window stands before


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
    parser.add_argument("file", type=values.path, nargs="?", metavar=_("FILE"))
    options, rest = parser.parse_known_args(argv, Options(today=asking.today(), language=""))
    # What is said behind an option that nobody knows may belong to it.
    if options.file is not None and not "".join(rest[:1]).startswith("-"):
        _check_known(options.file)
    if rest:
        parser.error(_("unrecognized arguments: %s") % " ".join(rest))
    _check_display()
    return Start(options.file, options.today, options.language)


def _check_known(file: Path) -> None:
    """Refuse a word that is neither a file nor called as a register: a command that was mistyped.

    A register that is gone is told in the window: whoever starts it from the desktop reads nothing else.
    """
    with files.told(file):
        if file.suffix == _ENDING or file.exists():
            return
    told = {"word": str(file), "commands": ", ".join(COMMANDS)}
    for meant in get_close_matches(str(file), COMMANDS, n=1):
        raise UserError(
            N_("There is no file and no command “{word}”. Did you mean “{meant}”? Commands: {commands}."),
            meant=meant,
            **told,
        )
    raise UserError(N_("There is no file and no command “{word}”. Commands: {commands}."), **told)


def _check_display() -> None:
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        raise RegisterError(
            N_("There is no display here to open the window on. Every command does without: “{help}”."),
            help=f"{PROGRAM} --help",
        )
