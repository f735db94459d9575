"""A document becomes a Word file: real headings, tables, fields and languages, and text that stays text."""

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as File
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as Written
from papers import DAY, Money, contract, everything, foreign_pdf, paper, scene, table

from inkop_desktop import text
from inkop_desktop.typeset import wording
from inkop_desktop.typeset.document import (
    AttachedPdf,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    PageBreak,
    Paragraph,
    Picture,
    SignatureLines,
    Strong,
    Subheading,
    Title,
    Total,
)
from inkop_desktop.typeset.docx import renderer
from inkop_desktop.typeset.pdf.columns import GAP
from inkop_desktop.typeset.pdf.press import Press
from inkop_desktop.typeset.pdf.types import Types
from inkop_desktop.typeset.progress import PrintingCancelledError, Progress, steps
from inkop_desktop.typeset.scene import Rect, Scene

OFFICE = shutil.which("soffice")
MM = 36_000
"""EMU of a millimetre."""
POINT = 12_700
"""EMU of a point."""


def rendered(document: Document) -> bytes:
    """Return the bytes of a document as a Word file."""
    with text.in_language(document.language):
        return renderer.render(document, Progress(steps(document)))


def opened(document: Document) -> File:
    """Return the document as a Word file, opened again."""
    return docx.Document(BytesIO(rendered(document)))


def parts(document: Document) -> dict[str, str]:
    """Return the XML of every part of the file."""
    with ZipFile(BytesIO(rendered(document))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if "media" not in name}


def said(file: File) -> list[tuple[str, str]]:
    """Return the style and text of each paragraph outside tables, without the space after tables."""
    found = [(each.style.style_id, each.text) for each in file.paragraphs]
    return [each for each in found if each[0] != "AfterTable"]


def cells(made: Table) -> list[list[str]]:
    """Return the texts of a table, a cell over several columns once."""
    return [[Written(cell.p_lst[0], None).text for cell in row.tc_lst] for row in made._tbl.tr_lst]


def fields(element: object) -> list[str]:
    """Return the instructions of the fields in an element."""
    return [each.get(qn("w:instr")).strip() for each in element.iter(qn("w:fldSimple"))]


def has(element: object, tag: str) -> bool:
    """Tell whether an element has a descendant with a tag."""
    return bool(element.findall(f".//{qn(tag)}"))


def bold(made: Table, row: int) -> list[bool]:
    """Tell of each cell of a row whether its text is strong."""
    return [has(cell, "w:rStyle") for cell in made._tbl.tr_lst[row].tc_lst]


def test_every_block_says_its_words_in_order() -> None:
    file = opened(everything(attached=True))
    assert said(file) == [
        ("Heading1", "Avtalsregister"),
        ("Subtitle", "Norrby kommun, 40 avtal i kraft"),
        ("Normal", "Registret visar de avtal som gäller. " * 9),
        ("Heading2", "Ett avtal"),
        ("Heading3", "Avtalstid"),
        ("Normal", ""),
        ("Caption", "Avtalstiden med en möjlig förlängning"),
        ("Heading2", "Avtal som löper ut"),
        ("Caption", "Avtal i kraft"),
        ("Caption", "Avtal utan ägare"),
        ("Normal", "Inga avtal löper ut under perioden."),
        ("Heading2", "Bilagor"),
        ("Subtitle", "”Avtal KS-0001.pdf” följer med i dokumentets PDF."),
        ("Normal", "Slut."),
    ]
    assert [each.style.style_id for each in file.tables] == ["FactTable", "ReportTable", "TableNormal"]


