"""Checks of persons: who answers for something is still here, and has the competence and the time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, literal, or_, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import IN_OFFICE, Names, SpokenDay
from inkop_desktop.lists import planning
from inkop_desktop.lists.governance import in_force
from inkop_desktop.lists.offices import OFFICE, TIES, appointed, has_duties, in_office
from inkop_desktop.lists.procuring import CASE, IS_OPEN
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.register.once import once
from inkop_desktop.rules import competence
from inkop_desktop.rules.organising import CompetenceKind
from inkop_desktop.rules.periods import soon
from inkop_desktop.services.standing import CONTRACT, PERHAPS_RUNNING, PHASE, on_day
from inkop_desktop.text import Message, counted, message

ROLE = METADATA.tables["role"]
PERSON = METADATA.tables["person"]
COMPETENCE = METADATA.tables["competence"]
REQUIREMENT = METADATA.tables["role_requirement"]
DOCUMENT = METADATA.tables["governing_document"]
NOUNS = (*IN_OFFICE, "role")
_DEALT_WITH = ("direct_procurement", "governing_document", "plan_item")
# What an appointment is for, in the order in which it is told; of a contract its number is told.
_TIED = {noun: METADATA.tables[noun] for noun in reversed(TIES.values()) if noun != "contract"}
_ANY_OF = {
    CompetenceKind.COURSE: message("a course in procurement"),
    CompetenceKind.CERTIFICATE: message("a certificate in procurement"),
    CompetenceKind.PRACTICE: message("practice in public procurement"),
    CompetenceKind.EDUCATION: message("an education in procurement"),
}


@check("left-in-office", Severity.DANGER, se="N21", no="K21, K44", nouns=(*NOUNS, *_DEALT_WITH, *_TIED))
def left_in_office(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever has left has no contract or document in force, no open case, no plan, and no other office.

    Nor are they anybody's deputy.
    """
    left = or_(PERSON.c.employed_to < today, PERSON.c.anonymised_on.is_not(None))
    held, deputised = (_in_offices(by, today).where(left) for by in (OFFICE.c.person_id, OFFICE.c.deputy_id))
    cases = _dealt_with(CASE.c.officer_id, CASE.c.number).where(left, IS_OPEN)
    documents = _dealt_with(DOCUMENT.c.owner_id, literal("")).where(left, in_force(today))
    by_person: dict[int, list[Any]] = defaultdict(list)
    planned = _dealt_with(planning.PLAN_ITEM.c.responsible_id, literal("")).where(left, planning.IS_OPEN)
    for each in (held, deputised, cases, documents, planned):
        for row in connection.execute(each):
            by_person[row.person_id].append(row)
    yield from (_left_behind(person_id, rows) for person_id, rows in by_person.items())


def _in_offices(by: ColumnElement[int], today: date) -> Select[Any]:
    """Return a query for the offices of today, of contracts that run, by the persons in a column of them."""
    runs = or_(OFFICE.c.contract_id.is_(None), PHASE.c.status.in_(PERHAPS_RUNNING))
    columns = (OFFICE.c.noun, OFFICE.c.id, OFFICE.c.contract_id, PERSON.c.id.label("person_id"))
    tied = (
        select(table.c.name).where(table.c.id == OFFICE.c[f"{noun}_id"]).scalar_subquery().label(noun)
        for noun, table in _TIED.items()
    )
    return (
        select(*columns, PERSON.c.name, ROLE.c.name.label("role"), CONTRACT.c.number, CONTRACT.c.title, *tied)
        .join_from(OFFICE, PERSON, PERSON.c.id == by)
        .outerjoin(ROLE, ROLE.c.id == OFFICE.c.role_id)
        .outerjoin(CONTRACT, CONTRACT.c.id == OFFICE.c.contract_id)
        .outerjoin(PHASE, on_day(CONTRACT.c.id, today))
        .where(appointed(OFFICE, today), runs)
        .order_by(PERSON.c.id, OFFICE.c.noun, OFFICE.c.id)
    )


