"""The reports and their arguments; what a report needs is loaded when it is printed."""

import argparse

from inkop_desktop.cli import people_reports, values
from inkop_desktop.cli.declaring import Commands, add_command, add_narrowing, add_printing
from inkop_desktop.cli.parser import PROGRAM, Options, add_common
from inkop_desktop.rules.months import SOON_MONTHS
from inkop_desktop.text import _


def declare(commands: Commands) -> None:
    """Declare the command that prints, with every report."""
    purpose = _("print a report into a file")
    report = commands.add_parser("report", help=purpose, description=purpose)
    add_common(report)
    reports = report.add_subparsers(
        title=_("reports"), metavar=_("REPORT"), dest="report", required=True, prog=f"{PROGRAM} report"
    )
    contracts = add_command(reports, "contracts", _("the contract register"), _run_report_contracts)
    add_printing(contracts)
    add_narrowing(contracts)
    contracts.add_argument(
        "--group-by",
        choices=("area", "owners", "status", "suppliers"),
        default="",
        help=_("put contracts with the same value of this together"),
    )
    expiring = add_command(reports, "expiring", _("the contracts that end soon"), _run_report_expiring)
    add_printing(expiring)
    within = _("those that end within so many months")
    expiring.add_argument("--months", type=values.amount, default=SOON_MONTHS, metavar="N", help=within)
    contract = add_command(reports, "contract", _("everything about one contract"), _run_report_contract)
    add_printing(contract)
    which = contract.add_mutually_exclusive_group(required=True)
    which.add_argument("--number", type=values.word, metavar="N", help=_("the number of the contract"))
    words = _("the title of the contract, where it has no number")
    which.add_argument("--title", type=values.word, metavar=_("TEXT"), help=words)
    same_kind = add_command(
        reports, "same-kind", _("purchases of the same kind, area by area"), _run_report_same_kind
    )
    add_printing(same_kind)
    same_kind.add_argument(
        "--year", type=values.year, metavar="N", help=_("the fiscal year; the current one if not given")
    )

    def printing(name: str, purpose: str) -> argparse.ArgumentParser:
        command = add_command(reports, name, purpose, _run_report_people)
        add_printing(command)
        return command

    people_reports.declare(printing)
    _procuring_reports(reports)
    _procurement_logs(reports)


def _procurement_logs(reports: Commands) -> None:
    purposes = {
        "direct-procurement-log": _("the log of direct procurements"),
        "exceptional-grounds": _("what was bought on grounds for exception"),
        "missing-documentation": _("the direct procurements whose documents are not finished"),
    }
    commands = [add_command(reports, *each, _run_report_procurement_log) for each in purposes.items()]
    for command in commands:
        add_printing(command)
    for command in commands[:2]:
        command.add_argument(
            "--year", type=values.year, metavar="N", help=_("those begun in this year; all if not given")
        )


def _procuring_reports(reports: Commands) -> None:
    purpose = _("the paper that justifies a direct procurement")
    justification = add_command(reports, "direct-procurement", purpose, _run_report_procuring)
    purpose = _("letters of a direct procurement, one for each receiver")
    letters = add_command(reports, "direct-procurement-letters", purpose, _run_report_procuring_letters)
    for command in (justification, letters):
        add_printing(command)
        command.add_argument(
            "--case", type=values.word, required=True, metavar="N", help=_("the number of the case")
        )
    justification.add_argument(
        "--public", action="store_true", help=_("leave out everything secret, and name the paragraph")
    )
    kinds = ("request", "answers", "award", "cancellation", "declaration")
    letters.add_argument("--kind", required=True, choices=kinds, help=_("which letters"))
    letters.add_argument(
        "--to",
        dest="receiver",
        default="",
        metavar=_("NAME"),
        help=_("only the letter to this supplier, of declarations the one of this person"),
    )


def _run_report_contracts(options: Options) -> int:
    from inkop_desktop.cli import report

    return report.contracts(options)


def _run_report_expiring(options: Options) -> int:
    from inkop_desktop.cli import report

    return report.expiring(options)


def _run_report_contract(options: Options) -> int:
    from inkop_desktop.cli import report

    return report.contract(options)


def _run_report_procuring(options: Options) -> int:
    from inkop_desktop.cli import procuring_report

    return procuring_report.justification(options)


def _run_report_procuring_letters(options: Options) -> int:
    from inkop_desktop.cli import procuring_report

    return procuring_report.letters(options)


def _run_report_procurement_log(options: Options) -> int:
    from inkop_desktop.cli import report

    return report.procurement_log(options)


def _run_report_same_kind(options: Options) -> int:
    from inkop_desktop.cli import report

    return report.same_kind(options)


def _run_report_people(options: Options) -> int:
    from inkop_desktop.cli import report

    return report.people(options)
