"""The command line: its languages, its refusals, its exit codes, and registers made and read through it."""

import argparse
import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from inkop_desktop import text
from inkop_desktop.cli import asking, commands, main, parser
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.register import file
from inkop_desktop.services import listing, registers
from inkop_desktop.services.demo import demo
from inkop_desktop.settings import Settings

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration register of the region."""
    path = tmp_path_factory.mktemp("register") / "norrbotten.inkop"
    demo.make("norrbotten", path, "Anna", date.fromisoformat(TODAY)).close()
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command in English on the day and gives exit code, output and errors."""

    def _run(*argv: object) -> tuple[int, str, str]:
        code = main.main([str(each) for each in argv])
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run


# --- Words, refusals and exit codes -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "usage", "word"),
    [
        ("en", "usage: ", "for every command"),
        ("sv", "användning: ", "för alla kommandon"),
        ("nb", "bruk: ", "NAVN"),
    ],
)
@pytest.mark.parametrize("command", [None, *commands.COMMANDS])
def test_help_speaks_the_language(
    run: Run, language: str, usage: str, word: str, command: str | None
) -> None:
    code, out, err = run("--language", language, *([command] if command else []), "--help")
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


REFUSED = [
    (["list"], "The following arguments are required: {contracts}, FILE; see “inkop-desktop list --help”."),
    (
        ["list", "people", "x"],
        "Argument {contracts}: invalid choice: 'people' (choose from 'contracts'); see ",
    ),
    (["list", "contracts", "x", "--today", "tomorrow"], "“tomorrow” is not a day. Write it as 2026-12-31."),
    (["list", "contracts", "x", "--json", "--csv"], "Argument --csv: not allowed with argument --json; see "),
    (["list", "contracts", "x", "--search"], "Argument --search: expected one argument; see "),
    (["list", "contracts", "x", "y"], "Unrecognized arguments: y; see “inkop-desktop --help”."),
    (["demo", "norrbotten", "x", "--contracts", "0"], "“0” is not a whole number above nothing."),
    (
        ["--language", "fi", "list"],
        "Argument --language: invalid choice: 'fi' (choose from 'en', 'sv', 'nb'); see ",
    ),
    (["--today", "2026-11-21"], "The following arguments are required: COMMAND; see “inkop-desktop --help”."),
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
    assert err == "Følgende argumenter må oppgis: {contracts}, FIL; se «inkop-desktop list --help».\n"


def test_our_own_fault_is_a_sentence_too(run: Run, monkeypatch: pytest.MonkeyPatch, register: Path) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError("division {by} zero")

    monkeypatch.setattr(listing, "ids", fail)
    code, _out, err = run("list", "contracts", register)
    assert code == 2
    assert err == (
        "The program made a mistake, and the command was not carried out "
        "(ZeroDivisionError: division {by} zero).\n"
    )


def test_an_interrupted_command_says_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, register: Path
) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "ids", interrupt)
    assert run("list", "contracts", register) == (130, "", "")


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
        (["--language", "sv", "list"], True),
    ],
)
def test_the_window_opens_unless_a_command_is_given(argv: list[str], asked: bool) -> None:
    assert main.is_asked(argv) is asked


# --- Who asks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "language"),
    [
        ("sv_SE", "sv"),
        ("nb_NO", "nb"),
        ("nn_NO", "nb"),
        ("no", "nb"),
        ("Swedish_Sweden", "sv"),
        ("Norwegian Bokmål_Norway", "nb"),
        ("fi_FI", "en"),
        ("", "en"),
    ],
)
def test_the_system_says_which_language(monkeypatch: pytest.MonkeyPatch, system: str, language: str) -> None:
    monkeypatch.setattr(asking, "default_locale", lambda _category: None)
    monkeypatch.setattr(asking.locale, "getlocale", lambda: (system or None, None))
    assert asking.language([], Settings()) == language


def test_the_language_asked_for_wins_over_the_person_s_own() -> None:
    settings = Settings()
    settings.language = "nb"
    assert asking.language(["list", "x"], settings) == "nb"
    assert asking.language(["list", "--language", "sv"], settings) == "sv"
    assert asking.language(["--language=sv", "list"], settings) == "sv"
    assert asking.language(["list", "--language"], settings) == "nb"
    assert asking.language(["list", "--language", "fi"], settings) == "nb"


