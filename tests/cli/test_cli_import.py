"""Import a list of contracts from the command line."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.records.contracts import Contract
from inkop_desktop.register.file import Mode, open_register
from inkop_desktop.rules.money import Money
from inkop_desktop.services import contracts, records

Run = Callable[..., tuple[int, str, str]]
LIST = """Avtalsregister
Avtalsnr;Benämning;Leverantör;Avtalsstart;Avtalsslut;CPV
1;Kött;Berg AB;2024-01-01;2025-12-31;15110000
2;El;Volt AB;2024-01-01;31.02.2026;
3;Tolk;;;tillsvidare;x
4;;Dal AB;;;
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "r.inkop"
    run("new", path, "--country", "se", "--organisation", "Åsele kommun")
    return path


def imported(run: Run, source: Path, register: Path, *more: str) -> tuple[int, dict[str, Any]]:
    code, out, err = run("import", "contracts", source, "--into", register, "--json", *more)
    assert err == ""
    return code, json.loads(out)


def count(register: Path) -> int:
    with open_register(register, "Anna", Mode.READ_ONLY) as opened:
        return contracts.count(opened)


def test_every_refused_row_is_told_with_its_number_column_and_reason(
    run: Run, source: Path, register: Path
) -> None:
    code, told = imported(run, source, register)
    assert code == 1
    assert [told[key] for key in ("rows", "created", "updated", "skipped")] == [4, 2, 0, 0]
    assert [(each["row"], each["column"]) for each in told["refused"]] == [
        (4, "Avtalsslut"),
        (6, "Benämning"),
    ]
    assert "31.02.2026" in told["refused"][0]["reason"]
    assert [(each["row"], each["column"]) for each in told["doubts"]] == [(5, "CPV")]
    assert (told["new"], told["dry_run"], count(register)) == ({"supplier": 1}, False, 2)


def test_the_same_list_again_updates(run: Run, source: Path, register: Path) -> None:
    imported(run, source, register)
    _code, told = imported(run, source, register)
    assert [told[key] for key in ("created", "updated", "unchanged", "skipped")] == [0, 2, 2, 0]
    assert len(told["refused"]) == 2


@pytest.mark.parametrize("count", [1, 10, 12])
def test_contracts_that_keep_what_was_edited_are_named(
    run: Run, register: Path, tmp_path: Path, count: int
) -> None:
    source, again = tmp_path / "first.csv", tmp_path / "again.csv"
    numbers = range(1, count + 1)
    source.write_text("Avtalsnr;Benämning\n" + "".join(f"{each};Kött\n" for each in numbers), "utf-8")
    again.write_text("Avtalsnr;Benämning\n" + "".join(f"{each};El\n" for each in numbers), "utf-8")
    run("import", "contracts", source, "--into", register)
    with open_register(register, "Anna") as opened:
        for each in records.every(opened, Contract):
            records.save(opened, replace(each, title="Fisk"))
    lines = run("import", "contracts", again, "--into", register)[1].splitlines()
    named = [each for each in lines if each.startswith("Row ")]
    assert named == [
        f"Row {each + 1}, {each} Fisk: “Title” stays as edited by hand: Fisk. The list says: El."
        for each in list(numbers)[:10]
    ]
    assert ("And 2 more." in lines) is (count == 12)
    assert sum(each.startswith("And ") for each in lines) == (count == 12)


def test_what_stays_as_edited_is_told_beside_what_the_list_says(
    run: Run, register: Path, tmp_path: Path
) -> None:
    source = tmp_path / "list.csv"
    source.write_text(
        "Avtalsnr;Benämning;Leverantör;Avtalsslut;Takvolym;CPV;Avtalsägare\n"
        "1;Kött;Berg AB;2025-12-31;500;15110000;\n",
        "utf-8",
    )
    run("import", "contracts", source, "--into", register)
    source.write_text(
        source.read_text("utf-8").replace("Berg", "Dal").replace("500;15110000;", "700;;Eva Ek")
    )
    with open_register(register, "Anna") as opened:
        (contract,) = records.every(opened, Contract)
        edited = {"last_day": date(2026, 6, 30), "ceiling": Money.of(Decimal(600), "SEK")}
        records.save(opened, replace(contract, suppliers=(), **edited))
    kept = imported(run, source, register, "--dry-run")[1]["kept"]
    assert kept == [
        {
            "row": 2,
            "fields": ["ceiling", "suppliers", "last_day"],
            "values": [
                {
                    "field": "ceiling",
                    "stored": {"amount": "600.00", "currency": "SEK"},
                    "list": {"amount": "700.00", "currency": "SEK"},
                },
                {"field": "suppliers", "stored": None, "list": "Dal AB"},
                {"field": "last_day", "stored": "2026-06-30", "list": "2025-12-31"},
            ],
        }
    ]
    out = run("import", "contracts", source, "--into", register)[1]
    assert "Row 2, 1 Kött: “Suppliers” stays as edited by hand: empty. The list says: Dal AB.\n" in out
    assert "“Last day” stays as edited by hand: 2026-06-30. The list says: 2025-12-31.\n" in out


