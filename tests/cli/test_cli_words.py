"""The command line: its languages, its refusals, its exit codes, and who asks."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from inkop_desktop import text
from inkop_desktop.cli import asking, commands, main, parser
from inkop_desktop.cli.window import Start
from inkop_desktop.services import listing
from inkop_desktop.settings import Settings

TODAY = "2026-11-21"
DAY = date.fromisoformat(TODAY)
Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("language", "usage", "word"),
    [
        ("en", "usage: ", "for every command"),
        ("sv", "användning: ", "för alla kommandon"),
        ("nb", "bruk: ", "NAVN"),
    ],
)
@pytest.mark.parametrize(
    "command", ["", *commands.COMMANDS, "report contracts", "report expiring", "report contract"]
)
def test_help_speaks_the_language(run: Run, language: str, usage: str, word: str, command: str) -> None:
    code, out, err = run("--language", language, *command.split(), "--help")
    assert (code, err) == (0, "")
    assert out.startswith(usage)
    assert word in out
    if language != "en":
        assert not {"usage", "options", "positional", "show"} & set(out.replace(":", " ").split())


def test_argparse_looks_its_words_up_where_we_translate_them() -> None:
    with text.in_language("sv"):
        for words in parser.WORDS_OF_ARGPARSE:
            assert argparse._(words) != words, words


@pytest.mark.parametrize("language", ["sv", "nb"])
def test_the_values_stand_in_the_translated_words_of_argparse(language: str) -> None:
    values = {"argument_name": "X", "message": "Y", "value": "V", "choices": "C", "type": "T", "prog": "P"}
    with text.in_language(language):
        for words in parser.WORDS_OF_ARGPARSE:
            filled = text._(words) % (values if "%(" in words else ("X",) if "%" in words else ())
            source = words % (values if "%(" in words else ("X",) if "%" in words else ())
            assert all((value in filled) == (value in source) for value in "XYVCT")


COMMANDS = ", ".join(commands.COMMANDS)
NOUNS = (
    "{contracts,plan-items,people,appointments,roles,bodies,governing-documents,market-notes,"
    "direct-procurements,requirement-library}"
)
REFUSED = [
    (["list"], f"The following arguments are required: {NOUNS}, FILE; see “inkop-desktop list --help”."),
    (
        ["list", "suppliers", "x"],
        f"Argument {NOUNS}: invalid choice: 'suppliers' (choose from 'contracts', 'plan-items', ",
    ),
    (["list", "contracts", "x", "--today", "tomorrow"], "“tomorrow” is not a day. Write it as 2026-12-31."),
    (["list", "contracts", "x", "--json", "--csv"], "Argument --csv: not allowed with argument --json; see "),
    (["list", "contracts", "x", "--search"], "Argument --search: expected one argument; see "),
    (["list", "contracts", "x", "y"], "Unrecognized arguments: y; see “inkop-desktop --help”."),
    (["demo", "norrbotten", "x", "--contracts", "0"], "“0” is not a whole number above nothing."),
    (["demo", "norrbotten", "x", "--contracts", "1000001"], "Argument --contracts: at most 1000000; see "),
    (["demo", "norrbotten", "x", "--seed", "x"], "“x” is not a whole number."),
    (["list", "contracts", "x", "--today", "20261121"], "“20261121” is not a day. Write it as 2026-12-31."),
    (["list", "contracts", "x", "--today", "2026-11-31"], "“2026-11-31” is not a day."),
    (["check", "x", "--today", "1969-12-31"], "Argument --today: choose a day from 1970 to 2199; see "),
    (["check", "x", "--today", "9999-12-31"], "Argument --today: choose a day from 1970 to 2199; see "),
    (["list", "contracts", "x", "--as", " "], "Argument --as: it is empty; see “inkop-desktop list --help”."),
    (["list", "contracts", ""], "Argument FILE: it is empty; see “inkop-desktop list --help”."),
    (["restore", "x", "--to", ""], "Argument --to: it is empty; see “inkop-desktop restore --help”."),
    (
        ["report", "contract", "x", "--out", "y.pdf", "--number", " "],
        "Argument --number: it is empty; see “inkop-desktop report contract --help”.",
    ),
    (["import", "contracts", "no.csv", "--into", "x"], f"“no.csv” is not to be found in “{Path.cwd()}”."),
    (["import", "contracts", "tests", "--into", "x"], f"“tests” in “{Path.cwd()}” is a folder, not a file."),
    (
        ["--language", "fi", "list"],
        "Argument --language: invalid choice: 'fi' (choose from 'en', 'sv', 'nb'); see ",
    ),
    (["list", "contracts", "nowhere.inkop"], "nowhere.inkop cannot be opened."),
    (["history", "pyproject.toml"], "pyproject.toml is not a register"),
]


@pytest.mark.parametrize(
    ("argv", "sentence"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_refusal_is_one_sentence(run: Run, argv: list[str], sentence: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_a_refusal_speaks_the_language(run: Run) -> None:
    code, _out, err = run("list", "--language", "nb")
    assert code == 2
    assert err == f"Følgende argumenter må oppgis: {NOUNS}, FIL; se «inkop-desktop list --help».\n"


def test_our_own_fault_is_a_sentence_too(run: Run, monkeypatch: pytest.MonkeyPatch, region: Path) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError("division {by} zero")

    monkeypatch.setattr(listing, "ids", fail)
    code, _out, err = run("list", "contracts", region)
    assert code == 2
    assert err == (
        "The program made a mistake, and the command was not carried out "
        "(ZeroDivisionError: division {by} zero).\n"
    )


def test_an_interrupted_command_says_nothing(run: Run, monkeypatch: pytest.MonkeyPatch, region: Path) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "ids", interrupt)
    assert run("list", "contracts", region) == (130, "", "")


def test_version(run: Run) -> None:
    code, out, err = run("--version")
    assert (code, err) == (0, "")
    assert out.startswith("Inköp Desktop 0.")


@pytest.mark.parametrize(
    ("argv", "asked"),
    [
        ([], False),
        (["register.inkop"], False),
        (["./list"], False),
        (["list"], True),
        (["--help"], True),
        (["--version"], True),
        (["--language", "sv", "list"], True),
        (["--language", "sv", "register.inkop"], False),
        (["--today", "2026-11-21"], False),
    ],
)
def test_the_window_opens_unless_a_command_is_given(argv: list[str], asked: bool) -> None:
    assert main.is_asked(argv) is asked


@pytest.mark.parametrize(
    ("argv", "file", "day", "language"),
    [
        ([], None, DAY, ""),
        (["register.inkop"], Path("register.inkop"), DAY, ""),
        (["--language", "nb", "register.inkop"], Path("register.inkop"), DAY, "nb"),
        (["register.inkop", "--language=sv"], Path("register.inkop"), DAY, "sv"),
        (["--today", "2027-01-01"], None, date(2027, 1, 1), ""),
        (["--today", "2150-12-31"], None, date(2150, 12, 31), ""),
        (["pyproject.toml"], Path("pyproject.toml"), DAY, ""),
        (["tests"], Path("tests"), DAY, ""),
    ],
)
def test_the_window_starts_as_it_is_asked_to(
    monkeypatch: pytest.MonkeyPatch, argv: list[str], file: Path | None, day: date, language: str
) -> None:
    monkeypatch.setattr(asking, "today", lambda: DAY)
    assert main.start(argv, Settings()) == Start(file, day, language)


@pytest.mark.parametrize(("system", "is_told"), [("linux", True), ("win32", False), ("darwin", False)])
def test_where_there_is_no_display_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], system: str, is_told: bool
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert (main.start(["register.inkop"], Settings()) is None) is is_told
    said = (
        "There is no display here to open the window on. Every command does without: “inkop-desktop --help”."
    )
    assert capsys.readouterr().err == (f"{said}\n" if is_told else "")


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["a.inkop", "b.inkop"], "Unrecognized arguments: b.inkop; see “inkop-desktop --help”.\n"),
        (["--as", "Anna", "a.inkop"], "Unrecognized arguments: --as a.inkop; see “inkop-desktop --help”.\n"),
        (["--today", "x", "a.inkop"], "“x” is not a day. Write it as 2026-12-31.\n"),
        (
            ["listt"],
            f"There is no file and no command “listt”. Did you mean “list”? Commands: {COMMANDS}.\n",
        ),
        (
            ["chek", "a.inkop", "--json"],
            f"There is no file and no command “chek”. Did you mean “check”? Commands: {COMMANDS}.\n",
        ),
        (["avtal"], f"There is no file and no command “avtal”. Commands: {COMMANDS}.\n"),
        (["å" * 300], f"The name “{'å' * 59}…” is too long for the disk. Choose a shorter one.\n"),
        (["a.inkop", "--json", "--language=nb"], "Ukjente argumenter: --json; se «inkop-desktop --help».\n"),
    ],
)
def test_what_the_window_does_not_understand_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], argv: list[str], sentence: str
) -> None:
    assert main.start(argv, Settings()) is None
    assert capsys.readouterr().err == sentence


@pytest.mark.parametrize(
    ("names", "language"),
    [
        (["fi-FI", "sv-Latn-SE", "nb-NO"], "sv"),
        (["en-GB", "sv-SE"], "en"),
        (["nn-NO"], "nb"),
        (["fi"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_the_program_speaks_is_spoken(names: list[str], language: str) -> None:
    assert text.spoken(names) == language


@pytest.mark.parametrize(
    ("variables", "windows", "language"),
    [
        ({"LANG": "sv_SE.UTF-8"}, None, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "nb_NO.UTF-8"}, None, "nb"),
        ({"LANG": "nn_NO", "LC_CTYPE": "C.UTF-8"}, "C", "nb"),
        ({"LC_MESSAGES": "no", "LANG": "sv"}, None, "nb"),
        ({"LANG": "fi_FI.UTF-8"}, None, "en"),
        ({"LANG": "C.UTF-8"}, None, "en"),
        ({}, "Swedish_Sweden", "sv"),
        ({}, "Norwegian Bokmål_Norway", "nb"),
        ({}, None, "en"),
    ],
)
def test_the_system_says_which_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], windows: str | None, language: str
) -> None:
    for name in asking.VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(asking.locale, "getlocale", lambda: (windows, None))
    assert asking.language([], Settings()) == language


def test_the_language_asked_for_wins_over_the_person_s_own() -> None:
    settings = Settings()
    settings.language = "nb"
    assert asking.language(["list", "x"], settings) == "nb"
    assert asking.language(["list", "--language", "sv"], settings) == "sv"
    assert asking.language(["--language=sv", "list"], settings) == "sv"
    assert asking.language(["list", "--language"], settings) == "nb"
    assert asking.language(["list", "--language", "fi"], settings) == "nb"


@pytest.mark.parametrize(
    "argv",
    [
        ["--language", "sv", "--language", "nb"],
        ["--language=sv", "check", "--language=nb"],
        ["--language=sv", "--language", "nb", "check"],
    ],
)
def test_what_was_said_last_counts(argv: list[str]) -> None:
    assert asking.language([*argv, "x"], Settings()) == "nb"


def test_the_last_day_that_was_said_counts(tmp_path: Path) -> None:
    options = parser.Options()
    said = ["--today=2026-01-01", "check", "--today", "2026-02-01", "--today=2026-03-01", str(tmp_path)]
    commands.parser().parse_args(said, options)
    assert options.today == date(2026, 3, 1)


def test_the_history_says_who(run: Run, tmp_path: Path) -> None:
    settings = Settings()
    settings.my_name = "Karin"
    for name, more in (("Karin", []), ("Erik", ["--as", "Erik"])):
        path = tmp_path / f"{name}.inkop"
        assert run("new", path, "--country", "se", "--organisation", "Åre", *more)[0] == 0
        assert name in run("history", path)[1]
