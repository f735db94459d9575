"""What the checks ask of the register, in as few queries as there are questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, exists, select

from inkop_desktop import formats
from inkop_desktop.checks.finding import Ref
from inkop_desktop.lists.offices import APPOINTMENT, appointed, in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.register import store
from inkop_desktop.register.once import once
from inkop_desktop.rules.course import Course, course_of
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import Country, Status
from inkop_desktop.services import roles
from inkop_desktop.services.standing import CONTRACT, MANAGER, OWNER, PHASE, on_day
from inkop_desktop.text import Message, counted, message

PROFILE = METADATA.tables["profile"]
IN_OFFICE = ("appointment", "body", "contract", "person")
"""The kinds of record that tell who is in office: nobody who has left, nor of what has ended."""
MOST_NAMED = 7
"""How many a sentence names, of those that it is about."""
NEW_MONTHS = 3
"""How long it may take until somebody new in office has been told of the scheme: our own custom."""


@dataclass(frozen=True, slots=True)
class Line:
    """A contract as a check sees it on a day; `more` are the columns that it asked for besides.

    `persons` are its owners; where nobody owns it, its manager.
    """

    id: int
    number: str
    title: str
    status: Status
    runs_to: date | None
    persons: tuple[int, ...]
    more: tuple[Any, ...]

    @property
    def ref(self) -> Ref:
        """Return what a finding points to."""
        return Ref("contract", self.id, f"{self.number} {self.title}".strip())

    @property
    def named(self) -> Message:
        """Return the contract as the subject of a sentence: by its number, when it has one."""
        return message("Contract {number}", number=self.number) if self.number else message("The contract")


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """A date that is worded where it is shown: the year only when it is another than today's."""

    day: date | None
    today: date

    def __str__(self) -> str:
        return formats.spoken_day(self.day, self.today) if self.day else ""


@dataclass(frozen=True, slots=True)
class InSentence:
    """The name of a role, written small within the sentence that is worded where it is shown."""

    role: str | Message

    def __str__(self) -> str:
        return formats.in_sentence(formats.show(self.role))


def role_in_sentence(connection: Connection, post: Post) -> InSentence:
    """Return what the register calls a role, to stand within a sentence."""
    return InSentence(roles.name_of(connection, post))


@dataclass(frozen=True, slots=True)
class Names:
    """Names that are worded where they are shown; of many the first stand for all."""

    names: Sequence[str | Message]

    def __str__(self) -> str:
        names = [formats.show(each) for each in self.names]
        rest = len(names) - MOST_NAMED
        if rest <= 0:
            return formats.listed(names)
        first = formats.separated(names[:MOST_NAMED])
        return formats.worded(
            counted("{first} and {count} more", "{first} and {count} more", rest, first=first)
        )


def lines(
    connection: Connection, today: date, *where: ColumnElement[bool], more: Sequence[ColumnElement[Any]] = ()
) -> Iterator[Line]:
    """Yield the contracts that fulfil every condition today, by id."""
    found = select(CONTRACT.c.id).join(PHASE, on_day(CONTRACT.c.id, today)).where(*where)
    owners, managers = (_holders(connection, held, today) for held in (OWNER, MANAGER))
    named = (CONTRACT.c.number, CONTRACT.c.title, PHASE.c.status, PHASE.c.runs_to)
    for row in connection.execute(found.add_columns(*named, *more).order_by(CONTRACT.c.id)):
        contract_id, number, title, status, runs_to, *asked = row
        persons = owners.get(contract_id) or managers.get(contract_id, ())
        yield Line(contract_id, number, title, status, runs_to, persons, tuple(asked))


@once
def _holders(connection: Connection, held: Table, today: date) -> dict[int, tuple[int, ...]]:
    """Return the persons named for a post of each contract, by its id, also those who have left."""
    query = select(held.c.root_id, held.c.person_id).where(appointed(held, today))
    persons: dict[int, tuple[int, ...]] = {}
    for contract_id, person_id in connection.execute(query.order_by(held.c.position)):
        persons[contract_id] = (*persons.get(contract_id, ()), person_id)
    return persons


def is_settled(today: date, *same: Column[Any]) -> ColumnElement[bool]:
    """Match appointments of whoever is not new: was appointed to the same before they had to be told.

    `same` are the columns of an appointment that tell what is the same, besides the person.
    """
    earlier = APPOINTMENT.alias("earlier")
    # A person has few appointments, a role may have thousands: SQLite is to look them up by the person.
    matches = (earlier.c[column.name] + 0 == column for column in same)
    is_same_person = earlier.c.person_id == APPOINTMENT.c.person_id
    return exists().where(is_same_person, *matches, in_office(earlier, add_months(today, -NEW_MONTHS)))


def country_of(connection: Connection) -> Country:
    """Return the country of the register."""
    return connection.scalar(select(PROFILE.c.country)) or Country.SE


def courses(connection: Connection, found: Iterable[Line]) -> list[tuple[Line, Contract, Course]]:
    """Return the contracts with the course that each takes by its terms."""
    by_id = {each.id: each for each in found}
    contracts = store.load(connection, Contract, list(by_id))
    return [(by_id[each.id], each, course_of(terms_of(each))) for each in contracts if each.id is not None]