def test_headings_are_words_own_and_skip_no_level() -> None:
    file = opened(
        paper(Heading("Tre", 3), Title("Ett"), Heading("", 2), Heading("Tre", 3), Heading("Fyra", 3))
    )
    assert [each.style.name for each in file.paragraphs] == [
        "Heading 1",
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]
    levels = {
        each.style_id: each.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val"))
        for each in file.styles
        if each.style_id.startswith("Heading")
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2"}


def test_a_table_has_a_header_on_every_page_and_rows_that_stay_whole() -> None:
    (made,) = opened(paper(table(contract(1), contract(2)))).tables
    assert cells(made)[0] == ["Nummer", "Rubrik", "Leverantör", "Sista dag", "Mån.", "Värde", "Andel"]
    assert cells(made)[1][3:] == ["2027-02-02", "1", "124\xa0450,50\xa0kr", "12,5\xa0%"]
    rows = made._tbl.tr_lst
    assert [has(row, "w:tblHeader") for row in rows] == [True, False, False]
    assert all(has(row, "w:cantSplit") for row in rows)
    assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Avtal i kraft"
    sides = [Written(cell.p_lst[0], None).alignment for cell in rows[1].tc_lst]
    assert sides == [None] * 4 + [WD_ALIGN_PARAGRAPH.RIGHT] * 3


@pytest.mark.parametrize("landscape", [False, True])
def test_a_table_is_as_wide_as_the_text(landscape: bool) -> None:
    file = opened(paper(table(contract(1)), landscape=landscape))
    section = file.sections[0]
    measure = section.page_width - section.left_margin - section.right_margin
    widths = [column.width for column in file.tables[0].columns]
    assert sum(widths) == pytest.approx(measure, abs=MM / 2)
    assert widths == [cell.width for cell in file.tables[0].rows[1].cells]


@pytest.mark.parametrize("kind", [Kind.MONEY, Kind.DATE])
def test_no_face_breaks_a_sum_or_a_day(kind: Kind) -> None:
    """Where ours is missing, another program may put one that is wider by nearly a half."""
    value = Money(980_000_00, "SEK") if kind is Kind.MONEY else date(2026, 1, 20)
    columns = [Column("what", "Vad", 60), Column("worth", "Pris", kind=kind), Column("why", "Varför", 60)]
    table = DataTable(tuple(columns), (("Anbud " * 30, value, "Skäl " * 30),), "Anbud", "")
    (made,) = opened(paper(table)).tables
    with text.in_language("sv"):
        said = wording.words(value, kind)
    room = made.columns[1].width / POINT - GAP
    assert room >= Types(Press().pdf).column.width(said) * 1.4
    assert made.columns[0].width > made.columns[1].width


def test_columns_share_what_there_is_where_nothing_is_to_spare() -> None:
    columns = tuple(Column(str(each), "Ord" * 5, kind=Kind.DATE) for each in range(5))
    table = DataTable(columns, ((date(2026, 1, 20),) * 5,), "Dagar", "")
    file = opened(paper(table))
    (section,) = file.sections
    measure = section.page_width - section.left_margin - section.right_margin
    assert sum(each.width for each in file.tables[0].columns) == pytest.approx(measure, abs=MM / 2)


def test_what_is_marked_below_stands_on_a_second_line_with_its_row() -> None:
    (made,) = opened(paper(table(contract(1, remarks="Indexeras."), contract(2)))).tables
    assert [len(row) for row in cells(made)] == [7, 7, 1, 7]
    assert cells(made)[2] == ["Anmärkning: Indexeras."]
    first, second = made._tbl.tr_lst[1:3]
    assert has(first, "w:keepNext")
    assert second.tc_lst[0].grid_span == 7
    assert Written(second.tc_lst[0].p_lst[0], None).paragraph_format.left_indent == made.columns[0].width


def test_columns_that_find_no_room_stand_on_the_second_line() -> None:
    columns = tuple(Column(f"c{number}", f"Spalt {number}", 40) for number in range(6))
    row = tuple(f"{'långtord' * 4} {number}" for number in range(6))
    (made,) = opened(paper(DataTable(columns, (row,), "Bred", ""))).tables
    shown = len(cells(made)[0])
    assert 1 <= shown < 6
    assert cells(made)[2] == [" · ".join(f"Spalt {n}: {row[n]}" for n in range(shown, 6))]


def test_subheadings_totals_and_strong_values() -> None:
    total = Total(("Summa", *[None] * 4, Money(3_00, "SEK"), None, None))
    vacant = (Strong("Vakant"), *contract(2)[1:])
    (made,) = opened(paper(table(Subheading("Januari"), contract(1), vacant, total))).tables
    assert cells(made)[1] == ["Januari"]
    assert made._tbl.tr_lst[1].tc_lst[0].grid_span == 7
    assert made._tbl.tr_lst[1].tc_lst[0].p_lst[0].style == "TableGroup"
    assert bold(made, 2) == [False] * 7
    assert bold(made, 3) == [True] + [False] * 6
    assert cells(made)[4][0::5] == ["Summa", "3\xa0kr"]
    assert bold(made, 4) == [True] * 7


def test_a_table_without_rows_says_so() -> None:
    file = opened(paper(Title("Avtal"), table()))
    assert file.tables == []
    assert said(file)[1:] == [
        ("Caption", "Avtal i kraft"),
        ("Normal", "Inga avtal löper ut under perioden."),
    ]


@pytest.mark.parametrize("rows", [(contract(1),), ()])
@pytest.mark.parametrize(("heading", "captions"), [("Avtal i kraft", 0), ("Avtal", 1)])
def test_a_caption_does_not_repeat_the_heading_before_it(rows: tuple, heading: str, captions: int) -> None:
    styles = [style for style, _text in said(opened(paper(Heading(heading), table(*rows))))]
    assert styles.count("Caption") == captions


def test_facts_stand_beside_their_labels() -> None:
    (made,) = opened(paper(KeyValues((("Ägare", "Łódź & Søn <Norge>"), ("Dag", DAY), ("Tom", None))))).tables
    assert cells(made) == [["Ägare", "Łódź & Søn <Norge>"], ["Dag", "2026-11-21"], ["Tom", ""]]
    assert [cell.p_lst[0].style for cell in made._tbl.tr_lst[0].tc_lst] == ["FactLabel", "Fact"]


def test_there_is_a_line_for_each_signature() -> None:
    (made,) = opened(paper(SignatureLines(("Anna Berg", "Per Ström")))).tables
    assert cells(made) == [["Ort och datum", "", "Anna Berg"], ["Ort och datum", "", "Per Ström"]]
    assert [cell.p_lst[0].style for cell in made._tbl.tr_lst[0].tc_lst] == ["Signature", "Fact", "Signature"]


@pytest.mark.parametrize("block", [KeyValues(()), SignatureLines(()), Paragraph(""), Title("")])
def test_an_empty_block_leaves_no_trace(block: object) -> None:
    file = opened(paper(block))
    assert (file.paragraphs, file.tables) == ([], [])


def test_tables_that_follow_each_other_stay_apart() -> None:
    body = opened(paper(table(contract(1)), table(contract(2)))).element.body
    assert [each.tag.rpartition("}")[2] for each in body][1:] == ["tbl", "p", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        ("sv", "Uppgifter per 2026-11-21\u2003\u2003Regelverk: SE 2026-01|1 (1)"),
        ("nb", "Opplysninger per 21.11.2026\u2003\u2003Regelverk: SE 2026-01|Side 1 av 1"),
    ],
)
def test_head_and_foot(language: str, foot: str) -> None:
    section = opened(paper(Title("Avtal"), language=language)).sections[0]
    (head,), (below,) = section.header.paragraphs, section.footer.paragraphs
    assert head.text == "Norrby kommun\tAvtalsregister\u2003\u2003KS 2026/118"
    assert [run.style.style_id == "Strong" for run in head.runs] == [True, False, False]
    spoken = ["|" if each.tag == qn("w:tab") else each.text for each in below._p.iter(qn("w:t"), qn("w:tab"))]
    assert "".join(spoken).removeprefix("|") == foot  # the first is where the tab stands
    assert fields(below._p) == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("language", "code"), [("sv", "sv-SE"), ("nb", "nb-NO"), ("en", "en-GB")])
