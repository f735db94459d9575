"""The tables of roles, appointments to them, and what is delegated."""

from sqlalchemy import Date, Integer, Text

from inkop_desktop.models.base import Word, Words, belongs_to, child, optional, reference, required, root
from inkop_desktop.rules.organising import Act, CompetenceKind, Function, Scope

ROLE = root(
    "role",
    required("name", Text),
    required("post", Text),
    required("scopes", Words(Scope)),
    optional("at_least", Integer),
    optional("at_most", Integer),
    optional("hours_a_week", Integer),
    reference("reports_to_id", "role"),
    reference("held_by_unit_id", "unit"),
    reference("held_by_body_id", "body"),
)

ROLE_DUTY = child(
    "role_duty",
    required("what", Text),
    required("clause", Text),
    belongs_to("role"),
)

ROLE_REQUIREMENT = child(
    "role_requirement",
    optional("kind", Word(CompetenceKind)),
    required("title", Text),
    belongs_to("role"),
)

APPOINTMENT = root(
    "appointment",
    reference("role_id", "role"),
    reference("person_id", "person"),
    optional("from_day", Date),
    optional("to_day", Date),
    reference("deputy_id", "person"),
    optional("hours_a_week", Integer),
    required("expertise", Text),
    reference("organisation_id", "organisation"),
    reference("unit_id", "unit"),
    reference("area_id", "area"),
    reference("contract_id", "contract"),
    reference("body_id", "body"),
    optional("function", Word(Function)),
    reference("decided_by_id", "body"),
    required("decided_by", Text),
    optional("decided_on", Date),
    required("decision_number", Text),
    required("consultation", Text),
    required("remarks", Text),
)

DELEGATION = root(
    "delegation",
    optional("act", Word(Act)),
    reference("role_id", "role"),
    reference("body_id", "body"),
    reference("organisation_id", "organisation"),
    optional("up_to", Integer),
    optional("up_to_currency", Text),
    optional("from_day", Date),
    optional("to_day", Date),
    required("legal_basis", Text),
    required("delegated_by", Text),
    required("conditions", Text),
)
