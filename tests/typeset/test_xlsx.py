"""A document becomes a workbook that counts: real dates and numbers, and text that stays text."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from papers import Money, contract, everything, foreign_pdf, paper, table

from inkop_desktop import text
from inkop_desktop.errors import UserError
from inkop_desktop.typeset import xlsx
from inkop_desktop.typeset.document import (
    AttachedPdf,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    Paragraph,
    Picture,
    Subheading,
    Title,
    Total,
)
from inkop_desktop.typeset.progress import PrintingCancelledError, Progress, steps
from inkop_desktop.typeset.scene import Scene

HEADER = 5
FIRST = HEADER + 1


def opened(document: Document) -> Workbook:
    """Return the document as a workbook, opened again."""
    with text.in_language(document.language):
        return openpyxl.load_workbook(BytesIO(xlsx.render(document, Progress(steps(document)))))


def cell(value: Any, kind: Kind = Kind.TEXT, language: str = "sv") -> Any:
    """Return the cell that a value of a table becomes."""
    columns = (Column("value", "Värde", kind=kind),)
    document = paper(DataTable(columns, ((value,),), "Blad", ""), language=language)
    return opened(document)["Blad"].cell(FIRST, 1)


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(1)", "=HYPERLINK(1)", "'=1", "\t=1", "{=1}", "http://a.se"]
)
def test_text_that_looks_like_a_formula_stays_text(formula: str) -> None:
    made = cell(formula)
    assert made.data_type == "s"
    assert made.value == formula.replace("\t", " ")
    assert made.hyperlink is None


@pytest.mark.parametrize(
    ("value", "kind", "stored", "pattern"),
    [
        (date(2027, 7, 31), Kind.DATE, datetime(2027, 7, 31), "yyyy-mm-dd"),  # noqa: DTZ001
        (datetime(2027, 7, 31, 9, 30), Kind.DATE, datetime(2027, 7, 31, 9, 30), "yyyy-mm-dd hh:mm"),  # noqa: DTZ001
        (date(1899, 12, 31), Kind.DATE, "1899-12-31", "General"),
        (12_345, Kind.NUMBER, 12_345, "#,##0"),
        (2027, Kind.TEXT, 2027, "0"),
        (10**15, Kind.NUMBER, "1 000 000 000 000 000".replace(" ", "\xa0"), "General"),
        (Decimal("12.5"), Kind.NUMBER, 12.5, "#,##0.00"),
        (Decimal("0.125"), Kind.SHARE, 0.125, "0.0%"),
        (Money(1_234_50, "SEK"), Kind.MONEY, 1234.5, "#,##0.00 [$SEK]"),
        (Money(500, "ISK"), Kind.MONEY, 500, "#,##0 [$ISK]"),
        (True, Kind.TEXT, "ja", "General"),
        (None, Kind.MONEY, None, "General"),
        ("", Kind.TEXT, None, "General"),
        ("A\x00\ud800", Kind.TEXT, "A\ufffd", "General"),
    ],
)
def test_values_stay_what_they_are(value: Any, kind: Kind, stored: Any, pattern: str) -> None:
    made = cell(value, kind)
    assert made.value == stored
    assert made.number_format == pattern


def test_a_moment_with_a_zone_is_shown_in_official_time() -> None:
    assert cell(datetime(2027, 7, 31, 23, tzinfo=UTC), Kind.DATE).value == datetime(2027, 8, 1, 1)  # noqa: DTZ001


def test_dates_look_like_the_language() -> None:
    assert cell(date(2027, 7, 31), Kind.DATE, "nb").number_format == "dd.mm.yyyy"


def test_a_text_too_long_for_a_cell_ends_in_dots() -> None:
    made = cell("å" * 40_000)
    assert len(made.value) == 32_767
    assert made.value.endswith("å…")


def test_a_sheet_for_each_table_and_one_for_the_rest() -> None:
    made = opened(everything())
    assert made.sheetnames == ["Översikt", "Avtal i kraft", "Avtal utan ägare"]
    overview = made["Översikt"]
    labels = {row[0].value: row[1].value for row in overview.iter_rows(max_col=2) if row[0].value}
    assert labels["Leverantör"] == "Łódź & Søn <Norge> AS, Čáslav ŋ 中"
    assert labels["Sista dag"] == datetime(2027, 7, 31)  # noqa: DTZ001
    assert labels["Avtalstiden med en möjlig förlängning"].startswith("Avtalet löper")
    assert labels["Underskrift"] == "Per Ström, kommundirektör"


@pytest.mark.parametrize("is_told", [True, False])
def test_the_words_of_a_picture_stand_once(*, is_told: bool) -> None:
    words = "Avtalstiden"
    drawn = Picture(Scene(100, 10, (), words), "Bild")
    blocks = (drawn, Paragraph(words)) if is_told else (drawn,)
    sheet = opened(paper(*blocks)).worksheets[0]
    said = [each.value for row in sheet.iter_rows() for each in row if each.value]
    assert said[:-1] == ([words] if is_told else ["Bild", words])


def test_a_table_alone_has_no_overview() -> None:
    assert opened(paper(Title("Avtal"), table(contract(1)))).sheetnames == ["Avtal i kraft"]
    assert opened(paper(Title("Avtal"))).sheetnames == ["Översikt"]
    assert opened(paper(AttachedPdf("Bilaga.pdf", foreign_pdf()))).sheetnames == ["Översikt"]


def test_a_heading_of_tables_alone_does_not_stand_empty() -> None:
    blocks = (Heading("Avtalet"), Heading("Tid"), Paragraph("Ett år"), Heading("Ägare"), table(contract(1)))
    sheet = opened(paper(*blocks)).worksheets[0]
    said = [each.value for row in sheet.iter_rows() for each in row if each.value]
    assert said[:-1] == ["Avtalet", "Tid", "Ett år"]


def test_a_table_that_is_called_as_its_paper_says_it_once() -> None:
    once = opened(paper(table(contract(1)), title="Avtal i kraft")).worksheets[0]
    assert [row[0].value for row in once.iter_rows(max_row=4)].count("Avtal i kraft") == 1
    twice = opened(paper(table(contract(1)), title="Register")).worksheets[0]
    assert (twice["A1"].value, twice["A2"].value) == ("Register", "Avtal i kraft")


def test_subheadings_become_a_column_and_totals_stand_under_the_rows() -> None:
    total = Total(("Summa", *[None] * 4, Money(3_00, "SEK"), None, None))
    lines = (Subheading("Januari"), contract(1), contract(2), total, Subheading("Februari"), contract(3))
    sheet = opened(paper(table(*lines)))["Avtal i kraft"]
    numbers = [sheet.cell(row, 1).value for row in range(FIRST, FIRST + 5)]
    assert numbers == ["KS-0001", "KS-0002", "KS-0003", None, "Summa"]
    groups = [sheet.cell(row, 9).value for row in range(HEADER, FIRST + 5)]
    assert groups == ["Grupp", "Januari", "Januari", "Februari", None, "Januari"]
    assert sheet.auto_filter.ref == f"A{HEADER}:I{FIRST + 2}"
    assert sheet.cell(FIRST + 4, 1).font.bold


def test_a_table_without_rows_says_so() -> None:
    sheet = opened(paper(table()))["Avtal i kraft"]
    assert sheet.cell(FIRST, 1).value == "Inga avtal löper ut under perioden."


def test_a_sheet_is_ready_to_be_read_and_printed() -> None:
    sheet = opened(paper(table(contract(1))))["Avtal i kraft"]
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.right.text == "&P (&N)"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width


def test_sheets_have_names_that_excel_accepts() -> None:
    captions = ["Avtal [1]: a/b", "avtal 1 a b", "A" * 40, "A" * 40, "'", "", "History"]
    blocks = [table(contract(1), caption=caption) for caption in captions]
    names = opened(paper(*blocks)).sheetnames
    assert names == [
        "Avtal 1 a b",
        "avtal 1 a b 2",
        "A" * 31,
        "A" * 29 + " 2",
        "Tabell",
        "Tabell 2",
        "History 2",
    ]


def test_an_ampersand_in_a_name_is_printed() -> None:
    document = Document(
        "Avtal", "sv", date(2026, 1, 1), (table(contract(1)),), organisation="Berg & Dal " * 40
    )
    header = opened(document)["Avtal i kraft"].oddHeader.left.text
    assert header.startswith("Berg && Dal Berg && Dal")
    assert len(header) < 200


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    class Endless:
        def __len__(self) -> int:
            return 2_000_000

        def __iter__(self) -> Any:
            return iter(())

        def __contains__(self, _row: object) -> bool:
            return False

    with pytest.raises(UserError, match="more rows"):
        opened(paper(DataTable((Column("a", "A"),), Endless(), "Avtal", "")))


def test_the_same_document_gives_the_same_bytes() -> None:
    with text.in_language("sv"):
        first, second = (xlsx.render(everything(), Progress(0)) for _time in range(2))
    assert first == second


def test_progress_and_cancel() -> None:
    document = paper(Paragraph("Text"), KeyValues((("A", 1),)), table(*map(contract, range(600))))
    told: list[int] = []
    xlsx.render(document, Progress(steps(document), lambda done, _total: told.append(done)))
    assert told[-1] == steps(document)
    with pytest.raises(PrintingCancelledError):
        xlsx.render(document, Progress(steps(document), cancelled=lambda: True))
