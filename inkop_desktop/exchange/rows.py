"""Gather the rows of any file, cleaned and within the limits, numbered as a spreadsheet shows them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from inkop_desktop.errors import UserError
from inkop_desktop.exchange import limits
from inkop_desktop.text import N_

Cell = str | int | float | bool | date | datetime | None
Record = tuple[int, Sequence[Cell]]
Tick = Callable[[int], None]

# Control characters, stray byte order marks and halves of letters; tab and newline stay.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xFEFF, *range(0xD800, 0xE000)])
_TICK_ROWS = 500


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a row's number in the file (from 1) and its cells; empty cells are None."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Return the cell in a column (from 0); a short row is empty to the right."""
        return self.cells[column] if column < len(self.cells) else None


def gather(records: Iterable[Record], tick: Tick | None = None) -> tuple[Row, ...]:
    """Return the rows that hold anything, in the file's order.

    `tick` is called now and then with the number of rows read; what it raises stops the reading.
    Errors: UserError when there are more rows, columns, cells or letters than the program takes.
    """
    rows: list[Row] = []
    known: dict[str, str] = {}  # the same word in a thousand rows is kept once
    cells = 0
    for number, record in records:
        row = _row(number, record, known)
        if not row.cells:
            continue
        rows.append(row)
        cells += len(row.cells)
        if len(rows) > limits.ROWS:
            raise UserError(
                N_("The list has more than {limit} rows. Divide it into several files."), limit=limits.ROWS
            )
        if cells > limits.CELLS:
            raise UserError(
                N_("The list has more than {limit} cells. Divide it, or remove columns that are not needed."),
                limit=limits.CELLS,
            )
        if tick and len(rows) % _TICK_ROWS == 0:
            tick(len(rows))
    return tuple(rows)


def _row(number: int, record: Sequence[Cell], known: dict[str, str]) -> Row:
    width = len(record)
    while width and (record[width - 1] is None or record[width - 1] == ""):
        width -= 1
    if width > limits.COLUMNS:
        raise UserError(
            N_("Row {row} has more than {limit} columns. Remove the columns that are not needed."),
            row=number,
            limit=limits.COLUMNS,
        )
    cells = [_clean(cell, number, known) for cell in record[:width]]
    while cells and cells[-1] is None:
        cells.pop()
    return Row(number, tuple(cells))


def _clean(cell: Cell, number: int, known: dict[str, str]) -> Cell:
    if not isinstance(cell, str):
        return cell
    if len(cell) > limits.CELL_LETTERS:
        raise UserError(
            N_(
                "A cell in row {row} has more than {limit} characters. "
                "Perhaps a quotation mark is missing before or after it."
            ),
            row=number,
            limit=limits.CELL_LETTERS,
        )
    text = cell
    if not cell.isprintable():
        text = cell.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    text = text.strip()
    return known.setdefault(text, text) if text else None
