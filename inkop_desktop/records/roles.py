"""Who answers for what: roles, appointments to them, and what is delegated."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.fields import Kind, Root, Row, declared
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, CompetenceKind, Function, Scope
from inkop_desktop.text import N_

ROLE = N_("The role")
DUTIES = N_("Duties")
REQUIREMENTS = N_("Requirements")
APPOINTMENT = N_("The appointment")
TIED_TO = N_("Answers for")
DECISION = N_("Decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDuty(Row):
    """One thing that the holder of a role has to do."""

    what: str = declared(N_("Duty"), Kind.LONG_TEXT, required=True)
    clause: str = declared(N_("Clause"), help=N_("Where the duty is laid down."), plain=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRequirement(Row):
    """A competence that the holder of a role must have; any of the kind where no title is given."""

    kind: CompetenceKind | None = declared(N_("Kind"), Kind.CHOICE, choices=CompetenceKind, required=True)
    title: str = declared(N_("What"), help=N_("Empty: any of this kind will do."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Root):
    """A role as this organisation has it; `post` is the role of the program's that it stands for."""

    name: str = declared(N_("Name"), required=True, group=ROLE)
    post: str = declared(N_("Known to the program as"), group=ROLE, derived=True)
    scopes: tuple[Scope, ...] = declared(N_("Tied to"), Kind.CHOICES, choices=Scope, group=ROLE)
    at_least: int | None = declared(
        N_("At least"),
        Kind.WHOLE,
        group=ROLE,
        help=N_("How many there must be at the same time, for each that the role is tied to."),
    )
    at_most: int | None = declared(N_("At most"), Kind.WHOLE, group=ROLE)
    hours_a_week: int | None = declared(
        N_("Hours a week, at least"), Kind.WHOLE, group=ROLE, duty="K22", unit="h"
    )
    reports_to_id: int | None = declared(N_("Reports to"), Kind.REFERENCE, refers_to="role", group=ROLE)
    held_by_unit_id: int | None = declared(
        N_("Held by a whole unit"), Kind.REFERENCE, refers_to="unit", group=ROLE, duty="N20"
    )
    held_by_body_id: int | None = declared(
        N_("Held by a whole body"), Kind.REFERENCE, refers_to="body", group=ROLE, duty="N28"
    )
    duties: tuple[RoleDuty, ...] = declared(
        N_("Duties"),
        Kind.ROWS,
        record=RoleDuty,
        group=DUTIES,
        help=N_("They stand in the letters of appointment and in “Who does what”."),
    )
    requirements: tuple[RoleRequirement, ...] = declared(
        N_("Competence that is required"),
        Kind.ROWS,
        record=RoleRequirement,
        group=REQUIREMENTS,
        duty="K22",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Root):
    """A person in a role, for something, from a day; owners and managers stand on their contract instead."""

    role_id: int | None = declared(
        N_("Role"), Kind.REFERENCE, refers_to="role", required=True, group=APPOINTMENT
    )
    person_id: int | None = declared(
        N_("Person"), Kind.REFERENCE, refers_to="person", required=True, group=APPOINTMENT
    )
    from_day: date | None = declared(N_("From"), Kind.DATE, group=APPOINTMENT)
    to_day: date | None = declared(N_("Until and including"), Kind.DATE, group=APPOINTMENT)
    deputy_id: int | None = declared(
        N_("Deputy"),
        Kind.REFERENCE,
        refers_to="person",
        group=APPOINTMENT,
        duty="N19",
        help=N_(
            "Acts only while the holder is away. What a deputy decides or signs is shown as outside the "
            "delegation: answer the finding with when and why."
        ),
    )
    hours_a_week: int | None = declared(
        N_("Hours a week"), Kind.WHOLE, group=APPOINTMENT, duty="K22", unit="h"
    )
    expertise: str = declared(N_("Expertise"), group=APPOINTMENT, duty="K40")
    organisation_id: int | None = declared(
        N_("Organisation"), Kind.REFERENCE, refers_to="organisation", group=TIED_TO
    )
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit", group=TIED_TO)
    area_id: int | None = declared(N_("Product area"), Kind.REFERENCE, refers_to="area", group=TIED_TO)
    contract_id: int | None = declared(N_("Contract"), Kind.REFERENCE, refers_to="contract", group=TIED_TO)
    body_id: int | None = declared(N_("Body"), Kind.REFERENCE, refers_to="body", group=TIED_TO)
    function: Function | None = declared(
        N_("Function in the body"), Kind.CHOICE, choices=Function, group=TIED_TO
    )
    decided_by_id: int | None = declared(N_("Decided by"), Kind.REFERENCE, refers_to="body", group=DECISION)
    decided_by: str = declared(
        N_("Decided by somebody else"), group=DECISION, help=N_("Where it was no body that decided.")
    )
    decided_on: date | None = declared(N_("Decided on"), Kind.DATE, group=DECISION)
    decision_number: str = declared(N_("Decision number"), group=DECISION)
    consultation: str = declared(N_("Who was consulted"), Kind.LONG_TEXT, group=DECISION, duty="K2")
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT, group=DECISION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Root):
    """A kind of decision that a role, or a body, may take, up to an amount and for a time."""

    act: Act | None = declared(N_("Decision"), Kind.CHOICE, choices=Act, required=True, duty="N19")
    role_id: int | None = declared(N_("Role"), Kind.REFERENCE, refers_to="role")
    body_id: int | None = declared(N_("Body"), Kind.REFERENCE, refers_to="body")
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    up_to: Money | None = declared(
        N_("Up to"),
        Kind.MONEY,
        from_zero=True,
        help=N_("Empty: whatever the amount."),
        when_empty=N_("Whatever the amount"),
    )
    from_day: date | None = declared(N_("From"), Kind.DATE)
    to_day: date | None = declared(N_("Until and including"), Kind.DATE)
    legal_basis: str = declared(N_("Legal basis"))
    delegated_by: str = declared(N_("Delegated by"))
    conditions: str = declared(N_("Conditions"), Kind.LONG_TEXT)
