"""Rows that are copied arrive in a spreadsheet as they are: one cell each, and never as a formula."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers
from inkop_desktop.services.work import change as changing
from inkop_desktop.text import in_language, message
from inkop_desktop.ui.contracts import work


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Städ & tvätt", "Städ & tvätt"),
        ("=1+1", "'=1+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("Städ\t=1+1", "Städ =1+1"),
        ("\t=1+1", "' =1+1"),
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


@pytest.mark.parametrize(
    ("language", "minor", "amount"),
    [
        ("sv", 123456750, "1234567,50"),
        ("nb", 100, "1,00"),
        ("en", 123456750, "1234567.50"),
        ("sv", -50, "-0,50"),
    ],
)
def test_an_amount_is_a_number_and_its_currency_and_a_day_is_iso(
    tmp_path: Path, language: str, minor: int, amount: str
) -> None:
    contract = Contract(title="Städ", first_day=date(2026, 3, 1), estimated_value=Money(minor, "SEK"))
    with (
        in_language(language),
        registers.new(tmp_path / "copy", "Anna", Country.SE, Organisation(name="Region")) as register,
    ):
        with changing(register, message("Import")) as change:  # which may bring an amount below zero
            ids = [change.save(contract).id or 0]
        text = work.copied(
            ("title", "estimated_value", "ceiling", "first_day"), ids, date(2026, 6, 1), register
        )
    assert text == f"Städ\t{amount}\tSEK\t\t\t2026-03-01\n"
