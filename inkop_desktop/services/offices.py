"""Who answers for what on a day: appointments, and the owners and managers of contracts, alike."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.lists.offices import OFFICE, in_office
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Function, Post
from inkop_desktop.services import records

# What an office may be tied to, by the field that says so.
TIES = {
    "organisation_id": "organisation",
    "unit_id": "unit",
    "area_id": "area",
    "body_id": "body",
    "contract_id": "contract",
}
Place = tuple[str, int]  # noun and id


@dataclass(frozen=True, slots=True)
class Office:
    """A role that a person has for something, with its first and last day.

    `noun` and `id` say where it stands: an appointment, or a row of a contract's owners or managers;
    `post` is what the program knows the role as, empty for one of the organisation's own.
    """

    noun: str
    id: int
    role_id: int | None
    person_id: int
    deputy_id: int | None
    from_day: date | None
    to_day: date | None
    hours_a_week: int | None
    function: Function | None
    post: str
    organisation_id: int | None
    unit_id: int | None
    area_id: int | None
    body_id: int | None
    contract_id: int | None

    @property
    def ties(self) -> tuple[Place, ...]:
        """Return (noun, id) of everything that the office is tied to."""
        tied = ((noun, getattr(self, name)) for name, noun in TIES.items())
        return tuple((noun, key) for noun, key in tied if key is not None)

    @property
    def references(self) -> Iterable[Place]:
        """Yield (noun, id) of everything whose name tells what the office is."""
        for noun, key in (("role", self.role_id), ("person", self.person_id), ("person", self.deputy_id)):
            if key is not None:
                yield noun, key
        yield from self.ties


def every(
    connection: Connection,
    *,
    day: date | None = None,
    posts: Collection[Post] = (),
    person_id: int | None = None,
) -> list[Office]:
    """Return the offices of some posts and of a person on a day; all, at all times, where left out."""
    query = select(OFFICE).order_by(OFFICE.c.noun, OFFICE.c.id)
    if day is not None:
        query = query.where(in_office(OFFICE, day))
    if posts:
        query = query.where(OFFICE.c.post.in_([str(post) for post in posts]))
    if person_id is not None:
        query = query.where((OFFICE.c.person_id == person_id) | (OFFICE.c.deputy_id == person_id))
    return [Office(*row) for row in connection.execute(query)]


def names(register: Register, offices: Iterable[Office]) -> dict[Place, str]:
    """Return the names of everything that some offices are about, by (noun, id)."""
    return records.names_of(register, {place for office in offices for place in office.references})
