"""How the cells of a list of contracts are read, column by column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, TypeAlias

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells import amounts, codes, dates, periods, renewals, terms
from inkop_desktop.exchange.cells.amounts import AmountUnit, DecimalSign
from inkop_desktop.exchange.cells.choices import read_choice, read_choices
from inkop_desktop.exchange.cells.dates import DateOrder, DateProfile, Edge
from inkop_desktop.exchange.cells.periods import BackwardsError
from inkop_desktop.exchange.cells.persons import read_names, read_person, read_persons
from inkop_desktop.exchange.cells.reading import Reading, read_line, read_text, read_yes_no, shown
from inkop_desktop.exchange.cells.terms import Unit
from inkop_desktop.exchange.contract_columns import FIELDS
from inkop_desktop.exchange.mapping import ColumnMap, Mapping
from inkop_desktop.exchange.rows import Cell, Row
from inkop_desktop.records.fields import Kind
from inkop_desktop.rules.money import Money
from inkop_desktop.services.imports.incoming import Named
from inkop_desktop.text import message

Reader: TypeAlias = Callable[[Cell], Reading[Any]]

# A row comes in even where these cannot be read: what they said is kept in the remarks.
SOFT = frozenset(
    [
        *(name for name, field in FIELDS.items() if field.kind in {Kind.CHOICE, Kind.CHOICES, Kind.YES_NO}),
        *("cpv", "options", "option_count", "option_note", "notice", "renewal_months", "lead_months"),
        *("notice_given_on", "terminated_last_day", "closed_on"),  # “ja” is said of them too
    ]
)
AMOUNTS = frozenset({"estimated_value", "ceiling"})
REMEMBERED = 4096  # different cells of a column


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a mapped column: its field, its heading, its place in the rows, and the reader of its cells."""

    field: str
    heading: str
    place: int
    read: Reader

    @property
    def soft(self) -> bool:
        """Tell whether a cell that cannot be read leaves the row whole."""
        return self.field in SOFT


def columns_of(
    mapping: Mapping, labels: Sequence[str], rows: Sequence[Row], currency: str
) -> dict[str, Column]:
    """Return the mapped columns by field; `currency` is what amounts without one are in."""
    places = mapping.places(labels)
    columns = {}
    for each in mapping.columns:
        place = places[each.field]
        reader = _reader(each, mapping, [row.cell(place) for row in rows], currency)
        remembered = lru_cache(REMEMBERED, typed=True)(reader)
        columns[each.field] = Column(each.field, each.heading, place, remembered)
    return columns


def _reader(column: ColumnMap, mapping: Mapping, cells: Sequence[Cell], currency: str) -> Reader:
    field = FIELDS.get(column.field)
    if column.field in AMOUNTS:
        return _money_reader(column, mapping, cells, currency)
    if column.field in _DAYS:
        return partial(_DAYS[column.field], profile=_profile(mapping, cells), unit=_length(column))
    if column.field == "renewal":
        automatic = renewals.says_tacitly(column.heading)
        return partial(renewals.read_renewal, unit=_length(column), automatic=automatic)
    if column.field in _SPECIAL:
        return partial(_SPECIAL[column.field], unit=_length(column))
    if field and field.kind is Kind.DATE:
        return partial(dates.read_date, profile=_profile(mapping, cells))
    if field and field.choices and field.kind is Kind.CHOICES:
        return partial(read_choices, vocabulary=field.choices)
    if field and field.choices:
        return partial(read_choice, vocabulary=field.choices)
    has_lines = field is not None and field.kind is Kind.LONG_TEXT
    return _PLAIN.get(column.field, read_text if has_lines else read_line)


def _money_reader(column: ColumnMap, mapping: Mapping, cells: Sequence[Cell], currency: str) -> Reader:
    sign = DecimalSign(mapping.decimal_sign) if mapping.decimal_sign else amounts.profile_numbers(cells)
    scale = amounts.scale_of(column.heading)
    factor = next((unit.factor for unit in AmountUnit if unit == column.unit), Decimal(1))
    own = mapping.currency or scale.currency or currency
    return partial(_read_worth, currency=own, sign=sign, factor=factor)


