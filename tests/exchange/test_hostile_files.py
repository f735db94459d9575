"""A file that means harm, or is something else, gets a sentence; the memory stays within bounds."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import books
import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from inkop_desktop.errors import UserError
from inkop_desktop.exchange import limits
from inkop_desktop.exchange.tables import read_table
from inkop_desktop.formats import worded


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_table(books.saved(folder, data))
    return worded(caught.value)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_a_line_without_end_is_refused_before_it_is_divided(tmp_path: Path) -> None:
    data = b"Avtalsnr;Titel\n" + b";" * (limits.LINE_LETTERS + 1)
    assert refusal(tmp_path, data).startswith("A line of the file has more than 16,777,216 characters.")


ODF = b"application/vnd.oasis.opendocument"
OTHERS = [
    (b"", "empty"),
    (b"\xef\xbb\xbf \r\n\r\n", "empty"),
    (b";;;\n;;\n", "no rows"),
    (XLS + b"\0" * 600, "old Excel workbook"),
    (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff\xe0JFIF", "a picture"),
    (b"{\\rtf1 hej}", "a text document"),
    (b"\x1f\x8b\x08\0", "a packed archive"),
    (b"  <!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "a web page"),
    (b"\x7fELF\x02\x01\x01\0\0\0", "holds no text"),
    (zipped({"a.txt": b"x"}), "a packed archive"),
    (zipped({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "a text document"),
    (zipped({"META-INF/manifest.xml": b"<x/>", "content.xml": b"<x/>"}), "an OpenDocument file"),
    (
        zipped({"mimetype": ODF + b".spreadsheet", "content.xml": b"<x/>"}),
        "as an Excel workbook (.xlsx) or as CSV",
    ),
    (zipped({"mimetype": b"application/epub+zip"}), "a packed archive"),
    (zipped({"mimetype": ODF}).replace(b"mimetypeK", b"mimetype\xff"), "damaged"),
    (zipped({"xl/chartsheets/sheet1.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "no sheet with cells"),
    (zipped({"xl/workbook.bin": b"x", "[Content_Types].xml": b"<x/>"}), "binary Excel workbook"),
    (zipped({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "damaged"),
    (books.book(("a", "b"))[:2000], "damaged"),
    (books.book(), "no rows"),
]


@pytest.mark.parametrize(("data", "sentence"), OTHERS)
def test_what_is_no_list_is_named(tmp_path: Path, data: bytes, sentence: str) -> None:
    assert sentence in refusal(tmp_path, data)


def test_a_part_that_packs_too_well_is_a_bomb(tmp_path: Path) -> None:
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row>' * 200_000
    assert "unpacks to more" in refusal(tmp_path, books.sheet(rows))


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = books.book(*[(number, f"text {number}") for number in range(500)])
    read_table(books.saved(tmp_path, data))
    monkeypatch.setattr(limits, "UNZIPPED_BYTES", 20_000)
    assert "unpacks to more" in refusal(tmp_path, data)


def test_a_large_part_that_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PART_BYTES", 1_000)
    assert "unpacks to more" in refusal(tmp_path, books.book(("a", "b")))


def test_sizes_that_lie_are_found_out(tmp_path: Path) -> None:
    data = bytearray(books.sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>' * 500))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo(books.SHEET).file_size.to_bytes(4, "little")
    place = data.rindex(size)
    data[place : place + 4] = (100).to_bytes(4, "little")
    assert "damaged" in refusal(tmp_path, bytes(data))


@pytest.mark.parametrize("mark", [b"<c/>", b"<x:c/>", b'<c r="A1"><v>1</v></c>'])
def test_a_row_of_a_million_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes) -> None:
    monkeypatch.setattr(limits, "RATIO", 10_000)
    tracemalloc.start()
    refused = refusal(tmp_path, books.sheet(b"<row>" + mark * 1_000_000 + b"</row>"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to more" in refused
    assert peak < 120 * limits.MIB


def test_a_row_of_too_many_columns(tmp_path: Path) -> None:
    assert "Row 1 has more than 500 columns" in refusal(tmp_path, books.book(tuple(range(501))))
    inside = b'<row r="1"><c r="XFD1"><v>1</v></c></row>'
    assert "more than 500 columns" in refusal(tmp_path, books.sheet(inside))


def test_formatted_cells_far_to_the_right_are_no_columns(tmp_path: Path) -> None:
    inside = b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
    assert read_table(books.saved(tmp_path, books.sheet(inside))).width == 1


@pytest.mark.slow
def test_a_row_numbered_beyond_the_sheet(tmp_path: Path) -> None:
    inside = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999999"><c><v>2</v></c></row>'
    assert "unusual way" in refusal(tmp_path, books.sheet(inside))


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    markup = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        b"</worksheet>"
    )
    read = read_table(books.saved(tmp_path, books.changed(books.book(("a",)), {books.SHEET: markup})))
    assert [row.cells for row in read.rows] == [(1,)]


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("part", [books.SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "docProps/core.xml"])
@pytest.mark.parametrize(
    "markup",
    [ENTITIES, b"<!--" + b"x" * limits.MIB + b"-->" + ENTITIES[21:], ENTITIES.decode().encode("utf-16")],
    ids=["plain", "behind a comment", "in UTF-16"],
)
def test_entities_are_refused(
    tmp_path: Path, part: str, markup: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RATIO", 10_000)
    assert "unusual way" in refusal(tmp_path, books.changed(books.book(("a", "b")), {part: markup}))


def test_too_many_shared_strings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHEET_ROWS", 1_000)
    data = books.book(*[(f"text {number}",) for number in range(1_200)])
    assert "unpacks to more" in refusal(tmp_path, data)


DAMAGED = [
    b'<row r="1"><c r="A1"><v>1</v></c>',  # never closed
    b'<row r="1"><c r="A1" t="s"><v>999</v></c></row>',  # no such string
    b'<row r="x"><c r="A1"><v>1</v></c></row>',
    b'<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>',
    b'<row r="1"><c r="A1" t="n"><v>abc</v></c></row>',
    b'<row r="1"><c r="A1"><v>' + b"9" * 5000 + b"</v></c></row>",
    b'<row r="1"><c r="A1" t="d"><v>never</v></c></row>',
]


@pytest.mark.parametrize("inside", DAMAGED)
def test_a_damaged_sheet_is_a_sentence(tmp_path: Path, inside: bytes) -> None:
    assert "damaged" in refusal(tmp_path, books.sheet(inside))


def test_a_number_without_end_is_text(tmp_path: Path) -> None:
    inside = b'<row r="1"><c r="A1"><v>1E999</v></c></row>'
    assert read_table(books.saved(tmp_path, books.sheet(inside))).rows[0].cells == ("inf",)


def test_a_workbook_without_a_sheet(tmp_path: Path) -> None:
    def only_a_chart(workbook: Workbook) -> None:
        workbook.create_chartsheet("Diagram").add_chart(BarChart())
        workbook.remove(workbook["Avtal"])

    assert "no sheet with cells" in refusal(tmp_path, books.book(also=only_a_chart))


def test_a_locked_part(tmp_path: Path) -> None:
    data = bytearray(books.book(("a", "b")))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    assert "password" in refusal(tmp_path, bytes(data))


def test_formulas_and_commands_are_only_text(tmp_path: Path) -> None:
    text = "Nr;Namn\n=cmd|' /C calc'!A1;@SUM(1)\n"
    read = read_table(books.saved(tmp_path, text))
    assert read.rows[1].cells == ("=cmd|' /C calc'!A1", "@SUM(1)")


def test_a_text_of_one_endless_cell(tmp_path: Path) -> None:
    assert "characters" in refusal(tmp_path, b"a;" + b"x" * 40_000)
    assert "quotation mark" in refusal(tmp_path, b'a;b\n1;"' + b"x;y\n" * 50_000)


def test_a_text_of_a_million_columns(tmp_path: Path) -> None:
    assert "more than 500 columns" in refusal(tmp_path, b"x;" * 1_000_000)
