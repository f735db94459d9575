"""The command line calls the levels what the authority calls them; JSON keeps the code."""

import json
from collections.abc import Callable
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import docx
import openpyxl
import pytest
from pdf_text import page_texts

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.register import OwnNames
from inkop_desktop.register.file import Mode, open_register
from inkop_desktop.reports import child
from inkop_desktop.reports.child import Job, Made
from inkop_desktop.reports.orders import ContractOrder
from inkop_desktop.rules.vocabulary import Country, Level
from inkop_desktop.services import records, registers

TODAY = date(2026, 11, 21)
LIST = "Avtalsnr;Benämning;Nivå\n5;Fönster;Brons\n2;Tolk;Stjärnor\n3;Fika;A\n4;Städ;Strategiskt\n"
Run = Callable[..., tuple[int, str, str]]


def made(path: Path, names: OwnNames) -> Path:
    """Return a register with one contract of the first level."""
    with registers.new(path, "Anna", Country.SE, Organisation(name="Norrby")) as register:
        records.save(register, Contract(number="1", title="El", level=Level.A))
        records.save(register, names)
        return register.path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return made(tmp_path / "gold", OwnNames(level_a="Guld", level_b="Silver", level_c="Brons"))


@pytest.fixture
def stars(tmp_path: Path) -> Path:
    return made(tmp_path / "stars", OwnNames(level_a="Stjärnor"))


def test_a_list_says_the_name_and_json_the_code(run: Run, gold: Path, stars: Path) -> None:
    for register, name in ((gold, "Guld"), (stars, "Stjärnor"), (gold, "Guld")):
        _code, out, _err = run("list", "contracts", register, "--csv", "--language", "sv")
        assert f";{name};" in out
        assert "A, strategiskt" not in out
        (found,) = json.loads(run("list", "contracts", register, "--json", "--language", "sv")[1])
        assert found["level"] == "a"


@pytest.mark.parametrize("ending", ["html", "xlsx", "docx", "pdf"])
def test_a_report_says_the_name(run: Run, gold: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"x.{ending}"
    assert run("report", "contract", gold, "--number", "1", "--out", out, "--language", "nb")[0] == 0
    said = text_of(out)
    assert "Guld" in said
    assert "A, strategisk" not in said


@pytest.mark.slow
def test_a_report_that_is_made_beside_the_window_says_the_name_of_its_register(
    gold: Path, stars: Path, tmp_path: Path
) -> None:
    for register, name in ((gold, "Guld"), (stars, "Stjärnor")):
        job = Job(register, "Anna", ContractOrder(TODAY, 1), tmp_path / "x.html", "sv")
        ours, theirs = get_context("spawn").Pipe(duplex=False)
        process = get_context("spawn").Process(target=child.make, args=(theirs, job))
        process.start()
        theirs.close()
        while (heard := ours.recv()) != Made():
            assert heard
        process.join()
        assert name in text_of(job.out)


def test_a_list_that_comes_in_is_read_in_the_words_of_its_register(
    run: Run, gold: Path, tmp_path: Path
) -> None:
    source = tmp_path / "list.csv"
    source.write_text(LIST, encoding="utf-8")
    _code, out, _err = run("import", "contracts", source, "--into", gold, "--json")
    told = json.loads(out)
    assert [(each["row"], each["column"]) for each in told["doubts"]] == [(3, "Nivå")]
    with open_register(gold, "Anna", Mode.READ_ONLY) as register:
        levels = {each.title: each.level for each in records.every(register, Contract)}
    assert levels == {"El": Level.A, "Fönster": Level.C, "Tolk": None, "Fika": Level.A, "Städ": Level.A}


def text_of(path: Path) -> str:
    """Return everything that a report says."""
    if path.suffix == ".xlsx":
        sheets = openpyxl.load_workbook(path).worksheets
        return " ".join(str(cell) for sheet in sheets for row in sheet.values for cell in row)
    if path.suffix == ".docx":
        tables = docx.Document(str(path)).tables
        return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    if path.suffix == ".pdf":
        return " ".join(page_texts(path))
    return path.read_text(encoding="utf-8")
