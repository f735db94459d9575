"""The tables of persons, organisations, units and the register's profile."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from inkop_desktop.models.base import Base, Child, Versioned, Word
from inkop_desktop.rules.vocabulary import Country, OrganisationKind


class OrganisationRow(Versioned, Base):
    """Stores `records.people.Organisation`."""

    __tablename__ = "organisation"

    name: Mapped[str]
    kind: Mapped[OrganisationKind] = mapped_column(Word(OrganisationKind))
    country: Mapped[Country | None] = mapped_column(Word(Country))
    code: Mapped[str]
    org_number: Mapped[str]


class ParticipantRow(Child, Base):
    """Stores `records.people.Participant`."""

    __tablename__ = "participant"

    root_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    host: Mapped[bool]


class UnitRow(Versioned, Base):
    """Stores `records.people.Unit`."""

    __tablename__ = "unit"

    name: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)


class PersonRow(Versioned, Base):
    """Stores `records.people.Person`."""

    __tablename__ = "person"

    name: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    title: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]


class ProfileRow(Versioned, Base):
    """Stores `records.people.Profile`."""

    __tablename__ = "profile"

    country: Mapped[Country] = mapped_column(Word(Country))
    language: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
