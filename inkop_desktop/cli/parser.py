"""argparse as this program speaks it: in the reader's language, and refusing in one sentence."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from inkop_desktop import text
from inkop_desktop.cli import values
from inkop_desktop.cli.output import taken
from inkop_desktop.errors import UserError
from inkop_desktop.text import N_, _

PROGRAM = "inkop-desktop"
Group = Any  # argparse keeps the class of its groups, and of what they are part of, to itself

# argparse looks its own words up in its own module, and knows no other place for them.
argparse._ = text._  # type: ignore[attr-defined]
WORDS_OF_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
)


class Options(argparse.Namespace):
    """What was asked for; a command reads what it has declared."""

    command: str
    run: Callable[["Options"], int]
    today: date
    language: str
    person: str
    file: Path
    form: str


class Parser(argparse.ArgumentParser):
    """A parser that refuses with a UserError rather than with usage and exit."""

    def __init__(self, **more: Any) -> None:
        super().__init__(allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed."""
        fault = message[:1].upper() + message[1:]
        raise UserError(N_("{fault}; see “{program} --help”."), fault=fault, program=self.prog)

    def _print_message(self, message: str, _file: object = None) -> None:
        """Write help and version: argparse keeps to itself that nobody takes them."""
        with taken() as out:
            out.write(message)


def add_common(parser: argparse.ArgumentParser) -> None:
    """Declare what every command understands; what is not given is left out of the options."""
    group = parser.add_argument_group(_("for every command"))
    add_day_and_language(group)
    group.add_argument(
        "--as",
        dest="person",
        type=values.word,
        metavar=_("NAME"),
        default=argparse.SUPPRESS,
        help=_("work under this name: it stands in the history and tells who may write"),
    )


def add_day_and_language(group: Group) -> None:
    """Declare what the window understands too; what is not given is left out of the options."""
    group.add_argument(
        "--today",
        type=values.present_day,
        metavar=_("YYYY-MM-DD"),
        default=argparse.SUPPRESS,
        help=_("count from this day instead of today"),
    )
    group.add_argument(
        "--language",
        choices=text.LANGUAGES,
        default=argparse.SUPPRESS,
        help=_("speak and print in this language"),
    )
