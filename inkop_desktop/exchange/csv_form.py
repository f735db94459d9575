"""Write a list as CSV that a spreadsheet opens as it is: BOM, semicolons, amounts that can be summed."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TextIO

from babel import numbers

from inkop_desktop import formats
from inkop_desktop.lists.listing import Column
from inkop_desktop.records.fields import Kind
from inkop_desktop.rules.money import Money
from inkop_desktop.text import _

BOM = "\N{BYTE ORDER MARK}"
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(out: TextIO, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> None:
    """Write headings and rows; an amount takes two columns, the number and its currency."""
    out.write(BOM)
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([heading for column in columns for heading in _headings(column)])
    for row in rows:
        writer.writerow(
            [cell for column, value in zip(columns, row, strict=True) for cell in _cells(column, value)]
        )


def _headings(column: Column) -> Iterator[str]:
    heading = _(column.heading)
    yield heading
    if column.kind is Kind.MONEY:
        yield _("{amount}, currency").format(amount=heading)


def _cells(column: Column, value: Any) -> tuple[str, ...]:
    if column.kind is Kind.MONEY:
        return ("", "") if value is None else (_number(value), value.currency)
    if isinstance(value, tuple):  # a status comes with what is to be done, which has a column of its own
        value = value[0]
    if isinstance(value, date):
        return (value.isoformat(),)
    return (literal(formats.show(value)),)


def literal(text: str) -> str:
    """Return text that a spreadsheet takes for text, even where it begins as a formula does."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _number(amount: Money) -> str:
    """Return an amount without groups and with the reader's decimal sign."""
    return f"{amount.amount:f}".replace(".", numbers.get_decimal_symbol(formats.locale()))