def test_the_history_says_who(run: Run, tmp_path: Path) -> None:
    settings = Settings()
    settings.my_name = "Karin"
    for name, more in (("Karin", []), ("Erik", ["--as", "Erik"])):
        path = tmp_path / f"{name}.inkop"
        assert run("new", path, "--country", "se", "--organisation", "Åre", *more)[0] == 0
        assert name in run("history", path)[1]


# --- Registers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("country", "language"), [("se", "sv"), ("no", "nb")])
def test_new_makes_a_register(run: Run, tmp_path: Path, country: str, language: str) -> None:
    path = tmp_path / "ours.inkop"
    assert run("new", path, "--country", country, "--organisation", "Årjängs kommun") == (
        0,
        "ours.inkop is made.\n",
        "",
    )
    with file.open_register(path, "Anna") as opened:
        assert registers.own_organisation(opened).name == "Årjängs kommun"
        assert registers.profile(opened).language == language
    code, _out, err = run("new", path, "--country", country, "--organisation", "Årjängs kommun")
    assert (code, err) == (2, "ours.inkop is already there. Choose another name, or open it.\n")


def test_demo_makes_as_many_contracts_as_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.inkop"
    code, out, err = run("demo", "kongsvinger", path, "--contracts", "70", "--today", TODAY)
    assert (code, out, err) == (0, "demo.inkop is made, with 70 contracts.\n", "")
    assert len(json.loads(run("list", "contracts", path, "--json", "--today", TODAY)[1])) == 70


# --- Lists --------------------------------------------------------------------------------------------


def test_a_list_is_a_table(run: Run, register: Path) -> None:
    code, out, _err = run(
        "list", "contracts", register, "--search", "kolonial", "--today", TODAY, "--language", "sv"
    )
    head, *rows = out.splitlines()
    assert code == 0
    assert head.split() == ["Nummer", "Benämning", "Leverantör", "T.o.m.", "Läge"]
    assert rows[0].split("  ")[0] == "2023-018"
    assert rows[0].endswith("Besluta option")
    assert rows[0].index("Norrgrossen") == head.index("Leverantör")


def test_a_saved_filter_narrows_the_list(run: Run, register: Path) -> None:
    whole = json.loads(run("list", "contracts", register, "--json", "--today", TODAY)[1])
    narrow = json.loads(
        run("list", "contracts", register, "--filter", "STRATEGISKA avtal", "--json", "--today", TODAY)[1]
    )
    over = {"expired", "terminated", "closed"}
    expected = [each["number"] for each in whole if each["level"] == "a" and each["status"] not in over]
    assert [each["number"] for each in narrow] == expected
    assert 0 < len(narrow) < len(whole) == 67


def test_an_unknown_filter_names_those_there_are(run: Run, register: Path) -> None:
    code, _out, err = run("list", "contracts", register, "--filter", "Mina")
    assert code == 2
    assert err == ("There is no saved filter “Mina”. There are: Livsmedel som gäller, Strategiska avtal.\n")


def test_json_holds_every_field_and_what_follows_from_it(run: Run, register: Path) -> None:
    _code, out, _err = run("list", "contracts", register, "--search", "kolonial", "--json", "--today", TODAY)
    contract = json.loads(out)[0]
    assert set(fields_of(Contract)) < set(contract)
    assert contract["estimated_value"] == {"amount": "48200000.00", "currency": "SEK"}
    assert contract["first_day"] == "2024-01-01"
    assert contract["kind"] == "framework_one"
    assert contract["suppliers"][0]["supplier"] == "Norrgrossen Livsmedel AB"
    assert contract["owners"][0]["person"] == "Gunilla Forsström"
    assert contract["area"] == "Kolonial"
    assert contract["options"][0]["decide_by"] == "2026-06-30"
    assert contract["sustainability"] == ["environment", "animal_welfare", "climate"]
    follows = {
        "status": "option_decision",
        "last_day": None,
        "runs_to": "2026-12-31",
        "latest_possible_last_day": "2028-12-31",
        "notice_day": None,
        "option_day": "2026-06-30",
        "option_number": 1,
        "next_action": "2026-06-30",
        "action": "decide_option",
    }
    assert {name: contract[name] for name in follows} == follows


