"""The judges find what is broken: each way of breaking a sound PDF has a fault of its own."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import judges
import pikepdf
import pytest
from papers import everything
from pikepdf import Array, Dictionary, Name, String

from inkop_desktop import text
from inkop_desktop.typeset.document import Conformance
from inkop_desktop.typeset.pdf.renderer import PASSES, render
from inkop_desktop.typeset.progress import Progress, steps


@pytest.fixture(scope="module")
def sound() -> dict[Conformance, bytes]:
    """Return a sound PDF of each standard."""
    document = everything()
    with text.in_language("sv"):
        return {kind: render(document, kind, Progress(steps(document, PASSES))) for kind in Conformance}


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """Return the structure elements of a type."""

    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, Array) else []:
            if isinstance(kid, Dictionary) and "/S" in kid:
                if f"/{kind}" == kid.S:
                    yield kid
                yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot))


def redrawn(pdf: pikepdf.Pdf, pattern: str, replacement: str) -> None:
    """Change the first page's operators."""
    page = pdf.pages[0].obj
    before = page.Contents.read_bytes().decode("latin-1")
    after = re.sub(pattern, replacement, before, count=1, flags=re.DOTALL)
    assert after != before
    page.Contents = pdf.make_stream(after.encode("latin-1"))


def remove(key: str, kind: str) -> Callable[[pikepdf.Pdf], None]:
    """Return the breaking of an element by taking one of its entries away."""

    def broken(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, kind)[0][key]

    return broken


def swap_owners(pdf: pikepdf.Pdf) -> None:
    """Let two marked sequences change places in the parent tree."""
    owners = pdf.Root.StructTreeRoot.ParentTree.Kids[0].Nums[1]
    owners[0], owners[1] = owners[1], owners[0]


def undeclare(pdf: pikepdf.Pdf) -> None:
    """Declare all XMP schemas at the top, as most programs do."""
    packet = pdf.Root.Metadata.read_bytes().decode()
    declared = ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    packet = packet.replace(declared, "").replace("<rdf:RDF", f"<rdf:RDF{declared}")
    pdf.Root.Metadata.write(packet.encode())


def claim_less(pdf: pikepdf.Pdf) -> None:
    """Claim level b."""
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfaid:conformance>A", b"<pdfaid:conformance>B"))


def add_link(pdf: pikepdf.Pdf) -> None:
    """Add a link that the structure does not know."""
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def first_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return a font that the first page uses."""
    return pdf.pages[0].obj.Resources.Font["/F1+0"]


def set_kind(kind: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    """Return the breaking of an element by calling it something else."""

    def broken(pdf: pikepdf.Pdf) -> None:
        elements(pdf, kind)[0].S = Name(f"/{other}")

    return broken


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "an unmarked line": (lambda pdf: redrawn(pdf, r"/Artifact BMC(.*?)EMC", r"\1"), "S outside structure"),
    "unmarked text": (
        lambda pdf: redrawn(pdf, r"/H1 <</MCID 0>> BDC(.*?)EMC", r"\1"),
        "Tj outside structure",
    ),
    "a sequence twice": (lambda pdf: redrawn(pdf, r"/MCID 1>>", "/MCID 0>>"), "sequence 0 is there twice"),
    "a sequence too many": (lambda pdf: redrawn(pdf, r"/MCID 1>>", "/MCID 999>>"), "belongs to no element"),
    "a sequence not closed": (lambda pdf: redrawn(pdf, r"EMC\s*$", ""), "is never closed"),
    "a sequence closed twice": (lambda pdf: redrawn(pdf, r"EMC", "EMC EMC"), "EMC without a beginning"),
    "a sequence in a sequence": (
        lambda pdf: redrawn(pdf, r"(/H1 <</MCID 0>> BDC)", r"/Artifact BMC \1 EMC"),
        "lies within /Artifact",
    ),
    "text off the page": (lambda pdf: redrawn(pdf, r"1 0 0 1 62\.36", "1 0 0 1 590"), "runs off the page"),
    "text over text": (
        lambda pdf: redrawn(pdf, r"(62\.36 )(\S+)( Tm.*?62\.36 )(\S+)( Tm)", r"\1\4\3\4\5"),
        "lie over each other",
    ),
    "no tab order": (lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"), "the tab order"),
    "a link": (add_link, "annotations"),
    "a font without meaning": (lambda pdf: first_font(pdf).__delitem__("/ToUnicode"), "mean no letter"),
    "a font left out": (
        lambda pdf: first_font(pdf).FontDescriptor.__delitem__("/FontFile2"),
        "is not embedded",
    ),
    "no structure": (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "no structure tree"),
    "a wrong parent": (
        lambda pdf: elements(pdf, "TD")[0].__setitem__("/P", pdf.Root.StructTreeRoot),
        "its parent",
    ),
    "an unknown type": (set_kind("P", "Text"), "Text: no standard type"),
    "a skipped heading": (set_kind("H2", "H3"), "H3 follows level 1"),
    "a header without scope": (remove("/A", "TH"), "TH without scope"),
    "a row in a row": (set_kind("TH", "TR"), "TR within TR"),
    "a picture without words": (remove("/Alt", "Figure"), "Figure without alternative text"),
    "a picture without place": (remove("/A", "Figure"), "Figure without its box"),
    "a row that lacks a cell": (lambda pdf: elements(pdf, "TR")[9].K.__delitem__(0), "Table with rows of"),
    "owners that changed places": (swap_owners, "to another element"),
    "pages that share owners": (
        lambda pdf: pdf.pages[1].obj.__setitem__("/StructParents", 0),
        "share an entry",
    ),
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "no language"),
    "no title in the window": (
        lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
        "does not show the title",
    ),
    "not marked": (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "not marked as tagged"),
    "no colours": (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "no output intent"),
    "no bookmarks": (lambda pdf: pdf.Root.__delitem__("/Outlines"), "bookmarks and headings differ"),
    "no XMP": (lambda pdf: pdf.Root.__delitem__("/Metadata"), "no XMP"),
    "another title": (lambda pdf: pdf.docinfo.__setitem__("/Title", String("Annat")), "/Title is Annat"),
    "another day": (
        lambda pdf: pdf.docinfo.__setitem__("/ModDate", String("D:20200101")),
        "/ModDate and the XMP",
    ),
    "a schema declared elsewhere": (undeclare, "schema pdf is not declared"),
    "a lower level": (claim_less, "claims no PDF/A level a"),
    "a long array": (lambda pdf: pdf.Root.__setitem__("/X", Array([0] * 9000)), "an array of 9000"),
}


@pytest.mark.parametrize(("breaking", "fault"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_found(
    breaking: Callable[[pikepdf.Pdf], None], fault: str, sound: dict[Conformance, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(BytesIO(sound[Conformance.A_2A])) as pdf:
        breaking(pdf)
        pdf.save(path)
    assert fault in "\n".join(judges.walked(path))


@pytest.mark.slow
def test_preflight_finds_a_font_left_out(sound: dict[Conformance, bytes], tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(BytesIO(sound[Conformance.A_1A])) as pdf:
        del first_font(pdf).FontDescriptor.FontFile2
        pdf.save(path)
    assert any("font" in line.lower() for line in judges.preflight(path))


@pytest.mark.parametrize(
    ("demand", "outcome"), [("require", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_a_missing_judge_is_a_failure_only_where_it_is_required(
    demand: str, outcome: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INKOP_JUDGES", demand)
    monkeypatch.setattr(judges, "_JARS", tmp_path)
    with pytest.raises(outcome, match=r"preflight\.jar"):
        judges.preflight(tmp_path / "paper.pdf")
