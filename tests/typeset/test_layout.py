"""Pages are well set: what belongs together stays together, and nothing stands alone."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from papers import contract, paper, scene, table
from pdf_text import Shown, shown

from inkop_desktop.typeset.document import (
    Column,
    Conformance,
    DataTable,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Picture,
    Subheading,
    Title,
    Total,
)
from inkop_desktop.typeset.pdf.renderer import render
from inkop_desktop.typeset.progress import Progress
from inkop_desktop.typeset.scene import Rect, Role, Scene

OFFSETS = range(30, 56)
"""Lines before what is looked at, so that it comes to stand everywhere around the end of a page."""


def pages(document: Document, folder: Path) -> list[list[Shown]]:
    """Return the strings of each page, without head and foot."""
    path = folder / "paper.pdf"
    path.write_bytes(render(document, Conformance.A_2A, Progress(0)))
    with pikepdf.open(path) as pdf:
        return [[string for string in shown(page.obj) if string.mcid is not None] for page in pdf.pages]


def filled(lines: int) -> Paragraph:
    """Return a paragraph of so many lines."""
    return Paragraph("\n".join(f"rad {number}" for number in range(lines)))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("Text\nText\nText"),
        table(contract(1)),
        KeyValues((("Ägare", "Anna"),)),
        Picture(replace(scene(), height=400)),
    ],
)
def test_a_heading_stays_with_what_follows(block: object, tmp_path: Path) -> None:
    for offset in OFFSETS:
        blocks = (Heading("Rubrik"), Heading("Underrubrik", 3), block)
        for page in pages(paper(filled(offset), *blocks), tmp_path):
            assert page[-1].text not in {"Rubrik", "Underrubrik"}, offset


def test_no_line_of_a_paragraph_stands_alone(tmp_path: Path) -> None:
    for offset in OFFSETS:
        document = paper(filled(offset), Paragraph("\n".join("abcde")))
        counts = [
            sum(string.text.strip() in set("abcde") for string in page) for page in pages(document, tmp_path)
        ]
        assert 1 not in counts, offset
        assert sum(counts) == 5


def test_a_row_that_fits_a_page_is_not_broken(tmp_path: Path) -> None:
    for offset in OFFSETS:
        rows = [contract(number, "en\ntvå\ntre", "anmärkning") for number in range(3)]
        for page in pages(paper(filled(offset), table(*rows)), tmp_path):
            words = [string.text.strip() for string in page]
            assert words.count("en") == words.count("tre") == words.count("Anmärkning: anmärkning")


@pytest.mark.parametrize(("name", "note", "is_indented"), [(1, 40, True), (40, 1, False)])
def test_a_second_line_stands_under_the_second_column_where_that_leaves_it_room(
    tmp_path: Path, name: int, note: int, is_indented: bool
) -> None:
    columns = (
        Column("name", "Filnamn", name),
        Column("note", "Not", note),
        Column("sum", "Kontrollsumma", below=True),
    )
    rows = (("a " * name, "b " * note, "abc"),)
    (page,) = pages(paper(DataTable(columns, rows, "Dokument", "Inga dokument.")), tmp_path)
    places = {string.text.strip(): string.x for string in page}
    left = places["Not"] if is_indented else places["Filnamn"]
    assert places["Kontrollsumma: abc"] == pytest.approx(left, abs=0.5)


def test_a_row_of_more_than_half_a_page_begins_where_there_is_room(tmp_path: Path) -> None:
    rows = [contract(1), contract(2, "\n".join("rad" for _line in range(64)))]
    first, second = pages(paper(Title("Avtal"), table(*rows)), tmp_path)
    assert min(string.y for string in first) < 100
    assert sum(string.text.strip() == "rad" for string in [*first, *second]) == 64


def test_a_subheading_stays_with_its_first_row(tmp_path: Path) -> None:
    for offset in OFFSETS:
        lines = [*map(contract, range(5)), Subheading("Januari"), contract(7), contract(8)]
        for page in pages(paper(filled(offset), table(*lines)), tmp_path):
            assert page[-1].text != "Januari", offset


def test_a_caption_stays_with_its_table(tmp_path: Path) -> None:
    for offset in OFFSETS:
        for page in pages(paper(filled(offset), table(contract(1), caption="Bildtext")), tmp_path):
            words = [string.text for string in page]
            assert ("Bildtext" in words) == ("KS-0001" in words)


@pytest.mark.parametrize("rows", [(contract(1),), ()])
@pytest.mark.parametrize(("heading", "count"), [("Avtal i kraft", 1), ("Avtal", 2)])
def test_a_caption_does_not_repeat_the_heading_before_it(
    rows: tuple, heading: str, count: int, tmp_path: Path
) -> None:
    [page] = pages(paper(Heading(heading), table(*rows)), tmp_path)
    assert sum(string.text.startswith("Avtal") for string in page) == count


def test_a_page_break_at_the_top_of_a_page_leaves_no_empty_page(tmp_path: Path) -> None:
    blocks = (PageBreak(), Paragraph("Ett"), PageBreak(), PageBreak(), Paragraph("Två"))
    assert [page[0].text for page in pages(paper(*blocks), tmp_path)] == ["Ett", "Två"]


def test_totals_are_strong_and_stand_under_their_column(tmp_path: Path) -> None:
    lines = [contract(1), Total(("Summa", *contract(1)[1:]))]
    [page] = pages(paper(table(*lines)), tmp_path)
    ends = defaultdict(list)
    for string in page:
        ends[string.text].append(string.end - string.x)
    normal, strong = ends["Möbler i Norr AB"]
    assert strong > normal
    assert len({round(string.end, 1) for string in page if string.text.endswith("SEK")}) == 1


def test_the_second_line_begins_under_the_second_column_unless_that_has_figures(tmp_path: Path) -> None:
    for second, aligned in ((table(contract(1, remarks="x")).columns, True), (_figures(), False)):
        cells = contract(1, remarks="x") if aligned else ("a", 5, "x")
        [page] = pages(paper(DataTable(second, (cells,), "", "")), tmp_path)
        remark = next(string for string in page if string.text.startswith("Anmärkning"))
        assert (remark.x > page[0].x + 1) == aligned


def _figures() -> tuple[Column, ...]:
    columns = table().columns
    return columns[0], columns[4], columns[7]


def test_a_picture_is_made_to_fit(tmp_path: Path) -> None:
    for width, height in ((2000, 100), (100, 3000)):
        large = Scene(width, height, (Rect(0, 0, width, height, outline=Role.TEXT),), "En stor bild")
        path = tmp_path / "paper.pdf"
        path.write_bytes(render(paper(Title("Avtal"), Picture(large)), Conformance.A_2A, Progress(0)))
        with pikepdf.open(path) as pdf:
            box = _figure(pdf.Root.StructTreeRoot).A.BBox
            left, bottom, right, top = map(float, box)
            page_right, page_top = map(float, pdf.pages[0].mediabox[2:])
        assert 0 < left < right < page_right
        assert 0 < bottom < top < page_top


def _figure(element: pikepdf.Object) -> pikepdf.Object:
    """Return the last element, which is the figure."""
    while element.get("/S") != "/Figure":
        element = element.K[-1]
    return element
