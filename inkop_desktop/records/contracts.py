"""A contract with everything that belongs to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.fields import Kind, Root, Row, declared
from inkop_desktop.rules import lead
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import (
    ContractKind,
    Level,
    NoticeMethod,
    OptionState,
    OrderingChannel,
    PriceAdjustment,
    Procedure,
    RenewalKind,
    Secrecy,
    Sustainability,
    Verb,
)
from inkop_desktop.text import N_

BASICS = N_("The contract")
PARTIES = N_("Parties and people")
AWARD = N_("How it was procured")
TERM = N_("Term")
VALUE = N_("Value and price")
USE = N_("Use")
HANDLING = N_("Handling")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSupplier(Row):
    """A supplier's place in a contract."""

    supplier_id: int | None = declared(N_("Supplier"), Kind.REFERENCE, refers_to="supplier", required=True)
    rank: int | None = declared(N_("Rank"), Kind.WHOLE, help=N_("The order in a ranked framework agreement."))
    share: int | None = declared(
        N_("Share"), Kind.WHOLE, unit="%", help=N_("The share of the volume where a key divides it.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractPost(Row):
    """A person's appointment to a contract; without days it is as old as the contract and has no end."""

    person_id: int | None = declared(N_("Person"), Kind.REFERENCE, refers_to="person", required=True)
    deputy_id: int | None = declared(N_("Deputy"), Kind.REFERENCE, refers_to="person")
    from_day: date | None = declared(N_("From"), Kind.DATE)
    to_day: date | None = declared(N_("Until and including"), Kind.DATE)


AnyPost = TypeVar("AnyPost", bound=ContractPost)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractOwner(ContractPost):
    """One of the persons who own a contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractManager(ContractPost):
    """One of the persons who see to a contract from day to day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractUser(Row):
    """A unit or a participant that may use the contract."""

    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit")
    own_number: str = declared(N_("Own number"), help=N_("The number the contract has with them."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractOption(Row):
    """A right to extend the contract."""

    months: int | None = declared(N_("Months"), Kind.WHOLE, required=True)
    decide_by: date | None = declared(N_("Last day to decide"), Kind.DATE)
    state: OptionState = declared(
        N_("State"), Kind.CHOICE, choices=OptionState, default=OptionState.PLANNED, derived=True
    )
    decided_on: date | None = declared(N_("Decided on"), Kind.DATE, derived=True)
    note: str = declared(N_("Note"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractDecision(Row):
    """Something that was decided about a contract, with the day that it is about."""

    verb: Verb | None = declared(N_("What was decided"), Kind.CHOICE, choices=Verb, required=True)
    day: date | None = declared(N_("Day"), Kind.DATE, required=True)
    decided_on: date | None = declared(N_("Decided on"), Kind.DATE)
    decided_by_id: int | None = declared(N_("Decided by"), Kind.REFERENCE, refers_to="person", duty="N19")
    note: str = declared(N_("Evidence or reason"), Kind.LONG_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Row):
    """A change of the contract that both parties have signed."""

    title: str = declared(N_("What was changed"), required=True)
    signed_on: date | None = declared(N_("Signed on"), Kind.DATE)
    value: Money | None = declared(N_("Change in value"), Kind.MONEY)
    legal_ground: str = declared(N_("Legal ground"))
    reason: str = declared(N_("Reason"), Kind.LONG_TEXT)
    decided_by_id: int | None = declared(N_("Decided by"), Kind.REFERENCE, refers_to="person", duty="N19")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOff(Row):
    """An order from the contract, with what it takes of the ceiling."""

    day: date | None = declared(N_("Ordered on"), Kind.DATE, required=True)
    what: str = declared(N_("What was ordered"), required=True)
    value: Money | None = declared(N_("Value"), Kind.MONEY, help=N_("Excluding VAT."))
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit")
    case_id: int | None = declared(N_("Case"), Kind.REFERENCE, refers_to="direct_procurement", derived=True)
    ordered_by_id: int | None = declared(N_("Ordered by"), Kind.REFERENCE, refers_to="person", duty="N19")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFollowUp(Row):
    """A follow-up of the contract, planned or held, with the owner who takes part in it."""

    what: str = declared(N_("What is followed up"), required=True)
    planned_on: date | None = declared(N_("Planned for"), Kind.DATE)
    owner_id: int | None = declared(
        N_("Contract owner who takes part"), Kind.REFERENCE, refers_to="person", duty="N21"
    )
    held_on: date | None = declared(N_("Held on"), Kind.DATE)
    outcome: str = declared(N_("What it showed"), Kind.LONG_TEXT)


def _has_an_end(contract: "Contract", _currency: str) -> bool:
    """Tell whether something happens on the last day: an open-ended contract simply runs on."""
    return not contract.open_ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Root):
    """A contract or framework agreement; its status is always derived, never typed."""

    number: str = declared(N_("Number"), group=BASICS)
    title: str = declared(N_("Title"), group=BASICS, required=True)
    case_number: str = declared(
        N_("Case number"), group=BASICS, help=N_("The file reference in the case-file system.")
    )
    kind: ContractKind = declared(
        N_("Kind"), Kind.CHOICE, choices=ContractKind, default=ContractKind.SINGLE, group=BASICS
    )
    parent_id: int | None = declared(
        N_("Framework agreement"), Kind.REFERENCE, refers_to="contract", group=BASICS
    )
    predecessor_id: int | None = declared(N_("Replaces"), Kind.REFERENCE, refers_to="contract", group=BASICS)
    area_id: int | None = declared(N_("Product area"), Kind.REFERENCE, refers_to="area", group=BASICS)
    cpv: tuple[str, ...] = declared(N_("CPV codes"), Kind.TEXTS, group=BASICS, codes="cpv")

    suppliers: tuple[ContractSupplier, ...] = declared(
        N_("Suppliers"), Kind.ROWS, record=ContractSupplier, group=PARTIES
    )
    owners: tuple[ContractOwner, ...] = declared(
        N_("Contract owners"), Kind.ROWS, record=ContractOwner, group=PARTIES, duty="N21"
    )
    managers: tuple[ContractManager, ...] = declared(
        N_("Contract managers"), Kind.ROWS, record=ContractManager, group=PARTIES, duty="N20"
    )
    unit_id: int | None = declared(
        N_("Responsible unit"), Kind.REFERENCE, refers_to="unit", group=PARTIES, duty="N20"
    )
    users: tuple[ContractUser, ...] = declared(
        N_("Who may use it"), Kind.ROWS, record=ContractUser, group=PARTIES, duty="K6"
    )

    procedure: Procedure | None = declared(N_("Procedure"), Kind.CHOICE, choices=Procedure, group=AWARD)
    legal_ground: str = declared(N_("Legal ground"), group=AWARD)
    notice_on: date | None = declared(N_("Notice published on"), Kind.DATE, group=AWARD, duty="K13")
    awarded_on: date | None = declared(N_("Award decided on"), Kind.DATE, group=AWARD)
    awarded_by_id: int | None = declared(
        N_("Award decided by"), Kind.REFERENCE, refers_to="person", group=AWARD, duty="N19"
    )
    signed_on: date | None = declared(N_("Signed on"), Kind.DATE, group=AWARD)
    signed_by_id: int | None = declared(
        N_("Signed by"), Kind.REFERENCE, refers_to="person", group=AWARD, duty="N19"
    )

    first_day: date | None = declared(N_("First day"), Kind.DATE, group=TERM)
    last_day: date | None = declared(
        N_("Last day"), Kind.DATE, group=TERM, help=N_("The last day the contract runs, that day included.")
    )
    term_months: int | None = declared(N_("Term in months"), Kind.WHOLE, group=TERM)
    term_days: int | None = declared(N_("Term in days"), Kind.WHOLE, group=TERM)
    options: tuple[ContractOption, ...] = declared(
        N_("Options"), Kind.ROWS, record=ContractOption, group=TERM
    )
    renewal: RenewalKind = declared(
        N_("Renewal"),
        Kind.CHOICE,
        choices=RenewalKind,
        default=RenewalKind.NONE,
        group=TERM,
        asked=_has_an_end,
    )
    renewal_months: int | None = declared(N_("Renewed by months"), Kind.WHOLE, group=TERM, asked=_has_an_end)
    notice_months: int | None = declared(N_("Notice period in months"), Kind.WHOLE, group=TERM)
    notice_days: int | None = declared(N_("Notice period in days"), Kind.WHOLE, group=TERM)
    notice_method: NoticeMethod | None = declared(
        N_("How notice is given"), Kind.CHOICE, choices=NoticeMethod, group=TERM
    )
    open_ended: bool = declared(N_("Open-ended"), Kind.YES_NO, group=TERM)
    review_day: date | None = declared(N_("Next review"), Kind.DATE, group=TERM)
    lead_months: int | None = declared(
        N_("Months needed to replace it"),
        Kind.WHOLE,
        group=TERM,
        help=N_("Empty: 18, 12, 9 or 6 months, by the estimated value, or by the ceiling if there is none."),
    )
    notice_given_on: date | None = declared(N_("Notice given on"), Kind.DATE, group=TERM, derived=True)
    notice_evidence: str = declared(N_("Evidence of the notice"), group=TERM, derived=True)
    terminated_last_day: date | None = declared(
        N_("Terminated, last day"), Kind.DATE, group=TERM, derived=True
    )
    termination_reason: str = declared(N_("Reason for the termination"), group=TERM, derived=True)
    closed_on: date | None = declared(N_("Closed on"), Kind.DATE, group=TERM, derived=True)
    closing_note: str = declared(N_("Closing note"), Kind.LONG_TEXT, group=TERM, derived=True)
    decisions: tuple[ContractDecision, ...] = declared(
        N_("Decisions"), Kind.ROWS, record=ContractDecision, group=TERM, derived=True
    )

    estimated_value: Money | None = declared(
        N_("Estimated value"),
        Kind.MONEY,
        from_zero=True,
        group=VALUE,
        help=N_("The whole term with options, excluding VAT."),
    )
    ceiling: Money | None = declared(
        N_("Ceiling"),
        Kind.MONEY,
        from_zero=True,
        group=VALUE,
        help=N_("The most that may be called off."),
        duty="N27",
    )
    price_adjustment: PriceAdjustment | None = declared(
        N_("Price adjustment"), Kind.CHOICE, choices=PriceAdjustment, group=VALUE
    )
    price_clause: str = declared(N_("Clause"), group=VALUE)
    price_index: str = declared(N_("Index"), group=VALUE)
    price_next_on: date | None = declared(N_("Next price adjustment"), Kind.DATE, group=VALUE)
    amendments: tuple[Amendment, ...] = declared(
        N_("Amendments"), Kind.ROWS, record=Amendment, group=VALUE, duty="K7"
    )

    ordering_channel: OrderingChannel | None = declared(
        N_("Ordered through"), Kind.CHOICE, choices=OrderingChannel, group=USE, duty="N17"
    )
    level: Level | None = declared(N_("Level"), Kind.CHOICE, choices=Level, group=USE, duty="N5")
    sustainability: tuple[Sustainability, ...] = declared(
        N_("Sustainability"), Kind.CHOICES, choices=Sustainability, group=USE, duty="N11"
    )
    call_offs: tuple[CallOff, ...] = declared(
        N_("Call-offs"), Kind.ROWS, record=CallOff, group=USE, duty="N27"
    )
    follow_ups: tuple[ContractFollowUp, ...] = declared(
        N_("Follow-ups"), Kind.ROWS, record=ContractFollowUp, group=USE, duty="N21"
    )

    public: bool = declared(
        N_("May be published"),
        Kind.YES_NO,
        group=HANDLING,
        help=N_("Whether the contract may stand in the public list of contracts."),
    )
    secrecy: Secrecy | None = declared(N_("Secrecy"), Kind.CHOICE, choices=Secrecy, group=HANDLING)
    secrecy_ground: str = declared(N_("Ground for secrecy"), group=HANDLING)
    attachments: tuple[Attachment, ...] = declared(
        N_("Documents"), Kind.ROWS, record=Attachment, group=HANDLING
    )
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT, group=HANDLING)


def standing(posts: Iterable[AnyPost]) -> tuple[AnyPost, ...]:
    """Return the posts that have no end; where each has one, those that end last."""
    known = tuple(posts)
    last = max((each.to_day or date.max for each in known), default=None)
    return tuple(each for each in known if (each.to_day or date.max) == last)


def renewals_let_run(contract: Contract) -> tuple[date, ...]:
    """Return the days on which it was decided to let a renewal run, as they were entered.

    An option that is exercised puts other renewals in the place of those that had been decided on.
    """
    days: list[date] = []
    for each in contract.decisions:
        if each.verb is Verb.EXERCISE:
            days.clear()
        elif each.verb is Verb.LET_RENEW and each.day is not None:
            days.append(each.day)
    return tuple(days)


def terms_of(contract: Contract) -> Terms:
    """Return the facts that the date engine needs of a contract.

    Where nobody has said how long a replacement takes, its value does: the estimated one, else the ceiling.
    """
    lead_months = contract.lead_months
    if lead_months is None:
        lead_months = lead.default_lead_months(contract.estimated_value or contract.ceiling)
    return Terms(
        first_day=contract.first_day,
        last_day=contract.last_day,
        term_months=contract.term_months,
        term_days=contract.term_days,
        open_ended=contract.open_ended,
        review_day=contract.review_day,
        options=tuple(
            Option(each.months, each.decide_by, each.state, each.decided_on) for each in contract.options
        ),
        renewal=contract.renewal,
        renewal_months=contract.renewal_months,
        notice_months=contract.notice_months,
        notice_days=contract.notice_days,
        lead_months=lead_months,
        notice_given_on=contract.notice_given_on,
        terminated_last_day=contract.terminated_last_day,
        closed_on=contract.closed_on,
    )
