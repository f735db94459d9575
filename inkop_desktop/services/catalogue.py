"""Gather the contract catalogue: what staff may order from, of whom, how, and whom to ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from inkop_desktop.lists import belonging
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.contracts import Contract, ContractUser, terms_of
from inkop_desktop.records.people import Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules import status
from inkop_desktop.rules.call_offs import Stage
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import OrderingChannel, Secrecy
from inkop_desktop.services import (
    areas,
    call_offs,
    listing,
    offices,
    own_contracts,
    records,
    registers,
    withholding,
)
from inkop_desktop.services.own_contracts import Buyer
from inkop_desktop.services.standing import RUNNING
from inkop_desktop.text import N_, Message, message

_ASKED = (Post.CONTRACT_MANAGER, Post.CONTRACT_OWNER)
"""Whom to ask about a contract: who manages it, else who owns it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A contract that may be ordered from; `area` is the way to its product area from the top of the tree.

    `users` are those who may use it, nobody where all may. `runs_to` is None where it has no last day.
    """

    number: str
    title: str
    area: str
    suppliers: tuple[str, ...]
    channel: OrderingChannel | None
    how: Message | None
    contacts: tuple[Person, ...]
    users: tuple[str, ...]
    runs_to: date | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The contracts in force that may be shown, and how many may not be."""

    offered: tuple[Offered, ...]
    left_out: int


def catalogue(
    register: Register, today: date, organisation_id: int | None = None, unit_id: int | None = None
) -> Catalogue:
    """Return the contracts in force, those alone that an organisation or a unit may use where one is named.

    What is not marked as free to publish, or is secret in any part, is counted and not shown.
    """
    query = Query(today, filters={"status": list(RUNNING)})
    running = records.some(register, Contract, listing.ids(register, CONTRACTS, query))
    own_id = registers.own_organisation(register).id
    with register.reading() as connection:
        buyer = _buyer(connection, organisation_id, unit_id)
        in_charge = _in_charge(connection, buyer.organisation_id if buyer else own_id, today)
        found = [each for each in running if buyer is None or own_contracts.may_use(each, buyer)]
        hidden = withholding.of_contracts(connection, [each.id or 0 for each in found], today)
    shown = [each for each in found if _is_open(each) and not hidden.get(each.id or 0)]
    telling = _Telling(register, shown, in_charge, today)
    return Catalogue(tuple(telling.offered()), len(found) - len(shown))


def _buyer(connection: Connection, organisation_id: int | None, unit_id: int | None) -> Buyer | None:
    """Return whom the catalogue is for: a unit, an organisation with all its units, or everybody."""
    if unit_id is not None:
        return own_contracts.buyer_of(connection, unit_id)
    if organisation_id is None:
        return None
    whose = belonging.organisations(connection)
    return Buyer(organisation_id, frozenset(each for each in whose if whose[each] == organisation_id))


def _in_charge(connection: Connection, organisation_id: int | None, today: date) -> list[int]:
    """Return the persons who answer for the purchasing of an organisation, or manage a cooperation."""
    held = offices.every(connection, day=today, posts=(Post.PROCUREMENT_OFFICER, Post.MANAGING_DIRECTOR))
    return [each.person_id for each in held if each.organisation_id == organisation_id]


def _is_open(contract: Contract) -> bool:
    return contract.public and contract.secrecy in {None, Secrecy.PUBLIC}


class _Telling:
    """Tells contracts with the names that they refer to, all of them asked for at once."""

    def __init__(
        self, register: Register, contracts: Sequence[Contract], in_charge: Sequence[int], today: date
    ) -> None:
        self._contracts = contracts
        self._in_charge = in_charge
        self._today = today
        self._names = records.names_of(
            register, {each for contract in contracts for each in records.references(contract)}
        )
        with register.reading() as connection:
            self._answering = offices.answering(connection, today, _ASKED)
            self._lines = areas.lines(connection)
        ids = {each for contract in contracts for each in self._asked(contract)}
        self._persons = {each.id: each for each in records.some(register, Person, sorted(ids))}
        self._areas = records.names(register, "area")

    def offered(self) -> Iterable[Offered]:
        """Yield what is told of each contract."""
        return map(self._offered, self._contracts)

    def _offered(self, contract: Contract) -> Offered:
        suppliers = (self._names.get(("supplier", each.supplier_id or 0), "") for each in contract.suppliers)
        exhausted = call_offs.use_of(contract, {}).stage is Stage.EXHAUSTED
        return Offered(
            number=contract.number,
            title=contract.title,
            area=areas.BETWEEN.join(
                self._areas[each] for each in reversed(self._lines.get(contract.area_id or 0, ()))
            ),
            suppliers=tuple(filter(None, suppliers)),
            channel=None if exhausted else contract.ordering_channel,
            how=message(_EXHAUSTED) if exhausted else own_contracts.how_to_call_off(contract),
            contacts=tuple(self._persons[each] for each in self._asked(contract)),
            users=tuple(filter(None, map(self._user, contract.users))),
            runs_to=status.derive(terms_of(contract), self._today).last_day,
        )

    def _user(self, user: ContractUser) -> str:
        if user.unit_id is not None:
            return self._names.get(("unit", user.unit_id), "")
        return self._names.get(("organisation", user.organisation_id or 0), "")

    def _asked(self, contract: Contract) -> Sequence[int]:
        """Return whom to ask today: who manages the contract, else who owns it, else who is in charge."""
        return self._answering.get(contract.id or 0) or self._in_charge


_EXHAUSTED = N_("Its ceiling is exhausted: nothing more may be ordered.")
