"""The commands and their arguments; what a command needs is loaded when it runs."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from inkop_desktop.cli import people_reports
from inkop_desktop.cli.parser import PROGRAM, Options, Parser, add_common, amount, day, year
from inkop_desktop.rules.months import SOON_MONTHS
from inkop_desktop.text import _

Commands = Any  # argparse keeps the class of its sub-commands to itself
LISTS = (
    "contracts plan-items people appointments roles bodies governing-documents market-notes"
    " direct-procurements requirement-library"
)


def parser() -> Parser:
    """Return the parser of the whole command line, in the language in force."""
    from importlib import metadata  # a window has no use for it

    parser = Parser(
        prog=PROGRAM,
        usage=_("%(prog)s [--today …] [--language …] [FILE]\n       %(prog)s COMMAND …"),
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


def _add_narrowing(command: argparse.ArgumentParser) -> None:
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
        "--seed", type=amount, default=1, metavar="K", help=_("another number makes other contracts")
    )


def _run_demo(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.demo(options)


def _import(commands: Commands) -> None:
    command = _command(commands, "import", _("bring a list or a law pack into a register"), _run_import)
    _add_choice(
        command, "noun", ("contracts", "law-pack"), _("what it is: a list of contracts or a newer law pack")
    )
    command.add_argument(
        "source",
        type=Path,
        metavar=_("SOURCE"),
        help=_("the list, a CSV file or a workbook; or the law pack, a TOML file"),
    )
    command.add_argument("--into", type=Path, required=True, metavar=_("FILE"), help=_("the register"))
    command.add_argument(
        "--mapping",
        type=Path,
        metavar="M.toml",
        help=_("a saved mapping of columns; without it the columns are recognised by their headings"),
    )
    command.add_argument(
        "--dry-run", action="store_true", help=_("tell what would come of it, write nothing")
    )
    command.add_argument("--strict", action="store_true", help=_("import nothing if a row is refused"))
    _add_form(command, "json")


def _run_import(options: Options) -> int:
    from inkop_desktop.cli import imports, law_pack

    return law_pack.load(options) if options.noun == "law-pack" else imports.contracts(options)


def _list(commands: Commands) -> None:
    command = _command(commands, "list", _("list what the register holds"), _run_list)
    _add_choice(
        command,
        "noun",
        LISTS.split(),
        _("what to list; appointments with those who answer for contracts"),
    )
    _add_file(command, _("the register"))
    _add_narrowing(command)
    _add_form(command, "json", "csv")


def _run_list(options: Options) -> int:
    from inkop_desktop.cli import listing

    return listing.listed(options)


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


def _report(commands: Commands) -> None:
    purpose = _("print a report into a file")
    report = commands.add_parser("report", help=purpose, description=purpose)
    add_common(report)
    reports = report.add_subparsers(
        title=_("reports"), metavar=_("REPORT"), dest="report", required=True, prog=f"{PROGRAM} report"
    )
    contracts = _command(reports, "contracts", _("the contract register"), _run_report_contracts)
    _add_printing(contracts)
    _add_narrowing(contracts)
    contracts.add_argument(
        "--group-by",
        choices=("area", "owners", "status", "suppliers"),
        default="",
        help=_("put contracts with the same value of this together"),
    )
    expiring = _command(reports, "expiring", _("the contracts that end soon"), _run_report_expiring)
    _add_printing(expiring)
    within = _("those that end within so many months")
    expiring.add_argument("--months", type=amount, default=SOON_MONTHS, metavar="N", help=within)
    contract = _command(reports, "contract", _("everything about one contract"), _run_report_contract)
    _add_printing(contract)
    contract.add_argument("--number", required=True, metavar="N", help=_("the number of the contract"))
    same_kind = _command(
        reports, "same-kind", _("purchases of the same kind, area by area"), _run_report_same_kind
    )
    _add_printing(same_kind)
    same_kind.add_argument(
        "--year", type=year, metavar="N", help=_("the fiscal year; the current one if not given")
    )

    def printing(name: str, purpose: str) -> argparse.ArgumentParser:
        command = _command(reports, name, purpose, _run_report_people)
        _add_printing(command)
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
    commands = [_command(reports, *each, _run_report_procurement_log) for each in purposes.items()]
    for command in commands:
        _add_printing(command)
    for command in commands[:2]:
        command.add_argument(
            "--year", type=year, metavar="N", help=_("those begun in this year; all if not given")
        )


def _procuring_reports(reports: Commands) -> None:
    purpose = _("the paper that justifies a direct procurement")
    justification = _command(reports, "direct-procurement", purpose, _run_report_procuring)
    purpose = _("letters of a direct procurement, one for each receiver")
    letters = _command(reports, "direct-procurement-letters", purpose, _run_report_procuring_letters)
    for command in (justification, letters):
        _add_printing(command)
        command.add_argument("--case", required=True, metavar="N", help=_("the number of the case"))
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


def _add_printing(command: argparse.ArgumentParser) -> None:
    """Declare what every report needs: the register, the file to write, the standard of a PDF."""
    _add_file(command, _("the register"))
    command.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=_("FILE"),
        help=_("the file to write: .pdf, .docx (Word document), .xlsx (spreadsheet) or .html (web page)"),
    )
    _add_conformance(command)


def _add_conformance(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--conformance",
        choices=("a-2a", "a-1a"),
        help=_("the archive standard of a PDF; a-1a for archives that take nothing newer"),
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


def _check(commands: Commands) -> None:
    command = _command(commands, "check", _("show what does not hold and nobody has answered"), _run_check)
    _add_file(command, _("the register"))
    _add_form(command, "json")


def _run_check(options: Options) -> int:
    from inkop_desktop.cli import findings

    return findings.check(options)


def _backup(commands: Commands) -> None:
    command = _command(commands, "backup", _("put a whole copy of a register into a folder"), _run_backup)
    _add_file(command, _("the register"))
    command.add_argument("--to", type=Path, required=True, metavar=_("FOLDER"), help=_("where the copy goes"))


def _run_backup(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.backup(options)


def _restore(commands: Commands) -> None:
    command = _command(commands, "restore", _("make a register of a backup"), _run_restore)
    command.add_argument("file", type=Path, metavar=_("BACKUP"), help=_("the backup"))
    command.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar=_("FILE"),
        help=_("the register to make; what lies there is kept under another name"),
    )


def _run_restore(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.restore(options)


def _extract(commands: Commands) -> None:
    command = _command(commands, "extract", _("write out all that is stored about a person"), _run_extract)
    _add_file(command, _("the register"))
    command.add_argument("--person", dest="name", required=True, metavar=_("NAME"), help=_("whose extract"))
    command.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=_("FILE"),
        help=_(
            "the file to write: .pdf, .docx (Word document), .json, .xlsx (spreadsheet) or .html (web page)"
        ),
    )
    _add_conformance(command)


def _run_extract(options: Options) -> int:
    from inkop_desktop.cli import personal

    return personal.extract(options)


def _law(commands: Commands) -> None:
    purpose = _("show the law of procurement that is in force, with its limits and where they stand")
    command = _command(commands, "law", purpose, _run_law)
    command.add_argument("--country", choices=("se", "no"), required=True, help=_("whose law"))
    command.add_argument(
        "--on", type=day, metavar=_("YYYY-MM-DD"), help=_("what was or will be in force on this day")
    )
    command.add_argument(
        "--register",
        type=Path,
        metavar=_("FILE"),
        help=_("with the authority's own amounts and rules, and its law pack where it has loaded one"),
    )
    _add_form(command, "json")


def _run_law(options: Options) -> int:
    from inkop_desktop.cli import law

    return law.law(options)


def _assess(commands: Commands) -> None:
    purpose = _("say what the law makes of a purchase that is told as JSON on standard input")
    command = _command(commands, "assess", purpose, _run_assess)
    command.epilog = _(
        "“law” is LOU, LUF or LUK in Sweden, FOA, forsyningsforskriften or konsesjonskontraktforskriften in "
        "Norway. “authority” is municipality, region, county, state or utility: what a Norwegian utility "
        "buys is judged by forsyningsforskriften also where the law is FOA. What is left out is unknown."
    )
    _add_form(command, "json")


def _run_assess(options: Options) -> int:
    from inkop_desktop.cli import assess

    return assess.assess(options)


COMMANDS: dict[str, Callable[[Commands], None]] = {
    "new": _new,
    "demo": _demo,
    "import": _import,
    "list": _list,
    "report": _report,
    "extract": _extract,
    "check": _check,
    "law": _law,
    "assess": _assess,
    "history": _history,
    "backup": _backup,
    "restore": _restore,
}
