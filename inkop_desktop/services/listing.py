"""Answer what a list asks: which records, in which order, and what their columns hold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, asc, desc, func, select

from inkop_desktop import formats
from inkop_desktop.lists.listing import TODAY, Column, Listing, Query
from inkop_desktop.lists.outline import Place, outline
from inkop_desktop.lists.procuring import DIRECT_PROCUREMENTS
from inkop_desktop.records.fields import Kind
from inkop_desktop.register import search, store
from inkop_desktop.register.register import Register
from inkop_desktop.register.search import Hit
from inkop_desktop.rules.money import Money
from inkop_desktop.text import Message


def ids(register: Register, listing: Listing, query: Query) -> list[int]:
    """Return the ids of all records that the query finds, in its order."""
    with register.reading() as connection:
        return list(connection.scalars(_ordered(listing, query)))


def outlined(register: Register, listing: Listing, query: Query) -> list[Place]:
    """Return what the query finds in a list that is a tree, and all above it; siblings in its order."""
    assert listing.part_of is not None
    everything = replace(query, search="", filters={})
    with register.reading() as connection:
        order = list(connection.scalars(_ordered(listing, everything)))
        above = {row[0]: row[1] for row in connection.execute(select(listing.record_id, listing.part_of))}
        found = set(connection.scalars(_found(listing, query)))
    return outline(order, above, found)


def page(register: Register, listing: Listing, query: Query, size: int, start: int = 0) -> list[int]:
    """Return the ids of one page of what the query finds."""
    with register.reading() as connection:
        return list(connection.scalars(_ordered(listing, query).limit(size).offset(start)))


def count(register: Register, listing: Listing, query: Query) -> int:
    """Return how many records the query finds."""
    found = _found(listing, replace(query, sort=())).subquery()
    with register.reading() as connection:
        return connection.scalar(select(func.count()).select_from(found)) or 0


def rows(
    register: Register, listing: Listing, keys: Sequence[str], record_ids: Sequence[int], today: date
) -> dict[int, tuple[Any, ...]]:
    """Return the values of some columns for some records, by id; money is Money, several texts are one."""
    columns = [listing.column(key) for key in keys]
    expressions = [expression for column in columns for expression in column.value]
    found: dict[int, tuple[Any, ...]] = {}
    with register.reading() as connection:
        for start in range(0, len(record_ids), store.CHUNK):
            some = record_ids[start : start + store.CHUNK]
            query = select(listing.record_id, *expressions).select_from(listing.source(today))
            asked = query.where(listing.record_id.in_(some)).params({TODAY.key: today})
            for row in connection.execute(asked):
                found[row[0]] = _cells(columns, row[1:])
    if listing is DIRECT_PROCUREMENTS:
        from inkop_desktop.services import procuring_list  # noqa: PLC0415 - no other list asks the law

        return procuring_list.told(register, found, keys, today)
    return found


def find(register: Register, wanted: str, limit: int = 30) -> list[Hit]:
    """Return what holds every word of `wanted` anywhere in the register."""
    if not wanted.strip():
        return []
    with register.reading() as connection:
        return search.anywhere(connection, wanted, limit)


def suggestions(register: Register, noun: str, wanted: str, limit: int = 30) -> list[Hit]:
    """Return the records of a noun that hold every word of `wanted`; the first of all for no words."""
    with register.reading() as connection:
        return search.of_noun(connection, noun, wanted, limit)


def _found(listing: Listing, query: Query) -> Select[int]:
    statement = select(listing.record_id).select_from(listing.source(query.today))
    if query.search.strip():
        statement = statement.where(_matches(listing, query.search))
    for key, value in query.filters.items():
        statement = statement.where(listing.filter(key).condition(value, query.today))
    return statement


def _matches(listing: Listing, wanted: str) -> ColumnElement[bool]:
    if listing.found_by is not None:
        return listing.found_by(wanted)
    return listing.record_id.in_(search.matching(listing.noun, wanted))


def _ordered(listing: Listing, query: Query) -> Select[int]:
    statement = _found(listing, query)
    for key, backwards in query.sort or listing.default_sort:
        for expression in listing.column(key).order:
            statement = statement.order_by(desc(expression) if backwards else asc(expression))
    return statement.order_by(listing.record_id).params({TODAY.key: query.today})


def _nothing(column: Column) -> Message | None:
    """Return what it means that a column holds no amount or day."""
    return Message(column.when_empty) if column.when_empty else None


def _cells(columns: Sequence[Column], values: Sequence[Any]) -> tuple[Any, ...]:
    cells: list[Any] = []
    at = 0
    for column in columns:
        own = tuple(values[at : at + len(column.value)])
        at += len(column.value)
        if column.kind is Kind.MONEY:
            cells.append(_nothing(column) if own[0] is None else Money(*own))
        elif column.kind is Kind.DATE and column.when_empty:
            cells.append(_nothing(column) if own[0] is None and own[1] else own[0])
        elif column.kind in (Kind.TEXTS, Kind.CHOICES):
            cells.append(", ".join(formats.show(each) for each in own[0]))
        else:
            cells.append(own[0] if len(own) == 1 else own)
    return tuple(cells)
