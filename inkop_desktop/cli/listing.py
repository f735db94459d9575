"""List contracts as text, JSON or CSV."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from inkop_desktop import formats
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say_json, say_table
from inkop_desktop.cli.parser import Options
from inkop_desktop.exchange import csv_form, json_form
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Column, Query
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of, rows_of
from inkop_desktop.register.register import Register
from inkop_desktop.services import filters, listing, records
from inkop_desktop.text import _


def contracts(options: Options) -> int:
    """List the contracts that are searched for, in the list's own order."""
    with reading(options.file, options.person) as register:
        found = listing.ids(register, CONTRACTS, asked(register, options)[0])
        FORMS[options.form](register, found, options.today)
    return 0


def asked(register: Register, options: Options) -> tuple[Query, str]:
    """Return what is asked for, and the name of the filter that narrows it.

    A search that is given takes the place of the filter's own.
    """
    if not options.filter:
        return Query(options.today, options.search), ""
    named = filters.named(register, CONTRACTS, options.filter)
    narrowed, search = filters.narrowed_by(named)
    return Query(options.today, options.search or search, narrowed), named.name if narrowed else ""


def _as_text(register: Register, found: Sequence[int], today: date) -> None:
    columns = [each for each in CONTRACTS.columns if each.shown]
    rows = _rows(register, columns, found, today)
    say_table([_(column.heading) for column in columns], [[_words(value) for value in row] for row in rows])


def _as_csv(register: Register, found: Sequence[int], today: date) -> None:
    rows = _rows(register, CONTRACTS.columns, found, today)
    csv_form.write(sys.stdout, CONTRACTS.columns, rows)


def _as_json(register: Register, found: Sequence[int], today: date) -> None:
    names = {(noun, key): name for noun in REFERRED_TO for key, name in records.names(register, noun).items()}
    every = records.some(register, Contract, found)
    say_json([json_form.of_contract(contract, names, today) for contract in every])


FORMS = {"text": _as_text, "csv": _as_csv, "json": _as_json}
RECORDS: tuple[type[Any], ...] = (Contract, *rows_of(Contract).values())
REFERRED_TO = {
    field.refers_to for record_type in RECORDS for field in fields_of(record_type).values() if field.refers_to
}


def _rows(
    register: Register, columns: Sequence[Column], found: Sequence[int], today: date
) -> list[tuple[Any, ...]]:
    rows = listing.rows(register, CONTRACTS, [column.key for column in columns], found, today)
    return [rows[each] for each in found]


def _words(value: Any) -> str:
    """Return a cell in words; a status comes with what is to be done, which has a column of its own."""
    return formats.show(value[0] if isinstance(value, tuple) else value)