def _read_worth(cell: Cell, currency: str, sign: DecimalSign | None, factor: Decimal) -> Reading[Money]:
    """Return what a contract is worth; less than nothing is most likely a slip."""
    reading = amounts.read_money(cell, currency, sign, factor)
    if reading.value is None or reading.value.minor >= 0:
        return reading
    doubt = message(
        "“{text}” was read as {value}. No contract is worth less than nothing.",
        text=shown(cell),
        value=reading.value,
    )
    return Reading(reading.value, doubt)


def _length(column: ColumnMap) -> Unit | None:
    return next((unit for unit in Unit if unit == column.unit), None)


def _profile(mapping: Mapping, cells: Sequence[Cell]) -> DateProfile:
    if mapping.date_order:
        return DateProfile.fixed(DateOrder(mapping.date_order))
    return dates.profile_dates(day for cell in cells for day in periods.days_in(cell))


def _read_options(cell: Cell, unit: Unit | None) -> Reading[Any]:
    """Return the options, or the tacit renewal that stands among them in many lists."""
    return renewals.read_beside(cell, partial(terms.read_options, unit=unit), unit, of_term=False)


def _read_first(cell: Cell, profile: DateProfile, unit: Unit | None) -> Reading[Any]:  # noqa: ARG001
    """Return a first day; the column may hold the whole period as well."""
    return _first_that_reads(
        partial(dates.read_date, cell, profile), partial(periods.read_period, cell, profile)
    )


def _read_end(cell: Cell, profile: DateProfile, unit: Unit | None) -> Reading[Any]:
    """Return a last day; the column may hold “tillsvidare”, “24 mån” or the whole period as well."""
    return renewals.read_beside(cell, partial(_end_alone, profile=profile, unit=unit), unit, of_term=True)


def _end_alone(cell: Cell, profile: DateProfile, unit: Unit | None) -> Reading[Any]:
    return _first_that_reads(
        partial(dates.read_date, cell, profile, Edge.LAST),
        partial(periods.read_period, cell, profile),
        partial(terms.read_term, cell, unit),
    )


def _read_term(cell: Cell, profile: DateProfile, unit: Unit | None) -> Reading[Any]:
    """Return a length; the column may hold the whole period as well."""
    return renewals.read_beside(cell, partial(_term_alone, profile=profile, unit=unit), unit, of_term=True)


def _term_alone(cell: Cell, profile: DateProfile, unit: Unit | None) -> Reading[Any]:
    try:
        return periods.read_period(cell, profile)
    except BackwardsError:
        raise
    except UserError:
        return terms.read_term(cell, unit)


def _first_that_reads(
    likeliest: Callable[[], Reading[Any]], *others: Callable[[], Reading[Any]]
) -> Reading[Any]:
    """Return the first reading that succeeds; where none does, raise what the likeliest one says."""
    try:
        return likeliest()
    except UserError:
        for read in others:
            try:
                return read()
            except BackwardsError:
                raise
            except UserError:
                continue
        raise


def _read_reference(cell: Cell) -> Reading[Named]:
    name = read_line(cell).value
    return Reading(Named(name) if name else None)


# Columns whose cells may tell more than their heading says: a day, a length, a whole period.
_DAYS: dict[str, Any] = {
    "first_day": _read_first,
    "last_day": _read_end,
    "extended_to": _read_end,
    "term": _read_term,
}
_SPECIAL: dict[str, Any] = {
    "options": _read_options,
    "option_note": _read_options,
    "notice": terms.read_span,
    "renewal_months": terms.read_months,
    "lead_months": terms.read_lead,
}
_PLAIN: dict[str, Reader] = {
    "cpv": codes.read_cpv,
    "currency": amounts.read_currency,
    "ceiling_currency": amounts.read_currency,
    "option_count": amounts.read_count,
    "public": read_yes_no,
    "open_ended": read_yes_no,
    "owners": read_persons,
    "users": read_names,
    "managers": read_persons,
    "awarded_by_id": read_person,
    "signed_by_id": read_person,
    "unit_id": _read_reference,
    "area_id": _read_reference,
}
