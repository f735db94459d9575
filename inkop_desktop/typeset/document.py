"""A report as data: a document is a row of blocks, and says nothing of how they are drawn.

Words are finished text in the document's language; the values of cells stay what they are (dates,
numbers, money, messages), so that paper can word them and a spreadsheet can count with them.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, TypeAlias

from inkop_desktop.typeset.scene import Scene


class Conformance(Enum):
    """Which archive standard a PDF keeps."""

    A_2A = "a-2a"
    """PDF/A-2a and PDF/UA-1: archivable and accessible in one file."""
    A_1A = "a-1a"
    """PDF/A-1a, for archives that take nothing newer."""


class Kind(Enum):
    """What the values of a column are; it decides their side and their format."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"

    @property
    def is_figure(self) -> bool:
        """Tell whether the values stand at the right, digit under digit."""
        return self in {Kind.NUMBER, Kind.MONEY, Kind.SHARE}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a data table.

    `width` is how many characters of text stand well beside each other; dates and figures take the
    room they need. On paper, columns that do not fit beside the others go to a second line of the
    row, and so does every column that is marked `below`; the first always stands on the line. A
    `steady` column is as wide whatever stands in it, so that it is in line in tables below each other.
    """

    key: str
    heading: str
    width: float = 14
    kind: Kind = Kind.TEXT
    below: bool = False
    steady: bool = False


Row: TypeAlias = tuple[Any, ...]
"""The values of a row, one for each column: what `formats.show` can word, Strong or not, or None."""


@dataclass(frozen=True, slots=True)
class Strong:
    """A value that stands out among the others of its table: semi-bold."""

    value: Any


@dataclass(frozen=True, slots=True)
class Subheading:
    """A line across a table that names the rows after it."""

    text: str


@dataclass(frozen=True, slots=True)
class Total:
    """A row that sums up the rows before it."""

    cells: Row


TableLine: TypeAlias = Row | Subheading | Total


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the paper, or of a paper within it, with a line of facts under it."""

    text: str
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 2 for a part, 3 for a part of a part (a title is level 1)."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line break in it stays one."""

    text: str


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts: a label and its value on each row."""

    rows: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of records; `empty` is the sentence that stands there when it has no rows."""

    columns: tuple[Column, ...]
    rows: Collection[TableLine]
    caption: str
    empty: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn scene; the table behind it is a block of its own."""

    scene: Scene
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Lines to sign on, one for each name (or role) under its line."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The start of a new page."""


@dataclass(frozen=True, slots=True)
class AttachedPdf:
    """A PDF whose pages follow here as they are (in a spreadsheet or web page: its title)."""

    title: str
    content: bytes = field(repr=False)


Block: TypeAlias = (
    Title | Heading | Paragraph | KeyValues | DataTable | Picture | SignatureLines | PageBreak | AttachedPdf
)


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its blocks, and what stands at the head and foot of every page.

    `kind` is what sort of paper it is ("Contract register"), `data_date` the day its facts were
    taken, `law_pack` the name of the law data it was made under. Where papers go to different readers
    (`apart`), each title begins one of them, with pages counted by themselves.
    """

    title: str
    language: str
    data_date: date
    blocks: tuple[Block, ...]
    organisation: str = ""
    kind: str = ""
    case_number: str = ""
    law_pack: str = ""
    subject: str = ""
    landscape: bool = False
    apart: bool = False


def is_named_by(table: DataTable, before: Block | None) -> bool:
    """Tell whether the block before a table says the table's caption already."""
    return isinstance(before, Title | Heading) and before.text == table.caption


def heading_level(wanted: int, previous: int) -> int:
    """Return the level of a heading, so that none is skipped after the heading before it (0: none)."""
    return min(wanted, previous + 1)