def test_the_file_says_its_language_and_what_it_is(language: str, code: str) -> None:
    file = opened(paper(Title("Avtal"), language=language, title="Avtal\x00 " + "å" * 300))
    spoken = {each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))}
    assert spoken == {code}
    facts = file.core_properties
    assert facts.title == "Avtal " + "å" * 249
    assert (facts.author, facts.last_modified_by) == ("Norrby kommun", "Norrby kommun")
    assert (facts.subject, facts.category) == ("Avtal i kraft och deras uppsägningsdagar", "Avtalsregister")
    assert (facts.language, facts.comments) == (code, "")
    assert (facts.created.date(), facts.modified.date()) == (DAY, DAY)


def test_styles_have_names_in_the_language_of_the_paper() -> None:
    names = {each.style_id: each.name for each in opened(paper(Title("Avtal"))).styles}
    assert names["TableText"] == "Tabelltext"
    assert names["AfterTable"] == "Avstånd efter tabell"


@pytest.mark.parametrize(("landscape", "size"), [(False, (210, 297)), (True, (297, 210))])
def test_the_paper_is_a4_with_the_margins_of_the_pdf(landscape: bool, size: tuple[int, int]) -> None:
    section = opened(paper(Title("Avtal"), landscape=landscape)).sections[0]
    assert (section.page_width / MM, section.page_height / MM) == pytest.approx(size, abs=0.1)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [margin / MM for margin in margins] == pytest.approx([22, 18, 20, 18], abs=0.1)


def test_nothing_of_the_librarys_template_is_left() -> None:
    found = parts(paper(Title("Avtal")))
    assert set(found) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/header1.xml",
        "word/footer1.xml",
    }
    assert "python-docx" not in "".join(found.values())
    assert '<w:altName w:val="Segoe UI"/>' in found["word/fontTable.xml"]
    assert 'w:name="compatibilityMode"' in found["word/settings.xml"]