def _dealt_with(by: Column[Any], number: ColumnElement[str]) -> Select[Any]:
    """Return a query for the records that persons deal with, who stand in the column `by`."""
    noun, table = by.table.name, by.table
    columns = (literal(noun).label("noun"), table.c.id, number.label("number"), table.c.title)
    query = select(*columns, PERSON.c.id.label("person_id"), PERSON.c.name)
    return query.join(PERSON, PERSON.c.id == by).order_by(PERSON.c.id, table.c.id)


def _left_behind(person_id: int, rows: Sequence[Any]) -> Breach:
    concerned = {_concerned(row): _named(row) for row in rows}
    return Breach(
        records=(Ref("person", person_id, rows[0].name), *concerned),
        message=counted(
            "{name} has left but still answers for {count} thing",
            "{name} has left but still answers for {count} things",
            len(concerned),
            name=rows[0].name,
        ),
        why=message("Hand over to somebody else: {things}.", things=Names(list(concerned.values()))),
        remedy=Remedy.HAND_OVER,
        facts=tuple((row.noun, row.id) for row in rows),
        persons=(person_id,),
    )


def _concerned(row: Any) -> Ref:
    if row.noun in _DEALT_WITH:
        return Ref(row.noun, row.id, f"{row.number} {row.title}".strip())
    if row.contract_id is not None:
        return Ref("contract", row.contract_id, f"{row.number} {row.title}".strip())
    return Ref("appointment", row.id, row.role)


def _named(row: Any) -> str | Message:
    """Return what somebody has left behind: of an appointment also what it is for."""
    concerned = _concerned(row)
    if concerned.kind != "appointment":
        return concerned.label
    tied = ", ".join(filter(None, (getattr(row, noun) for noun in _TIED)))
    return message("{name} ({what_for})", name=row.role, what_for=tied) if tied else concerned.label


@dataclass(frozen=True, slots=True)
class Proof:
    """A competence that somebody has; `ends` is its last day, where it does not hold for good."""

    id: int
    title: str
    ends: date | None


@dataclass(frozen=True, slots=True)
class Required:
    """A competence that a role asks of whoever has it; `proof` is what the person has that holds longest."""

    person: Ref
    role: str
    kind: CompetenceKind
    title: str
    proof: Proof | None

    @property
    def what(self) -> Message | str:
        """Return what is required, in running text."""
        return self.title or _ANY_OF[self.kind]


