"""How many must and may have a role, wherever that is asked for, and who has it there, now and ahead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from inkop_desktop.checks.finding import Ref
from inkop_desktop.lists.offices import OFFICE, ON_CONTRACTS, PERSON, ROLE, is_member, last_day
from inkop_desktop.register.once import once
from inkop_desktop.rules.manning import Term
from inkop_desktop.rules.organising import Post, Scope
from inkop_desktop.rules.periods import Period
from inkop_desktop.services.manning import Seat, by_seat, seats

# Where on a contract the holders of a post stand.
_FIELDS = {Post.CONTRACT_OWNER: "owners", Post.CONTRACT_MANAGER: "managers"}


@dataclass(frozen=True, slots=True)
class Held:
    """Everybody who holds a role for one thing today or will, with how many there must and may be.

    `field` is the one in which they stand, where that is on a contract.
    """

    role_id: int
    role: str
    post: str
    least: int
    most: int | None
    seat: Seat
    terms: tuple[Term, ...]
    names: dict[int, str]
    field: str

    @property
    def named(self) -> dict[str, str]:
        """Return what every sentence names."""
        return {"role": self.role, "place": ", ".join(each.name for each in self.seat.things)}

    @property
    def about(self) -> tuple[Ref, ...]:
        """Return what somebody is missing in, and as what."""
        things = (Ref(each.noun, each.id, each.name) for each in self.seat.things)
        return (*things, Ref("role", self.role_id, self.role))

    @property
    def part(self) -> str:
        """Return what tells it from the same check's other findings about the first record."""
        return " ".join(str(each) for each in (self.role_id, *(also.id for also in self.seat.things[1:])))

    def persons_on(self, day: date) -> tuple[int, ...]:
        """Return the ids of those who hold it on a day."""
        return tuple(dict.fromkeys(each.who for each in self.terms if each.period.holds(day)))


@once
def everywhere(connection: Connection, today: date) -> Sequence[Held]:
    """Return each role that must be, or may only be, held by so many, with each that it is tied to.

    That nobody owns or manages a contract, or answers for an area in an organisation, has checks of its own.
    """
    return list(_everywhere(connection, today))


def _everywhere(connection: Connection, today: date) -> Iterator[Held]:
    columns = (ROLE.c.id, ROLE.c.name, ROLE.c.post, ROLE.c.scopes, ROLE.c.at_least, ROLE.c.at_most)
    numbered = select(*columns).where(or_(ROLE.c.at_least > 0, ROLE.c.at_most.is_not(None)))
    for role_id, role, post, scopes, at_least, most in connection.execute(numbered.order_by(ROLE.c.id)):
        least = _least(post, at_least or 0)
        if not least and most is None:
            continue
        offices = _offices(connection, role_id, today)
        for seat, there in by_seat(offices, seats(connection, scopes, post, offices, today)):
            terms = tuple(Term(row.person_id, Period(row.from_day, row.to_day)) for row in there)
            names = {row.person_id: row.name for row in there}
            yield Held(role_id, role, post, least, most, seat, terms, names, _FIELDS.get(post, ""))


def _least(post: str, at_least: int) -> int:
    """Return how many there must be, where no other check asks for them."""
    if post == Post.AREA_MANAGER:
        return 0
    return at_least if post not in ON_CONTRACTS or at_least > 1 else 0


def _offices(connection: Connection, role_id: int, today: date) -> list[Any]:
    """Return who has a role today or later, and is employed so long; of a body its members alone."""
    last = last_day(OFFICE)
    ties = [OFFICE.c[f"{scope}_id"] for scope in Scope]
    columns = (OFFICE.c.person_id, OFFICE.c.from_day, last.label("to_day"), PERSON.c.name)
    query = select(*columns, *ties).join_from(OFFICE, PERSON, PERSON.c.id == OFFICE.c.person_id)
    is_held = (OFFICE.c.role_id == role_id, is_member(OFFICE), or_(last.is_(None), last >= today))
    query = query.where(*is_held)
    return list(connection.execute(query.order_by(OFFICE.c.id)))
