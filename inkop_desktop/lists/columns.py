"""What lists of simple records are made of: columns of their declared fields, and usual conditions.

All of these lists are sorted by the key that the search text keeps for every noun.
"""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, FromClause, case, func, or_, select

from inkop_desktop.lists.listing import Column, Condition, Filter, Listing, QuickFilter
from inkop_desktop.lists.nouns import FOUND_BY
from inkop_desktop.models.mapping import METADATA, ROOTS, child_tables
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_

SEARCH = METADATA.tables["search"]
ALL = QuickFilter("all", N_("All"), {})


def listing(
    noun: str,
    title: str,
    columns: tuple[Column, ...],
    filters: tuple[Filter, ...] = (),
    quick: tuple[QuickFilter, ...] = (),
    *,
    sort: tuple[str, bool] | None = None,
    is_tree: bool = False,
) -> Listing:
    """Return the list of a noun, in the order of its first column unless `sort` names another."""
    table = METADATA.tables[noun]

    def source(_today: date) -> FromClause:
        return table.join(SEARCH, (SEARCH.c.noun == noun) & (SEARCH.c.record_id == table.c.id))

    order = sort or (columns[0].key, False)
    part_of = table.c.parent_id if is_tree else None
    shown = {each.key for each in columns}
    unseen = tuple(text_of(noun, key) for key in FOUND_BY[noun] if key not in shown)
    return Listing(noun, title, columns, filters, source, table.c.id, (order,), quick, part_of, unseen=unseen)


def called(noun: str, width: int = 30) -> Column:
    """Return the column with what a record is called."""
    key = "name" if "name" in METADATA.tables[noun].c else "title"
    label = fields_of(ROOTS[noun][0])[key].label
    value = (METADATA.tables[noun].c[key],)
    return Column(key, label, Kind.TEXT, width, value, (SEARCH.c.key,), shown=True, strong=True)


def own(noun: str, key: str, width: int, *, shown: bool = True, strong: bool = False) -> Column:
    """Return a column that shows a field of the record's own as it is; choices in their own order."""
    field, table = fields_of(ROOTS[noun][0])[key], METADATA.tables[noun]
    names = (key, f"{key}_currency") if field.kind is Kind.MONEY else (key,)
    value = tuple(table.c[name] for name in names)
    sort = (_place(table.c[key], field.choices),) if field.kind is Kind.CHOICE and field.choices else ()
    return Column(
        key,
        field.label,
        field.kind,
        width,
        value,
        sort,
        shown=shown,
        strong=strong,
        when_empty=field.when_empty,
    )


def _place(column: ColumnElement[Any], choices: type[Vocabulary]) -> ColumnElement[int]:
    """Return which of the choices stands in a column, counted as they are declared."""
    return case({each.value: place for place, each in enumerate(choices)}, value=column)


def text_of(noun: str, key: str) -> Column:
    """Return a text that a record is found by: a field of its own, or the names of its rows."""
    record, table = ROOTS[noun]
    field = fields_of(record)[key]
    if field.kind is not Kind.ROWS:
        return own(noun, key, 0, shown=False)
    rows = child_tables(record)[key][1]
    names = select(func.group_concat(rows.c.name, "; ")).where(rows.c.root_id == table.c.id)
    return Column(key, field.label, Kind.TEXT, 0, (names.scalar_subquery(),))


def named(noun: str, key: str, width: int = 24, *, shown: bool = True, strong: bool = False) -> Column:
    """Return a column with the name of what a record refers to."""
    field = fields_of(ROOTS[noun][0])[key]
    name, order = naming(METADATA.tables[noun], key, field.refers_to)
    return Column(key, field.label, Kind.TEXT, width, (name,), (order,), shown=shown, strong=strong)


def naming(table: FromClause, key: str, noun: str) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Return what the record in a column is called and sorted by; both empty where there is none."""
    found = SEARCH.alias()
    there = (found.c.noun == noun) & (found.c.record_id == table.c[key])
    name, order = (select(found.c[each]).where(there).scalar_subquery() for each in ("label", "key"))
    return func.coalesce(name, ""), func.coalesce(order, "")


def joined(key: str, heading: str, table: FromClause, ties: dict[str, str], width: int = 30) -> Column:
    """Return a column with the names of all that a record is tied to; `ties` has the noun of each."""
    names = [naming(table, tie, noun) for tie, noun in ties.items()]
    value, order = (_together([each[part] for each in names]) for part in (0, 1))
    return Column(key, heading, Kind.TEXT, width, (value,), (order,), shown=True)


def _together(texts: Sequence[ColumnElement[str]]) -> ColumnElement[str]:
    """Return texts between commas; the empty ones leave nothing behind."""
    parts: list[ColumnElement[str]] = [func.coalesce(", " + func.nullif(each, ""), "") for each in texts]
    return func.substr(reduce(add, parts), 3)


def count(
    key: str, heading: str, number: ColumnElement[int], width: int = 12, *, shown: bool = True
) -> Column:
    """Return a column with a number that is counted."""
    return Column(key, heading, Kind.WHOLE, width, (number,), shown=shown)


def lasting(first: ColumnElement[Any] | None, last: ColumnElement[Any]) -> tuple[Filter, ...]:
    """Return the filters of what begins and ends: now, not over, over; an empty day is no limit."""

    def now(_value: Any, today: date) -> ColumnElement[bool]:
        not_over = or_(last.is_(None), last >= today)
        return not_over if first is None else not_over & or_(first.is_(None), first <= today)

    return (
        Filter("now", N_("In force today"), now),
        Filter("current", N_("In force or to come"), lambda _v, today: or_(last.is_(None), last >= today)),
        Filter("over", N_("Over"), lambda _v, today: last < today),
    )


def when(key: str, heading: str, condition: ColumnElement[bool]) -> Filter:
    """Return a filter that is the same every day."""
    return Filter(key, heading, always(condition))


def always(condition: ColumnElement[bool]) -> Condition:
    """Return a condition that asks neither for a value nor for the day."""

    def same(_value: Any, _today: date) -> ColumnElement[bool]:
        return condition

    return same
