"""Pages of other files follow in ours, and the file claims no more than it keeps."""

from io import BytesIO
from pathlib import Path

import judges
import pikepdf
import pytest
from papers import everything, foreign_pdf, paper, printed
from pdf_text import spoken
from pikepdf import Array, Dictionary, Name

from inkop_desktop import formats, text
from inkop_desktop.errors import UserError
from inkop_desktop.typeset.document import AttachedPdf, Conformance, Paragraph, Title


def attached(content: bytes, folder: Path, conformance: Conformance = Conformance.A_2A) -> Path:
    """Return the path of a paper that holds another file."""
    return printed(paper(Title("Avtal"), AttachedPdf("Bilaga.pdf", content)), folder, conformance)


def changed(content: bytes, change: object) -> bytes:
    """Return a PDF after a change."""
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def test_an_attached_file_keeps_its_pages_and_costs_the_claim(tmp_path: Path) -> None:
    path = attached(foreign_pdf(pages=2), tmp_path)
    assert judges.walked(path) == ["claims no PDF/A level a"]
    assert spoken(path)[1:] == [("Figure", "Bilaga.pdf, sida 1 av 2"), ("Figure", "Bilaga.pdf, sida 2 av 2")]
    with pikepdf.open(path) as pdf:
        assert [[float(side) for side in page.mediabox[2:]] for page in pdf.pages[1:]] == [
            [595, 842],
            [842, 595],
        ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("inner", "outer", "status"),
    [
        (Conformance.A_1A, Conformance.A_1A, "1B"),
        (Conformance.A_1A, Conformance.A_2A, "2B"),
        (Conformance.A_2A, Conformance.A_2A, "2B"),
        (Conformance.A_2A, Conformance.A_1A, ""),
    ],
)
def test_an_archive_file_leaves_level_b_where_it_keeps_the_part(
    inner: Conformance, outer: Conformance, status: str, tmp_path: Path
) -> None:
    path = attached(printed(everything(), tmp_path, inner).read_bytes(), tmp_path, outer)
    assert all(fault.startswith("claims no ") for fault in judges.walked(path))
    with pikepdf.open(path) as pdf:
        assert pdf.open_metadata().pdfa_status == status
    if status == "1B":
        assert judges.preflight(path) == []


def test_an_archive_file_in_other_colours_costs_the_claim(tmp_path: Path) -> None:
    def in_four_colours(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile.N = 4

    inner = changed(printed(paper(Title("Inre")), tmp_path).read_bytes(), in_four_colours)
    with pikepdf.open(attached(inner, tmp_path)) as pdf:
        assert pdf.open_metadata().pdfa_status == ""


def test_structure_of_the_other_file_is_left_behind(tmp_path: Path) -> None:
    def with_structure(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], StructParents=7)
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Inner=form))
        pdf.pages[0].obj.StructParents = 3

    path = attached(changed(foreign_pdf(), with_structure), tmp_path)
    with pikepdf.open(path) as pdf:
        holders = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        assert any(stream.get("/Subtype") == "/Form" for stream in holders)
        assert not any("/StructParents" in stream for stream in holders)


def test_what_was_interactive_is_printed(tmp_path: Path) -> None:
    def with_stamp(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(b"1 2 3 4 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 9, 9], F=4, AP=Dictionary(N=look))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])

    path = attached(changed(foreign_pdf(), with_stamp), tmp_path)
    with pikepdf.open(path) as pdf:
        drawn = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        assert any(b"1 2 3 4 re" in content for content in drawn if len(content) < 1000)
        assert "/Annots" not in pdf.pages[1].obj


def test_what_follows_stands_on_a_page_of_its_own(tmp_path: Path) -> None:
    inner = AttachedPdf("Bilaga.pdf", foreign_pdf())
    path = printed(
        paper(Title("Avtal"), inner, Paragraph("Efter"), inner, inner, Paragraph("Slut")), tmp_path
    )
    assert [words for _kind, words in spoken(path)] == [
        "Avtal",
        "Bilaga.pdf, sida 1 av 1",
        "Efter",
        "Bilaga.pdf, sida 1 av 1",
        "Bilaga.pdf, sida 1 av 1",
        "Slut",
    ]
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 6


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (foreign_pdf(password="hemligt"), "lösenord"),
        (b"%PDF-1.7 damaged", "kan inte läsas"),
        (b"", "kan inte läsas"),
    ],
)
def test_an_attached_file_that_cannot_be_printed_is_refused(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused:
        attached(content, tmp_path)
    with text.in_language("sv"):
        assert sentence in formats.worded(refused.value)
