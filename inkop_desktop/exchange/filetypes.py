"""Tell what kind of file this is by its first bytes, and refuse in words what holds no table."""

import zipfile
import zlib
from enum import Enum
from io import BytesIO

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.archive import DAMAGED
from inkop_desktop.text import N_


class FileKind(Enum):
    """Tell the two kinds of file that hold a table the program reads."""

    TEXT = "text"
    WORKBOOK = "workbook"


_XLS = N_(
    "The file is an old Excel workbook (.xls) or is protected by a password. "
    "Open it in Excel, remove the password and save it as .xlsx."
)
_HTML = N_(
    "The file is a web page, whatever its name says. Open it in Excel, save it as .xlsx and import that."
)
_OPEN_DOCUMENT = N_(
    "The file is an OpenDocument file. Save the list as an Excel workbook (.xlsx) or as CSV and import that."
)
_XLSB = N_("The file is a binary Excel workbook (.xlsb). Open it in Excel and save it as .xlsx.")
_DOCUMENT = N_(
    "The file is a text document. Copy its table into a spreadsheet, save it as .xlsx and import that."
)
_PDF = N_("The file is a PDF. Ask for the list as an Excel workbook or CSV: a PDF holds no cells.")
_PACKED = N_("The file is a packed archive. Unpack it and import the list that lies in it.")
_PICTURE = N_("The file is a picture. Ask for the list as an Excel workbook or CSV.")


_REFUSED = (
    (b"\xd0\xcf\x11\xe0", _XLS),
    (b"\x09\x08\x10\x00", _XLS),
    (b"%PDF", _PDF),
    (b"{\\rtf", _DOCUMENT),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
)
_ODF = b"application/vnd.oasis.opendocument"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<table", b"<meta")


def kind_of(data: bytes) -> FileKind:
    """Return what the bytes are.

    Errors: UserError that names what they are instead and what to do about it.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UserError(N_("The file is empty."))
    for start, sentence in _REFUSED:
        if data.startswith(start):
            raise UserError(sentence)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_HTML_STARTS):
        raise UserError(_HTML)
    return FileKind.TEXT


def _zipped(data: bytes) -> FileKind:
    """Return WORKBOOK when the archive is one; a name tells what else it is."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            is_open_document = "META-INF/manifest.xml" in names or _says_open_document(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError):
        raise UserError(DAMAGED) from None
    if "xl/workbook.bin" in names:
        raise UserError(_XLSB)
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return FileKind.WORKBOOK
    if any(name.startswith("word/") for name in names):
        raise UserError(_DOCUMENT)
    raise UserError(_OPEN_DOCUMENT if is_open_document else _PACKED)


def _says_open_document(archive: zipfile.ZipFile) -> bool:
    """Tell whether an archive names its kind as OpenDocument does, in a short file that stands first."""
    if "mimetype" not in archive.namelist():
        return False
    with archive.open("mimetype") as stream:
        return stream.read(len(_ODF)) == _ODF
