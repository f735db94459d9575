"""Who there is: persons, organisations, their units, and whose register this is."""

from dataclasses import dataclass

from inkop_desktop.records.fields import Kind, Root, Row, declared
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Root):
    """Somebody who owns, manages, signs or decides."""

    name: str = declared(N_("Name"), required=True)
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit")
    title: str = declared(N_("Job title"))
    email: str = declared(N_("E-mail"))
    phone: str = declared(N_("Phone"))


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
    participants: tuple[Participant, ...] = declared(
        N_("Participants"), Kind.ROWS, record=Participant, duty="K1"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Root):
    """A division, department or unit of an organisation."""

    name: str = declared(N_("Name"), required=True)
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    parent_id: int | None = declared(N_("Part of"), Kind.REFERENCE, refers_to="unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Root):
    """Whose register this is; there is exactly one."""

    country: Country = declared(N_("Country"), Kind.CHOICE, choices=Country, default=Country.SE)
    language: str = declared(N_("Language"), help=N_("Decides how names are put in alphabetical order."))
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
