"""How a command is declared: its help, and what several commands understand alike."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from inkop_desktop.cli import values
from inkop_desktop.cli.parser import Options, add_common
from inkop_desktop.text import _

Commands = Any  # argparse keeps the class of its sub-commands to itself


def add_command(
    commands: Commands, name: str, purpose: str, run: Callable[[Options], int]
) -> argparse.ArgumentParser:
    """Declare a command by its name and what it is for; return it for its arguments."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=purpose)
    command.set_defaults(run=run)
    add_common(command)
    return command


def add_choice(command: argparse.ArgumentParser, name: str, choices: Sequence[str], purpose: str) -> None:
    """Declare an argument that is one of some words."""
    command.add_argument(name, choices=choices, metavar=f"{{{','.join(choices)}}}", help=purpose)


def add_file(
    command: argparse.ArgumentParser, purpose: str, read: Callable[[str], Path] = values.path
) -> None:
    """Declare the register that the command is about."""
    command.add_argument("file", type=read, metavar=_("FILE"), help=purpose)


def add_form(command: argparse.ArgumentParser, *forms: str) -> None:
    """Declare the forms besides text that a command can answer in."""
    group = command.add_mutually_exclusive_group()
    purposes = {"json": _("answer in JSON"), "csv": _("answer in CSV, for a spreadsheet")}
    for form in forms:
        group.add_argument(
            f"--{form}", dest="form", action="store_const", const=form, default="text", help=purposes[form]
        )


def add_narrowing(command: argparse.ArgumentParser) -> None:
    """Declare how a list is narrowed to some of its rows."""
    command.add_argument(
        "--search", default="", metavar=_("TEXT"), help=_("only those that hold these words")
    )
    command.add_argument(
        "--filter",
        default="",
        metavar=_("NAME"),
        help=_("only those that a filter above the list lets through, saved or not: “Without owner”"),
    )


def add_printing(command: argparse.ArgumentParser) -> None:
    """Declare what every report needs: the register, the file to write, the standard of a PDF."""
    add_file(command, _("the register"))
    command.add_argument(
        "--out",
        type=values.path,
        required=True,
        metavar=_("FILE"),
        help=_("the file to write: .pdf, .docx (Word document), .xlsx (spreadsheet) or .html (web page)"),
    )
    add_conformance(command)


def add_conformance(command: argparse.ArgumentParser) -> None:
    """Declare the standard of a PDF."""
    command.add_argument(
        "--conformance",
        choices=("a-2a", "a-1a"),
        help=_("the archive standard of a PDF; a-1a for archives that take nothing newer"),
    )
