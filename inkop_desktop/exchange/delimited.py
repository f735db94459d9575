"""Read a text file with columns: find its delimiter, honour its quotation marks, keep every row."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO, TextIOWrapper
from itertools import chain, islice

from inkop_desktop.errors import UserError
from inkop_desktop.exchange import limits
from inkop_desktop.exchange.csv_form import plain
from inkop_desktop.exchange.rows import Record
from inkop_desktop.text import N_

# In the order in which they win when two divide the rows equally well.
DELIMITERS = (";", "\t", "|", ",")
_SAMPLE = 200
_END = "\0end"


def read(data: bytes, encoding: str, delimiter: str) -> Iterator[Record]:
    """Yield each record's number (from 1) and its cells, while reading.

    Lines end with CRLF, LF or bare CR, never with U+0085 or U+2028, which stand inside cells.
    Errors: UserError when a quotation mark is never closed.
    """
    lines, _hint = _lines(data, encoding)
    number = 0
    try:
        # A last line of our own: it comes back alone unless an open quotation mark swallows it.
        for number, record in enumerate(csv.reader(chain(lines, [_END]), delimiter=delimiter), 1):
            if record == [_END]:
                return
            yield number, [plain(cell) for cell in record]
    except csv.Error:
        number += 1
    raise UserError(
        N_("Row {row} has a quotation mark that is never closed, so the rest of the file cannot be read."),
        row=number,
    )


def sniff(data: bytes, encoding: str) -> str:
    """Return the delimiter that divides the first rows most evenly."""
    lines, hint = _lines(data, encoding)
    if hint:
        return hint
    sample = list(islice(lines, _SAMPLE))
    return max(DELIMITERS, key=lambda each: _evenness(sample, each))


def _lines(data: bytes, encoding: str) -> tuple[Iterator[str], str]:
    """Return the file's lines, and the delimiter that its first line names (Excel's `sep=;`)."""
    lines = _bounded(TextIOWrapper(BytesIO(data), encoding, errors="replace", newline=""))
    first = next(lines, "")
    hint = first.strip().removeprefix("sep=")
    if first.startswith("sep=") and hint in DELIMITERS:
        return lines, hint
    return chain([first], lines), ""


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines that are no longer than those of a list: each sign of one may become a cell of its own."""
    for line in lines:
        if len(line) > limits.LINE_LETTERS:
            raise UserError(
                N_("A line of the file has more than {limit} characters. A list has a line for each row."),
                limit=limits.LINE_LETTERS,
            )
        yield line


def _evenness(sample: list[str], delimiter: str) -> int:
    """Return how well a delimiter divides the rows: many of one width first, then many columns."""
    try:
        widths = Counter(len(record) for record in csv.reader(sample, delimiter=delimiter))
    except csv.Error:
        return 0
    return max((rows * rows * (width - 1) for width, rows in widths.items()), default=0)
