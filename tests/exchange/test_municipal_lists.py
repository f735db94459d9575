"""Whole lists as municipalities keep them, with their faults, come in cell by cell."""

from datetime import date
from pathlib import Path
from typing import Any

import books
import pytest

from inkop_desktop.exchange.cells import amounts, dates, suppliers, terms
from inkop_desktop.exchange.cells.reading import read_text
from inkop_desktop.exchange.cells.suppliers import SupplierCell
from inkop_desktop.exchange.cells.terms import Span, TermCell
from inkop_desktop.exchange.headings import body, find_header, recognise
from inkop_desktop.exchange.mapping import proposed
from inkop_desktop.exchange.tables import Table, read_table
from inkop_desktop.rules.money import Money

KNOWN = {
    "number": ["Avtalsnr", "Avtalenr"],
    "title": ["Benämning", "Avtalenavn"],
    "suppliers": ["Leverantör", "Leverandør"],
    "first_day": ["Avtalsstart", "Startdato"],
    "last_day": ["Avtalsslut", "Sluttdato"],
    "options": ["Option", "Opsjon"],
    "notice": ["Uppsägningstid", "Oppsigelsesfrist"],
    "value": ["Takvolym", "Verdi"],
}
SWEDISH = """Avtalsregister för Åsele kommun;;;;;;;
Uttaget 2024-05-01;;;;;;;

Avtalsnr;Benämning;Leverantör;Avtalsstart;Avtalsslut;Option;Uppsägningstid;Takvolym
2023-14;Kött och chark;Berg, Dal & Co AB;1/1 2024;t.o.m. 31/12 2027;1+1 år;3 mån;SEK 1,2 mkr
2023-15;Städ, Åsö;Atea AB; 2024-04-01;;;;1 200 000
;;;;;;;
Summa;;;;;;;2 400 000
"""
NORWEGIAN = """Avtalenr;Avtalenavn;Leverandør;Startdato;Sluttdato;Opsjon;Oppsigelsesfrist;Verdi
24/1;Møbler;Møre AS og Dal AS;1. mars 2026;31.12.2027;2 x 12 mnd;90 dager;NOK 4 mill
24/2;Ærfugl;NA;01.03.2026;;ingen;;ca 500 000
"""
BERG = SupplierCell("Berg, Dal & Co AB")
SWEDISH_RECORDS = [
    [
        "2023-14",
        "Kött och chark",
        (BERG,),
        date(2024, 1, 1),
        date(2027, 12, 31),
        (12, 12),
        Span(3),
        1_200_000_00,
    ],
    ["2023-15", "Städ, Åsö", (SupplierCell("Atea AB"),), date(2024, 4, 1), None, None, None, 1_200_000_00],
]
TWO = (SupplierCell("Møre AS"), SupplierCell("Dal AS"))
NORWEGIAN_RECORDS = [
    ["24/1", "Møbler", TWO, date(2026, 3, 1), date(2027, 12, 31), (12, 12), Span(days=90), 4_000_000_00],
    ["24/2", "Ærfugl", None, date(2026, 3, 1), None, None, None, 500_000_00],
]


def records(table: Table, currency: str) -> list[list[Any]]:
    """Read a list by its recognised headings, in the order of the known fields; money as minor units."""
    header = find_header(table.rows, KNOWN)
    places = proposed(header.labels, recognise(header.labels, KNOWN)).places(header.labels)
    rows = body(table.rows, header).rows
    profile = dates.profile_dates(row.cell(places["last_day"]) for row in rows)
    readers: dict[str, Any] = {
        "suppliers": suppliers.read_suppliers,
        "first_day": lambda cell: dates.read_date(cell, profile),
        "last_day": lambda cell: dates.read_date(cell, profile, dates.Edge.LAST),
        "options": terms.read_options,
        "notice": terms.read_span,
        "value": lambda cell: amounts.read_money(cell, currency),
    }
    read = [[readers.get(key, read_text)(row.cell(places[key])).value for key in KNOWN] for row in rows]
    return [[value.minor if isinstance(value, Money) else value for value in record] for record in read]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"]
)
def test_a_text_list(tmp_path: Path, encoding: str, end: str) -> None:
    for text, expected, currency in [
        (SWEDISH, SWEDISH_RECORDS, "SEK"),
        (NORWEGIAN, NORWEGIAN_RECORDS, "NOK"),
    ]:
        path = books.saved(tmp_path, text.replace("\n", end).encode(encoding))
        assert records(read_table(path), currency) == expected


def test_a_dos_list(tmp_path: Path) -> None:
    data = SWEDISH.replace("\n", "\r\n").encode("cp437") + b"\x1a"
    assert records(read_table(books.saved(tmp_path, data)), "SEK") == SWEDISH_RECORDS


def test_a_workbook_with_two_heading_rows_serial_numbers_and_a_total(tmp_path: Path) -> None:
    data = books.book(
        ("Avtalsregister", None, None, None, None, None, None),
        ("Avtalsnr", "Benämning", "Leverantör", "Avtalstid", None, "Takvolym (tkr)", "Option"),
        (None, None, None, "Avtalsstart", "Avtalsslut"),
        ("A1", "Papper", "Atea AB; Dustin AB", 45292, "2024-Q3", 500, "2+1"),
        ("A2", "Tolk", "Språk AB", date(2024, 2, 1), 46752, 1500.5, "nej"),
        (None, None, None, None, None, 2000.5),
    )
    table = read_table(books.saved(tmp_path, data))
    header = find_header(table.rows, KNOWN)
    mapping = proposed(header.labels, recognise(header.labels, KNOWN))
    rest = body(table.rows, header)
    assert [(each.field, each.unit) for each in mapping.columns if each.unit] == [("value", "thousands")]
    assert [row.number for row in rest.rows] == [4, 5]
    assert [row.number for row, _ in rest.left_out] == [6]
    places = mapping.places(header.labels)
    ends = [dates.read_date(row.cell(places["last_day"]), None, dates.Edge.LAST).value for row in rest.rows]
    starts = [dates.read_date(row.cell(places["first_day"])).value for row in rest.rows]
    assert ends == [date(2024, 9, 30), date(2027, 12, 31)]
    assert starts == [date(2024, 1, 1), date(2024, 2, 1)]


def test_every_spelling_of_a_term_in_the_end_column_is_told_apart() -> None:
    cells = ["tillsvidare", "24 mån", "31.12.2027"]
    assert [terms.is_open_ended(cell) for cell in cells] == [True, False, False]
    assert terms.read_term("24 mån").value == TermCell(Span(24))