def test_every_style_that_is_used_exists() -> None:
    document = everything(attached=True)
    file = opened(document)
    known = {each.style_id for each in file.styles}
    tags = map(qn, ("w:pStyle", "w:rStyle", "w:tblStyle"))
    used = {each.get(qn("w:val")) for tag in tags for each in file.element.iter(tag)}
    assert used <= known
    assert "TableNote" in used


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "R&D", '"><b>', "A\x00\x1b\ud800", "]]>", "{0}", "\\g<0>"]
)
def test_text_is_text_wherever_it_stands(hostile: str) -> None:
    document = Document(
        hostile,
        "sv",
        DAY,
        (
            Title(hostile, hostile),
            Paragraph(hostile),
            KeyValues(((hostile, hostile),)),
            table(Subheading(hostile), contract(1, hostile, remarks=hostile), caption=hostile + "."),
            Picture(scene(), hostile),
            SignatureLines((hostile,)),
            AttachedPdf(hostile, foreign_pdf()),
        ),
        organisation=hostile,
        kind=hostile,
        case_number=hostile,
        law_pack=hostile,
        subject=hostile,
    )
    file = opened(document)
    shown = hostile.replace("\x00", "").replace("\x1b", "").replace("\ud800", "\ufffd")
    texts = [words for _style, words in said(file)]
    assert texts.count(shown) == 4
    assert sum(row.count(shown) for made in file.tables for row in cells(made)) == 5
    assert file.core_properties.title == shown
    assert file.sections[0].header.paragraphs[0].text == f"{shown}\t{shown}\u2003\u2003{shown}"


def test_odd_letters_and_lines_are_kept() -> None:
    file = opened(paper(Paragraph("Łŋ中\n  två"), table(contract(1, "å" * 40_000))))
    assert said(file)[0] == ("Normal", "Łŋ中\n  två")
    assert cells(file.tables[0])[1][1] == "å" * 40_000


def test_a_page_break_begins_the_next_block_on_a_new_page() -> None:
    file = opened(paper(Paragraph("Ett"), PageBreak(), PageBreak(), Paragraph("Två"), PageBreak()))
    assert [each.paragraph_format.page_break_before for each in file.paragraphs] == [None, True]


def test_a_page_break_before_a_table_stands_in_a_paragraph_of_its_own() -> None:
    body = opened(paper(Paragraph("Ett"), PageBreak(), KeyValues((("A", "B"),)))).element.body
    assert [has(each, "w:pageBreakBefore") for each in body] == [False, True, False, False, False]


def test_papers_that_are_apart_are_sections_with_pages_of_their_own() -> None:
    blocks = (Title("Ett"), Paragraph("A"), PageBreak(), Title("Två"), Paragraph("B"))
    document = Document("Brev", "nb", DAY, blocks, apart=True)
    file = opened(document)
    assert [has(each._sectPr, "w:pgNumType") for each in file.sections] == [True, True]
    assert [each.footer.is_linked_to_previous for each in file.sections] == [False, True]
    assert fields(file.sections[1].footer.part.element) == ["PAGE"]
    assert not has(file.element, "w:pageBreakBefore")
    assert len(opened(paper(*blocks)).sections) == 1


def test_one_paper_alone_tells_how_many_pages_it_has() -> None:
    file = opened(Document("Brev", "nb", DAY, (Title("Ett"), Paragraph("A")), apart=True))
    assert fields(file.sections[0].footer.part.element) == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("width", "height"), [(560, 96), (4000, 300), (300, 4000)])
def test_a_picture_fits_the_page_and_says_what_it_shows(width: float, height: float) -> None:
    drawn = Scene(width, height, (Rect(0, 0, width, height),), "Vad bilden\nvisar & <mer>")
    file = opened(paper(Picture(drawn, "Bilden")))
    (shape,) = file.inline_shapes
    section = file.sections[0]
    assert shape.width <= section.page_width - section.left_margin - section.right_margin
    assert shape.height <= section.page_height - section.top_margin - section.bottom_margin
    assert shape.width / shape.height == pytest.approx(width / height, rel=0.01)
    assert shape._inline.docPr.get("descr") == "Vad bilden\nvisar & <mer>"


def test_the_same_document_gives_the_same_bytes() -> None:
    first, second = rendered(everything()), rendered(everything())
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_progress_and_cancel() -> None:
    document = paper(Paragraph("Text"), KeyValues((("A", 1),)), table(*map(contract, range(600))))
    told: list[int] = []
    renderer.render(document, Progress(steps(document), lambda done, _total: told.append(done)))
    assert told[-1] == steps(document)
    with pytest.raises(PrintingCancelledError):
        renderer.render(document, Progress(steps(document), cancelled=lambda: True))


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
def test_another_program_reads_the_file(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(rendered(everything("nb", attached=True)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    read = (tmp_path / "paper.txt").read_text(encoding="utf-8")
    for words in (
        "Avtalsregister",
        "Łódź & Søn <Norge> AS, Čáslav ŋ 中",
        "Anmärkning: Prisjusteras varje år.",
    ):
        assert words in read
