"""A cooperation of three municipalities to try things on: areas, agreements, persons, appointments."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import copies

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractUser
from inkop_desktop.records.fields import AnyRoot
from inkop_desktop.records.people import Organisation, Participant, Person
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import ContractKind, Country, OrganisationKind
from inkop_desktop.services import records, registers, roles, work
from inkop_desktop.text import message

MUNICIPALITIES = ("Eidskog", "Grue", "Kongsvinger")
DAY = timedelta(1)
PERSONS = ("Kari Moen", "Ola Berg", "Siri Haug", "Per Lie")
BEGAN, ENDS = date(2024, 1, 1), date(2027, 12, 31)
AROUND_THE_TERM = ((BEGAN - DAY, False), (BEGAN, True), (ENDS, True), (ENDS + DAY, False))
"""Whether an agreement of the cooperation is in force: around its first and its last day."""


@dataclass
class Cooperation:
    """The open register and the ids of what is in it, by name."""

    register: Register
    ids: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        """Return the id of what has a name."""
        return self.ids[name]

    def person(self, name: str) -> Person:
        """Return a person as stored."""
        return records.get(self.register, Person, self[name])

    def role(self, post: Post) -> int:
        """Return the id of the role that stands for a post."""
        with self.register.reading() as connection:
            found = roles.role_of(connection, post)
        assert found is not None
        return found

    def appoint(
        self,
        name: str,
        post: Post,
        municipality: str,
        area: str | None = None,
        from_day: date | None = BEGAN,
        to_day: date | None = None,
        deputy: str | None = None,
    ) -> Appointment:
        """Appoint a person."""
        return records.save(
            self.register,
            Appointment(
                role_id=self.role(post),
                person_id=self[name],
                organisation_id=self[municipality],
                area_id=self[area] if area else None,
                from_day=from_day,
                to_day=to_day,
                deputy_id=self[deputy] if deputy else None,
            ),
        )

    def framework(self, title: str, area: str, users: Sequence[str] = (), **more: object) -> Contract:
        """Make a framework agreement that is in force from 2024 to 2027."""
        values = {"first_day": BEGAN, "term_months": 48, "kind": ContractKind.FRAMEWORK_ONE} | more
        rows = tuple(ContractUser(organisation_id=self[each]) for each in users)
        return records.save(self.register, Contract(title=title, area_id=self[area], users=rows, **values))  # type: ignore[arg-type]  # one value of each kind

    def keep(self, record: AnyRoot) -> AnyRoot:
        """Save a record and remember its id by its name."""
        saved = records.save(self.register, record)
        assert saved.id is not None
        self.ids[records.label(saved)] = saved.id
        return saved


def make(path: Path) -> Cooperation:
    """Make the register: Mat with Frukt under it, and Kontor; two agreements; nobody appointed yet."""
    return copies.of(_made, path)


def _made(path: Path) -> Cooperation:
    register = registers.new(
        path, "Anna", Country.NO, Organisation(name="RIIK", kind=OrganisationKind.COOPERATION)
    )
    made = Cooperation(register)
    for name in MUNICIPALITIES:
        made.keep(Organisation(name=name))
    own = registers.own_organisation(register)
    rows = tuple(Participant(organisation_id=made[name]) for name in MUNICIPALITIES)
    with work.change(register, message("Take part")) as change:
        change.save(replace(own, participants=rows))
    for name in PERSONS:
        made.keep(Person(name=name))
    food = made.keep(ProductArea(name="Mat"))
    made.keep(ProductArea(name="Frukt", parent_id=food.id))
    made.keep(ProductArea(name="Kontor"))
    return made
