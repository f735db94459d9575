"""Gather what the reports of contracts are made from; the reports themselves ask for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from inkop_desktop.errors import UserError
from inkop_desktop.lists.contracts import CONTRACTS, ends_within
from inkop_desktop.lists.listing import Query
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.services import (
    contracts,
    listing,
    logwords,
    offices,
    outgoing,
    outgoing_log,
    records,
    registers,
    withholding,
)
from inkop_desktop.services.contracts import Around
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import N_

CONTRACT = METADATA.tables["contract"]


@dataclass(frozen=True, slots=True)
class OneContract:
    """One contract with its surroundings and its log; `hidden` is what is secret of its call-offs.

    `appointed` are the roles, and who has them for the contract, besides its owners and managers.
    `secret` are the fields of its own that others may not read; for the office itself there are none.
    """

    contract: Contract
    hidden: Hidden
    around: Around
    appointed: Sequence[tuple[str, str]]
    entries: list[Entry]
    secret: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A contract with names and value as they may be told; `successor` is the number of what replaces it."""

    contract: Contract
    successor: str
    title: str
    suppliers: str
    owners: str
    value: Money | str | None


def contract_rows(register: Register, query: Query, keys: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return these columns of each contract that a query finds, in its order, without what is secret."""
    ids = listing.ids(register, CONTRACTS, query)
    found = outgoing.rows(register, CONTRACTS, keys, ids, query.today)
    return [found[each] for each in ids if each in found]


def one_contract(register: Register, contract_id: int, today: date) -> OneContract:
    """Return everything about one contract for the office; its log leaves out what call-offs keep secret."""
    contract = records.get(register, Contract, contract_id)
    hidden = withholding.in_call_offs(register, [contract], today)
    entries = registers.history_of(register, "contract", contract_id)
    shown = withholding.out_of_log(register, entries, today)
    around = contracts.around(register, contract)
    appointed = offices.appointed_for(register, contract_id, today)
    return OneContract(contract, hidden, around, appointed, logwords.readable(register, shown))


def for_others(register: Register, contract_id: int, today: date) -> OneContract:
    """Return everything about one contract as it may be told to others."""
    contract = records.get(register, Contract, contract_id)
    place, around = ("contract", contract_id), contracts.around(register, contract)
    entries = outgoing_log.told(register, registers.history_of(register, *place), today)
    with register.reading() as connection:
        secret = withholding.of(connection, [place], today).get(place, frozenset())
        around = Around(
            _called(connection, around.successors, today),
            _called(connection, around.under, today),
            withholding.told(connection, around.names, today),
        )
    hidden = withholding.in_call_offs(register, [contract], today)
    appointed = offices.appointed_for(register, contract_id, today)
    log = logwords.readable(register, entries, today)
    return OneContract(contract, hidden, around, appointed, log, secret)


def _called(
    connection: Connection, contracts: Sequence[tuple[int, str]], today: date
) -> tuple[tuple[int, str], ...]:
    """Return contracts, by their ids, with what they may be called."""
    names = withholding.told(connection, {("contract", key): label for key, label in contracts}, today)
    return tuple((key, names["contract", key]) for key, _label in contracts)


def id_of_number(register: Register, number: str) -> int:
    """Return the id of the contract with a number; raise UserError where there is none or several."""
    ids = _ids(register, CONTRACT.c.number == number)
    if not ids:
        raise UserError(N_("There is no contract with the number {number}."), number=number)
    if len(ids) > 1:
        raise UserError(
            N_("Several contracts have the number {number}. Give one of them another."), number=number
        )
    return ids[0]


def id_of_title(register: Register, title: str) -> int:
    """Return the id of the contract with a title; raise UserError where there is none or several."""
    ids = _ids(register, CONTRACT.c.title == title)
    if not ids:
        raise UserError(N_("There is no contract with the title “{title}”."), title=title)
    if len(ids) > 1:
        raise UserError(
            N_("Several contracts have the title “{title}”. Choose one of them by its number."), title=title
        )
    return ids[0]


def _ids(register: Register, called: ColumnElement[bool]) -> list[int]:
    with register.reading() as connection:
        return list(connection.scalars(select(CONTRACT.c.id).where(called)))


def ending(register: Register, today: date, months: int) -> list[Named]:
    """Return the contracts that end within some months, with their names."""
    query = Query(today, filters=ends_within(months))
    ids = listing.ids(register, CONTRACTS, query)
    found = records.some(register, Contract, ids)
    told = outgoing.rows(register, CONTRACTS, ("title", "suppliers", "owners", "estimated_value"), ids, today)
    with register.reading() as connection:
        replaced = connection.execute(
            select(CONTRACT.c.predecessor_id, CONTRACT.c.number).where(CONTRACT.c.predecessor_id.is_not(None))
        )
        successors = {row[0]: row[1] for row in replaced}
    return [Named(each, successors.get(each.id, ""), *told[each.id]) for each in found if each.id in told]
