"""Write a list as a spreadsheet takes it, as CSV or from the clipboard: amounts can be summed.

CSV has BOM and semicolons. An amount takes two columns, the number and its currency; days are ISO,
which spreadsheets in every language read as days.
"""

import csv
import re
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
_BREAKS = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")


def write(out: TextIO, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> None:
    """Write headings and rows as CSV."""
    out.write(BOM)
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([heading for column in columns for heading in _headings(column)])
    for row in rows:
        writer.writerow(_row(columns, row))


def for_clipboard(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as spreadsheets paste them: cells between tabs, a line each, without headings."""
    return "".join("\t".join(map(_pasted, _row(columns, row))) + "\n" for row in rows)


def _headings(column: Column) -> Iterator[str]:
    heading = formats.label(column.heading)
    yield heading
    if column.kind is Kind.MONEY:
        yield currency_heading(heading)


def currency_heading(amount: str) -> str:
    """Return the heading of the column that holds the currency of an amount."""
    return _("{amount}, currency").format(amount=amount)


def _row(columns: Sequence[Column], values: Sequence[Any]) -> list[str]:
    return [cell for column, value in zip(columns, values, strict=True) for cell in _cells(column, value)]


def _cells(column: Column, value: Any) -> tuple[str, ...]:
    if isinstance(value, Money):
        return _number(value), value.currency
    if column.kind is Kind.MONEY:  # nothing, or what is said in place of an amount
        return _literal(formats.show(value)), ""
    if isinstance(value, tuple):  # a status comes with what is to be done, which has a column of its own
        value = value[0]
    if isinstance(value, date):
        return (value.isoformat(),)
    if column.kind is Kind.WHOLE:
        return ("" if value is None else str(value),)
    return (_literal(formats.show(value)),)


def _pasted(cell: str) -> str:
    """Return a cell that stays one when it is pasted: no tab, no line, no quote that stays open."""
    cell = _BREAKS.sub(" ", cell)
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell


def _literal(text: str) -> str:
    """Return text that a spreadsheet takes for text, even where it begins as a formula does."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(cell: str) -> str:
    """Return a cell without the mark that makes a spreadsheet take it for text."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _number(amount: Money) -> str:
    """Return an amount without groups and with the reader's decimal sign."""
    return f"{amount.amount:f}".replace(".", numbers.get_decimal_symbol(formats.locale()))
