"""Read an Excel workbook (.xlsx, .xlsm): values only, row by row, and only after a look at its parts.

Macros are never run and formulas never calculated: a cell is what Excel last saved in it.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from io import BytesIO
from itertools import islice
from math import isfinite
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from inkop_desktop.errors import InkopError, UserError
from inkop_desktop.exchange import archive, limits
from inkop_desktop.exchange.rows import Cell, Record
from inkop_desktop.text import N_

_CURRENCY = re.compile(r"\[\$([A-Z]{3})\b")  # in a number format: #,##0.00 [$NOK]
_LOOKED_AT = 300  # rows of each sheet, enough to tell the list from the instructions


class Workbook:
    """Open a workbook's bytes and read its visible sheets; close it by leaving its `with` block.

    Errors: UserError for a workbook that is damaged, hostile or has no sheet.
    """

    def __init__(self, data: bytes) -> None:
        self.contents = archive.inspect(data)
        with _damage_in_words(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        shown = [sheet for sheet in self._book.worksheets if sheet.sheet_state == "visible"]
        self._sheets = {sheet.title: sheet for sheet in shown or self._book.worksheets}
        if not self._sheets:
            raise UserError(archive.NO_CELLS)

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._book.close()

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets that one may choose among."""
        return tuple(self._sheets)

    def busiest(self) -> str:
        """Return the sheet whose first rows have the most filled cells."""
        return max(self._sheets, key=self._filled)

    def rows(self, sheet: str) -> Iterator[Record]:
        """Yield each row's number and its cells, while reading.

        Errors: UserError when there is no such sheet, or when it turns out to be damaged.
        """
        if sheet not in self._sheets:
            raise UserError(N_("The workbook has no visible sheet called “{sheet}”."), sheet=sheet)
        source = self._sheets[sheet]
        # What a sheet says of its size is not to be trusted.
        source.reset_dimensions()
        with _damage_in_words():
            for number, cells in enumerate(_quietly(source.iter_rows()), 1):
                if number > limits.SHEET_ROWS:
                    raise UserError(archive.UNUSUAL)
                yield number, [_with_currency(cell, _value(cell.value)) for cell in cells]

    def _filled(self, sheet: str) -> int:
        return sum(cell is not None for _, cells in islice(self.rows(sheet), _LOOKED_AT) for cell in cells)


@contextmanager
def _damage_in_words() -> Iterator[None]:
    """Turn whatever openpyxl stumbles on into a sentence."""
    try:
        yield
    except InkopError:
        raise
    except Exception:  # noqa: BLE001 - a damaged workbook can make openpyxl raise anything
        raise UserError(archive.DAMAGED) from None


def _quietly(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows without openpyxl's warnings about validation, headers and the like."""
    iterator = iter(rows)
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            row = next(iterator, None)
        if row is None:
            return
        yield row


def _with_currency(cell: Any, value: Cell) -> Cell:
    """Return a number with the currency that the cell's number format shows beside it, as 1 200,50 NOK."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    shown = _CURRENCY.search(cell.number_format)
    return f"{value:.2f} {shown[1]}" if shown else value


def _value(value: Any) -> Cell:
    """Return a cell's value as one of the few types that the readers know."""
    if isinstance(value, str):
        return str(unescape(value))
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value if isfinite(value) else str(value)
    if isinstance(value, time | timedelta):
        return str(value)
    return value  # type: ignore[no-any-return] # None, bool, int, date: all that is left
