"""A document becomes a PDF that the three judges accept, whatever is in it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import judges
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import COLUMNS, DAY, contract, everything, paper, printed, scene, table
from pdf_text import page_texts, shown, spoken

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
    SignatureLines,
    Subheading,
    Title,
    Total,
)
from inkop_desktop.typeset.pdf.renderer import PASSES, render
from inkop_desktop.typeset.progress import PrintingCancelledError, Progress, steps

LONG = "Ett avsnitt som är längre än en sida, ord för ord. " * 400


PAPERS = {
    "everything": everything(),
    "everything in Norwegian, lying": everything("nb", landscape=True),
    "a title alone": paper(Title("Tomt")),
    "no rows": paper(Title("Avtal"), table()),
    "odd letters": paper(
        Title("R&D <b>Ł ŋ Δ 中 😀</b>"), table(contract(1, "A\x00B\ud800C\u200b\tD\r\nE \\ ( )"))
    ),
    "a cell longer than a page": paper(Title("Avtal"), table(contract(1, LONG), contract(2))),
    "a second line longer than a page": paper(Title("Avtal"), table(contract(1, remarks=LONG), contract(2))),
    "a word wider than its column": paper(Title("Avtal"), table(contract(1, "upphandling" * 60))),
    "a heading longer than a page": paper(
        Title("Rubrik " * 900), Heading("Delrubrik " * 2000), Paragraph("Slut.")
    ),
    "a caption longer than a page": paper(
        Title("Avtal", LONG), table(contract(1), caption=LONG), Picture(scene(), LONG), table(caption=LONG)
    ),
    "subheadings and names longer than a page": paper(
        Title("Avtal"), table(Subheading(LONG), contract(1)), SignatureLines((LONG, LONG))
    ),
    "a paragraph longer than a page": paper(Title("Avtal"), Paragraph(LONG)),
    "facts longer than a page": paper(Title("Avtal"), KeyValues((("Etikett " * 20, LONG), ("Tom", None)))),
    "headings that jump": paper(
        Heading("Tre", 3), Title("Ett"), Heading("Tre", 3), Heading("Två"), Heading("Tre", 3)
    ),
    "a subheading first and last": paper(
        Title("Avtal"), table(Subheading("Ett"), contract(1), Subheading("Två"))
    ),
    "a picture": paper(Title("Avtal"), Picture(scene(), "Avtalstid")),
    "signatures": paper(Title("Avtal"), SignatureLines(("Anna Berg",) * 30)),
}


@pytest.mark.parametrize("document", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("conformance", Conformance)
def test_every_paper_is_well_tagged(document: Document, conformance: Conformance, tmp_path: Path) -> None:
    path = printed(document, tmp_path, conformance)
    assert judges.walked(path) == []


@given(st.text(max_size=300), st.sampled_from(Conformance))
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_printed_anywhere(words: str, conformance: Conformance) -> None:
    cells = tuple([words] * len(COLUMNS))
    blocks = (
        Title(words, words),
        Heading(words),
        KeyValues(((words, words),)),
        table(Subheading(words), cells, Total(cells), caption=words),
        SignatureLines((words,)),
    )
    with TemporaryDirectory() as folder:
        path = printed(paper(*blocks, title=f"Avtal {words}"), Path(folder), conformance)
        assert judges.walked(path) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["everything", "odd letters"])
def test_a_stranger_reads_the_structure(name: str, tmp_path: Path) -> None:
    heard = judges.read_aloud(printed(PAPERS[name], tmp_path))
    assert heard.startswith("Document\n  Sect\n    H1 (block)\n")
    assert "/Scope /Column" in heard
    assert "KS 2026/118" not in heard, "the head is an artifact"


@pytest.mark.slow
def test_preflight_accepts_the_archive_form(tmp_path: Path) -> None:
    papers = [
        printed(PAPERS[name], tmp_path, Conformance.A_1A).rename(tmp_path / f"{name}.pdf")
        for name in ("everything", "odd letters", "a cell longer than a page")
    ]
    assert judges.preflight(*papers) == []


def test_page_numbers_speak_the_language_of_the_paper(tmp_path: Path) -> None:
    endings = {"sv": "1 (1)", "nb": "Side 1 av 1", "en": "Page 1 of 1"}
    for language, ending in endings.items():
        path = printed(paper(Title("Avtal"), language=language), tmp_path)
        assert page_texts(path)[0].endswith(ending)


def test_head_and_foot_stand_on_every_page(tmp_path: Path) -> None:
    path = printed(everything(), tmp_path)
    for page in page_texts(path):
        assert "Norrby kommun" in page
        assert "KS 2026/118" in page
        assert "Uppgifter per 2026-11-21" in page


def test_a_long_name_at_the_head_is_shortened(tmp_path: Path) -> None:
    long = Document("Avtal", "sv", DAY, (Title("Avtal"),), organisation="Norrby " * 60, kind="Avtal " * 60)
    path = printed(long, tmp_path)
    assert judges.walked(path) == []
    assert "Norrby…" in page_texts(path)[0]


def test_a_long_case_number_leaves_no_room_for_the_kind(tmp_path: Path) -> None:
    long = Document(
        "Avtal", "sv", DAY, (Title("A"),), organisation="Norrby", kind="Lista", case_number="KS " * 90
    )
    path = printed(long, tmp_path)
    assert judges.walked(path) == []
    assert "KS…" in page_texts(path)[0]
    assert "Lista" not in page_texts(path)[0]


def test_the_header_is_on_each_page_and_is_read_once(tmp_path: Path) -> None:
    path = printed(paper(Title("Avtal"), table(*map(contract, range(200)))), tmp_path)
    pages = page_texts(path)
    assert len(pages) == 5
    assert all("Leverantör" in page for page in pages)
    assert [words for kind, words in spoken(path) if kind == "TH"].count("Leverantör") == 1


@pytest.mark.slow
def test_a_table_of_thousands_keeps_its_arrays_short(tmp_path: Path) -> None:
    columns = (Column("number", "Nummer"),)
    rows = [(str(number),) for number in range(9000)]
    path = printed(paper(Title("Avtal"), DataTable(columns, rows, "Avtal", "")), tmp_path)
    assert judges.walked(path) == []
    assert [words for kind, words in spoken(path) if kind == "TD"] == [str(number) for number in range(9000)]


@pytest.mark.parametrize(
    ("value", "heard"),
    [
        (LONG, LONG.strip()),
        ("R&D <b>Ł ŋ Δ 中 😀</b>", "R&D <b>Ł ŋ Δ 中 😀</b>"),
        ("A\x00B\ud800\u200b\tC", "AB\ufffd C"),
        ("e\u0301", "é"),
        ("två\nrader", "två rader"),
        ("upphandling" * 60, "upphandling" * 60),
        ("\\ ( ) \x7f", "\\ ( )"),
    ],
)
def test_nothing_of_a_cell_is_lost(value: str, heard: str, tmp_path: Path) -> None:
    said = spoken(printed(paper(Title("Avtal"), table(contract(1, value))), tmp_path))
    assert ("TD", heard) in [(kind, words.strip()) for kind, words in said]


def test_more_letters_than_a_font_can_number_are_all_shown(tmp_path: Path) -> None:
    letters = "".join(map(chr, [*range(0xC0, 0x250), *range(0x391, 0x3A1), *range(0x410, 0x450)]))
    path = printed(paper(Title("Avtal"), Paragraph(letters)), tmp_path)
    assert judges.walked(path) == []
    assert ("P", letters) in [(kind, words.replace(" ", "")) for kind, words in spoken(path)]


@pytest.mark.slow
def test_a_paper_of_thousands_of_headings_keeps_its_arrays_short(tmp_path: Path) -> None:
    blocks = [block for number in range(4500) for block in (Heading(f"Avtal {number}"), Paragraph("Text"))]
    assert judges.walked(printed(paper(Title("Avtal"), *blocks), tmp_path, Conformance.A_1A)) == []


@pytest.mark.slow
def test_more_pages_than_one_leaf_of_the_parent_tree(tmp_path: Path) -> None:
    pages = [block for number in range(1100) for block in (Paragraph(str(number)), PageBreak())]
    path = printed(paper(Title("Avtal"), *pages), tmp_path)
    assert judges.walked(path) == []
    assert page_texts(path)[1099].endswith("1\xa0100 (1\xa0101)".replace("\xa0", " "))


def test_a_cell_over_pages_is_one_element(tmp_path: Path) -> None:
    path = printed(PAPERS["a cell longer than a page"], tmp_path)
    assert len(page_texts(path)) > 2
    assert sum(kind == "TD" and words.startswith("Ett avsnitt") for kind, words in spoken(path)) == 1


def test_columns_without_room_follow_on_a_second_line(tmp_path: Path) -> None:
    columns = tuple(Column(f"c{number}", f"Kolumn {number}", 20) for number in range(9))
    rows = [tuple(f"ett längre värde {number}" for number in range(9)), ("ensam", *[None] * 8)]
    said = spoken(printed(paper(Title("Avtal"), DataTable(columns, rows, "Avtal", "")), tmp_path))
    headers = [words for kind, words in said if kind == "TH"]
    assert 3 <= len(headers) < 9
    assert "Kolumn 8: ett längre värde 8" in [words for kind, words in said if kind == "TD"][len(headers)]
    assert [words for _kind, words in said].count("ensam") == 1


def test_figures_end_under_each_other(tmp_path: Path) -> None:
    path = printed(paper(Title("Avtal"), table(*map(contract, range(9)))), tmp_path)
    with pikepdf.open(path) as pdf:
        ends = {round(string.end, 1) for string in shown(pdf.pages[0].obj) if string.text.endswith("kr")}
    assert len(ends) == 1


def test_an_empty_table_says_so(tmp_path: Path) -> None:
    said = spoken(printed(PAPERS["no rows"], tmp_path))
    assert said[-1] == ("P", "Inga avtal löper ut under perioden.")


@pytest.mark.parametrize("conformance", Conformance)
def test_the_same_paper_gives_the_same_bytes(conformance: Conformance, tmp_path: Path) -> None:
    first = printed(everything(), tmp_path, conformance).read_bytes()
    assert printed(everything(), tmp_path, conformance).read_bytes() == first
    assert printed(everything("nb"), tmp_path, conformance).read_bytes() != first


def test_progress_rises_to_its_total_and_cancel_stops_it() -> None:
    document = paper(Title("Avtal"), table(*map(contract, range(600))))
    told: list[tuple[int, int]] = []
    total = steps(document, PASSES)
    render(document, Conformance.A_2A, Progress(total, lambda done, whole: told.append((done, whole))))
    assert told == sorted(told)
    assert told[-1] == (total, total)
    assert len(told) >= 4
    with pytest.raises(PrintingCancelledError):
        render(document, Conformance.A_2A, Progress(total, cancelled=lambda: len(told) > 0))
