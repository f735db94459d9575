"""Show findings and print reports from the command line."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from inkop_desktop.checks import findings
from inkop_desktop.checks.finding import Severity
from inkop_desktop.register import file
from inkop_desktop.rules.vocabulary import Verdict
from inkop_desktop.services import answers

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


def test_findings_are_listed_and_make_the_exit_code_one(run: Run, region: Path) -> None:
    code, out, err = run("check", region, "--today", TODAY, "--language", "sv")
    head, first, *_rest = out.splitlines()
    assert (code, err) == (1, "")
    assert head.split() == ["Allvarlighetsgrad", "Gäller", "Iakttagelse"]
    assert first.startswith("Måste göras")
    assert "2023-018 Livsmedel, kolonial och färskvaror" in out


def test_findings_in_json(run: Run, region: Path) -> None:
    code, out, _err = run("check", region, "--json", "--today", TODAY)
    found = json.loads(out)
    assert code == 1
    assert all(set(each) == {"id", "duty", "severity", "message", "records"} for each in found)
    assert [each["records"] for each in found if each["id"] == "option-day:contract:1"] == [
        [{"kind": "contract", "id": 1, "label": "2023-018 Livsmedel, kolonial och färskvaror"}]
    ]
    ranks = [list(Severity).index(Severity[each["severity"].upper()]) for each in found]
    assert ranks == sorted(ranks)


def test_an_answered_finding_is_not_listed(run: Run, region_copy: Path) -> None:
    today = date.fromisoformat(TODAY)
    with file.open_register(region_copy, "Anna") as opened:
        for finding in findings.run(opened, today):
            answers.answer(opened, finding, Verdict.HANDLED, "Klart", today)
    assert run("check", region_copy, "--today", TODAY) == (0, "Nothing was found.\n", "")
    assert run("check", region_copy, "--today", TODAY, "--json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("ending", "begins"),
    [(".pdf", b"%pdf"), (".docx", b"pk"), (".xlsx", b"pk"), (".html", b"<!doctype html>")],
)
@pytest.mark.parametrize(
    "report",
    [("contracts",), ("expiring",), ("contract", "--number", " 2023-018 "), ("same-kind", "--year", "2025")],
)
def test_a_report_is_written(
    run: Run, tmp_path: Path, region: Path, report: tuple[str, ...], ending: str, begins: bytes
) -> None:
    out = tmp_path / f"x{ending}"
    kind, *more = report
    code, said, err = run("report", kind, region, "--out", out, *more, "--today", TODAY, "--language", "sv")
    assert (code, err) == (0, "")
    assert said.startswith(out.name)
    assert out.read_bytes().lower().startswith(begins)


def test_a_contract_is_chosen_by_its_title(run: Run, tmp_path: Path, region: Path) -> None:
    found = json.loads(run("list", "contracts", region, "--json")[1])[0]
    by_number, by_title = tmp_path / "number.html", tmp_path / "title.html"
    argv = ("report", "contract", region, "--today", TODAY, "--out")
    assert run(*argv, by_number, "--number", found["number"])[0] == 0
    assert run(*argv, by_title, "--title", found["title"])[0] == 0
    assert by_title.read_bytes() == by_number.read_bytes()


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["contracts", "--out", "x.doc"], "“x.doc” has no known ending."),
        (["contract", "--out", "x.pdf", "--number", "1"], "There is no contract with the number 1."),
        (["contract", "--out", "x.pdf", "--title", "Ett"], "There is no contract with the title “Ett”."),
        (["contract", "--out", "x.pdf"], "One of the arguments --number --title is required; see "),
        (
            ["contract", "--out", "x.pdf", "--number", "1", "--title", "Ett"],
            "Argument --title: not allowed with argument --number; see ",
        ),
        (["contracts", "--out", "x.pdf", "--filter", "Mina"], "There is no filter “Mina”. There are: "),
        (
            ["contracts", "--out", "nowhere/x.pdf"],
            f"The folder “{Path('nowhere').absolute()}” does not exist",
        ),
    ],
)
def test_a_report_that_cannot_be_written(run: Run, region: Path, argv: list[str], sentence: str) -> None:
    kind, *more = argv
    code, out, err = run("report", kind, region, *more)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
