"""The tables of persons, organisations, units and the register's profile."""

from sqlalchemy import Boolean, Date, Text

from inkop_desktop.models.base import Word, Words, belongs_to, child, optional, reference, required, root
from inkop_desktop.rules.organising import CompetenceKind, InterestKind, PurchasingPart
from inkop_desktop.rules.vocabulary import Country, OrganisationKind

ORGANISATION = root(
    "organisation",
    required("name", Text),
    required("kind", Word(OrganisationKind)),
    optional("country", Word(Country)),
    required("code", Text),
    required("org_number", Text),
    required("address", Text),
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
    required("parts", Words(PurchasingPart)),
)

PERSON = root(
    "person",
    required("name", Text),
    reference("unit_id", "unit"),
    required("title", Text),
    required("email", Text),
    required("phone", Text),
    optional("employed_from", Date),
    optional("employed_to", Date),
    optional("anonymised_on", Date),
    required("only_reads", Boolean),
)

COMPETENCE = child(
    "competence",
    optional("kind", Word(CompetenceKind)),
    required("title", Text),
    optional("gained_on", Date),
    optional("expires_on", Date),
    required("given_by", Text),
    belongs_to("person"),
)

INTEREST = child(
    "interest",
    optional("kind", Word(InterestKind)),
    reference("supplier_id", "supplier"),
    required("what", Text),
    optional("from_day", Date),
    optional("to_day", Date),
    optional("declared_on", Date),
    belongs_to("person"),
)

PROFILE = root(
    "profile",
    required("country", Word(Country)),
    required("language", Text),
    reference("organisation_id", "organisation", index=False),
)
