"""How often and for how much something was bought on a ground for exception, year by year."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from inkop_desktop.reports.paper import Source, of_cases
from inkop_desktop.rules.money import totals
from inkop_desktop.services.procurement_log import Use
from inkop_desktop.text import _
from inkop_desktop.typeset.document import (
    Column,
    DataTable,
    Document,
    Kind,
    Row,
    Subheading,
    TableLine,
)


def ground_use(source: Source, uses: Sequence[Use], year: int | None = None) -> Document:
    """Return the use of grounds for exception in a year, or in all: counts and values, then the cases."""
    kind = _("Use of grounds for exception")
    title = kind if year is None else _("Use of grounds for exception, {year}").format(year=str(year))
    empty = _("Nothing was bought on a ground for exception.")
    newest_first = sorted(uses, key=lambda each: (-each.year, each.ground, each.number))
    by_ground = DataTable(_count_columns(), tuple(_counts(newest_first)), _("Year by year"), empty)
    every = DataTable(_columns(), tuple(_lines(newest_first)), _("The cases"), empty)
    return of_cases(source, kind, title, len(uses), by_ground, every)


def _count_columns() -> tuple[Column, ...]:
    return (
        Column("year", _("Year"), 6),
        Column("ground", _("Ground"), 48),
        Column("cases", _("Cases"), kind=Kind.NUMBER),
        Column("value", _("Value"), kind=Kind.MONEY),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", _("Number"), 9),
        Column("title", _("Title"), 26),
        Column("unit", _("Unit"), 20),
        Column("supplier", _("Supplier"), 18),
        Column("day", _("Signed or decided"), kind=Kind.DATE),
        Column("value", _("Value"), kind=Kind.MONEY),
        Column("reasons", _("Reasons"), 40),
    )


def _counts(uses: Sequence[Use]) -> Iterator[Row]:
    """Yield a row for each ground of a year; a second one for a second currency."""
    for (year, ground), some in _grouped(uses).items():
        sums = totals(each.value for each in some if each.value) or (None,)
        yield str(year), ground, len(some), sums[0]
        for more in sums[1:]:
            yield str(year), ground, None, more


def _lines(uses: Sequence[Use]) -> Iterator[TableLine]:
    for (year, ground), some in _grouped(uses).items():
        yield Subheading(_("{year}: {ground}").format(year=str(year), ground=ground))
        for each in some:
            yield each.number, each.title, each.unit, each.supplier, each.day, each.value, each.reasons


def _grouped(uses: Sequence[Use]) -> dict[tuple[int, str], list[Use]]:
    found: dict[tuple[int, str], list[Use]] = defaultdict(list)
    for each in uses:
        found[each.year, each.ground].append(each)
    return found
