"""Read the list in a file, whatever kind of file it is, into one table of rows."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.errors import UserError
from inkop_desktop.exchange import decode, delimited, limits
from inkop_desktop.exchange.filetypes import FileKind, kind_of
from inkop_desktop.exchange.rows import Row, Tick, gather
from inkop_desktop.exchange.workbook import Workbook
from inkop_desktop.text import N_, Message, counted, message


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the rows of one list, where they came from and how they were read."""

    name: str  # the file's name
    digest: str  # SHA-256 of the file's bytes
    rows: tuple[Row, ...]
    notes: tuple[Message, ...]
    sheet: str = ""  # of a workbook
    sheets: tuple[str, ...] = ()  # all that one may choose among
    encoding: str = ""  # of a text file
    delimiter: str = ""

    @property
    def width(self) -> int:
        """Return how many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


def read_table(
    path: Path, *, sheet: str = "", encoding: str = "", delimiter: str = "", tick: Tick | None = None
) -> Table:
    """Return the table in a CSV file or an Excel workbook; what is not given is found out.

    `tick` is called now and then with the number of rows read; what it raises stops the reading.
    Errors: UserError for a file that holds no table or more than the limits, RegisterError when it
    cannot be opened.
    """
    data = _bytes(path)
    if kind_of(data) is FileKind.WORKBOOK:
        return _from_workbook(path.name, data, sheet, tick)
    return _from_text(path.name, data, encoding, delimiter, tick)


def _bytes(path: Path) -> bytes:
    with files.told(path), path.open("rb") as file:
        data = file.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise UserError(
            N_("The file is larger than {limit} MB. Divide it into several files."),
            limit=limits.FILE_BYTES // limits.MIB,
        )
    return data


def _from_workbook(name: str, data: bytes, sheet: str, tick: Tick | None) -> Table:
    with Workbook(data) as book:
        chosen = sheet or book.busiest()
        rows = gather(book.rows(chosen), tick)
        notes = [message("The sheet “{sheet}” was read.", sheet=chosen)]
        if book.contents.macros:
            notes.append(message("The workbook has macros. They were not run."))
        if book.contents.uncalculated:
            notes.append(
                counted(
                    "A formula has no saved value and is read as empty. "
                    "Open the workbook in Excel and save it.",
                    "{count} formulas have no saved value and are read as empty. "
                    "Open the workbook in Excel and save it.",
                    book.contents.uncalculated,
                )
            )
        return Table(name, _digest(data), _filled(rows), tuple(notes), sheet=chosen, sheets=book.sheets)


def _from_text(name: str, data: bytes, encoding: str, delimiter: str, tick: Tick | None) -> Table:
    notes = []
    if not encoding:
        found = decode.detect(data)
        encoding = found.name
        notes.append(found.reason)
    delimiter = delimiter or delimited.sniff(data, encoding)
    rows = _filled(gather(delimited.read(data, encoding, delimiter), tick))
    return Table(
        name,
        _digest(data),
        rows,
        (*notes, *_unreadable(rows), *_swallowed(rows, delimiter)),
        encoding=encoding,
        delimiter=delimiter,
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _filled(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    if not rows:
        raise UserError(N_("The file holds no rows."))
    return rows


def _texts(rows: tuple[Row, ...]) -> Iterator[tuple[Row, str]]:
    return ((row, cell) for row in rows for cell in row.cells if isinstance(cell, str))


def _unreadable(rows: tuple[Row, ...]) -> list[Message]:
    count = sum("\N{REPLACEMENT CHARACTER}" in text for _, text in _texts(rows))
    if not count:
        return []
    return [
        counted(
            "One cell has characters that could not be read; they stand as \N{REPLACEMENT CHARACTER}.",
            "{count} cells have characters that could not be read; they stand as \N{REPLACEMENT CHARACTER}.",
            count,
        )
    ]


def _swallowed(rows: tuple[Row, ...], delimiter: str) -> list[Message]:
    """Tell of cells that seem to hold whole rows, which a stray quotation mark makes."""
    divisions = max(2, max(len(row.cells) for row in rows) - 1)
    return [
        message(
            "A cell in row {row} seems to hold several rows. A quotation mark may be missing.", row=row.number
        )
        for row, text in _texts(rows)
        if "\n" in text and any(line.count(delimiter) >= divisions for line in text.split("\n")[1:])
    ]