TOTALS = """Avtalsnr;Benämning;Takvolym
1;El;5
;Delsumma;5
Avtalsnr;Benämning;Takvolym
2;Vatten;5
;Summa;10
Gäller hela kommunen;;
"""


def test_rows_that_are_left_out_are_told(run: Run, register: Path, tmp_path: Path) -> None:
    source = tmp_path / "totals.csv"
    source.write_text(TOTALS, "utf-8")
    told = [
        (3, "The row is a total."),
        (4, "The row repeats the headings."),
        (6, "The row is a total."),
        (7, "The row is a note below the totals."),
    ]
    left_out = imported(run, source, register, "--dry-run")[1]["left_out"]
    assert left_out == [{"row": row, "reason": reason} for row, reason in told]
    out = run("import", "contracts", source, "--into", register)[1]
    assert "".join(f"Row {row} is left out: {reason}\n" for row, reason in told) in out
    assert "2 rows: 2 new" in out


KEYS = [
    ("Avtalsnr;Benämning\n1;Kött\n", (), "number", "are known by “Avtalsnr”."),
    ("Nr;Benämning\nA-7;Kött\n", (), "number", "are known by “Nr”."),
    ("Nr;Benämning\n1;Kött\n", (), "title", "are known by “Benämning”.\n1 column is not taken: Nr."),
    ("Konto;Benämning\n1;Kött\n", (), "title", "are known by “Benämning”."),
    ("Avtalsnr;Benämning\n1;Kött\n", ("--mapping", "m.toml"), None, "so every row is a new one."),
]


