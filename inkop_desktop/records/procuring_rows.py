"""What belongs to a direct procurement: who handles it, what it costs, who was asked, what came in."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.fields import Kind, Row, declared
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Standing
from inkop_desktop.rules.procuring import (
    CheckResult,
    Point,
    Price,
    RequirementKind,
    SupplierCheck,
    TenderOutcome,
    Topic,
    YesNo,
)
from inkop_desktop.rules.same_kind import Part
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Handler(Row):
    """Somebody who takes part in a case, with what the person has declared of conflicts of interest.

    No points and a day of declaration: no conflict is known. `confirmed_on` is the day on which the
    declaration was confirmed once the tenderers were known.
    """

    person_id: int | None = declared(N_("Person"), Kind.REFERENCE, refers_to="person", required=True)
    part: str = declared(N_("Takes part as"))
    declared_on: date | None = declared(N_("Declared on"), Kind.DATE)
    points: tuple[Point, ...] = declared(N_("Conflict of interest"), Kind.CHOICES, choices=Point)
    circumstances: str = declared(N_("Circumstances"), Kind.LONG_TEXT)
    replaced_by_id: int | None = declared(N_("Replaced by"), Kind.REFERENCE, refers_to="person")
    confirmed_on: date | None = declared(N_("Confirmed on"), Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractConsidered(Row):
    """A contract in force that could be used instead, and why it is or is not."""

    contract_id: int | None = declared(N_("Contract"), Kind.REFERENCE, refers_to="contract", required=True)
    used: bool = declared(N_("Used"), Kind.YES_NO)
    reason: str = declared(N_("Reason"), Kind.LONG_TEXT)


def _has_months(row: "PriceRow", _currency: str) -> bool:
    return row.kind in {Price.MONTHLY, Price.YEARLY, Price.OPTION}


def _is_foreign(row: "PriceRow", currency: str) -> bool:
    return row.amount is not None and row.amount.currency != currency


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow(Row):
    """One amount of the estimate; `months` are those of an option or of a price a month or a year.

    `rate` is how much of the law's currency one unit of another is worth, as a decimal number.
    """

    kind: Price | None = declared(N_("Kind"), Kind.CHOICE, choices=Price, required=True)
    amount: Money | None = declared(N_("Amount"), Kind.MONEY)
    months: int | None = declared(N_("Months"), Kind.WHOLE, asked=_has_months)
    rate: str = declared(N_("Exchange rate"), asked=_is_foreign)
    note: str = declared(N_("Note"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSum(Row):
    """What a part of the purchases of the same kind came to when the case was decided; kept at freezing.

    In the currency of the law, over the year or over the time that the authority's own rule counts.
    """

    part: Part | None = declared(N_("Counts as"), Kind.CHOICE, choices=Part, required=True)
    purchases: int | None = declared(N_("Purchases"), Kind.WHOLE)
    amount: Money | None = declared(N_("Sum"), Kind.MONEY)
    by_own_rule: bool = declared(N_("By the authority's own rule"), Kind.YES_NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionAnswer(Row):
    """The answer to one condition of the ground; `condition` is its key in the law pack."""

    condition: str = declared(N_("Condition"), required=True)
    holds: YesNo | None = declared(N_("Holds"), Kind.CHOICE, choices=YesNo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(Row):
    """An uncertain entry of the law pack that the officer has confirmed, with a source of their own."""

    entry: str = declared(N_("Entry"), required=True)
    source: str = declared(N_("Source"), required=True)
    confirmed_on: date | None = declared(N_("Confirmed on"), Kind.DATE, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Row):
    """Something that the delivery, the supplier or the contract must meet; set before anybody is asked."""

    text: str = declared(N_("Text"), Kind.LONG_TEXT, required=True)
    kind: RequirementKind = declared(
        N_("Kind"), Kind.CHOICE, choices=RequirementKind, default=RequirementKind.REQUIREMENT
    )
    topic: Topic = declared(N_("About"), Kind.CHOICE, choices=Topic, default=Topic.GENERAL)
    weight: int | None = declared(N_("Weight"), Kind.WHOLE, unit="%")
    need: str = declared(N_("The need behind it"), duty="N9")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited(Row):
    """A supplier that is asked."""

    supplier_id: int | None = declared(N_("Supplier"), Kind.REFERENCE, refers_to="supplier", required=True)
    asked_on: date | None = declared(N_("Request sent on"), Kind.DATE)
    declined_on: date | None = declared(N_("Declined on"), Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Row):
    """A question about the request; its answer goes to all."""

    question: str = declared(N_("Question"), Kind.LONG_TEXT, required=True)
    asked_on: date | None = declared(N_("Asked on"), Kind.DATE)
    answer: str = declared(N_("Answer"), Kind.LONG_TEXT)
    answered_on: date | None = declared(N_("Answered on"), Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender(Row):
    """A tender that came in, and what became of it."""

    supplier_id: int | None = declared(N_("Supplier"), Kind.REFERENCE, refers_to="supplier", required=True)
    received_on: date | None = declared(N_("Received on"), Kind.DATE)
    received_at: str = declared(N_("Time"))
    amount: Money | None = declared(N_("Price"), Kind.MONEY)
    outcome: TenderOutcome | None = declared(N_("Outcome"), Kind.CHOICE, choices=TenderOutcome)
    why: str = declared(N_("Reasons"), Kind.LONG_TEXT)
    subcontracted: str = declared(
        N_("Subcontractors"), help=N_("Which part of the contract they perform, and who they are.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Points(Row):
    """What a tender was given on an award criterion, which is named by its text; the more, the better."""

    supplier_id: int | None = declared(N_("Supplier"), Kind.REFERENCE, refers_to="supplier", required=True)
    criterion: str = declared(N_("Award criterion"), Kind.LONG_TEXT, required=True)
    points: int | None = declared(N_("Points"), Kind.WHOLE)


def _is_issued(row: "Checked", _currency: str) -> bool:
    return row.kind in {SupplierCheck.TAX_CERTIFICATE, SupplierCheck.EXCLUSION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Row):
    """Something that was looked up about the supplier; `issued_on` is the day of a certificate."""

    kind: SupplierCheck | None = declared(N_("What"), Kind.CHOICE, choices=SupplierCheck, required=True)
    result: CheckResult | None = declared(N_("Result"), Kind.CHOICE, choices=CheckResult)
    checked_on: date | None = declared(N_("Checked on"), Kind.DATE)
    issued_on: date | None = declared(N_("Issued on"), Kind.DATE, asked=_is_issued)
    evidence: str = declared(N_("Evidence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActedUnder(Row):
    """How a decision or a signature stood to the delegations of its day; kept at freezing.

    `role` is the role or the body that the delegation is for. Outside the delegation it is whom one was for
    that did not go far enough, and `up_to` how far that went; nothing where there was none.
    """

    act: Act | None = declared(N_("Delegated decision"), Kind.CHOICE, choices=Act, required=True)
    standing: Standing | None = declared(N_("Delegation"), Kind.CHOICE, choices=Standing)
    role: str = declared(N_("Role"))
    up_to: Money | None = declared(N_("Up to"), Kind.MONEY)
    legal_basis: str = declared(N_("Legal basis"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret(Row):
    """A field or a file that is kept secret after the award, with the paragraph.

    `subject` is the name of a field of the case, or the name of one of its files.
    """

    subject: str = declared(N_("Field or file"), required=True)
    paragraph: str = declared(N_("Paragraph"), required=True)
    until: date | None = declared(N_("Until"), Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Row):
    """A time that the case was frozen; without a day, one that is being written for the reason given."""

    closed_on: date | None = declared(N_("Frozen on"), Kind.DATE)
    closed_by: str = declared(N_("Frozen by"))
    correction: str = declared(N_("Reason for the correction"), Kind.LONG_TEXT)
