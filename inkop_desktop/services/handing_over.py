"""Move what one person answers for to another from a day: offices, documents, open cases, what is planned."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from inkop_desktop.errors import UserError
from inkop_desktop.lists import planning
from inkop_desktop.lists.offices import TIES
from inkop_desktop.lists.procuring import CASE, IS_OPEN
from inkop_desktop.records.contracts import Contract, ContractFollowUp, ContractPost
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register import store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.register.register import Register
from inkop_desktop.rules.months import day_before
from inkop_desktop.rules.organising import ORDINARY
from inkop_desktop.rules.periods import Period, without
from inkop_desktop.services import offices, people, work
from inkop_desktop.services.offices import FIELD_OF, Office
from inkop_desktop.text import N_, _, message

Held: TypeAlias = Appointment | ContractPost


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """What a person answers for from a day on: what is held and deputised for, documents, open cases.

    `planned` are the planned procurements of which nothing has come yet.
    """

    held: tuple[Office, ...] = ()
    deputised: tuple[Office, ...] = ()
    documents: tuple[GoverningDocument, ...] = ()
    cases: tuple[DirectProcurement, ...] = ()
    planned: tuple[PlanItem, ...] = ()

    @property
    def count(self) -> int:
        """Return how many things there are."""
        every = (self.held, self.deputised, self.documents, self.cases, self.planned)
        return sum(len(each) for each in every)


def responsibilities(register: Register, person_id: int, day: date) -> Responsibilities:
    """Return what a person answers for on a day or has been appointed to later."""
    with register.reading() as connection:
        found = offices.of_person(connection, person_id, day)
        documents = store.load(connection, GoverningDocument)
        cases, planned = _open_cases(connection, person_id), _planned(connection, person_id)
    return Responsibilities(
        held=tuple(each for each in found if each.person_id == person_id),
        deputised=tuple(each for each in found if each.person_id != person_id),
        documents=tuple(
            each
            for each in documents
            if each.owner_id == person_id and (each.valid_to is None or each.valid_to >= day)
        ),
        cases=tuple(cases),
        planned=tuple(planned),
    )


def hand_over(register: Register, giver: Person, taker: Person, parts: Responsibilities, day: date) -> None:
    """Let another person answer for these parts from a day on, as one action.

    Of the same office nobody gets a second one for the same time. A document has one owner; a case, and what
    is planned, one officer, at once.
    Raises UserError where nothing is handed over, to the same person, or to one who has left.
    """
    check_two(giver, taker)
    people.check_employed(taker, day)
    if not parts.count:
        raise UserError(N_("Choose what is to be handed over."))
    assert giver.id is not None
    assert taker.id is not None
    action = message("Hand over from {giver} to {taker}", giver=giver.name, taker=taker.name)
    with work.change(register, action) as change:
        own = offices.every(change.connection, person_id=taker.id)
        move = _Move(taker.id, day, [each for each in own if each.person_id == taker.id])
        move.offices(change, parts.held, move.hold)
        move.offices(change, parts.deputised, move.deputise)
        move.follow_ups(change, parts.held)
        change.save_all([replace(each, owner_id=taker.id) for each in parts.documents])
        change.save_all([replace(each, officer_id=taker.id) for each in parts.cases])
        change.save_all([replace(each, responsible_id=taker.id) for each in parts.planned])


def at_once(parts: Responsibilities) -> Iterator[str]:
    """Yield a sentence for each sort of thing that has no days, so that it changes hands when it is done."""
    if parts.documents:
        yield _("Governing documents get their new owner at once.")
    if parts.cases:
        yield _("Cases get their new officer at once, who then declares in them as everybody does.")
    if parts.planned:
        yield _("Planned procurements get their new officer at once.")


def check_two(giver: Person, taker: Person) -> None:
    """Raise UserError where somebody would take over from themselves."""
    if giver.id == taker.id:
        raise UserError(N_("Choose somebody else than {name} to take over."), name=giver.name)


def _open_cases(connection: Connection, person_id: int) -> list[DirectProcurement]:
    """Return the cases whose officer somebody is and in which something is left to do."""
    query = select(CASE.c.id).where(CASE.c.officer_id == person_id, IS_OPEN)
    return store.load(connection, DirectProcurement, sorted(connection.scalars(query)))


def _planned(connection: Connection, person_id: int) -> list[PlanItem]:
    """Return the planned procurements whose officer somebody is and of which nothing has come yet."""
    item = planning.PLAN_ITEM.c
    query = select(item.id).where(item.responsible_id == person_id, planning.IS_OPEN)
    return store.load(connection, PlanItem, sorted(connection.scalars(query)))


How: TypeAlias = Callable[[Office, Any], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class _Move:
    """To whom, from which day, and what that person holds already."""

    taker: int
    day: date
    own: Sequence[Office]

    def offices(self, change: ChangeSet, moved: Iterable[Office], how: How) -> None:
        """Save what becomes of appointments, and of the posts that stand on contracts."""
        there = {(each.noun, each.id): each for each in moved if (each.to_day or self.day) >= self.day}
        self._appointments(change, there, how)
        by_contract: dict[int, list[Office]] = defaultdict(list)
        for office in there.values():
            if office.on_contract is not None:
                by_contract[office.on_contract].append(office)
        contracts = store.load(change.connection, Contract, list(by_contract))
        change.save_all([_with_posts(each, by_contract[each.id or 0], how) for each in contracts])

    def follow_ups(self, change: ChangeSet, moved: Iterable[Office]) -> None:
        """Save that the taker takes part in what is planned for the contracts that are owned anew."""
        givers = {each.contract_id or 0: each.person_id for each in moved if each.noun == "contract_owner"}
        for contract in store.load(change.connection, Contract, sorted(givers)):
            planned = (self._taking_part(each, givers[contract.id or 0]) for each in contract.follow_ups)
            change.save(replace(contract, follow_ups=tuple(planned)))

    def _taking_part(self, follow_up: ContractFollowUp, giver: int | None) -> ContractFollowUp:
        """Return a follow-up of the giver's as the taker's, where it is held no earlier than the day."""
        day = follow_up.planned_on or date.min
        is_theirs = follow_up.owner_id == giver and follow_up.held_on is None and day >= self.day
        return replace(follow_up, owner_id=self.taker) if is_theirs else follow_up

    def _appointments(self, change: ChangeSet, moved: dict[tuple[str, int], Office], how: How) -> None:
        ids = [key for noun, key in moved if noun == "appointment"]
        known: list[Appointment] = []
        fresh: list[Appointment] = []
        for stored in store.load(change.connection, Appointment, ids):
            becomes = how(moved["appointment", stored.id or 0], stored)
            known += [each for each in becomes if each.id is not None]
            fresh += [each for each in becomes if each.id is None]
            if not becomes:
                change.delete(stored)
        change.save_all(known)
        change.save_all(fresh)

    def hold(self, office: Office, held: Held) -> list[Held]:
        """Return what has been held until the day before, and the taker's from the day on."""
        deputy = None if held.deputy_id in (self.taker, held.person_id) else held.deputy_id
        then = _undecided(replace(held, person_id=self.taker, deputy_id=deputy))
        taken = [each.period for each in self.own if _same(each, office)]
        return self._from_day(held, then, taken)

    def deputise(self, _office: Office, held: Held) -> list[Held]:
        """Return the office, with the taker as its deputy from the day on; nobody is their own."""
        deputy = None if held.person_id == self.taker else self.taker
        return self._from_day(held, replace(held, deputy_id=deputy))

    def _from_day(self, held: Held, then: Held, taken: Sequence[Period] = ()) -> list[Held]:
        """Return what was until the day before, and what is then in the time that is not taken."""
        begun = held.from_day is None or held.from_day < self.day
        rest = without(Period(self.day if begun else held.from_day, held.to_day), taken)
        later = [replace(then, from_day=each.first, to_day=each.last) for each in rest]
        if begun:
            return [replace(held, to_day=day_before(self.day)), *map(_fresh, later)]
        # What has not begun is the taker's from its first day: the same one, with another person.
        return [*later[:1], *map(_fresh, later[1:])]


def _same(one: Office, other: Office) -> bool:
    """Tell whether two are the same office: one role for one thing."""
    names = ("noun", "role_id", *TIES)
    is_alike = all(getattr(one, name) == getattr(other, name) for name in names)
    return is_alike and (one.function or ORDINARY) == (other.function or ORDINARY)


def _fresh(held: Held) -> Held:
    """Return it as one that is not in the register yet."""
    return replace(held, id=None, version=0) if isinstance(held, Appointment) else replace(held, id=None)


def _undecided(held: Held) -> Held:
    """Return an appointment without the decision that somebody else was appointed by."""
    if isinstance(held, Appointment):
        return replace(
            held,
            decided_by_id=None,
            decided_by="",
            decided_on=None,
            decision_number="",
            consultation="",
            expertise="",
        )
    return held


def _with_posts(contract: Contract, moved: Sequence[Office], how: How) -> Contract:
    by_row = {(FIELD_OF[each.noun], each.id): each for each in moved}
    values: dict[str, Any] = {
        field: tuple(
            each
            for post in getattr(contract, field)
            for each in (how(by_row[field, post.id], post) if (field, post.id) in by_row else [post])
        )
        for field in FIELD_OF.values()
    }
    return replace(contract, **values)
