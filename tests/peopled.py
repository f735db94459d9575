"""A cooperation of three municipalities with its people, small enough to be read whole."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import copies

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract, ContractOwner
from inkop_desktop.records.people import Competence, Organisation, Participant, Person
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import BodyKind, CompetenceKind, Function, Post
from inkop_desktop.rules.vocabulary import ContractKind, Country, OrganisationKind
from inkop_desktop.services import records, registers

TODAY = date(2026, 11, 21)
MUNICIPALITIES = ("Eidskog", "Grue", "Kongsvinger")
ODD = "Łukasz Đặng & <Sønn> ŋ"


@dataclass(frozen=True, slots=True)
class Peopled:
    """The register, its municipalities, areas and persons by name, its roles by post."""

    register: Register
    municipalities: dict[str, int]
    areas: dict[str, int]
    roles: dict[str, int]
    persons: dict[str, int]

    def appoint(self, person: str, post: Post, **facts: object) -> Appointment:
        """Appoint a person from 1 January 2024."""
        values = {"from_day": date(2024, 1, 1), **facts}
        appointment = Appointment(role_id=self.roles[post], person_id=self.persons[person], **values)
        return records.save(self.register, appointment)


def cooperation(
    path: Path, municipalities: Iterable[str] = MUNICIPALITIES, areas: Iterable[str] = ("Bread", "Milk")
) -> Peopled:
    """Make a cooperation: directors everywhere, an officer in Eidskog, a manager of bread in Grue."""
    return copies.of(_made, path, tuple(municipalities), tuple(areas))


def _made(path: Path, municipalities: Iterable[str], areas: Iterable[str]) -> Peopled:
    own = Organisation(name="RIIK", kind=OrganisationKind.COOPERATION)
    register = registers.new(path, "Kari Lund", Country.NO, own)
    made = _filled(register, municipalities, areas)
    _appoint(made)
    return made


def _filled(register: Register, municipalities: Iterable[str], areas: Iterable[str]) -> Peopled:
    ids = {name: records.save(register, Organisation(name=name)).id or 0 for name in municipalities}
    host = next(reversed(ids.values()))
    participants = tuple(Participant(organisation_id=each, host=each == host) for each in ids.values())
    records.save(register, replace(registers.own_organisation(register), participants=participants))
    courses = (
        Competence(kind=CompetenceKind.COURSE, title="Anskaffelser 1", gained_on=date(2023, 3, 1)),
        Competence(kind=CompetenceKind.CERTIFICATE, title="SOA", expires_on=date(2026, 11, 20)),
    )
    people = {
        name: records.save(register, Person(name=name, title="Rådgiver", competences=courses)).id or 0
        for name in ("Ola Dahl", "Ingrid Ås", "Per Haugen", ODD)
    }
    return Peopled(
        register,
        ids,
        {name: records.save(register, ProductArea(name=name)).id or 0 for name in areas},
        {each.post: each.id or 0 for each in records.every(register, Role)},
        people,
    )


def _appoint(made: Peopled) -> None:
    """Fill the offices; both areas have a framework agreement, so that cells are vacant."""
    first, *_others = made.municipalities.values()
    for person, municipality in zip(made.persons, made.municipalities.values(), strict=False):
        made.appoint(person, Post.MUNICIPAL_DIRECTOR, organisation_id=municipality)
    made.appoint(
        ODD,
        Post.PROCUREMENT_OFFICER,
        organisation_id=first,
        deputy_id=made.persons["Ingrid Ås"],
        hours_a_week=12,
        decided_by="Kommunedirektøren",
        decided_on=date(2023, 12, 5),
        decision_number="22/310",
    )
    council = records.save(made.register, Body(name="Innkjøpsrådet", kind=BodyKind.COUNCIL))
    made.appoint(ODD, Post.MEMBER, body_id=council.id, function=Function.CHAIR)
    for number, (name, area) in enumerate(made.areas.items(), 1):
        contract = Contract(
            number=f"2024-{number:03}",
            title=f"{name} for all",
            kind=ContractKind.FRAMEWORK_RANKING,
            area_id=area,
            first_day=date(2024, 1, 1),
            last_day=date(2027, 12, 31),
            owners=(ContractOwner(person_id=made.persons["Per Haugen"]),),
        )
        records.save(made.register, contract)
    area = next(iter(made.areas.values()))
    second = list(made.municipalities.values())[1]
    made.appoint("Ola Dahl", Post.AREA_MANAGER, area_id=area, organisation_id=second)
