"""What can be ordered on paper of people and roles, and how an order is carried out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from inkop_desktop.checks import findings as checks
from inkop_desktop.checks import managers
from inkop_desktop.records.people import Unit
from inkop_desktop.register.register import Register
from inkop_desktop.reports import attendance_order
from inkop_desktop.reports.attendance_order import AttendanceOrder
from inkop_desktop.reports.competence import competence
from inkop_desktop.reports.delegated_decisions import delegated_decisions
from inkop_desktop.reports.delegation import delegation
from inkop_desktop.reports.duties import duties
from inkop_desktop.reports.findings import findings
from inkop_desktop.reports.governing_documents import governing_documents
from inkop_desktop.reports.handover import handover
from inkop_desktop.reports.improvements import improvements
from inkop_desktop.reports.law_changes import law_changes
from inkop_desktop.reports.letters import letters
from inkop_desktop.reports.letters_table import letters_table
from inkop_desktop.reports.matrix import matrix
from inkop_desktop.reports.organisation import organisation
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.personal_extract import personal_extract
from inkop_desktop.reports.responsibilities import responsibilities
from inkop_desktop.reports.role_list import role_list
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import (
    delegated,
    improving,
    law_news,
    outgoing_extract,
    people_reporting,
    personal,
    records,
)
from inkop_desktop.services import matrix as matrices
from inkop_desktop.services import organisation as organisations
from inkop_desktop.services.handing_over import Responsibilities
from inkop_desktop.typeset.document import Document


@dataclass(frozen=True, slots=True)
class RolesOrder:
    """The roles with those who have them on a day."""

    today: date


@dataclass(frozen=True, slots=True)
class MatrixOrder:
    """Who answers for what in which municipality on a day; all of them beside each other if `whole`."""

    today: date
    whole: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationOrder:
    """The organisation of a day, drawn; `told_on` is the day on which it is, where that is another one."""

    today: date
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class LettersOrder:
    """Letters of appointment: of one appointment, or of all in office on a day, of a role, of a person.

    `as_table` makes a row of each letter.
    """

    today: date
    role_id: int | None = None
    person_id: int | None = None
    appointment_id: int | None = None
    as_table: bool = False


@dataclass(frozen=True, slots=True)
class CompetenceOrder:
    """What those in office on a day have of what their roles require; of one role if it is given."""

    today: date
    role_id: int | None = None


@dataclass(frozen=True, slots=True)
class DelegationOrder:
    """What is delegated on a day and later."""

    today: date


@dataclass(frozen=True, slots=True)
class DelegatedOrder:
    """What was decided under delegation from one day to another."""

    today: date
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class FindingsOrder:
    """What waits, by unit and by who answers there; all of it in one table where `as_table`."""

    today: date
    as_table: bool = False


@dataclass(frozen=True, slots=True)
class GoverningOrder:
    """The governing documents."""

    today: date


@dataclass(frozen=True, slots=True)
class DutiesOrder:
    """The duties of each role, and who has them on a day."""

    today: date


@dataclass(frozen=True, slots=True)
class ResponsibilitiesOrder:
    """What one person answers for from a day on."""

    today: date
    person_id: int


@dataclass(frozen=True, slots=True)
class HandoverOrder:
    """What goes from one person to another from `day` on: these parts, or all that the giver answers for.

    `today` is the day of the data, as in every order.
    What has been handed over already is no longer the giver's, so its parts must be given.
    """

    today: date
    giver_id: int
    taker_id: int
    day: date
    parts: Responsibilities | None = None


@dataclass(frozen=True, slots=True)
class ImprovementsOrder:
    """The proposals for the director: all, or those made since a day and those not reported yet."""

    today: date
    since: date | None = None


@dataclass(frozen=True, slots=True)
class LawChangesOrder:
    """What has changed since a day, and who has had notice of it."""

    today: date
    since: date


@dataclass(frozen=True, slots=True)
class ExtractOrder:
    """Everything that is stored about one person."""

    today: date
    person_id: int


PeopleOrder: TypeAlias = (
    RolesOrder
    | MatrixOrder
    | OrganisationOrder
    | LettersOrder
    | CompetenceOrder
    | AttendanceOrder
    | DelegationOrder
    | DelegatedOrder
    | FindingsOrder
    | GoverningOrder
    | DutiesOrder
    | ResponsibilitiesOrder
    | HandoverOrder
    | ImprovementsOrder
    | LawChangesOrder
    | ExtractOrder
)


def document_of(register: Register, order: PeopleOrder, source: Source) -> Document:
    """Return the document that was ordered, in the language in force."""
    return _MAKERS[type(order)](register, order, source)


def _roles(register: Register, order: RolesOrder, source: Source) -> Document:
    staff = people_reporting.staff(register, order.today)
    return role_list(source, staff, people_reporting.vacancies(register, order.today))


def _matrix(register: Register, order: MatrixOrder, source: Source) -> Document:
    areas, officers = matrices.matrix(register, order.today), matrices.officers(register, order.today)
    called = (
        people_reporting.called(register, Post.PROCUREMENT_OFFICER),
        people_reporting.called(register, Post.AREA_MANAGER),
    )
    return matrix(source, areas, officers, called, whole=order.whole)


def _organisation(register: Register, order: OrganisationOrder, source: Source) -> Document:
    told_on = order.told_on or order.today
    return organisation(source, organisations.chart(register, order.today, told_on))


def _letters(register: Register, order: LettersOrder, source: Source) -> Document:
    told = people_reporting.letters(
        register, order.today, order.role_id, order.person_id, order.appointment_id
    )
    return letters_table(source, told) if order.as_table else letters(source, told)


def _competence(register: Register, order: CompetenceOrder, source: Source) -> Document:
    staff = people_reporting.staff(register, order.today)
    persons = people_reporting.persons(register, (each.person_id for each in staff.held))
    return competence(source, staff, persons, order.role_id)


def _delegation(register: Register, order: DelegationOrder, source: Source) -> Document:
    return delegation(source, *people_reporting.delegations(register, order.today))


def _delegated(register: Register, order: DelegatedOrder, source: Source) -> Document:
    return delegated_decisions(source, delegated.reported(register, order.first, order.last, order.today))


def _findings(register: Register, order: FindingsOrder, source: Source) -> Document:
    found = checks.open_findings(checks.run(register, order.today))
    return findings(source, managers.by_unit(register, found, order.today), as_table=order.as_table)


def _governing(register: Register, order: GoverningOrder, source: Source) -> Document:
    return governing_documents(source, people_reporting.governing_documents(register, order.today))


def _duties(register: Register, order: DutiesOrder, source: Source) -> Document:
    staff = people_reporting.staff(register, order.today)
    units = records.every(register, Unit)
    return duties(source, staff, people_reporting.vacancies(register, order.today), units)


def _responsibilities(register: Register, order: ResponsibilitiesOrder, source: Source) -> Document:
    person, parts, staff = people_reporting.answers_for(register, order.person_id, order.today)
    names = records.names_of(register, [("unit", person.unit_id)] if person.unit_id else [])
    return responsibilities(source, person, parts, staff, "".join(names.values()))


def _handover(register: Register, order: HandoverOrder, source: Source) -> Document:
    between = order.giver_id, order.taker_id
    found = people_reporting.handing(register, between, order.day, order.parts, told_on=order.today)
    return handover(source, found)


def _improvements(register: Register, order: ImprovementsOrder, source: Source) -> Document:
    return improvements(source, improving.proposals(register, order.since), order.since)


def _law_changes(register: Register, order: LawChangesOrder, source: Source) -> Document:
    return law_changes(source, law_news.news(register, order.since, order.today))


def _extract(register: Register, order: ExtractOrder, source: Source) -> Document:
    found = personal.extract(register, order.person_id)
    return personal_extract(source, outgoing_extract.told(register, found, order.today))


_MAKERS: Mapping[type, Callable[[Register, Any, Source], Document]] = {
    RolesOrder: _roles,
    MatrixOrder: _matrix,
    OrganisationOrder: _organisation,
    LettersOrder: _letters,
    CompetenceOrder: _competence,
    AttendanceOrder: attendance_order.document_of,
    DelegationOrder: _delegation,
    DelegatedOrder: _delegated,
    FindingsOrder: _findings,
    GoverningOrder: _governing,
    DutiesOrder: _duties,
    ResponsibilitiesOrder: _responsibilities,
    HandoverOrder: _handover,
    ImprovementsOrder: _improvements,
    LawChangesOrder: _law_changes,
    ExtractOrder: _extract,
}
