"""The tables of persons, organisations, units and the register's profile."""

from sqlalchemy import Boolean, Text

from inkop_desktop.models.base import Word, belongs_to, child, optional, reference, required, root
from inkop_desktop.rules.vocabulary import Country, OrganisationKind

ORGANISATION = root(
    "organisation",
    required("name", Text),
    required("kind", Word(OrganisationKind)),
    optional("country", Word(Country)),
    required("code", Text),
    required("org_number", Text),
)

PARTICIPANT = child(
    "participant",
    belongs_to("organisation"),
    reference("organisation_id", "organisation"),
    required("host", Boolean),
)

UNIT = root(
    "unit",
    required("name", Text),
    reference("organisation_id", "organisation"),
    reference("parent_id", "unit"),
)

PERSON = root(
    "person",
    required("name", Text),
    reference("unit_id", "unit"),
    required("title", Text),
    required("email", Text),
    required("phone", Text),
)

PROFILE = root(
    "profile",
    required("country", Word(Country)),
    required("language", Text),
    reference("organisation_id", "organisation", index=False),
)
