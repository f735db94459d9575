"""Every row of a CSV file or a workbook comes in, numbered as the spreadsheet shows it."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import books
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.exchange import limits
from inkop_desktop.exchange.rows import Row, gather
from inkop_desktop.exchange.tables import Table, read_table
from inkop_desktop.formats import worded


def table(folder: Path, data: bytes | str, **chosen: str) -> Table:
    return read_table(books.saved(folder, data), **chosen)


def cells(read: Table) -> list[tuple[Any, ...]]:
    return [row.cells for row in read.rows]


def notes(read: Table) -> str:
    return " ".join(worded(note) for note in read.notes)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_whatever_divides_it(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    lines = [["Nr", "Benämning", "Värde"], ["1", "Kött och ägg", "12"], ["2", "Bröd", "5"]]
    read = table(tmp_path, end.join(delimiter.join(line) for line in lines).encode(encoding))
    assert cells(read) == [tuple(line) for line in lines]
    assert (read.delimiter, [row.number for row in read.rows]) == (delimiter, [1, 2, 3])


DELIMITED = [
    ("decimal commas", "Nr;Belopp\n1;1,5\n2;2,5\n3;10\n", ";"),
    ("commas in text", "Nr;Namn;Ort\n1;A, B, C;X\n2;D, E, F;Y\n", ";"),
    ("title rows above", "Avtalsregister;;\n;;\nNr;Namn;Ort\n1;A;X\n", ";"),
    ("Excel's hint", "sep=|\nNr|Na;mn\n1|A;B\n", "|"),
    ("semicolons in quotes", 'Nr,Namn\n1,"A; B; C"\n2,"D; E; F"\n', ","),
    ("one long row of commas", "Nr;Text\n" + "1;x\n" * 20 + "2;" + "a, " * 60 + "\n", ";"),
]


@pytest.mark.parametrize(
    ("text", "delimiter"), [case[1:] for case in DELIMITED], ids=[case[0] for case in DELIMITED]
)
def test_the_delimiter_is_the_one_that_divides_evenly(tmp_path: Path, text: str, delimiter: str) -> None:
    assert table(tmp_path, text).delimiter == delimiter


def test_only_real_line_ends_divide_rows(tmp_path: Path) -> None:
    read = table(tmp_path, "Nr;Namn\n1;a\u0085b\u2028c\u000bd\n2;e\n")
    assert cells(read)[1] == ("1", "a\u0085b\u2028cd")
    assert len(read.rows) == 3


def test_quotation_marks(tmp_path: Path) -> None:
    read = table(tmp_path, 'Nr;Namn\n1;"två\nrader; ""i"" en"\n2;12" skärm\n3;"a"b\n')
    assert cells(read)[1:] == [("1", 'två\nrader; "i" en'), ("2", '12" skärm'), ("3", "ab")]


def test_a_quotation_mark_that_is_never_closed_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        table(tmp_path, 'Nr;Namn\n1;a\n2;"b\n3;c\n')
    assert worded(caught.value).startswith("Row 3 has a quotation mark")


def test_a_cell_that_swallowed_rows_is_told(tmp_path: Path) -> None:
    read = table(tmp_path, 'Nr;Namn;Ort\n1;"a;X\n2;b;Y\n3;c";Z\n4;d;Q\n')
    assert "row 2 seems to hold several rows" in notes(read)
    assert "several rows" not in notes(table(tmp_path, 'Nr;Namn;Ort\n1;"a\nb";X\n'))


def test_blank_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    read = table(tmp_path, "Nr;Namn\n;;\n\n1;a;;\n")
    assert read.rows == (Row(1, ("Nr", "Namn")), Row(4, ("1", "a")))


def test_a_last_line_of_control_z_is_nothing(tmp_path: Path) -> None:
    assert len(table(tmp_path, b"Nr;Namn\r\n1;a\r\n\x1a").rows) == 2


def test_cells_are_cleaned_of_what_nobody_sees(tmp_path: Path) -> None:
    read = table(tmp_path, "Nr;Namn\n\ufeff1; a\x07b\tc \n")
    assert cells(read)[1] == ("1", "ab\tc")


def test_the_encoding_can_be_chosen_by_hand(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "a;å\n".encode("cp1252"), encoding="cp850")) == [("a", "Õ")]
    broken = table(tmp_path, "a;å\n1;b\n".encode("cp1252"), encoding="utf-8")
    assert "One cell has characters" in notes(broken)


def test_a_text_says_how_it_was_read(tmp_path: Path) -> None:
    read = table(tmp_path, "Nr;Namn\n1;å\n".encode("cp1252"))
    assert notes(read) == "The letters fit Windows-1252 best."
    assert (read.encoding, read.sheets, len(read.digest)) == ("cp1252", (), 64)


def test_a_workbook_keeps_types_and_row_numbers(tmp_path: Path) -> None:
    moment = datetime(2024, 1, 31, 8, 30)  # noqa: DTZ001 - spreadsheets know no zones
    read = table(
        tmp_path,
        books.book(
            ("Avtalsregister 2024",),
            (),
            ("Nr", "Start", "Belopp", "Klart"),
            ("00123", datetime(2024, 1, 31), 1200000.5, True),  # noqa: DTZ001
            (45, moment, 3.0, None),
        ),
    )
    assert [row.number for row in read.rows] == [1, 3, 4, 5]
    assert cells(read)[2:] == [("00123", date(2024, 1, 31), 1200000.5, True), (45, moment, 3)]
    assert (read.sheet, read.sheets) == ("Avtal", ("Avtal",))


def test_a_merged_title_stands_in_its_first_cell(tmp_path: Path) -> None:
    def merge(workbook: Workbook) -> None:
        workbook.active.merge_cells("A1:C1")

    read = table(tmp_path, books.book(("Titel", None, None), ("a", "b", "c"), also=merge))
    assert cells(read) == [("Titel",), ("a", "b", "c")]


def test_the_sheet_with_the_list_is_chosen_and_another_can_be(tmp_path: Path) -> None:
    def more(workbook: Workbook) -> None:
        for number in range(5):
            workbook["Lista"].append((number, "x", "y"))
        workbook.create_sheet("Dold").sheet_state = "hidden"

    def sheets(workbook: Workbook) -> None:
        workbook.create_sheet("Lista")
        more(workbook)

    data = books.book(("Läs detta först",), title="Anvisning", also=sheets)
    assert (table(tmp_path, data).sheet, table(tmp_path, data).sheets) == ("Lista", ("Anvisning", "Lista"))
    assert cells(table(tmp_path, data, sheet="Anvisning")) == [("Läs detta först",)]
    with pytest.raises(UserError, match="no visible sheet"):
        table(tmp_path, data, sheet="Dold")


def test_formulas_come_as_the_value_that_was_saved(tmp_path: Path) -> None:
    saved = b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    read = table(tmp_path, books.sheet(saved))
    assert cells(read) == [(2,)]
    assert "formula" not in notes(read)
    never = (
        b'<row r="1"><c r="A1"><v>1</v></c>'
        b'<c r="B1"><f>1+1</f><v/></c><c r="C1"><f t="shared" si="0"/></c></row>'
    )
    assert "2 formulas have no saved value" in notes(table(tmp_path, books.sheet(never)))


def test_macros_are_left_alone_and_told(tmp_path: Path) -> None:
    data = books.changed(books.book(("a", "b")), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub Auto_Open()"})
    assert "macros. They were not run." in notes(table(tmp_path, data))
    assert "macros" not in notes(table(tmp_path, books.book(("a", "b"))))


def test_a_time_of_day_is_text(tmp_path: Path) -> None:
    assert cells(table(tmp_path, books.book((time(8, 30), timedelta(hours=30))))) == [
        ("08:30:00", "1 day, 6:00:00")
    ]


def test_escapes_of_the_workbook_format_are_undone(tmp_path: Path) -> None:
    inside = b'<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_\nb_xD800_c</t></is></c></row>'
    assert cells(table(tmp_path, books.sheet(inside))) == [("a\nbc",)]


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    seen: list[int] = []
    read_table(books.saved(tmp_path, "a;b\n" * 1200), tick=seen.append)
    assert seen == [500, 1000]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"“none\.csv” is not to be found in"):
        read_table(tmp_path / "none.csv")


LIMITS = [
    ("ROWS", 3, "a;b\n" * 4, "more than 3 rows"),
    ("CELLS", 5, "a;b\n" * 3, "more than 5 cells"),
    ("COLUMNS", 2, "a;b\na;b;c\n", "Row 2 has more than 2 columns"),
    ("CELL_LETTERS", 4, "a;b\na;12345\n", "row 2 has more than 4 characters"),
    ("FILE_BYTES", limits.MIB, "a" * (limits.MIB + 1), "larger than 1 MB"),
]


@pytest.mark.parametrize(("limit", "value", "text", "sentence"), LIMITS, ids=[case[0] for case in LIMITS])
def test_a_file_within_the_limit_passes_and_one_above_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, text: str, sentence: str
) -> None:
    monkeypatch.setattr(limits, limit, value)
    with pytest.raises(UserError) as caught:
        table(tmp_path, text)
    assert sentence in worded(caught.value)


def test_limits_themselves_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, value in (("ROWS", 2), ("CELLS", 4), ("COLUMNS", 2), ("CELL_LETTERS", 1)):
        monkeypatch.setattr(limits, limit, value)
    assert len(gather([(1, ["a", "b", "", ""]), (2, ["c", "d"])])) == 2


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20).map(str.strip)


@given(st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=1, max_size=8), st.sampled_from(";,\t|"))
def test_what_is_written_as_csv_comes_back(
    tmp_path_factory: Any, rows: list[list[str]], delimiter: str
) -> None:
    quoted = "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path = books.saved(tmp_path_factory.mktemp("csv"), quoted)
    expected = [tuple(cell.replace("\ufeff", "").strip() or None for cell in row) for row in rows]
    try:
        read = read_table(path, encoding="utf-8", delimiter=delimiter)
    except UserError:
        assert not any(any(row) for row in expected)
        return
    filled = [row[: max(place for place, cell in enumerate(row, 1) if cell)] for row in expected if any(row)]
    assert cells(read) == filled


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(tmp_path_factory: Any, data: bytes) -> None:
    with suppress(UserError):
        read_table(books.saved(tmp_path_factory.mktemp("any"), data))