@pytest.mark.parametrize(("text", "more", "key", "said"), KEYS)
def test_by_what_contracts_are_known_is_told(
    run: Run,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    more: tuple[str, ...],
    key: str | None,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.toml").write_text("match = ''\n[columns]\n'Benämning' = 'title'\n", encoding="utf-8")
    source = tmp_path / "keys.csv"
    source.write_text(text, "utf-8")
    assert imported(run, source, register, "--dry-run", *more)[1]["match"] == key
    assert said in run("import", "contracts", source, "--into", register, *more)[1]


def test_a_trial_writes_nothing(run: Run, source: Path, register: Path) -> None:
    code, told = imported(run, source, register, "--dry-run")
    assert (code, told["created"], told["dry_run"], count(register)) == (1, 2, True, 0)
    out = run("import", "contracts", source, "--into", register, "--dry-run")[1]
    assert "This is a trial: nothing was written." in out
    assert "4 rows: 2 new, 0 updated, 0 skipped, 2 refused." in out
    assert "Row 6, “Benämning”: Fill in “Title”." in out
    assert "1 reading to look at:\nRow 5, “CPV”:" in out


LEFT_OUT = [
    ("Avtalsnr;Benämning\n1;Kött\n", (), []),
    ("Avtalsnr;Benämning;Kulör;Tomt;Storlek\n1;Kött;röd;;\n2;El;;;5\n", (), ["Kulör", "Storlek"]),
    ("Avtalsnr;Benämning;Dnr\n1;Kött;KS 1\n", ("--mapping", "m.toml"), ["Dnr"]),
]


@pytest.mark.parametrize(("text", "more", "headings"), LEFT_OUT)
def test_columns_that_are_not_taken_are_named(
    run: Run, register: Path, tmp_path: Path, text: str, more: tuple[str, ...], headings: list[str]
) -> None:
    source, mapping = tmp_path / "columns.csv", tmp_path / "m.toml"
    source.write_text(text, encoding="utf-8")
    mapping.write_text("[columns]\nAvtalsnr = 'number'\n'Benämning' = 'title'\n", encoding="utf-8")
    more = tuple(str(tmp_path / each) if each == mapping.name else each for each in more)
    assert imported(run, source, register, "--dry-run", *more)[1]["columns_left_out"] == headings
    out = run("import", "contracts", source, "--into", register, *more)[1]
    said = {0: "", 1: "1 column is not taken: Dnr.\n", 2: "2 columns are not taken: Kulör, Storlek.\n"}
    assert said[len(headings)] in out
    assert ("not taken" in out) is bool(headings)


@pytest.mark.parametrize(("heading", "is_missed"), [("Benämning", False), ("Kulör", True)])
def test_a_list_without_titles_is_told_once(
    run: Run, register: Path, tmp_path: Path, heading: str, is_missed: bool
) -> None:
    untitled = tmp_path / "untitled.csv"
    untitled.write_text(f"Avtalsnr;{heading}\n1;Kött\n2;El\n", encoding="utf-8")
    code, out, _err = run("import", "contracts", untitled, "--into", register)
    assert (code, count(register)) == ((1, 0) if is_missed else (0, 2))
    assert out.count("No column was recognised as the title") == int(is_missed)


@pytest.mark.parametrize("rows", ["", "röd;3\nblå;4\n"], ids=["no rows", "rows"])
@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--json",)])
def test_a_list_that_tells_of_no_contract_is_refused(
    run: Run, register: Path, tmp_path: Path, rows: str, more: tuple[str, ...]
) -> None:
    source = tmp_path / "colours.csv"
    source.write_text(f"Kulör;Storlek\n{rows}", encoding="utf-8")
    code, out, err = run("import", "contracts", source, "--into", register, *more)
    assert (code, out, count(register)) == (2, "", 0)
    assert err.startswith("No column was recognised as the title or the number of the contracts, so ")


def test_strict_takes_all_or_nothing(run: Run, source: Path, register: Path) -> None:
    trial = imported(run, source, register, "--strict", "--dry-run")[1]
    code, told = imported(run, source, register, "--strict")
    assert [told[key] for key in ("rows", "created", "updated", "skipped")] == [4, 0, 0, 2]
    assert (len(told["refused"]), told["new"]) == (2, {})
    assert told["stopped"] == "2 of the rows cannot be taken, so nothing is imported."
    assert trial == told | {"dry_run": True}
    assert (code, count(register)) == (1, 0)
    assert imported(run, source, register)[1]["stopped"] is None


@pytest.mark.parametrize("trial", [(), ("--dry-run",)])
def test_what_stops_a_strict_import_is_told(
    run: Run, source: Path, register: Path, trial: tuple[str, ...]
) -> None:
    out = run("import", "contracts", source, "--into", register, "--strict", *trial)[1]
    assert "0 new, 0 updated, 2 skipped, 2 refused.\n2 of the rows cannot be taken, so nothing is" in out


def test_a_mapping_tells_what_the_columns_are(run: Run, source: Path, register: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        "header_row = 2\n[columns]\nAvtalsnr = 'number'\n'Leverantör' = 'title'\n", encoding="utf-8"
    )
    code, told = imported(run, source, register, "--mapping", str(mapping))
    assert (code, told["created"], told["refused"][0]["column"]) == (1, 3, "Leverantör")


def test_nothing_refused_is_nothing_found(run: Run, register: Path, tmp_path: Path) -> None:
    path = tmp_path / "good.csv"
    path.write_text("Avtalsnr;Benämning\n1;Kött\n", encoding="utf-8")
    assert imported(run, path, register)[0] == 0


UNUSABLE = {
    b"": "empty",
    b"PK\x03\x04broken": "",
    b"\x00\x01\x02\x03" * 50: "",
}


@pytest.mark.parametrize("data", UNUSABLE)
def test_an_unusable_file_is_refused_in_a_sentence(
    run: Run, register: Path, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    code, out, err = run("import", "contracts", path, "--into", register)
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("data", [b"\xff\xfe\xff", b"nonsense = ", b"[columns]\nx = 'y'\n"])
def test_an_unusable_mapping_is_refused(
    run: Run, source: Path, register: Path, tmp_path: Path, data: bytes
) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_bytes(data)
    code, _out, err = run("import", "contracts", source, "--into", register, "--mapping", mapping)
    assert (code, count(register)) == (2, 0)
    assert "apping" in err


def test_a_trial_reads_while_another_works_in_the_register(run: Run, source: Path, register: Path) -> None:
    with open_register(register, "Olle"):
        assert imported(run, source, register, "--dry-run")[0] == 1
        code, _out, err = run("import", "contracts", source, "--into", register)
    assert code == 2
    assert "Olle" in err


def test_headings_without_rows_are_told(run: Run, register: Path, tmp_path: Path) -> None:
    source = tmp_path / "headings.csv"
    source.write_text("Avtalsnr;Benämning\n", encoding="utf-8")
    code, out, _err = run("import", "contracts", source, "--into", register)
    assert code == 0
    assert "0 rows: 0 new" in out
    assert "The file holds headings, but no rows below them." in out
