"""Read the rows of a list of contracts: what each cell became, what is doubtful, what cannot be taken."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import is_nothing, lines_of, text_of
from inkop_desktop.exchange.cells.suppliers import read_suppliers
from inkop_desktop.exchange.contract_cells import AMOUNTS, REMEMBERED, Column, columns_of
from inkop_desktop.exchange.contract_columns import FIELDS
from inkop_desktop.exchange.contract_terms import TERM_COLUMNS, terms_of_row
from inkop_desktop.exchange.mapping import Mapping
from inkop_desktop.exchange.rows import Row
from inkop_desktop.formats import Sentence
from inkop_desktop.rules.money import Money
from inkop_desktop.services.imports.incoming import NOT_READ, Incoming, Linked, Named
from inkop_desktop.services.imports.links import LINKS
from inkop_desktop.services.imports.matching import folded
from inkop_desktop.services.suppliers import comparable
from inkop_desktop.text import message

# These are put together with others; every other column is a field of the contract by itself.
_TOGETHER = frozenset(
    {
        *("suppliers", "supplier_number", "buyer", "currency", "ceiling_currency", "remarks"),
        *TERM_COLUMNS,
        *LINKS,
    }
)


@dataclass(frozen=True, slots=True)
class CellRead:
    """Hold what one cell became: the field, the heading, the cell as it stands, its value, any doubt."""

    field: str
    heading: str
    text: str
    value: Any = None
    doubt: Sentence | None = None


@dataclass(frozen=True, slots=True)
class RowRead:
    """Hold what one row became: its cells, and the contract's facts or the reason why there are none.

    `buyer` names another authority that the contract is said to be of.
    """

    number: int
    cells: tuple[CellRead, ...]
    incoming: Incoming | None = None
    heading: str = ""  # of the column that cannot be taken
    reason: Sentence | None = None
    buyer: str = ""

    @property
    def doubts(self) -> tuple[CellRead, ...]:
        """Return the cells whose reading is doubtful."""
        return tuple(cell for cell in self.cells if cell.doubt)


@dataclass(slots=True)
class Gathered:
    """Gather what is read of one row."""

    row: Row
    read: dict[str, Any] = field(default_factory=dict)
    cells: list[CellRead] = field(default_factory=list)
    blank: set[str] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)

    def line(self, column: Column) -> str:
        """Return the line of the remarks that tells what a cell says, under its heading."""
        return f"{column.heading}: {lines_of(self.row.cell(column.place))}"

    def keep(self, column: Column) -> None:
        """Keep what a cell says for the remarks, once."""
        line = self.line(column)
        if line not in self.kept:
            self.kept.append(line)

    def doubt(self, column: Column, sentence: Sentence) -> None:
        """Mark a cell that was read already."""
        self._mend(column.field, doubt=sentence)

    def set_value(self, name: str, value: Any) -> None:
        """Give a cell that was read already another value, in the light of the other cells."""
        self.read[name] = value
        self._mend(name, value=value)

    def _mend(self, name: str, **changed: Any) -> None:
        self.cells = [replace(cell, **changed) if cell.field == name else cell for cell in self.cells]


class RefusedError(UserError):
    """Tell that a row cannot be taken because of one of its cells."""

    def __init__(self, heading: str, reason: UserError) -> None:
        super().__init__(reason.template, **reason.params)
        self.heading = heading


class ContractRows:
    """Reads rows by a mapping; `own_name` is the authority whose register it is."""

    def __init__(
        self, mapping: Mapping, labels: Sequence[str], rows: Sequence[Row], currency: str, own_name: str
    ) -> None:
        self.columns = columns_of(mapping, labels, rows, currency)
        self._own_name = comparable(own_name)
        self._part_of_own = _part_of(own_name)
        # A list of ten thousand contracts names a few hundred suppliers.
        self._read_suppliers = lru_cache(REMEMBERED, typed=True)(read_suppliers)

    def read(self, row: Row) -> RowRead:
        """Return what a row became."""
        gathered = Gathered(row)
        try:
            incoming = self._incoming(gathered)
        except RefusedError as error:
            return RowRead(row.number, tuple(gathered.cells), heading=error.heading, reason=error)
        return RowRead(row.number, tuple(gathered.cells), incoming, buyer=self._buyer(gathered))

    def heading_of(self, name: str) -> str:
        """Return the heading of the column that a contract's field came from; empty where there is none."""
        keys = (name, *_COLUMN_OF.get(name, ()))
        return next((self.columns[key].heading for key in keys if key in self.columns), "")

    def _incoming(self, gathered: Gathered) -> Incoming:
        for column in self.columns.values():
            if column.field not in {"suppliers", "supplier_number"}:
                self._read_cell(gathered, column)
        values = {name: value for name, value in gathered.read.items() if name not in _TOGETHER}
        values |= self._amounts(gathered)
        values |= self._suppliers(gathered)
        values |= self._links(gathered)
        values |= self._unit(gathered)
        values |= terms_of_row(gathered, self.columns)
        if self._buyer(gathered):
            gathered.keep(self.columns["buyer"])
        remarks = "\n".join(filter(None, (gathered.read.get("remarks"), *gathered.kept)))
        if remarks:
            values["remarks"] = remarks
        blank = {name for name in gathered.blank if name in FIELDS and name not in values}
        return Incoming(gathered.row.number, values, frozenset(blank))

    @staticmethod
    def _read_cell(gathered: Gathered, column: Column) -> None:
        cell = gathered.row.cell(column.place)
        text = lines_of(cell)
        try:
            reading = column.read(cell)
        except UserError as error:
            if not column.soft:
                gathered.cells.append(CellRead(column.field, column.heading, text, doubt=error))
                raise RefusedError(column.heading, error) from None
            doubt = message(NOT_READ, reason=error)
            gathered.cells.append(CellRead(column.field, column.heading, text, doubt=doubt))
            gathered.keep(column)
            return
        if reading.value is None:
            gathered.blank.add(column.field)
        else:
            gathered.read[column.field] = reading.value
        if reading.kept:
            gathered.keep(column)
        if text:
            gathered.cells.append(CellRead(column.field, column.heading, text, reading.value, reading.doubt))

    def _amounts(self, gathered: Gathered) -> Iterator[tuple[str, Money]]:
        """Yield the amounts in the currency that the row names, where it names one."""
        for name in AMOUNTS & gathered.read.keys():
            currency = gathered.read.get(f"{name}_currency") or gathered.read.get("currency")
            if currency:
                gathered.set_value(name, Money.of(gathered.read[name].amount, currency))
            yield name, gathered.read[name]

    def _suppliers(self, gathered: Gathered) -> Iterator[tuple[str, tuple[Named, ...]]]:
        names, numbers = self.columns.get("suppliers"), self.columns.get("supplier_number")
        cell = gathered.row.cell(names.place) if names else None
        beside = gathered.row.cell(numbers.place) if numbers else None
        column = numbers if numbers and is_nothing(cell) else names
        if column is None:
            return
        reading = self._read_suppliers(cell, beside)
        doubt = reading.doubt
        if reading.kept:
            doubt = message(NOT_READ, reason=doubt)
            if reading.kept_first or numbers is None or is_nothing(beside):
                gathered.keep(column)
            if numbers and not is_nothing(beside):
                gathered.keep(numbers)
        said = lines_of(gathered.row.cell(column.place))
        if said:
            gathered.cells.append(CellRead("suppliers", column.heading, said, reading.value, doubt))
        if reading.value is not None:
            line = gathered.line(column)
            yield "suppliers", tuple(Named(each.name, each.number, each.rank, line) for each in reading.value)
        elif not reading.kept:
            gathered.blank.add("suppliers")

    def _links(self, gathered: Gathered) -> Iterator[tuple[str, Linked]]:
        """Yield the contracts that a row names; the register knows whether there are such."""
        for name in LINKS & gathered.read.keys():
            said = gathered.read[name]
            yield name, Linked(said, gathered.line(self.columns[name]))

    def _unit(self, gathered: Gathered) -> Iterator[tuple[str, Linked]]:
        """Yield the part of our own authority that the buyer's name tells, where no cell names a unit."""
        part = self._part(gathered)
        if part and "unit_id" not in gathered.read:
            yield "unit_id", Linked(part, gathered.line(self.columns["buyer"]))
        elif part and folded(part) != folded(gathered.read["unit_id"].name):
            gathered.keep(self.columns["buyer"])

    def _buyer(self, gathered: Gathered) -> str:
        """Return the authority that a row names, where that is neither our own nor a part of it."""
        buyer = text_of(gathered.read.get("buyer"))
        own = comparable(buyer) == self._own_name or self._part_of_own.fullmatch(buyer)
        return "" if own else buyer

    def _part(self, gathered: Gathered) -> str:
        """Return which part of our own authority a row names as the buyer; empty for the whole of it."""
        found = self._part_of_own.fullmatch(text_of(gathered.read.get("buyer")))
        return (found["in_brackets"] or found["part"]).strip() if found else ""


def _part_of(own_name: str) -> re.Pattern[str]:
    """Return what an authority's name with a part of it looks like: “Oslo kommune v/Utdanningsetaten”.

    “Oslo kommunes pensjonskasse” is another authority.
    """
    name = r"\s".join(map(re.escape, text_of(own_name).split()))
    parting = r"(?:\s?[,/]|\sv/|\sved\s|\s-\s)"
    return re.compile(rf"{name}(?:\s?\((?P<in_brackets>.*)\)|{parting}(?P<part>.*))", re.IGNORECASE)


# The columns that a field of the contract may come from under another key.
_COLUMN_OF = {
    "term_months": ("term",),
    "term_days": ("term",),
    "open_ended": ("last_day", "term"),
    "notice_months": ("notice",),
    "notice_days": ("notice",),
    "options": ("extended_to", "term"),
}
