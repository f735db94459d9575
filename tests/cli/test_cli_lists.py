"""List contracts as text, JSON and CSV from the command line."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.register import file

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


def test_a_list_is_a_table(run: Run, region: Path) -> None:
    code, out, _err = run(
        "list", "contracts", region, "--search", "kolonial", "--today", TODAY, "--language", "sv"
    )
    head, *rows = out.splitlines()
    assert code == 0
    assert head.split() == ["Nummer", "Benämning", "Leverantör", "T.o.m.", "Läge"]
    assert rows[0].split("  ")[0] == "2023-018"
    assert rows[0].endswith("Option att besluta")
    assert rows[0].index("Norrgrossen") == head.index("Leverantör")


def test_a_saved_filter_narrows_the_list(run: Run, region: Path) -> None:
    whole = json.loads(run("list", "contracts", region, "--json", "--today", TODAY)[1])
    narrow = json.loads(
        run("list", "contracts", region, "--filter", "STRATEGISKA avtal", "--json", "--today", TODAY)[1]
    )
    over = {"expired", "terminated", "closed"}
    expected = [each["number"] for each in whole if each["level"] == "a" and each["status"] not in over]
    assert [each["number"] for each in narrow] == expected
    assert 0 < len(narrow) < len(whole)


def test_an_unknown_filter_names_those_there_are(run: Run, region: Path) -> None:
    code, _out, err = run("list", "contracts", region, "--filter", "Mina")
    assert code == 2
    saved = "Gällande livsmedelsavtal, Strategiska avtal"
    quick = "In force, End within a year, Without owner, Dates missing, Ended, All"
    assert err == f"There is no filter “Mina”. There are: {saved}, {quick}.\n"


@pytest.mark.parametrize(
    ("name", "language"), [("without_owner", "nb"), ("Without owner", "en"), ("saknar ägare", "sv")]
)
def test_a_quick_filter_is_known_by_its_pill(run: Run, region: Path, name: str, language: str) -> None:
    asked = ("list", "contracts", region, "--json", "--today", TODAY, "--filter", name)
    found = json.loads(run(*asked, "--language", language)[1])
    assert found
    assert {len(each["owners"]) for each in found} == {0}


def test_json_holds_every_field_and_what_follows_from_it(run: Run, region: Path) -> None:
    _code, out, _err = run("list", "contracts", region, "--search", "kolonial", "--json", "--today", TODAY)
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
def test_csv_is_what_a_spreadsheet_opens(run: Run, region: Path, language: str, sign: str) -> None:
    _code, out, _err = run(
        "list",
        "contracts",
        region,
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


def test_a_register_of_an_older_version_is_read_and_left_as_it_is(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.inkop"
    shutil.copy(Path(__file__).parent.parent / "registers" / "0001.inkop", old)
    before = old.read_bytes()
    assert json.loads(run("list", "contracts", old, "--json")[1])
    assert run("history", old, "--verify")[0] == 0
    assert old.read_bytes() == before


def test_reading_works_while_somebody_else_writes(run: Run, region: Path) -> None:
    with file.open_register(region, "Erik"):
        assert run("list", "contracts", region)[0] == 0
        assert run("history", region)[0] == 0
