"""Where somebody answers for a product area, or owns a contract, and soon nobody will."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from inkop_desktop.lists.offices import OFFICE, last_day
from inkop_desktop.rules.manning import Term, lacks
from inkop_desktop.rules.months import day_after, day_before
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.periods import Period, soon
from inkop_desktop.services import areas, matrix
from inkop_desktop.services.matrix import Spot


@dataclass(frozen=True, slots=True)
class Lapse:
    """The last day before nobody is in office, and who is on that day."""

    last: date
    persons: tuple[int, ...]


def of_areas(connection: Connection, today: date) -> dict[Spot, Lapse]:
    """Return where nobody will answer for an area soon though somebody must then, in the matrix's order.

    Whoever answers for an area above answers there too.
    """
    found = matrix.unnamed(connection, today)
    held = _terms(connection, today, Post.AREA_MANAGER, OFFICE.c.area_id, OFFICE.c.organisation_id)
    lines = areas.lines(connection)
    lapses: dict[Spot, Lapse] = {}
    for (area_id, organisation_id), cell in found.cells.items():
        terms = [term for each in lines[area_id or 0] for term in held[each, organisation_id]]
        if cell.is_needed and (lapse := _lapse(terms, today)):
            lapses[area_id, organisation_id] = lapse
    ids = [each.id or 0 for each in found.organisations]
    days = {each.last for each in lapses.values()}
    needed = {day: matrix.framework_spots(connection, day_after(day), ids) for day in days}
    return {spot: each for spot, each in lapses.items() if spot in needed[each.last]}


def of_contracts(connection: Connection, today: date) -> dict[int, Lapse]:
    """Return the contracts that somebody owns today and nobody will soon, by id."""
    held = _terms(connection, today, Post.CONTRACT_OWNER, OFFICE.c.contract_id)
    found = {contract_id: _lapse(terms, today) for (contract_id,), terms in held.items()}
    return {contract_id: lapse for contract_id, lapse in found.items() if lapse is not None}


def _terms(
    connection: Connection, today: date, post: Post, *ties: ColumnElement[Any]
) -> dict[tuple[Any, ...], list[Term]]:
    """Return who has a post today or later, and is employed so long, by what it is tied to."""
    last = last_day(OFFICE)
    query = select(*ties, OFFICE.c.person_id, OFFICE.c.from_day, last)
    query = query.where(OFFICE.c.post == str(post), or_(last.is_(None), last >= today))
    found: dict[tuple[Any, ...], list[Term]] = defaultdict(list)
    for *tied, person_id, first, until in connection.execute(query):
        found[tuple(tied)].append(Term(person_id, Period(first, until)))
    return found


def _lapse(terms: Sequence[Term], today: date) -> Lapse | None:
    """Return the day after which nobody is in office soon; None where nobody is today either."""
    first = next((each.first for each in lacks(terms, 1, today)), None)
    if first is None or first == today or day_before(first) > soon(today):
        return None
    last = day_before(first)
    return Lapse(last, tuple(sorted({each.who for each in terms if each.period.holds(last)})))
