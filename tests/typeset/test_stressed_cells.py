"""What stands out in a table does so in every form; letters in one file have pages of their own."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import judges
import openpyxl
import pdf_text
import pikepdf
import pytest

from inkop_desktop.text import in_language
from inkop_desktop.typeset import render
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    PageBreak,
    Paragraph,
    Strong,
    Title,
)
from inkop_desktop.typeset.pdf.margins import Place, places


def written(out: Path, blocks: Sequence[Block], **facts: Any) -> Path:
    """Write a document of blocks and return where it is."""
    document = Document("Paper", "en", date(2026, 11, 21), tuple(blocks), **facts)
    render.write(document, out)
    return out


def table(*cells: Any) -> DataTable:
    """Return a table of one row."""
    columns = tuple(Column(f"c{number}", "Column") for number in range(len(cells)))
    return DataTable(columns, (cells,), "Table", "")


def test_a_strong_value_is_wider_than_a_plain_one_on_paper(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", [Title("T"), table("vacant", Strong("vacant"), "vacant")])
    with pikepdf.open(path) as pdf:
        found = [each for each in pdf_text.shown(pdf.pages[0].obj) if each.text == "vacant"]
    plain, strong, other = (each.end - each.x for each in found)
    assert strong > plain == pytest.approx(other)
    assert judges.walked(path) == []


def test_a_strong_value_is_bold_in_a_sheet_and_stays_a_number(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", [Title("T"), table("plain", Strong(3))])
    cells = [cell for row in openpyxl.load_workbook(path)["Table"].iter_rows() for cell in row]
    (three,) = [cell for cell in cells if cell.value == 3]
    (plain,) = [cell for cell in cells if cell.value == "plain"]
    assert (three.font.bold, plain.font.bold) == (True, False)


def test_a_strong_value_is_strong_on_a_web_page(tmp_path: Path) -> None:
    page = written(tmp_path / "a.html", [Title("T"), table("plain", Strong("<b>"))]).read_text("utf-8")
    assert "<strong>&lt;b&gt;</strong>" in page


@pytest.mark.parametrize(
    ("count", "first_pages", "told"),
    [
        (2, [], [(1, 2), (2, 2)]),
        (3, [0, 1, 2], [(1, 1), (1, 1), (1, 1)]),
        (4, [0, 3], [(1, 3), (2, 3), (3, 3), (1, 1)]),
        (2, [0, 0], [(1, 2), (2, 2)]),
    ],
)
def test_pages_are_counted_paper_by_paper(
    count: int, first_pages: list[int], told: list[tuple[int, int]]
) -> None:
    assert places(count, first_pages) == [Place(*each) for each in told]


@pytest.mark.parametrize(("apart", "last"), [(True, "Page 1 of 1"), (False, "Page 2 of 2")])
def test_letters_in_one_file_have_pages_of_their_own(tmp_path: Path, apart: bool, last: str) -> None:
    letters = [Title("One"), Paragraph("a"), PageBreak(), Title("Two"), Paragraph("b")]
    with in_language("en"):
        path = written(tmp_path / "a.pdf", letters, apart=apart)
    with pikepdf.open(path) as pdf:
        said = " ".join(shown.text for shown in pdf_text.shown(pdf.pages[1].obj))
    assert re.findall(r"Page \d+ of \d+", said) == [last]
