"""The contracts that end within a time, month by month, with what to decide and by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules import status
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.status import Derived
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import Column, DataTable, Document, Kind, Row, Subheading, TableLine

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Expiring:
    """A contract with the names that a reader wants beside it."""

    contract: Contract
    suppliers: str
    owners: str
    successor: str


def expiring(source: Source, contracts: Sequence[Expiring], months: int = MONTHS) -> Document:
    """Return the report of what ends from today on, within some months, and of what has ended."""
    horizon = add_months(source.today, months)
    found = [(status.derive(terms_of(each.contract), source.today), each) for each in contracts]
    within = [(derived, each) for derived, each in found if _ends(derived, horizon)]
    within.sort(key=lambda pair: (pair[0].last_day or date.max, pair[1].contract.number))
    table = DataTable(
        columns=(
            Column("last_day", _("Last day"), kind=Kind.DATE),
            Column("number", _("Number"), 9),
            Column("title", _("Title"), 24),
            Column("suppliers", _("Supplier"), 18),
            Column("owners", _("Contract owner"), 14),
            Column("decide", _("What to decide"), 22),
            Column("by", _("By"), kind=Kind.DATE),
            Column("value", _("Estimated value"), kind=Kind.MONEY),
            Column("successor", _("Replaced by"), 14),
        ),
        rows=tuple(_lines(within)),
        caption=_("Contracts that end"),
        empty=_("No contract ends within this time."),
    )
    title = formats.worded(
        counted("Contracts that end within {count} month", "Contracts that end within {count} months", months)
    )
    facts = formats.worded(counted("{count} contract", "{count} contracts", len(within)))
    return document(source, _("Contracts that end"), title, (table,), facts=facts, landscape=True)


def _ends(derived: Derived, horizon: date) -> bool:
    return derived.last_day is not None and derived.today <= derived.last_day <= horizon


def _lines(within: Sequence[tuple[Derived, Expiring]]) -> Iterator[TableLine]:
    month: tuple[int, int] | None = None
    for derived, each in within:
        assert derived.last_day is not None
        if (derived.last_day.year, derived.last_day.month) != month:
            month = derived.last_day.year, derived.last_day.month
            yield Subheading(formats.month(derived.last_day))
        yield _row(derived, each)


def _row(derived: Derived, each: Expiring) -> Row:
    return (
        derived.last_day,
        each.contract.number,
        each.contract.title,
        each.suppliers,
        each.owners,
        derived.action,
        derived.next_action,
        each.contract.estimated_value,
        each.successor,
    )