@pytest.mark.parametrize(("language", "sign"), [("en", "."), ("sv", ","), ("nb", ",")])
def test_csv_is_what_a_spreadsheet_opens(run: Run, register: Path, language: str, sign: str) -> None:
    _code, out, _err = run(
        "list",
        "contracts",
        register,
        "--search",
        "kolonial",
        "--csv",
        "--today",
        TODAY,
        "--language",
        language,
    )
    assert out.startswith("\ufeff")
    head, row = csv.reader(io.StringIO(out[1:]), delimiter=";")
    assert len(head) == len(set(head)) == len(row)
    assert "2026-12-31" in row
    at = row.index(f"48200000{sign}00")
    assert row[at + 1] == "SEK"
    if language == "sv":
        assert head[at : at + 2] == ["Uppskattat värde", "Uppskattat värde, valuta"]


def test_reading_works_while_somebody_else_writes(run: Run, register: Path) -> None:
    with file.open_register(register, "Erik"):
        assert run("list", "contracts", register)[0] == 0
        assert run("history", register)[0] == 0


# --- History ------------------------------------------------------------------------------------------


def test_history_lists_what_was_done(run: Run, register: Path) -> None:
    _code, out, _err = run("history", register, "--language", "sv")
    head, newest, oldest = out.splitlines()
    assert head.split() == ["När", "Vem", "Vad"]
    assert newest.endswith("Anna  Fyllde demonstrationsregistret")
    assert oldest.endswith("Anna  Skapade registret")


def test_history_in_json_holds_the_changes(run: Run, register: Path) -> None:
    entries = json.loads(run("history", register, "--json")[1])
    assert [entry["action"] for entry in entries] == ["Fill the demonstration register", "Make the register"]
    names = [each for each in entries[1]["changes"] if each["field"] == "name"]
    assert names == [
        {
            "kind": "organisation",
            "id": 1,
            "row": "organisation",
            "row_id": 1,
            "field": "name",
            "before": "",
            "after": "Region Norrbotten",
        }
    ]
    values = [each["after"] for each in entries[0]["changes"] if each["field"] == "estimated_value"]
    assert {"amount": "48200000.00", "currency": "SEK"} in values


def test_verifying_tells_whether_the_log_was_altered(run: Run, register: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.inkop"
    copy.write_bytes(register.read_bytes())
    code, out, _err = run("history", copy, "--verify")
    assert code == 0
    assert out.startswith("The log is whole: 2 entries.\nThe log ends with ")
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE change SET after = '\"X\"' WHERE field = 'name' AND record_id = 3")
    connection.commit()
    connection.close()
    code, out, _err = run("history", copy, "--verify")
    assert code == 1
    assert out.startswith("The log has been altered outside the program, in log entries 2.\n")
    assert json.loads(run("history", copy, "--verify", "--json")[1])["broken"] == [2]


# --- The real program ---------------------------------------------------------------------------------


def child(*argv: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    command = [sys.executable, "-m", "inkop_desktop", *map(str, argv)]
    return subprocess.run(command, capture_output=True, env=os.environ | env, check=False)


@pytest.mark.slow
def test_the_program_writes_utf8_whatever_the_system_writes(register: Path) -> None:
    done = child("list", "contracts", register, "--language", "sv", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Benämning" in done.stdout.decode()


@pytest.mark.slow
def test_a_reader_that_has_seen_enough_is_no_error(register: Path) -> None:
    command = [sys.executable, "-m", "inkop_desktop", "list", "contracts", str(register), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.slow
def test_help_loads_neither_window_nor_database() -> None:
    said = "import sys; from inkop_desktop.cli.main import main; main(['--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    modules = done.stdout.rpartition("\n[")[2]
    assert "argparse" in modules
    assert not [name for name in ("PySide6", "sqlalchemy", "reportlab", "openpyxl") if f"'{name}'" in modules]
