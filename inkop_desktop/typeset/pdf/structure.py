"""Write the structure that was gathered while drawing into the PDF: tree, parent tree, bookmarks."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from inkop_desktop.typeset.pdf.pages import Page
from inkop_desktop.typeset.pdf.tags import Attributes, Bookmark, Element, Mark
from inkop_desktop.typeset.progress import Progress

_LEAF = 1000
"""Pages in one leaf of the parent tree: PDF/A-1 allows no array over 8,191 entries."""


def write_structure(pdf: pikepdf.Pdf, root: Element, pages: Sequence[Page], progress: Progress) -> None:
    """Write the structure tree, and on each page which element owns each marked sequence."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf, progress)
    tree.K = Array([writer.write(root, tree)])
    tree.ParentTree = writer.parent_tree(pages)
    tree.ParentTreeNextKey = len(pages)
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def write_bookmarks(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Write the headings as bookmarks, each under the nearest higher one before it."""
    with pdf.open_outline() as outline:
        siblings = [outline.root]
        for bookmark in bookmarks:
            del siblings[bookmark.level :]
            item = OutlineItem(bookmark.text, bookmark.page, "XYZ", top=round(bookmark.y, 2))
            siblings[-1].append(item)
            siblings.append(item.children)


class _Writer:
    """Writes elements as PDF objects and remembers which is which."""

    def __init__(self, pdf: pikepdf.Pdf, progress: Progress) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._objects: dict[int, pikepdf.Object] = {}
        self._progress = progress

    def write(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        """Write an element and everything in it; return its object."""
        entries: dict[str, Any] = {"/S": _name(element.kind), "/P": parent}
        if element.attributes:
            entries["/A"] = _attributes(element.attributes)
        if element.alternative:
            entries["/Alt"] = element.alternative
        if element.marks:
            entries["/Pg"] = self._pages[element.marks[0][0]]
            entries["/K"] = self._marks(element.marks)
        written = self._pdf.make_indirect(entries)
        self._objects[id(element)] = written
        if element.kids:
            written.K = Array([self.write(kid, written) for kid in element.kids])
        if element.kind == "TR":
            self._progress.step()
        return written

    def _marks(self, marks: Sequence[Mark]) -> Array | int:
        """Return marks by their numbers, those on later pages with a reference to their page."""
        home, number = marks[0]
        if len(marks) == 1:
            return number
        return Array(
            [
                number if page == home else Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)
                for page, number in marks
            ]
        )

    def parent_tree(self, pages: Sequence[Page]) -> pikepdf.Object:
        """Return the number tree that leads from each page's marked sequences to their elements."""
        leaves = []
        for start in range(0, len(pages), _LEAF):
            part = pages[start : start + _LEAF]
            numbers: list[Any] = []
            for page in part:
                owners = Array([self._objects[id(owner)] for owner in page.owners])
                numbers += [page.index, self._pdf.make_indirect(owners)]
            limits = Array([part[0].index, part[-1].index])
            leaves.append(self._pdf.make_indirect(Dictionary(Limits=limits, Nums=Array(numbers))))
        return self._pdf.make_indirect(Dictionary(Kids=Array(leaves)))


@cache
def _name(kind: str) -> Name:
    return Name(f"/{kind}")


def _attributes(attributes: Attributes) -> Dictionary:
    """Return attributes as PDF: a text that begins with a slash is a name."""
    return Dictionary(
        {key: Name(value) if isinstance(value, str) else value for key, value in attributes.items()}
    )
