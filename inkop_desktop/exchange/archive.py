"""Look into a workbook's archive before anything unpacks it: bombs, locks and odd markup are refused."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from inkop_desktop.errors import UserError
from inkop_desktop.exchange import limits
from inkop_desktop.text import N_

DAMAGED = N_("The workbook is damaged. Open it in Excel, let Excel repair it, save it and try again.")
UNUSUAL = N_("The workbook is built in an unusual way. Copy the list into a new workbook and import that.")
NO_CELLS = N_("The workbook has no sheet with cells. Import the one in which the list stands.")
_TOO_LARGE = N_(
    "The workbook unpacks to more than the program takes. Copy the list into a new workbook and import that."
)
_LOCKED = N_("The workbook is protected by a password. Remove the password in Excel and save it again.")

_CHUNK = limits.MIB
_OVERLAP = 16  # bytes that are looked at twice, so that no mark hides between two chunks
# Rows and shared strings are read one at a time; all other markup is held until one of them comes.
_UNIT = re.compile(rb"<(?:\w+:)?(?:row|si)[\s/>]")
_READ_IN_UNITS = ("xl/worksheets/", "xl/sharedStrings.xml")
_NEVER_READ = ("xl/pivotCache/", "xl/media/")
# A formula that no program has calculated. An empty text (t="str") is a result like any other.
_UNCALCULATED = re.compile(
    rb'<(?:\w+:)?c\b(?![^<>]*\bt="str")[^<>]*><(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)


@dataclass(frozen=True, slots=True)
class Contents:
    """Tell what a workbook carries besides values."""

    macros: bool
    uncalculated: int  # formulas without a saved value


def inspect(data: bytes) -> Contents:
    """Return what the archive carries.

    Errors: UserError when it is damaged, locked, holds nothing but charts, or would fill the memory if read.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_bombs(parts)
            _refuse_charts_alone(parts)
            uncalculated = sum(_inspect_part(archive, part) for part in parts if _is_read(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError):
        raise UserError(DAMAGED) from None
    return Contents(any(part.filename.endswith("vbaProject.bin") for part in parts), uncalculated)


def _is_read(part: zipfile.ZipInfo) -> bool:
    return not part.is_dir() and not part.filename.startswith(_NEVER_READ)


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse by the sizes that the archive's own list gives; unpacking stops at them."""
    if len(parts) > limits.PARTS or sum(part.file_size for part in parts) > limits.UNZIPPED_BYTES:
        raise UserError(_TOO_LARGE)
    for part in parts:
        if part.flag_bits & 1:
            raise UserError(_LOCKED)
        if part.file_size > max(limits.MIB, part.compress_size * limits.RATIO):
            raise UserError(_TOO_LARGE)
        whole = not part.filename.startswith((*_READ_IN_UNITS, *_NEVER_READ))
        if whole and part.file_size > limits.PART_BYTES:
            raise UserError(_TOO_LARGE)


def _refuse_charts_alone(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse a workbook whose every sheet is a chart, which openpyxl may stumble on."""
    folders = {part.filename.rpartition("/")[0] for part in parts}
    if "xl/chartsheets" in folders and "xl/worksheets" not in folders:
        raise UserError(NO_CELLS)


def _inspect_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Return how many formulas of a part were never calculated; refuse markup that swells in memory."""
    marks = units = uncalculated = 0
    for chunk, overlap in _chunks(archive, part):
        if not overlap and not _is_markup(chunk):
            return 0
        if b"<!DOCTYPE" in overlap + chunk:
            raise UserError(UNUSUAL)
        first, *others = _UNIT.split(chunk)
        counts = [marks + first.count(b"<"), *(piece.count(b"<") for piece in others)]
        marks = counts[-1]
        units += len(others)
        if max(counts) > limits.ROW_MARKS or units > limits.SHEET_ROWS:
            raise UserError(_TOO_LARGE)
        uncalculated += sum(1 for _ in _UNCALCULATED.finditer(chunk))
    return uncalculated


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, bytes]]:
    """Yield a part's bytes in chunks, each with the end of the one before."""
    overlap = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk, overlap
            overlap = chunk[-_OVERLAP:]


def _is_markup(head: bytes) -> bool:
    """Tell whether a part is XML; XML that hides in UTF-16 is refused."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise UserError(UNUSUAL)
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
