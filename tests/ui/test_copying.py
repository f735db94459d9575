"""Rows that are copied arrive in a spreadsheet as they are: one cell each, and never as a formula."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers
from inkop_desktop.ui.contracts import work


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Städ & tvätt", "Städ & tvätt"),
        ("=1+1", "'=1+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("Städ\t=1+1", "Städ =1+1"),
        ("\t=1+1", " =1+1"),
        ("Städ\r\noch\vtvätt", "Städ och tvätt"),
        ('"Städ" och tvätt', '"Städ" och tvätt'),
        ('"Städ', '"Städ'),
    ],
)
def test_a_cell_is_one_text(tmp_path: Path, title: str, cell: str) -> None:
    with registers.new(tmp_path / "copy", "Anna", Country.SE, Organisation(name="Region")) as register:
        first = records.save(register, Contract(number="1", title=title))
        second = records.save(register, Contract(number="2", title="Nästa"))
        ids = [first.id or 0, second.id or 0]
        text = work.copied(("number", "title", "kind"), ids, date(2026, 6, 1), register)
    rows = list(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    assert [row[:2] for row in rows] == [["1", cell], ["2", "Nästa"]]
    assert {len(row) for row in rows} == {3}
