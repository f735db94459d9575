"""What can be said to the window where it is started from a command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inkop_desktop.cli import asking
from inkop_desktop.cli.parser import PROGRAM, Options, Parser, add_day_and_language
from inkop_desktop.text import _


@dataclass(frozen=True, slots=True)
class Start:
    """How the window starts: a register or none, a day, a language or none for the person's own."""

    file: Path | None
    today: date
    language: str


def read(argv: Sequence[str]) -> Start:
    """Return how the window shall start; raise UserError where it cannot."""
    parser = Parser(prog=PROGRAM, add_help=False)
    add_day_and_language(parser)
    parser.add_argument("file", type=Path, nargs="?", metavar=_("FILE"))
    options = parser.parse_args(argv, Options(today=asking.today(), language=""))
    return Start(options.file, options.today, options.language)
