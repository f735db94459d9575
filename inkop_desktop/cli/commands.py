"""The commands and their arguments; what a command needs is loaded when it runs."""

from collections.abc import Callable

from inkop_desktop.cli import report_commands, values
from inkop_desktop.cli.declaring import (
    Commands,
    add_choice,
    add_command,
    add_conformance,
    add_file,
    add_form,
    add_narrowing,
)
from inkop_desktop.cli.parser import PROGRAM, Options, Parser, add_common
from inkop_desktop.text import _

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


def _new(commands: Commands) -> None:
    command = add_command(commands, "new", _("make a register"), _run_new)
    add_file(command, _("the register to make"), values.new_file)
    command.add_argument("--country", choices=("se", "no"), required=True, help=_("whose law applies"))
    command.add_argument("--organisation", required=True, metavar=_("NAME"), help=_("whose register it is"))


def _run_new(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.new(options)


def _demo(commands: Commands) -> None:
    command = add_command(commands, "demo", _("make a demonstration register"), _run_demo)
    add_choice(
        command,
        "organisation",
        ("norrbotten", "kongsvinger"),
        _("a Swedish region or a Norwegian cooperation; its contracts are invented"),
    )
    add_file(command, _("the register to make"), values.new_file)
    command.add_argument(
        "--contracts", type=values.contracts, metavar="N", help=_("how many contracts it has")
    )
    command.add_argument(
        "--seed",
        type=values.number,
        default=1,
        metavar="K",
        help=_("with more contracts than usual: another number gives other additional contracts"),
    )


def _run_demo(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.demo(options)


def _import(commands: Commands) -> None:
    command = add_command(commands, "import", _("bring a list or a law pack into a register"), _run_import)
    add_choice(
        command, "noun", ("contracts", "law-pack"), _("what it is: a list of contracts or a newer law pack")
    )
    command.add_argument(
        "source",
        type=values.path,
        metavar=_("SOURCE"),
        help=_("the list, a CSV file or a workbook; or the law pack, a TOML file"),
    )
    command.add_argument("--into", type=values.path, required=True, metavar=_("FILE"), help=_("the register"))
    command.add_argument(
        "--mapping",
        type=values.path,
        metavar="M.toml",
        help=_("a saved mapping of columns; without it the columns are recognised by their headings"),
    )
    command.add_argument(
        "--dry-run", action="store_true", help=_("tell what would come of it, write nothing")
    )
    command.add_argument("--strict", action="store_true", help=_("import nothing if a row is refused"))
    add_form(command, "json")


def _run_import(options: Options) -> int:
    from inkop_desktop.cli import imports, law_pack

    return law_pack.load(options) if options.noun == "law-pack" else imports.contracts(options)


def _list(commands: Commands) -> None:
    command = add_command(commands, "list", _("list what the register holds"), _run_list)
    add_choice(
        command,
        "noun",
        LISTS.split(),
        _("what to list; appointments with those who answer for contracts"),
    )
    add_file(command, _("the register"))
    add_narrowing(command)
    add_form(command, "json", "csv")


def _run_list(options: Options) -> int:
    from inkop_desktop.cli import listing

    return listing.listed(options)


def _history(commands: Commands) -> None:
    command = add_command(commands, "history", _("show what has been done in the register"), _run_history)
    add_file(command, _("the register"))
    command.add_argument(
        "--verify",
        action="store_true",
        help=_("walk the whole log and every document and tell whether anything in them was altered"),
    )
    add_form(command, "json")


def _run_history(options: Options) -> int:
    from inkop_desktop.cli import history

    return history.history(options)


def _check(commands: Commands) -> None:
    command = add_command(commands, "check", _("show what does not hold and nobody has answered"), _run_check)
    add_file(command, _("the register"))
    add_form(command, "json")


def _run_check(options: Options) -> int:
    from inkop_desktop.cli import findings

    return findings.check(options)


def _backup(commands: Commands) -> None:
    command = add_command(commands, "backup", _("put a whole copy of a register into a folder"), _run_backup)
    add_file(command, _("the register"))
    command.add_argument(
        "--to", type=values.new_folder, required=True, metavar=_("FOLDER"), help=_("where the copy goes")
    )


def _run_backup(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.backup(options)


def _restore(commands: Commands) -> None:
    command = add_command(commands, "restore", _("make a register of a backup"), _run_restore)
    command.add_argument("file", type=values.path, metavar=_("BACKUP"), help=_("the backup"))
    command.add_argument(
        "--to",
        type=values.new_file,
        required=True,
        metavar=_("FILE"),
        help=_("the register to make; what lies there is kept under another name"),
    )


def _run_restore(options: Options) -> int:
    from inkop_desktop.cli import registers

    return registers.restore(options)


def _extract(commands: Commands) -> None:
    command = add_command(commands, "extract", _("write out all that is stored about a person"), _run_extract)
    add_file(command, _("the register"))
    command.add_argument(
        "--person", dest="name", type=values.word, required=True, metavar=_("NAME"), help=_("whose extract")
    )
    command.add_argument(
        "--out",
        type=values.path,
        required=True,
        metavar=_("FILE"),
        help=_(
            "the file to write: .pdf, .docx (Word document), .json, .xlsx (spreadsheet) or .html (web page)"
        ),
    )
    add_conformance(command)


def _run_extract(options: Options) -> int:
    from inkop_desktop.cli import personal

    return personal.extract(options)


def _law(commands: Commands) -> None:
    purpose = _("show the law of procurement that is in force, with its limits and where they stand")
    command = add_command(commands, "law", purpose, _run_law)
    command.add_argument("--country", choices=("se", "no"), required=True, help=_("whose law"))
    command.add_argument(
        "--on", type=values.day, metavar=_("YYYY-MM-DD"), help=_("what was or will be in force on this day")
    )
    command.add_argument(
        "--register",
        type=values.path,
        metavar=_("FILE"),
        help=_("with the authority's own amounts and rules, and its law pack where it has loaded one"),
    )
    add_form(command, "json")


def _run_law(options: Options) -> int:
    from inkop_desktop.cli import law

    return law.law(options)


def _assess(commands: Commands) -> None:
    purpose = _("say what the law makes of a purchase that is told as JSON on standard input")
    command = add_command(commands, "assess", purpose, _run_assess)
    command.epilog = _(
        "“law” is LOU, LUF or LUK in Sweden, FOA, forsyningsforskriften or konsesjonskontraktforskriften in "
        "Norway. “authority” is municipality, region, county, state or utility: what a Norwegian utility "
        "buys is judged by forsyningsforskriften also where the law is FOA. What is left out is unknown."
    )
    add_form(command, "json")


def _run_assess(options: Options) -> int:
    from inkop_desktop.cli import assess

    return assess.assess(options)


COMMANDS: dict[str, Callable[[Commands], None]] = {
    "new": _new,
    "demo": _demo,
    "import": _import,
    "list": _list,
    "report": report_commands.declare,
    "extract": _extract,
    "check": _check,
    "law": _law,
    "assess": _assess,
    "history": _history,
    "backup": _backup,
    "restore": _restore,
}
