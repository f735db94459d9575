"""The reports for readers and of people and roles on the command line: what each is, and what it asks for."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from inkop_desktop.cli import values
from inkop_desktop.text import N_, _

Declare: TypeAlias = Callable[[str, str], argparse.ArgumentParser]
Choice: TypeAlias = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its name, what it shows, what may or must be chosen."""

    name: str
    purpose: str
    choices: Sequence[Choice] = ()


def declare(printing: Declare) -> None:
    """Declare every report; `printing` makes a command that prints."""
    for report in REPORTS:
        command = printing(report.name, _(report.purpose))
        for choice in report.choices:
            choice(command)


def _role(command: argparse.ArgumentParser) -> None:
    command.add_argument("--role", default="", metavar=_("NAME"), help=_("only those in this role"))


def _one_of_many(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--person", dest="whose", default="", metavar=_("NAME"), help=_("only those of this person")
    )


def _person(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--person",
        dest="whose",
        type=values.word,
        required=True,
        metavar=_("NAME"),
        help=_("the name of the person"),
    )


def _taker(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--to", dest="taker", type=values.word, required=True, metavar=_("NAME"), help=_("who takes over")
    )
    command.add_argument(
        "--from",
        dest="from_day",
        type=values.day,
        metavar=_("YYYY-MM-DD"),
        help=_("the day from which the other answers for it; today if not given"),
    )


def _period(command: argparse.ArgumentParser) -> None:
    words = {
        "--from": ("first_day", _("the first day of the period; the first of the year if not given")),
        "--to": ("last_day", _("the last day of the period; today if not given")),
    }
    for name, (kept_as, purpose) in words.items():
        command.add_argument(name, dest=kept_as, type=values.day, metavar=_("YYYY-MM-DD"), help=purpose)


def _body(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--body", type=values.word, required=True, metavar=_("NAME"), help=_("the name of the body")
    )
    command.add_argument(
        "--year", type=values.year, metavar="N", help=_("the year; the present one if not given")
    )
    command.add_argument(
        "--day",
        type=values.day,
        metavar=_("YYYY-MM-DD"),
        help=_("the sheet for the minutes of this meeting day"),
    )


def _since(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--since",
        type=values.day,
        metavar=_("YYYY-MM-DD"),
        help=_("only those made since this day, and those not reported yet"),
    )


def _changed_since(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--since",
        type=values.day,
        required=True,
        metavar=_("YYYY-MM-DD"),
        help=_("the day from which changes are told of"),
    )


def _reader(command: argparse.ArgumentParser) -> None:
    words = {
        "--organisation": _("only what this organisation may use"),
        "--unit": _("only what this unit may use"),
    }
    for name, purpose in words.items():
        command.add_argument(name, default="", metavar=_("NAME"), help=purpose)


REPORTS = (
    Report("catalogue", N_("the contracts that staff may order from: what, of whom, how"), (_reader,)),
    Report("roles", N_("the roles and who has them")),
    Report("matrix", N_("who answers for which product area in which municipality")),
    Report("organisation", N_("the organisation chart")),
    Report("attendance", N_("who came to the meetings of a body"), (_body,)),
    Report("letters", N_("letters of appointment"), (_role, _one_of_many)),
    Report("competence", N_("what competence roles require and people have"), (_role,)),
    Report("delegation", N_("who may decide what")),
    Report("delegated-decisions", N_("what was decided under delegation, for the board"), (_period,)),
    Report("findings", N_("what waits, by unit and manager")),
    Report("governing-documents", N_("the governing documents and who knows them")),
    Report("duties", N_("who does what")),
    Report("responsibilities", N_("what one person answers for"), (_person,)),
    Report("handover", N_("what goes from one person to another"), (_person, _taker)),
    Report("improvements", N_("the proposals for change and improvement, and which are reported"), (_since,)),
    Report("law-changes", N_("what has changed in law and rules, for the municipalities"), (_changed_since,)),
)
