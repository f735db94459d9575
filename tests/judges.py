"""Judge a PDF: by Apache PDFBox Preflight, by a walk of our own, by what poppler reads in it.

`walked` returns the faults it finds, as sentences; a sound file has none. It knows nothing of the
program: it reads the file as ISO 32000, 19005 and 14289 say that it must be.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

import pdf_text
import pikepdf
import pytest

_JARS = Path("/usr/share/java")
_JAVA = ("java", "-XX:TieredStopAtLevel=1")  # one paper is not worth compiling Preflight well
_PREFLIGHT = (
    "preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api",
)  # fmt: skip
_PAINTING = {
    "Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE",
}  # fmt: skip
_STANDARD = {
    "Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "Table", "Caption",
    "THead", "TBody", "TFoot", "TR", "TH", "TD", "Figure", "Span", "L", "LI", "Lbl", "LBody", "Form", "Link",
}  # fmt: skip
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "Caption": {"Table", "Figure"},
    "Document": {"StructTreeRoot"},
}
_LONGEST_ARRAY = 8191
_MEANINGLESS = {pdf_text.NO_LETTER, "\ufeff", "\ufffe"}
_LINE = 6.0
_TOUCH = 1.0
"""Base lines nearer than a line hold strings beside each other, which may touch by a point."""
_EDGE = 20.0
"""Points at each edge of a page that stay free (7 mm)."""
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}"


def preflight(*papers: Path) -> list[str]:
    """Return what Apache PDFBox Preflight finds against PDF/A-1b; skip the test where it is missing.

    It takes longer to start than to judge a paper: have all papers of a test judged at once.

    :raises Failed: it is missing, and INKOP_JUDGES=require says that it must be there
    """
    jars = [_JARS / f"{name}.jar" for name in _PREFLIGHT]
    missing = [jar.name for jar in jars if not jar.exists()]
    _required("java", missing)
    names = papers[0].with_name("papers.txt")
    names.write_text("\n".join(map(str, papers)), encoding="utf-8")
    command = [*_JAVA, "-cp", os.pathsep.join(map(str, jars)), "org.apache.pdfbox.preflight.Validator_A1b"]
    result = subprocess.run([*command, "batch", str(names)], capture_output=True, text=True, check=False)
    lines = [line for line in (result.stdout + result.stderr).splitlines() if line]
    sound = [f"The file {paper.name} is a valid PDF/A-1b file" for paper in papers]
    return [] if lines == sound else lines


def read_aloud(path: Path) -> str:
    """Return the structure of a PDF with its texts, as poppler reads it: for a short paper.

    Poppler reads a whole page anew for each text on it, which takes seconds where there are hundreds.
    """
    return _poppler("pdfinfo", "-struct-text", path)


def structure(path: Path) -> str:
    """Return the structure of a PDF, as poppler reads it, once it has read all texts without a complaint."""
    _poppler("pdftotext", path, "-")
    return _poppler("pdfinfo", "-struct", path)


def _poppler(program: str, *arguments: str | Path) -> str:
    _required(program, [])
    result = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    assert not result.stderr, result.stderr
    return result.stdout


def _required(program: str, missing: list[str]) -> None:
    if not shutil.which(program):
        missing = [program, *missing]
    if missing:
        judge = pytest.fail if os.environ.get("INKOP_JUDGES") == "require" else pytest.skip
        judge(f"this judge needs {', '.join(missing)}")


def walked(path: Path) -> list[str]:
    """Return every fault of a PDF that claims to be tagged, accessible and archivable."""
    with pikepdf.open(path) as pdf:
        walk = _Walk(pdf)
        return [*walk.contents(), *walk.tree(), *walk.catalogue(), *walk.metadata(), *walk.objects()]


class _Walk:
    """One walk through a file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.marks: dict[tuple[int, int], str] = {}
        """The tag of each marked sequence by page and number, gathered by `contents`."""

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """Return the page index of each page object."""
        return {page.objgen: number for number, page in enumerate(self.pages)}

    # Contents: every painted thing is a part of the structure, or an artifact.

    def contents(self) -> Iterator[str]:
        """Walk the content stream of each page."""
        for number, page in enumerate(self.pages):
            yield from self._content(number, page)
            yield from self._texts(number, page)
            if page.get("/Tabs") != "/S":
                yield f"page {number + 1}: the tab order does not follow the structure"
            if page.get("/Annots"):
                yield f"page {number + 1}: annotations that nothing in the structure mentions"

    def _content(self, number: int, page: pikepdf.Object) -> Iterator[str]:
        opened: list[str | int] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BMC", "BDC"}:
                yield from self._opened(number, operands, opened)
            elif name == "EMC":
                if not opened:
                    yield f"page {number + 1}: EMC without a beginning"
                    return
                opened.pop()
            elif name in _PAINTING and not any(
                isinstance(mark, int) or mark == "/Artifact" for mark in opened
            ):
                yield f"page {number + 1}: {name} outside structure and artifacts"
        if opened:
            yield f"page {number + 1}: {opened[-1]} is never closed"

    def _opened(self, number: int, operands: list, opened: list[str | int]) -> Iterator[str]:
        tag = str(operands[0])
        properties = operands[1] if len(operands) > 1 else {}
        mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
        if mcid is None:
            opened.append(tag)
            return
        if opened:
            yield f"page {number + 1}: sequence {mcid} lies within {opened[-1]}"
        if (number, int(mcid)) in self.marks:
            yield f"page {number + 1}: sequence {mcid} is there twice"
        self.marks[number, int(mcid)] = tag
        opened.append(int(mcid))

    def _texts(self, number: int, page: pikepdf.Object) -> Iterator[str]:
        """Look at the strings of a page: inside the edges, in fonts that are there and mean letters."""
        for font in page.Resources.get("/Font", {}).values():
            if "/FontFile2" not in font.get("/FontDescriptor", {}):
                yield f"page {number + 1}: font {font.BaseFont} is not embedded"
        _left, _bottom, right, top = map(float, page.MediaBox)
        strings = list(pdf_text.shown(page))
        for above, below in _overlapping(strings):
            yield f"page {number + 1}: {above.text!r} and {below.text!r} lie over each other"
        for string in strings:
            if set(string.text) & _MEANINGLESS:
                yield f"page {number + 1}: {string.text!r} has codes that mean no letter"
            if not (string.x > _EDGE and string.end < right - _EDGE and _EDGE < string.y < top - _EDGE):
                yield f"page {number + 1}: {string.text!r} runs off the page"

    # Tree: elements are of standard types, in order, and say what must be said.

    def tree(self) -> Iterator[str]:
        """Walk the structure tree and compare it with the parent tree and the contents."""
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            yield "no structure tree"
            return
        self._level = 0
        self._owned: dict[tuple[int, int], pikepdf.Object] = {}
        for kid in _listed(root.get("/K")):
            yield from self._element(kid, root)
        for mark in self.marks.keys() - self._owned.keys():
            yield f"page {mark[0] + 1}: sequence {mark[1]} belongs to no element"
        for mark in self._owned.keys() - self.marks.keys():
            yield f"page {mark[0] + 1}: sequence {mark[1]} is owned but not there"
        yield from self._parent_tree(root)

    def _element(self, element: pikepdf.Object, parent: pikepdf.Object) -> Iterator[str]:
        kind = str(element.S)[1:]
        if element.P.objgen != parent.objgen:
            yield f"{kind}: its parent is another"
        if kind not in _STANDARD:
            yield f"{kind}: no standard type"
        above = str(parent.get("/S", parent.get("/Type")))[1:]
        if kind in _PARENTS and above not in _PARENTS[kind]:
            yield f"{kind} within {above}"
        yield from self._said(kind, element)
        for kid in _listed(element.get("/K")):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                page = element.Pg if isinstance(kid, int) else kid.get("/Pg", element.get("/Pg"))
                self._owned[self.numbers[page.objgen], int(kid if isinstance(kid, int) else kid.MCID)] = (
                    element
                )
            else:
                yield from self._element(kid, element)

    def _said(self, kind: str, element: pikepdf.Object) -> Iterator[str]:
        attributes = element.get("/A", {})
        if re.fullmatch(r"H\d", kind):
            level = int(kind[1])
            if level > self._level + 1:
                yield f"{kind} follows level {self._level}"
            self._level = level
        if kind == "TH" and attributes.get("/Scope") not in {"/Column", "/Row", "/Both"}:
            yield "TH without scope"
        if kind == "Figure":
            if not str(element.get("/Alt", "")).strip():
                yield "Figure without alternative text"
            if "/BBox" not in attributes:
                yield "Figure without its box"
        if kind == "Table":
            yield from _uneven(element)

    def _parent_tree(self, root: pikepdf.Object) -> Iterator[str]:
        entries = dict(pikepdf.NumberTree(root.ParentTree).items())
        keys = [page.get("/StructParents") for page in self.pages]
        if len(set(keys)) != len(keys):
            yield "pages share an entry of the parent tree"
        for number, key in enumerate(keys):
            owners = list(entries.get(key, []))
            for mcid, owner in enumerate(owners):
                named = self._owned.get((number, mcid))
                if named is None or named.objgen != owner.objgen:
                    yield f"page {number + 1}: the parent tree gives sequence {mcid} to another element"
            counted = sum(1 for page, _mcid in self.marks if page == number)
            if counted != len(owners):
                yield f"page {number + 1}: {counted} sequences, {len(owners)} in the parent tree"

    # Catalogue, metadata and objects.

    def catalogue(self) -> Iterator[str]:
        """Read what the file says of itself as a whole."""
        root = self.pdf.Root
        if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", str(root.get("/Lang", ""))):
            yield "no language"
        if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
            yield "the window does not show the title"
        if root.get("/MarkInfo", {}).get("/Marked") is not True:
            yield "not marked as tagged"
        intents = list(root.get("/OutputIntents", []))
        if len(intents) != 1 or intents[0].DestOutputProfile.N != 3:
            yield "no output intent for RGB"
        headings = (
            sum(1 for _heading in self._headings(root.StructTreeRoot)) if "/StructTreeRoot" in root else 0
        )
        with self.pdf.open_outline() as outline:
            if headings != sum(1 for _item in _items(outline.root)):
                yield "bookmarks and headings differ"

    def _headings(self, element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        for kid in _listed(element.get("/K")):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if re.fullmatch(r"/H\d", str(kid.S)):
                    yield kid
                yield from self._headings(kid)

    def metadata(self) -> Iterator[str]:
        """Compare document information and XMP, and read the claims."""
        stream = self.pdf.Root.get("/Metadata")
        if stream is None:
            yield "no XMP"
            return
        if "/Filter" in stream:
            yield "the XMP is compressed"
        packet = stream.read_bytes().decode()
        tree = ET.fromstring(packet[packet.index("<x:xmpmeta") : packet.index("<?xpacket end")])
        xmp = {child.tag: "".join(child.itertext()) for child in tree.iterfind(f".//{_RDF}Description/*")}
        info = self.pdf.docinfo
        for key, tag in (
            ("/Title", f"{_DC}title"),
            ("/Author", f"{_DC}creator"),
            ("/Subject", f"{_DC}description"),
            ("/Producer", f"{_PDF}Producer"),
            ("/Creator", f"{_XMP}CreatorTool"),
        ):
            if str(info.get(key, "")) != xmp.get(tag, ""):
                yield f"{key} is {info.get(key)!s}, the XMP says {xmp.get(tag)}"
        if not str(info.get("/Title", "")):
            yield "no title"
        for key, tag in (("/CreationDate", f"{_XMP}CreateDate"), ("/ModDate", f"{_XMP}ModifyDate")):
            if re.sub(r"\D", "", str(info.get(key, ""))) != re.sub(r"\D", "", xmp.get(tag, "")):
                yield f"{key} and the XMP differ"
        yield from self._claims(packet, xmp)

    def _claims(self, packet: str, xmp: dict[str, str]) -> Iterator[str]:
        part = xmp.get(f"{_PDFAID}part")
        if xmp.get(f"{_PDFAID}conformance") != "A" or part not in {"1", "2"}:
            yield "claims no PDF/A level a"
        if part == "2" and (xmp.get(f"{_PDFUAID}part") != "1" or "pdfaExtension:schemas" not in packet):
            yield "claims no PDF/UA, or does not explain the claim"
        for description in packet.split("<rdf:Description")[1:]:
            opening, _closing, body = description.partition(">")
            for prefix in {name for name in re.findall(r"<(\w+):", body) if name != "rdf"}:
                if f"xmlns:{prefix}=" not in opening:
                    yield f"the XMP schema {prefix} is not declared where it is used"
        newest = {"1": "1.4", "2": "1.7"}.get(part or "")
        if newest and self.pdf.pdf_version != newest:
            yield f"PDF {self.pdf.pdf_version} in PDF/A-{part}"

    def objects(self) -> Iterator[str]:
        """Hold the limits of PDF/A-1, which every file of ours keeps."""
        for thing in self.pdf.objects:
            for array in [thing, *_within(thing)]:
                if isinstance(array, pikepdf.Array) and len(array) > _LONGEST_ARRAY:
                    yield f"an array of {len(array)} entries"
        if self.pdf.is_encrypted:
            yield "encrypted"
        if "/Names" in self.pdf.Root and "/JavaScript" in self.pdf.Root.Names:
            yield "scripts"


def _overlapping(strings: list[pdf_text.Shown]) -> Iterator[tuple[pdf_text.Shown, pdf_text.Shown]]:
    """Find strings that share ground: nearer than a line's height, and beside each other too little."""
    ordered = sorted((string for string in strings if string.text.strip()), key=lambda string: -string.y)
    for number, above in enumerate(ordered):
        for below in ordered[number + 1 :]:
            if above.y - below.y > _LINE:
                break
            if min(above.end, below.end) - max(above.x, below.x) > _TOUCH:
                yield above, below


def _within(thing: pikepdf.Object) -> list[pikepdf.Object]:
    return list(thing.values()) if isinstance(thing, pikepdf.Dictionary) else []


def _items(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _items(item.children)


def _listed(kids: object) -> list:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _uneven(table: pikepdf.Object) -> Iterator[str]:
    """Find rows of a table that have another number of columns than the first."""
    rows = list(_rows(table))
    widths = [
        sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in _listed(row.get("/K"))) for row in rows
    ]
    if not rows:
        yield "Table without rows"
    elif set(widths) != {widths[0]}:
        yield f"Table with rows of {sorted(set(widths))} columns"
    if not any(cell.S == "/TH" for row in rows for cell in _listed(row.get("/K"))):
        yield "Table without headers"


def _rows(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in _listed(element.get("/K")):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S == "/TR":
                yield kid
            elif kid.S in {"/THead", "/TBody", "/TFoot"}:
                yield from _rows(kid)
