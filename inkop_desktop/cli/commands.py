"""The commands and their arguments; what a command needs is loaded when it runs."""

import argparse
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from inkop_desktop.cli.parser import PROGRAM, Options, Parser, add_common, amount
from inkop_desktop.text import _

Commands = Any  # argparse keeps the class of its sub-commands to itself


def parser() -> Parser:
    """Return the parser of the whole command line, in the language in force."""
    parser = Parser(
        prog=PROGRAM,
        usage=_("%(prog)s [FILE]\n       %(prog)s COMMAND …"),
        description=_("Contracts, procurement plans and roles. Without a command the window opens."),
        epilog=_("Exit code: 0 done, 1 something was found or left out, 2 refused."),
    )
    version = _("Inköp Desktop {version}").format(version=metadata.version(PROGRAM))
    parser.add_argument("--version", action="version", version=version, help=_("show the version and exit"))
    add_common(parser)
    commands = parser.add_subparsers(
        title=_("commands"), metavar=_("COMMAND"), dest="command", required=True, prog=PROGRAM
    )
    for declare in COMMANDS.values():
        declare(commands)
    return parser


def _command(
    commands: Commands, name: str, purpose: str, run: Callable[[Options], int]
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=purpose)
    command.set_defaults(run=run)
    add_common(command)
    return command


def _add_choice(command: argparse.ArgumentParser, name: str, choices: Sequence[str], purpose: str) -> None:
    command.add_argument(name, choices=choices, metavar=f"{{{','.join(choices)}}}", help=purpose)


def _add_file(command: argparse.ArgumentParser, purpose: str) -> None:
    command.add_argument("file", type=Path, metavar=_("FILE"), help=purpose)


def _add_form(command: argparse.ArgumentParser, *forms: str) -> None:
    """Declare the forms besides text that a command can answer in."""
    group = command.add_mutually_exclusive_group()
    purposes = {"json": _("answer in JSON"), "csv": _("answer in CSV, for a spreadsheet")}
    for form in forms:
        group.add_argument(
            f"--{form}", dest="form", action="store_const", const=form, default="text", help=purposes[form]
        )


def _new(commands: Commands) -> None:
    command = _command(commands, "new", _("make a register"), _run_new)
    _add_file(command, _("the register to make"))
    command.add_argument("--country", choices=("se", "no"), required=True, help=_("whose law applies"))
    command.add_argument("--organisation", required=True, metavar=_("NAME"), help=_("whose register it is"))


def _run_new(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.new(options)


def _demo(commands: Commands) -> None:
    command = _command(commands, "demo", _("make a demonstration register"), _run_demo)
    _add_choice(
        command,
        "organisation",
        ("norrbotten", "kongsvinger"),
        _("a Swedish region or a Norwegian cooperation; its contracts are invented"),
    )
    _add_file(command, _("the register to make"))
    command.add_argument("--contracts", type=amount, metavar="N", help=_("how many contracts it has"))
    command.add_argument(
        "--seed", type=int, default=1, metavar="K", help=_("another number makes other contracts")
    )


def _run_demo(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.demo(options)


def _list(commands: Commands) -> None:
    command = _command(commands, "list", _("list what the register holds"), _run_list)
    _add_choice(command, "noun", ("contracts",), _("what to list"))
    _add_file(command, _("the register"))
    command.add_argument(
        "--search", default="", metavar=_("TEXT"), help=_("only those that hold these words")
    )
    command.add_argument(
        "--filter", default="", metavar=_("NAME"), help=_("only those that a saved filter lets through")
    )
    _add_form(command, "json", "csv")


def _run_list(options: Options) -> int:
    from inkop_desktop.cli import listing

    return listing.contracts(options)


def _history(commands: Commands) -> None:
    command = _command(commands, "history", _("show what has been done in the register"), _run_history)
    _add_file(command, _("the register"))
    command.add_argument(
        "--verify",
        action="store_true",
        help=_("walk the whole log and tell whether anything in it was altered"),
    )
    _add_form(command, "json")


def _run_history(options: Options) -> int:
    from inkop_desktop.cli import history

    return history.history(options)


COMMANDS: dict[str, Callable[[Commands], None]] = {
    "new": _new,
    "demo": _demo,
    "list": _list,
    "history": _history,
}
