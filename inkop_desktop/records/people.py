"""Who there is: persons, organisations, their units, and whose register this is."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.fields import Kind, Root, Row, declared
from inkop_desktop.rules.organising import CompetenceKind, InterestKind, PurchasingPart
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.text import N_

PERSON = N_("The person")
COMPETENCE = N_("Competence")
INTERESTS = N_("Interests and side jobs")
# The fields of a person that are shown only where they are needed: never in lists, nor in the log for all.
WHERE_NEEDED = frozenset({"competences", "interests"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence(Row):
    """A course, a certificate or practice that somebody has."""

    kind: CompetenceKind | None = declared(N_("Kind"), Kind.CHOICE, choices=CompetenceKind, required=True)
    title: str = declared(N_("What"), required=True, plain=True)
    gained_on: date | None = declared(N_("Gained on"), Kind.DATE)
    expires_on: date | None = declared(N_("Expires on"), Kind.DATE)
    given_by: str = declared(N_("Issued by"), plain=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Row):
    """What a person has declared of side jobs and interests."""

    kind: InterestKind | None = declared(N_("Kind"), Kind.CHOICE, choices=InterestKind, required=True)
    supplier_id: int | None = declared(N_("Supplier"), Kind.REFERENCE, refers_to="supplier", plain=True)
    what: str = declared(N_("What it is"), plain=True)
    from_day: date | None = declared(N_("From"), Kind.DATE)
    to_day: date | None = declared(N_("Until and including"), Kind.DATE)
    declared_on: date | None = declared(N_("Reported on"), Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Root):
    """Somebody who owns, manages, signs or decides."""

    name: str = declared(N_("Name"), required=True, group=PERSON)
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit", group=PERSON)
    title: str = declared(N_("Job title"), group=PERSON)
    email: str = declared(N_("E-mail"), group=PERSON)
    phone: str = declared(N_("Phone"), group=PERSON)
    employed_from: date | None = declared(N_("Employed from"), Kind.DATE, group=PERSON)
    employed_to: date | None = declared(
        N_("Employed until and including"), Kind.DATE, group=PERSON, help=N_("Empty for as long as it lasts.")
    )
    anonymised_on: date | None = declared(N_("Anonymised on"), Kind.DATE, group=PERSON, derived=True)
    only_reads: bool = declared(
        N_("May only read the register"),
        Kind.YES_NO,
        group=PERSON,
        help=N_(
            "From the next time on, the register opens for reading only for whoever gives this name at the"
            " computer."
        ),
    )
    competences: tuple[Competence, ...] = declared(
        N_("Competence"),
        Kind.ROWS,
        record=Competence,
        group=COMPETENCE,
        duty="K22",
        help=N_("Courses, certificates and practice. They are held against what the roles require."),
    )
    interests: tuple[Interest, ...] = declared(
        N_("Interests and side jobs"),
        Kind.ROWS,
        record=Interest,
        group=INTERESTS,
        duty="N14",
        help=N_("What ties the person to suppliers. It is told where the person handles a case of theirs."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Row):
    """An organisation that takes part in a cooperation."""

    organisation_id: int | None = declared(
        N_("Organisation"), Kind.REFERENCE, refers_to="organisation", required=True
    )
    host: bool = declared(N_("Host municipality"), Kind.YES_NO, duty="K1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Root):
    """A municipality, a region, or a cooperation with its host and participants."""

    name: str = declared(N_("Name"), required=True)
    kind: OrganisationKind = declared(
        N_("Kind"), Kind.CHOICE, choices=OrganisationKind, default=OrganisationKind.MUNICIPALITY
    )
    country: Country | None = declared(N_("Country"), Kind.CHOICE, choices=Country)
    code: str = declared(N_("Code"), help=N_("The official number of the municipality or region."))
    org_number: str = declared(N_("Organisation number"))
    address: str = declared(N_("Address"))
    participants: tuple[Participant, ...] = declared(
        N_("Participants"), Kind.ROWS, record=Participant, duty="K1"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Root):
    """A division, department or unit of an organisation."""

    name: str = declared(N_("Name"), required=True)
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    parent_id: int | None = declared(N_("Part of"), Kind.REFERENCE, refers_to="unit")
    parts: tuple[PurchasingPart, ...] = declared(
        N_("Part in the purchasing"), Kind.CHOICES, choices=PurchasingPart, duty="N20"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Root):
    """Whose register this is; there is exactly one."""

    country: Country = declared(N_("Country"), Kind.CHOICE, choices=Country, default=Country.SE)
    language: str = declared(N_("Language"), help=N_("Decides how names are put in alphabetical order."))
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
