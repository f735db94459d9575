"""Move what one person answers for to another from a day: offices, deputyships, documents."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from inkop_desktop.errors import UserError
from inkop_desktop.lists.offices import ON_CONTRACTS
from inkop_desktop.records.contracts import Contract, ContractPost
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Person
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register import store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.register.register import Register
from inkop_desktop.rules.months import day_before
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import offices, work
from inkop_desktop.services.offices import Office
from inkop_desktop.text import N_, message

AnyHeld = TypeVar("AnyHeld", Appointment, ContractPost)
# The field of a contract in which each of its posts stands.
FIELDS = {Post.CONTRACT_OWNER: "owners", Post.CONTRACT_MANAGER: "managers"}
_FIELD_OF = {ON_CONTRACTS[post].name: field for post, field in FIELDS.items()}


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """What a person answers for from a day on: what is held, what is deputised for, the documents owned."""

    held: tuple[Office, ...] = ()
    deputised: tuple[Office, ...] = ()
    documents: tuple[GoverningDocument, ...] = ()

    @property
    def count(self) -> int:
        """Return how many things there are."""
        return len(self.held) + len(self.deputised) + len(self.documents)


def responsibilities(register: Register, person_id: int, day: date) -> Responsibilities:
    """Return what a person answers for on a day or has been appointed to later."""
    with register.reading() as connection:
        found = [
            each
            for each in offices.every(connection, person_id=person_id)
            if each.to_day is None or each.to_day >= day
        ]
        documents = store.load(connection, GoverningDocument)
    return Responsibilities(
        held=tuple(each for each in found if each.person_id == person_id),
        deputised=tuple(each for each in found if each.deputy_id == person_id),
        documents=tuple(
            each
            for each in documents
            if each.owner_id == person_id and (each.valid_to is None or each.valid_to >= day)
        ),
    )


def hand_over(register: Register, giver: Person, taker: Person, parts: Responsibilities, day: date) -> None:
    """Let another person answer for these parts from a day on, as one action.

    Raises UserError where nothing is handed over, or to the same person.
    """
    if giver.id == taker.id:
        raise UserError(N_("Choose somebody else than {name} to take over."), name=giver.name)
    if not parts.count:
        raise UserError(N_("Choose what is to be handed over."))
    assert giver.id is not None
    assert taker.id is not None
    action = message("Hand over from {giver} to {taker}", giver=giver.name, taker=taker.name)
    move = _Move(giver.id, taker.id, day)
    with work.change(register, action) as change:
        move.offices(change, parts.held, move.hold)
        move.offices(change, parts.deputised, move.deputise)
        change.save_all([replace(each, owner_id=taker.id) for each in parts.documents])


@dataclass(frozen=True, slots=True)
class _Move:
    """From whom, to whom and from which day."""

    giver: int
    taker: int
    day: date

    def offices(
        self, change: ChangeSet, moved: Sequence[Office], how: Callable[[Any], Sequence[Any]]
    ) -> None:
        """Save what becomes of appointments, and of the posts that stand on contracts."""
        appointments = [each.id for each in moved if each.noun == "appointment"]
        stored = store.load(change.connection, Appointment, appointments)
        becomes = [each for appointment in stored for each in how(appointment)]
        change.save_all([each for each in becomes if each.id is not None])
        change.save_all([each for each in becomes if each.id is None])
        posts: dict[int, set[tuple[str, int]]] = defaultdict(set)
        for office in moved:
            if office.contract_id is not None:
                posts[office.contract_id].add((_FIELD_OF[office.noun], office.id))
        contracts = store.load(change.connection, Contract, list(posts))
        change.save_all([_with_posts(each, posts[each.id or 0], how) for each in contracts])

    def hold(self, held: AnyHeld) -> list[AnyHeld]:
        """Return what has been held until the day before, and the taker's from the day on."""
        deputy = None if held.deputy_id == self.taker else held.deputy_id
        return self._from_day(held, _undecided(replace(held, person_id=self.taker, deputy_id=deputy)))

    def deputise(self, held: AnyHeld) -> list[AnyHeld]:
        """Return the office, with the taker as its deputy from the day on; nobody is their own."""
        deputy = None if held.person_id == self.taker else self.taker
        return self._from_day(held, replace(held, deputy_id=deputy))

    def _from_day(self, held: AnyHeld, then: AnyHeld) -> list[AnyHeld]:
        """Return what was until the day before and what is then; that alone where it begins later."""
        if held.from_day is not None and held.from_day >= self.day:
            return [then]
        fresh: dict[str, Any] = {"id": None, "from_day": self.day}
        if isinstance(then, Appointment):
            fresh["version"] = 0
        return [replace(held, to_day=day_before(self.day)), replace(then, **fresh)]


def _undecided(held: AnyHeld) -> AnyHeld:
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


def _with_posts(
    contract: Contract, moved: set[tuple[str, int]], how: Callable[[Any], Sequence[Any]]
) -> Contract:
    values: dict[str, Any] = {
        field: tuple(
            each
            for post in getattr(contract, field)
            for each in (how(post) if (field, post.id) in moved else [post])
        )
        for field in FIELDS.values()
    }
    return replace(contract, **values)
