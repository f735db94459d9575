"""What a list is: columns, filters and the tables behind it, declared once per noun.

Whoever shows a list reads key, heading, width and kind; only services look at the expressions.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, FromClause, bindparam

from inkop_desktop.errors import UserError
from inkop_desktop.records.fields import Kind
from inkop_desktop.text import N_

Condition = Callable[[Any, date], ColumnElement[bool]]
# The day that a list is asked about, where it stands in a column.
TODAY = bindparam("today", type_=Date())


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list.

    `width` is in characters; `value` what is shown, `sort` what it is sorted by (its own value
    where left out); `shown` whether a new user sees it. `strong` is what one looks for, the record's
    name; `quiet` what stands back beside it. `when_empty` is what it means that there
    is no amount, where that is something; or no day, of records whose second value says so.
    """

    key: str
    heading: str
    kind: Kind
    width: int
    value: tuple[ColumnElement[Any], ...]
    sort: tuple[ColumnElement[Any], ...] = ()
    shown: bool = False
    strong: bool = False
    quiet: bool = False
    when_empty: str = ""

    @property
    def order(self) -> tuple[ColumnElement[Any], ...]:
        """Return what the list is sorted by when it is sorted by this column."""
        return self.sort or self.value


@dataclass(frozen=True, slots=True)
class Filter:
    """Something a list can be narrowed by; `condition` takes the chosen value and today."""

    key: str
    heading: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class QuickFilter:
    """What a list is often narrowed to: offered above it, and known by its heading or its key."""

    key: str
    heading: str
    filters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one noun.

    `source` gives the joined tables for a day; `record_id` is the id of its record. A list that is a
    tree has in `part_of` the id of the record that a record is part of. `found_by` matches what holds
    the words of a search, where the search text of its noun does not tell. `unseen` are the texts that
    a record is found by and no column can show.
    """

    noun: str
    title: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    source: Callable[[date], FromClause]
    record_id: ColumnElement[int]
    default_sort: tuple[tuple[str, bool], ...]
    quick: tuple[QuickFilter, ...] = ()
    part_of: ColumnElement[Any] | None = None
    found_by: Callable[[str], ColumnElement[bool]] | None = None
    unseen: tuple[Column, ...] = ()

    def column(self, key: str) -> Column:
        """Return a column by its key, be it one that is never shown."""
        return next(each for each in (*self.columns, *self.unseen) if each.key == key)

    def filter(self, key: str) -> Filter:
        """Return a filter by its key; raise UserError for one that another version of the program had."""
        for each in self.filters:
            if each.key == key:
                return each
        raise UserError(N_("This filter was saved by another version of the program. Save it anew."))

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the keys of the columns that a new user sees."""
        return tuple(each.key for each in self.columns if each.shown)


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody wants to see of a list: found by `search`, narrowed by `filters`, in an order.

    `sort` is pairs of a column's key and whether it runs backwards.
    """

    today: date
    search: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    sort: Sequence[tuple[str, bool]] = ()
