"""Read a list of contracts from a file: its headings, what they mean, and its rows."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from inkop_desktop.errors import UserError
from inkop_desktop.exchange import headings, tables
from inkop_desktop.exchange import mapping as mappings
from inkop_desktop.exchange.cells.reading import text_of
from inkop_desktop.exchange.contract_columns import DAYS, MATCH_KEYS, known
from inkop_desktop.exchange.contract_rows import ContractRows, RowRead
from inkop_desktop.exchange.headings import Body, Header
from inkop_desktop.exchange.mapping import Mapping
from inkop_desktop.exchange.rows import Tick
from inkop_desktop.exchange.tables import Table
from inkop_desktop.text import N_

_COUNT = re.compile(r"\d{1,9}\.?")
_STEP = 500  # rows between two signs of life


@dataclass(frozen=True, slots=True)
class ContractList:
    """Hold a file that was read: its table, where the headings stand, and the rows below them."""

    path: Path
    table: Table
    header: Header
    body: Body

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the headings, each once."""
        return self.header.labels

    @property
    def header_row(self) -> int:
        """Return the first row of headings as the file numbers it."""
        return self.table.rows[self.header.first].number

    def left_out(self, mapping: Mapping) -> tuple[str, ...]:
        """Return the headings of the columns that hold something, but no field that is taken."""
        taken = {each.heading for each in mapping.columns}
        return tuple(
            label
            for place, label in enumerate(self.labels)
            if label not in taken and any(row.cell(place) is not None for row in self.body.rows)
        )


def read_list(path: Path, how: Mapping | None = None, tick: Tick | None = None) -> ContractList:
    """Return the list in a file; what the mapping does not say of the file is found out.

    Errors: UserError for a file without a list, RegisterError when it cannot be opened.
    """
    how = how or Mapping()
    table = tables.read_table(
        path, sheet=how.sheet, encoding=how.encoding, delimiter=how.delimiter, tick=tick
    )
    header = _header(table, how)
    fields = [guess.field for guess in headings.recognise(header.labels, known(), DAYS)]
    number = fields.index("number") if "number" in fields else None
    return ContractList(path, table, header, headings.body(table.rows, header, number))


def proposed(source: ContractList, base: Mapping | None = None) -> Mapping:
    """Return a mapping of the columns that are recognised; the best match key that there is.

    A “Nr” that counts the rows numbers no contract: another list counts from 1 too.
    """
    labels = source.labels
    named = ["" if _counts_rows(source, place) else label for place, label in enumerate(labels)]
    guesses = headings.recognise(named, known(), DAYS)
    mapping = mappings.proposed(labels, guesses, base)
    weak = any(each.field == mapping.match and headings.is_counter(each.heading) for each in mapping.columns)
    if weak and mapping.holds("case_number"):
        return replace(mapping, match="case_number")
    return with_match_key(mapping)


def _counts_rows(source: ContractList, place: int) -> bool:
    """Tell whether a column named “Nr” holds whole numbers that rise by one, or begin again at 1."""
    if not headings.is_counter(source.labels[place]):
        return False
    said = [text_of(row.cell(place)) for row in source.body.rows if row.cell(place) is not None]
    if not all(map(_COUNT.fullmatch, said)):
        return False
    counts = [int(each.rstrip(".")) for each in said]
    return all(count in {1, above + 1} for above, count in pairwise(counts))


def with_match_key(mapping: Mapping) -> Mapping:
    """Return the mapping with a match key that one of its columns holds."""
    held = {each.field for each in mapping.columns}
    if not mapping.match or mapping.match in held:
        return mapping
    return replace(mapping, match=next((key for key in MATCH_KEYS if key in held), ""))


def read_rows(
    source: ContractList, mapping: Mapping, currency: str, own_name: str, tick: Callable[[int], None]
) -> tuple[tuple[RowRead, ...], ContractRows]:
    """Return what each row became, and the reader that knows its columns.

    `currency` is what an amount is in where the list does not say; `own_name` the register's authority.
    """
    reader = ContractRows(mapping, source.labels, source.body.rows, currency, own_name)
    rows = []
    for done, row in enumerate(source.body.rows):
        if done % _STEP == 0:
            tick(done)
        rows.append(reader.read(row))
    return tuple(rows), reader


def _header(table: Table, how: Mapping) -> Header:
    if not how.header_row:
        return headings.find_header(table.rows, known())
    first = next((place for place, row in enumerate(table.rows) if row.number == how.header_row), -1)
    if first < 0:
        raise UserError(N_("Row {row} of the file is empty and holds no headings."), row=how.header_row)
    return headings.header_at(table.rows, first, first + how.header_rows - 1)
