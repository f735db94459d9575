"""Lines to sign on stand with what is signed, and no table ends a Word file with an empty page."""

from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt
from docx.text.paragraph import Paragraph as Written
from papers import DAY, contract, paper, table
from pdf_text import page_texts

from inkop_desktop.typeset.document import (
    Block,
    Conformance,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    SignatureLines,
    Title,
)
from inkop_desktop.typeset.docx import renderer as word
from inkop_desktop.typeset.pdf import renderer as pdf
from inkop_desktop.typeset.progress import Progress

LINES = SignatureLines(("Anna", "Bo", "Carin"))
ENDS = [Paragraph("Slutet.\n" * 6 + "Till sist."), KeyValues((("Till sist.", "Anna"),))]
FACTS = KeyValues((("Ägare", "Anna"), ("Enhet", "IT")))


def opened(document: Document) -> docx.document.Document:
    """Return a document as a Word file, opened again."""
    return docx.Document(BytesIO(word.render(document, Progress(0))))


def is_low(written: Written) -> bool:
    """Tell whether a paragraph takes next to no room."""
    set_ = written.paragraph_format
    return (set_.line_spacing, set_.line_spacing_rule) == (Pt(1), WD_LINE_SPACING.EXACTLY)


@pytest.mark.parametrize("offset", range(30, 56))
def test_lines_to_sign_on_stay_under_their_heading(offset: int, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    before = Paragraph("\n".join(f"rad {number}" for number in range(offset)))
    signed = paper(before, Heading("Underskrifter"), LINES)
    path.write_bytes(pdf.render(signed, Conformance.A_2A, Progress(0)))
    with pikepdf.open(path) as made:
        assert len(made.pages) <= 2
    last = page_texts(path)[-1]
    assert all(words in last for words in ("Underskrifter", *LINES.names))


@pytest.mark.parametrize("offset", range(30, 56))
@pytest.mark.parametrize(
    "end", [Paragraph("Slutet.\n" * 6 + "Till sist."), KeyValues((("Till sist.", "Anna"),))]
)
def test_lines_to_sign_on_stay_with_the_end_of_what_is_signed(
    offset: int, end: Block, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    before = Paragraph("\n".join(f"rad {number}" for number in range(offset)))
    path.write_bytes(pdf.render(paper(before, end, LINES), Conformance.A_2A, Progress(0)))
    with pikepdf.open(path) as made:
        assert len(made.pages) <= 2
    last = page_texts(path)[-1]
    assert all(words in last for words in ("Till sist.", *LINES.names))


@pytest.mark.parametrize("before", [Paragraph("Text"), FACTS, table(contract(1), contract(2))])
def test_in_word_they_stay_with_the_end_of_what_is_signed(before: Block) -> None:
    file = opened(paper(before, LINES))
    written, signed = file.paragraphs, file.tables[-1]
    assert written[-2].paragraph_format.keep_with_next
    kept = [[each.keep_with_next for each in formats(row)] for row in signed.rows]
    assert kept == [[True] * 3, [True] * 3, [None] * 3]
    if len(file.tables) > 1:
        rows = [[each.keep_with_next for each in formats(row)] for row in file.tables[0].rows]
        assert all(rows[-1])
        assert not any(any(row) for row in rows[:-1])


def formats(row: docx.table._Row) -> list[docx.text.parfmt.ParagraphFormat]:
    """Return how the paragraphs of a row are set."""
    return [cell.paragraphs[0].paragraph_format for cell in row.cells]


@pytest.mark.parametrize("last", [FACTS, LINES, table(contract(1))])
def test_what_must_follow_the_last_table_takes_no_room(last: Block) -> None:
    file = opened(paper(FACTS, last))
    *others, ending = map(is_low, file.paragraphs)
    assert ending
    assert not any(others)


def test_what_ends_a_part_takes_no_room() -> None:
    blocks = (Title("Ett"), FACTS, PageBreak(), Title("Två"), Paragraph("Text"))
    file = opened(Document("Brev", "sv", DAY, blocks, apart=True))
    assert [each.style.style_id for each in file.paragraphs] == [
        "Heading1",
        "AfterTable",
        "Heading1",
        "Normal",
    ]
    assert [is_low(each) for each in file.paragraphs] == [False, True, False, False]
    assert len(file.sections) == 2


def test_a_paper_that_ends_in_words_ends_as_it_is() -> None:
    assert not any(is_low(each) for each in opened(paper(FACTS, Paragraph("Text"))).paragraphs)
