"""The numbers beside the findings on the Today page: what ends month by month, and how far we are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from inkop_desktop.lists.contracts import CONTRACTS, ends_within
from inkop_desktop.lists.listing import Query
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.register.register import Register
from inkop_desktop.rules.months import SOON_MONTHS, add_months
from inkop_desktop.rules.vocabulary import Country, OrderingChannel, Status
from inkop_desktop.services import listing
from inkop_desktop.services.standing import (
    CONTRACT,
    OWNER,
    PERHAPS_RUNNING,
    PHASE,
    RUNNING,
    has,
    on_day,
    replaced,
)
from inkop_desktop.text import N_

SUPPLIER = METADATA.tables["supplier"]
IN_CONTRACT = METADATA.tables["contract_supplier"]
PROFILE = METADATA.tables["profile"]

ELECTRONIC = (OrderingChannel.E_CATALOGUE, OrderingChannel.E_ORDER, OrderingChannel.WEB_SHOP)


@dataclass(frozen=True, slots=True)
class MonthEndings:
    """How many contracts end in a month (its first day), and how many of them nothing replaces."""

    month: date
    count: int
    without_successor: int


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of what the guideline asks is done: `done` of `total`.

    `duty` is the duty's id; `is_share` says that it is told as per cent.
    """

    label: str
    duty: str
    done: int
    total: int
    is_share: bool

    @property
    def share(self) -> Decimal | None:
        """Return the part that is done; None where there is nothing to measure."""
        return Decimal(self.done) / self.total if self.total else None


def endings(register: Register, today: date) -> list[MonthEndings]:
    """Return the months from this one to the same one next year, with what ends within a year in each."""
    ids = listing.ids(register, CONTRACTS, Query(today, filters=ends_within()))
    last_days = listing.rows(register, CONTRACTS, ("runs_to",), ids, today)
    with register.reading() as connection:
        succeeded = set(connection.scalars(select(CONTRACT.c.id).where(replaced(CONTRACT.c.id))))
    months = [add_months(today.replace(day=1), number) for number in range(SOON_MONTHS + 1)]
    counts = {month: [0, 0] for month in months}
    for contract_id, (last_day,) in last_days.items():
        of_month = counts[last_day.replace(day=1)]
        of_month[0] += 1
        of_month[1] += contract_id not in succeeded
    return [MonthEndings(month, *counts[month]) for month in months]


def measures(register: Register, today: date) -> list[Measure]:
    """Return how far the authority has come with what can be counted of its guideline."""
    with register.reading() as connection:
        country = connection.scalar(select(PROFILE.c.country)) or Country.SE
        found = []
        for label, duties, is_share, question in _MEASURES:
            counted = connection.execute(question(today)).one()
            found.append(Measure(label, duties[country], counted.done or 0, counted.total, is_share))
    return found


def _running(
    done: Callable[[date], ColumnElement[bool]], statuses: tuple[Status, ...] = RUNNING
) -> "_Question":
    """Ask how many contracts have one of the statuses, and of how many something is true."""

    def question(today: date) -> Select[int, Any]:
        standing = CONTRACT.join(PHASE, on_day(CONTRACT.c.id, today))
        return _counted(done(today)).select_from(standing).where(PHASE.c.status.in_(statuses))

    return question


def _suppliers(today: date) -> Select[int, Any]:
    """Ask how many suppliers have a running contract, and how many of them a number."""
    used = select(IN_CONTRACT.c.supplier_id).join(PHASE, on_day(IN_CONTRACT.c.root_id, today))
    used = used.where(PHASE.c.status.in_(RUNNING))
    return _counted(SUPPLIER.c.org_number != "").where(SUPPLIER.c.id.in_(used))


def _counted(done: ColumnElement[bool]) -> Select[int, Any]:
    total = func.count().label("total")
    return select(total, func.sum(case((done, 1), else_=0)).label("done"))


_Question = Callable[[date], Select[int, Any]]
# What is told, its duty in each country, whether as per cent, and the question that counts it.
_MEASURES: tuple[tuple[str, dict[Country, str], bool, _Question], ...] = (
    (
        N_("Contracts with an owner"),
        {Country.SE: "N21", Country.NO: "K44"},
        False,
        _running(lambda day: has(OWNER, CONTRACT.c.id, day)),
    ),
    (
        N_("Contracts in a level"),
        {Country.SE: "N5", Country.NO: "K7"},
        False,
        _running(lambda _day: CONTRACT.c.level.is_not(None)),
    ),
    (
        N_("Contracts with known dates"),
        {Country.SE: "N4", Country.NO: "K6"},
        False,
        _running(lambda _day: PHASE.c.status != Status.DATES_MISSING, PERHAPS_RUNNING),
    ),
    (
        N_("Suppliers with organisation number"),
        {Country.SE: "N14", Country.NO: "K10"},
        True,
        _suppliers,
    ),
    (
        N_("Orderable electronically"),
        {Country.SE: "N17", Country.NO: "K14"},
        True,
        _running(lambda _day: CONTRACT.c.ordering_channel.in_(ELECTRONIC)),
    ),
)
