"""Make the workbooks of the tests, sound and hostile ones, without a file in the tree."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(
    *rows: tuple[Any, ...], title: str = "Avtal", also: Callable[[Workbook], None] | None = None
) -> bytes:
    """Return a workbook with these rows on its first sheet."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if also:
        also(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def changed(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return a workbook with some of its parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def sheet(inside: bytes) -> bytes:
    """Return a workbook whose only sheet holds this markup between `<sheetData>` and its end."""
    markup = b'<?xml version="1.0"?><worksheet %s><sheetData>%s</sheetData></worksheet>'
    return changed(book(("a", "b")), {SHEET: markup % (_MAIN.encode(), inside)})


def saved(folder: Path, data: bytes | str, name: str = "list.bin") -> Path:
    """Save bytes, or text as UTF-8, and return where."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
