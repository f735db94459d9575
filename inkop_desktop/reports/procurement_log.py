"""The log of direct procurements: what was bought without a notice, of whom, on what ground, in what time."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from inkop_desktop import formats, text
from inkop_desktop.reports.paper import Source, of_cases
from inkop_desktop.rules.money import Money, totals
from inkop_desktop.text import _
from inkop_desktop.typeset.document import (
    Column,
    DataTable,
    Document,
    Kind,
    Row,
    Subheading,
    TableLine,
    Total,
)

Case = Mapping[str, Any]
_BETWEEN = (None,) * 8  # the columns of the log between the number and the sums


def procurement_log(source: Source, cases: Sequence[Case], year: int | None = None) -> Document:
    """Return the log of the cases of a year, or of all; a case is what the list shows of it, by column."""
    kind = _("Log of direct procurements")
    title = kind if year is None else _("Log of direct procurements, {year}").format(year=str(year))
    empty = _("There are no direct procurements to show.")
    by_unit = DataTable(_sum_columns(), tuple(_sums(cases)), _("By year and unit"), empty)
    every = DataTable(_columns(), tuple(_lines(cases)), _("Case by case"), empty)
    return of_cases(source, kind, title, len(cases), by_unit, every)


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", _("Number"), 9),
        Column("title", _("Title"), 22),
        Column("supplier", _("Supplier"), 16),
        Column("area", _("Product area"), 14),
        Column("ground", _("Ground"), 16),
        Column("began", _("Began"), kind=Kind.DATE),
        Column("over", _("Signed or ended"), kind=Kind.DATE),
        Column("days", _("Days"), kind=Kind.NUMBER),
        Column("status", _("Status"), 12),
        Column("value", _("Estimated value"), kind=Kind.MONEY),
        Column("award_value", _("Contract value"), kind=Kind.MONEY),
    )


def _sum_columns() -> tuple[Column, ...]:
    return (
        Column("year", _("Year"), 6),
        Column("unit", _("Unit"), 40),
        Column("cases", _("Cases"), kind=Kind.NUMBER),
        Column("value", _("Estimated value"), kind=Kind.MONEY),
        Column("award_value", _("Contract value"), kind=Kind.MONEY),
    )


def _in_units(cases: Sequence[Case]) -> dict[str, list[Case]]:
    """Return the cases by the name of the unit, those of no unit last."""
    found: dict[str, list[Case]] = {}
    for each in cases:
        found.setdefault(each["unit_id"] or "", []).append(each)
    return dict(sorted(found.items(), key=_by_name))


def _by_name(unit: tuple[str, object]) -> tuple[bool, str]:
    return not unit[0], formats.sort_key(unit[0], text.language())


def _sums(cases: Sequence[Case]) -> Iterator[TableLine]:
    """Yield what was bought each year by each unit, then all of it."""
    years = sorted({_year(each) for each in cases}, reverse=True)
    for year in years:
        for unit, some in _in_units([each for each in cases if _year(each) == year]).items():
            yield from _summed((year, unit or _("Not stated")), some)
    if cases:
        yield from map(Total, _summed((_("Total"), ""), cases))


def _summed(names: tuple[str, str], cases: Sequence[Case]) -> Iterator[Row]:
    """Yield a row with the number of cases and their sums; another one for each other currency."""
    for place, sums in enumerate(_pairs(cases)):
        head = ("", "", None) if place else (*names, len(cases))
        yield (*head, *sums)


def _year(case: Case) -> str:
    return str(case["started_on"].year) if case["started_on"] else ""


def _lines(cases: Sequence[Case]) -> Iterator[TableLine]:
    for unit, some in _in_units(cases).items():
        yield Subheading(unit or _("Not stated"))
        yield from map(_row, some)
    for sums in _pairs(cases) if cases else ():
        yield Total((_("Total"), *_BETWEEN, *sums))


def _row(case: Case) -> Row:
    return (
        case["number"],
        case["title"],
        case["supplier_id"],
        case["area_id"],
        case["ground"],
        case["started_on"],
        case["signed_on"] or case["ended_on"],
        case["days_used"],
        case["status"],
        case["value"],
        case["award_value"],
    )


def _pairs(cases: Sequence[Case]) -> list[tuple[Money | None, Money | None]]:
    """Return the sums of estimates and of contracts side by side, a row for each currency; one at least."""
    values, awards = (totals(each[key] for each in cases if each[key]) for key in ("value", "award_value"))
    return list(zip_longest(values, awards)) or [(None, None)]