@check("competence-missing", Severity.DANGER, se="N20", no="K22", nouns=NOUNS)
def competence_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever has a role has the competence that it requires."""
    by_person: dict[Ref, list[Required]] = defaultdict(list)
    for required in _required(connection, today):
        if required.proof is None:
            by_person[required.person].append(required)
    for person, lacking in by_person.items():
        yield Breach(
            records=(person,),
            message=message("{name} lacks {what}", name=person.label, what=_everything(lacking)),
            why=message("It is required of {roles}.", roles=Names(sorted({each.role for each in lacking}))),
            remedy=Remedy.EDIT,
            field="competences",
            facts=tuple((each.role, str(each.kind), each.title) for each in lacking),
            persons=(person.id,),
        )


def _everything(lacking: Iterable[Required]) -> Names:
    """Return all that is lacking, once each though several roles require it."""
    return Names(list({(each.kind, each.title): each.what for each in lacking}.values()))


@check("competence-expired", Severity.DANGER, se="N20", no="K22", nouns=NOUNS)
def competence_expired(connection: Connection, today: date) -> Iterator[Breach]:
    """What a role requires has not expired."""
    for person, proof, ends in _limited(connection, today):
        if ends < today:
            said = message("{title} of {name} expired on {day}", **_said(person, proof, today))
            yield _renewal(person, proof, said)


@check("competence-expiring", Severity.WARNING, se="N20", no="K22", nouns=NOUNS)
def competence_expiring(connection: Connection, today: date) -> Iterator[Breach]:
    """What a role requires is renewed before it expires."""
    for person, proof, ends in _limited(connection, today):
        if today <= ends <= soon(today):
            said = message("{title} of {name} expires on {day}", **_said(person, proof, today))
            yield _renewal(person, proof, said)


def _limited(connection: Connection, today: date) -> Iterator[tuple[Ref, Proof, date]]:
    """Yield each proof of what is required that does not hold for good, with its person and last day."""
    proofs = {(each.person, each.proof): None for each in _required(connection, today)}
    for person, proof in proofs:
        if proof is not None and proof.ends is not None:
            yield person, proof, proof.ends


def _said(person: Ref, proof: Proof, today: date) -> dict[str, Any]:
    return {"title": proof.title, "name": person.label, "day": SpokenDay(proof.ends, today)}


def _renewal(person: Ref, proof: Proof, said: Message) -> Breach:
    return Breach(
        records=(person,),
        message=said,
        why=message("The role requires it. Enter the new one when it has been gained."),
        remedy=Remedy.EDIT,
        field="competences",
        due=proof.ends,
        facts=(proof.ends,),
        persons=(person.id,),
        part=str(proof.id),
    )


@once
def _required(connection: Connection, today: date) -> Sequence[Required]:
    """Return everything that the roles of those in office today require of them."""
    query = (
        select(PERSON.c.id, PERSON.c.name, ROLE.c.name.label("role"), REQUIREMENT.c.kind, REQUIREMENT.c.title)
        .join_from(OFFICE, REQUIREMENT, REQUIREMENT.c.root_id == OFFICE.c.role_id)
        .join(ROLE, ROLE.c.id == OFFICE.c.role_id)
        .join(PERSON, PERSON.c.id == OFFICE.c.person_id)
        .where(in_office(OFFICE, today), has_duties(OFFICE))
        .distinct()
        .order_by(PERSON.c.id, ROLE.c.id, REQUIREMENT.c.position)
    )
    has = _competences(connection)
    return [
        Required(Ref("person", key, name), role, kind, title, _proof(has[key], kind, title, today))
        for key, name, role, kind, title in connection.execute(query)
    ]


def _competences(connection: Connection) -> dict[int, list[Any]]:
    """Return the competence of each person."""
    has: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(select(COMPETENCE).order_by(COMPETENCE.c.id)):
        has[row.root_id].append(row)
    return has


def _proof(has: Iterable[Any], kind: CompetenceKind, title: str, today: date) -> Proof | None:
    """Return what of a person's competence answers to a requirement and holds longest."""
    found = competence.best(has, kind, title, today)
    return None if found is None else Proof(found.id, found.title, found.expires_on)


@check("hours-short", Severity.WARNING, se="N20", no="K22", nouns=NOUNS)
def hours_short(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever has a role has the hours a week that it asks for; where none are written, it is those."""
    query = (
        select(OFFICE.c.id, OFFICE.c.hours_a_week.label("hours"), ROLE.c.hours_a_week.label("least"))
        .add_columns(ROLE.c.name.label("role"), PERSON.c.id.label("person_id"), PERSON.c.name)
        .join_from(OFFICE, ROLE, ROLE.c.id == OFFICE.c.role_id)
        .join(PERSON, PERSON.c.id == OFFICE.c.person_id)
        .where(in_office(OFFICE, today), has_duties(OFFICE), OFFICE.c.hours_a_week < ROLE.c.hours_a_week)
    )
    for row in connection.execute(query.order_by(OFFICE.c.id)):
        yield Breach(
            records=(Ref("appointment", row.id, row.role), Ref("person", row.person_id, row.name)),
            message=counted(
                "{name} has {count} hour a week as {role}, of at least {least}",
                "{name} has {count} hours a week as {role}, of at least {least}",
                row.hours,
                name=row.name,
                role=row.role,
                least=row.least,
            ),
            why=message(
                "The role needs enough time set aside. Agree on more hours, or appoint somebody else."
            ),
            remedy=Remedy.EDIT,
            field="hours_a_week",
            facts=(row.hours, row.least),
            persons=(row.person_id,),
        )


CHECKS = (left_in_office, competence_missing, competence_expired, competence_expiring, hours_short)
