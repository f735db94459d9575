"""The contract register on paper and in a spreadsheet: columns, groups, what it was narrowed to."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.contracts import Contract, ContractOwner, ContractSupplier
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.orders import USUAL, ListOrder
from inkop_desktop.rules.money import Money
from inkop_desktop.services import records
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import DataTable, Document, Subheading, Title
from inkop_desktop.typeset.wording import words

TODAY = date(2026, 11, 21)
ALL = Query(TODAY)


def save(register: Register, *titles: str, **facts: object) -> None:
    """Save a contract of each title."""
    for number, title in enumerate(titles, 1):
        records.save(register, Contract(number=f"2026-{number:03}", title=title, **facts))


def table(document: Document) -> DataTable:
    """Return the table of a document."""
    return next(block for block in document.blocks if isinstance(block, DataTable))


def facts(document: Document) -> str:
    """Return the line under the title."""
    return next(block.facts for block in document.blocks if isinstance(block, Title))


def groups(document: Document) -> list[str]:
    """Return the lines that name the rows after them."""
    return [line.text for line in table(document).rows if isinstance(line, Subheading)]


def sheet(path: Path) -> list[tuple[object, ...]]:
    """Return the rows of a workbook's only sheet, from its header on."""
    rows = list(load_workbook(BytesIO(path.read_bytes())).worksheets[0].iter_rows(values_only=True))
    return rows[4:]


def test_paper_shows_the_usual_columns(register: Register) -> None:
    save(register, "Bröd")
    document = orders.document_of(register, ListOrder(ALL))
    assert tuple(column.key for column in table(document).columns) == USUAL
    assert not any(column.below for column in table(document).columns)
    assert document.landscape


def test_paper_shows_the_chosen_columns_in_their_order(register: Register) -> None:
    save(register, "Bröd")
    document = orders.document_of(register, ListOrder(ALL, columns=("title", "number")))
    assert table(document).rows == (("Bröd", "2026-001"),)


def test_all_columns_stand_under_the_chosen_ones(register: Register) -> None:
    document = orders.document_of(register, ListOrder(ALL, columns=("title",), all_columns=True))
    columns = table(document).columns
    assert {column.key for column in columns} == {column.key for column in CONTRACTS.columns}
    assert [column.key for column in columns if not column.below] == ["title"]


def test_a_spreadsheet_has_every_column_and_values_that_count(register: Register, tmp_path: Path) -> None:
    save(register, "=1+1", last_day=date(2027, 6, 30), estimated_value=Money(125_000_00, "SEK"))
    out = tmp_path / "register.xlsx"
    orders.write(register, ListOrder(ALL), out)
    header, row = sheet(out)[:2]
    assert len(header) == len(CONTRACTS.columns)
    found = dict(zip(header, row, strict=True))
    assert found["Title"] == "=1+1"
    assert found["Last day"].date() == date(2027, 6, 30)
    assert found["Estimated value"] == 125_000


def test_a_status_is_read_as_its_word(register: Register) -> None:
    save(register, "Bröd", last_day=date(2027, 6, 30), first_day=date(2026, 1, 1))
    order = ListOrder(ALL, columns=("status",))
    ((status,),) = table(orders.document_of(register, order)).rows
    with in_language("sv"):
        assert words(status) == "Gäller"


@pytest.mark.parametrize(
    ("group_by", "expected"),
    [
        ("suppliers", ["Brød & Łódź <AB>", "Not stated"]),
        ("owners", ["Åsa Ek", "Not stated"]),
        ("area", ["Bröd", "Not stated"]),
        ("status", ["In force", "Expired", "Dates missing"]),
    ],
)
def test_contracts_stand_in_groups(register: Register, group_by: str, expected: list[str]) -> None:
    save(
        register,
        "Med allt",
        suppliers=(ContractSupplier(supplier_id=1),),
        owners=(ContractOwner(person_id=1),),
        area_id=1,
        first_day=date(2026, 1, 1),
        last_day=date(2027, 6, 30),
    )
    save(register, "Utan något")
    save(register, "Slut", last_day=date(2025, 6, 30), first_day=date(2024, 7, 1))
    document = orders.document_of(register, ListOrder(ALL, group_by=group_by))
    assert groups(document) == expected
    assert group_by not in {column.key for column in table(document).columns}
    assert len(table(document).rows) == 3 + len(expected)


def test_groups_follow_the_alphabet_of_the_language(register: Register) -> None:
    for number, name in enumerate(("Ålesund", "Ørsta", "Zürich", "Ämne"), 1):
        unit = records.add_named(register, "area", name)
        records.save(register, Contract(number=str(number), title=name, area_id=unit.id))
    order = ListOrder(ALL, group_by="area")
    for language, expected in {
        "sv": ["Zürich", "Ålesund", "Ämne", "Ørsta"],
        "nb": ["Zürich", "Ämne", "Ørsta", "Ålesund"],
    }.items():
        with in_language(language):
            assert groups(orders.document_of(register, order)) == expected


def test_it_says_which_contracts_these_are(register: Register) -> None:
    save(register, "Bröd", "Mjölk")
    assert facts(orders.document_of(register, ListOrder(ALL))) == "2 contracts"
    narrowed = ListOrder(Query(TODAY, search="mjölk"), narrowed_to="Mejeri")
    assert facts(orders.document_of(register, narrowed)) == "Mejeri · 1 contract"


def test_no_contracts_are_a_sentence(register: Register) -> None:
    document = orders.document_of(register, ListOrder(ALL))
    assert not table(document).rows
    assert table(document).empty == "No contract fits what was asked for."
