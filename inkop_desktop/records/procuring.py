"""A direct procurement from the need to the contract; its groups are the pages of the wizard."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.fields import Kind, Root, declared
from inkop_desktop.records.procuring_rows import (
    ActedUnder,
    Checked,
    ConditionAnswer,
    Confirmed,
    ContractConsidered,
    Handler,
    Invited,
    KindSum,
    Points,
    PriceRow,
    Question,
    Requirement,
    Secret,
    Tender,
    Version,
)
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Climate, Ending, OverLimit, Supply, Way, YesNo
from inkop_desktop.text import N_

CASE = N_("The case")
LAW_AND_WAY = N_("Law and way")
OWN_CONTRACTS = N_("Own contracts first")
OBJECT = N_("What is bought")
VALUE = N_("Value")
SAME_KIND = N_("Same kind")
GROUND = N_("Regime and ground")
REQUIREMENTS = N_("Requirements")
REQUEST = N_("The request")
OPENING = N_("Opening")
EVALUATION = N_("Evaluation")
CHECKS = N_("Checks of the supplier")
DECISION = N_("Decision")
SIGNING = N_("Notices and signing")
END = N_("End of the case")


def _is_one_with_others(case: "DirectProcurement", _currency: str) -> bool:
    return case.one_with_others is YesNo.YES


def _is_by_nobody(case: "DirectProcurement", _currency: str) -> bool:
    return case.decided_by_id is None


def _is_change(case: "DirectProcurement", _currency: str) -> bool:
    return case.way is Way.CHANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectProcurement(Root):
    """A purchase without a notice, with everything that justifies it.

    It is open until it has an `ending`, and frozen from `closed_on`. `page` is the wizard's page that the
    officer has come to; `value` is what the estimate comes to; `law_pack` is the SHA-256 of the pack that
    it is judged by. A person decides, or a body does.
    """

    number: str = declared(N_("Number"), group=CASE)
    title: str = declared(N_("Title"), group=CASE, required=True)
    case_number: str = declared(
        N_("Case number"), group=CASE, help=N_("The file reference in the case-file system.")
    )
    kind: CaseKind = declared(
        N_("Kind of case"), Kind.CHOICE, choices=CaseKind, default=CaseKind.FULL, group=CASE
    )
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit", group=CASE)
    officer_id: int | None = declared(N_("Officer"), Kind.REFERENCE, refers_to="person", group=CASE)
    need: str = declared(N_("Need"), Kind.LONG_TEXT, group=CASE)
    started_on: date | None = declared(
        N_("The procurement began"),
        Kind.DATE,
        group=CASE,
        help=N_("The law and the limits of this day apply."),
    )
    wanted_from: date | None = declared(N_("Needed from"), Kind.DATE, group=CASE)
    budget_line: str = declared(N_("Budget line"), group=CASE)
    handlers: tuple[Handler, ...] = declared(N_("Who takes part"), Kind.ROWS, record=Handler, group=CASE)

    law: Law | None = declared(N_("Law"), Kind.CHOICE, choices=Law, group=LAW_AND_WAY)
    way: Way = declared(N_("Way"), Kind.CHOICE, choices=Way, default=Way.PURCHASE, group=LAW_AND_WAY)
    changed_contract_id: int | None = declared(
        N_("Contract to be changed"),
        Kind.REFERENCE,
        refers_to="contract",
        group=LAW_AND_WAY,
        asked=_is_change,
        help=N_("One that is in force, or that ended within a year. Search for title, number or supplier."),
    )
    way_reason: str = declared(N_("Why this law and this way"), Kind.LONG_TEXT, group=LAW_AND_WAY)

    searched_for: str = declared(N_("Searched for"), group=OWN_CONTRACTS)
    considered: tuple[ContractConsidered, ...] = declared(
        N_("Contracts considered"), Kind.ROWS, record=ContractConsidered, group=OWN_CONTRACTS, duty="N16"
    )

    area_id: int | None = declared(N_("Product area"), Kind.REFERENCE, refers_to="area", group=OBJECT)
    area_judged_by_id: int | None = declared(
        N_("Product area judged by"), Kind.REFERENCE, refers_to="person", group=OBJECT
    )
    area_reason: str = declared(N_("Why this product area"), Kind.LONG_TEXT, group=OBJECT)
    cpv: tuple[str, ...] = declared(N_("CPV codes"), Kind.TEXTS, group=OBJECT, codes="cpv")
    nature: Nature | None = declared(
        N_("Goods, services or works"), Kind.CHOICE, choices=Nature, group=OBJECT
    )
    supply: Supply | None = declared(N_("Bought or leased"), Kind.CHOICE, choices=Supply, group=OBJECT)
    lots: str = declared(N_("Lots"), Kind.LONG_TEXT, group=OBJECT)

    estimated_on: date | None = declared(N_("Estimated on"), Kind.DATE, group=VALUE)
    estimate_basis: str = declared(N_("Basis of the estimate"), Kind.LONG_TEXT, group=VALUE)
    months: int | None = declared(N_("Term in months"), Kind.WHOLE, group=VALUE)
    open_ended: bool = declared(N_("Open-ended"), Kind.YES_NO, group=VALUE)
    prices: tuple[PriceRow, ...] = declared(N_("Prices"), Kind.ROWS, record=PriceRow, group=VALUE)
    vat_percent: int | None = declared(
        N_("VAT included"),
        Kind.WHOLE,
        unit="%",
        group=VALUE,
        help=N_("Empty where the amounts are without VAT."),
    )
    value: Money | None = declared(N_("Estimated value"), Kind.MONEY, group=VALUE, derived=True)

    one_with_others: YesNo | None = declared(
        N_("One procurement with other purchases"), Kind.CHOICE, choices=YesNo, group=SAME_KIND
    )
    others_value: Money | None = declared(
        N_("What the other purchases come to"),
        Kind.MONEY,
        group=SAME_KIND,
        asked=_is_one_with_others,
        help=N_("Without VAT. The law judges what all of them come to together."),
    )
    same_kind_reason: str = declared(N_("How that was judged"), Kind.LONG_TEXT, group=SAME_KIND)
    kind_sums: tuple[KindSum, ...] = declared(
        N_("Purchases of the same kind, as judged"),
        Kind.ROWS,
        record=KindSum,
        group=SAME_KIND,
        duty="N26",
        derived=True,
    )

    ground: str = declared(N_("Ground"), group=GROUND)
    conditions: tuple[ConditionAnswer, ...] = declared(
        N_("Conditions"), Kind.ROWS, record=ConditionAnswer, group=GROUND
    )
    reasons: str = declared(N_("Reasons for the ground"), Kind.LONG_TEXT, group=GROUND)
    voluntary_notice_on: date | None = declared(
        N_("Voluntary notice published on"), Kind.DATE, group=GROUND, help=N_("Ten days shield the contract.")
    )
    confirmed: tuple[Confirmed, ...] = declared(
        N_("Confirmed by the officer"), Kind.ROWS, record=Confirmed, group=GROUND
    )

    requirements: tuple[Requirement, ...] = declared(
        N_("Requirements and criteria"), Kind.ROWS, record=Requirement, group=REQUIREMENTS, duty="N9"
    )
    environment_reason: str = declared(
        N_("Why no environmental requirement"), Kind.LONG_TEXT, group=REQUIREMENTS, duty="N9"
    )
    climate: Climate | None = declared(
        N_("Climate and environment"), Kind.CHOICE, choices=Climate, group=REQUIREMENTS
    )
    climate_reason: str = declared(N_("Reasons for that"), Kind.LONG_TEXT, group=REQUIREMENTS)
    apprentices_reason: str = declared(
        N_("Why nothing is required of apprentices"), Kind.LONG_TEXT, group=REQUIREMENTS
    )
    personal_data: YesNo | None = declared(
        N_("The supplier handles personal data"), Kind.CHOICE, choices=YesNo, group=REQUIREMENTS
    )
    protective_security: YesNo | None = declared(
        N_("Information or protective security is concerned"),
        Kind.CHOICE,
        choices=YesNo,
        group=REQUIREMENTS,
    )
    approved_by_id: int | None = declared(
        N_("Requirements approved by"), Kind.REFERENCE, refers_to="person", group=REQUIREMENTS, duty="N18"
    )
    approved_on: date | None = declared(N_("Approved on"), Kind.DATE, group=REQUIREMENTS)

    invited: tuple[Invited, ...] = declared(N_("Asked"), Kind.ROWS, record=Invited, group=REQUEST)
    tender_deadline: date | None = declared(N_("Tender deadline"), Kind.DATE, group=REQUEST)
    tender_time: str = declared(N_("Time"), group=REQUEST)
    few_asked_reason: str = declared(N_("Why no more were asked"), Kind.LONG_TEXT, group=REQUEST)
    earlier_dialogue: str = declared(
        N_("Dialogue before the request"),
        Kind.LONG_TEXT,
        group=REQUEST,
        help=N_("With whom, and what was done so that it favours nobody. Empty: there was none."),
    )
    questions: tuple[Question, ...] = declared(
        N_("Questions and answers"), Kind.ROWS, record=Question, group=REQUEST
    )

    tenders: tuple[Tender, ...] = declared(N_("Tenders"), Kind.ROWS, record=Tender, group=OPENING)
    opened_on: date | None = declared(N_("Opened on"), Kind.DATE, group=OPENING)
    opened_by_id: int | None = declared(N_("Opened by"), Kind.REFERENCE, refers_to="person", group=OPENING)
    witnessed_by_id: int | None = declared(
        N_("In the presence of"), Kind.REFERENCE, refers_to="person", group=OPENING
    )

    points: tuple[Points, ...] = declared(N_("Points"), Kind.ROWS, record=Points, group=EVALUATION, duty="N2")
    evaluation: str = declared(N_("How the tenders were compared"), Kind.LONG_TEXT, group=EVALUATION)
    over_limit: OverLimit | None = declared(
        N_("The price exceeds the limit"), Kind.CHOICE, choices=OverLimit, group=EVALUATION
    )
    over_limit_reason: str = declared(N_("Reasons for that choice"), Kind.LONG_TEXT, group=EVALUATION)

    checks: tuple[Checked, ...] = declared(N_("Looked up"), Kind.ROWS, record=Checked, group=CHECKS)

    supplier_id: int | None = declared(N_("Supplier"), Kind.REFERENCE, refers_to="supplier", group=DECISION)
    award_value: Money | None = declared(N_("Value of the contract"), Kind.MONEY, group=DECISION)
    award_from: date | None = declared(N_("First day"), Kind.DATE, group=DECISION)
    award_to: date | None = declared(N_("Last day"), Kind.DATE, group=DECISION)
    award_reason: str = declared(N_("Why this supplier"), Kind.LONG_TEXT, group=DECISION)
    decided_by_id: int | None = declared(
        N_("Decided by"), Kind.REFERENCE, refers_to="person", group=DECISION, duty="N19"
    )
    decided_by_body_id: int | None = declared(
        N_("Deciding body"),
        Kind.REFERENCE,
        refers_to="body",
        group=DECISION,
        duty="N19",
        asked=_is_by_nobody,
        help=N_("Where a body decides instead of a person. The decision number is that of its minutes."),
    )
    decided_on: date | None = declared(N_("Decided on"), Kind.DATE, group=DECISION)
    decision_number: str = declared(N_("Decision number"), group=DECISION)
    acted_under: tuple[ActedUnder, ...] = declared(
        N_("Delegations of the day"),
        Kind.ROWS,
        record=ActedUnder,
        group=DECISION,
        duty="N19",
        derived=True,
    )

    informed_on: date | None = declared(N_("Tenderers informed on"), Kind.DATE, group=SIGNING)
    signed_on: date | None = declared(
        N_("Signed on"), Kind.DATE, group=SIGNING, help=N_("It starts the thirty days.")
    )
    signed_by_id: int | None = declared(N_("Signed by"), Kind.REFERENCE, refers_to="person", group=SIGNING)
    award_notice_on: date | None = declared(N_("Post-award notice sent on"), Kind.DATE, group=SIGNING)

    ordered_by: str = declared(
        N_("Ordered by"), group=END, help=N_("Of a purchase that was made without a case.")
    )
    ordered_on: date | None = declared(N_("Ordered on"), Kind.DATE, group=END)
    deviation: str = declared(N_("What deviated from the rules"), Kind.LONG_TEXT, group=END)
    measures: str = declared(N_("What is done about it"), Kind.LONG_TEXT, group=END)
    ending: Ending | None = declared(N_("Ending"), Kind.CHOICE, choices=Ending, group=END, derived=True)
    ended_on: date | None = declared(N_("Ended on"), Kind.DATE, group=END, derived=True)
    ending_reason: str = declared(N_("Reason for the ending"), Kind.LONG_TEXT, group=END, derived=True)
    contract_id: int | None = declared(
        N_("Contract"), Kind.REFERENCE, refers_to="contract", group=END, derived=True
    )
    secrets: tuple[Secret, ...] = declared(N_("Secret after the award"), Kind.ROWS, record=Secret, group=END)
    attachments: tuple[Attachment, ...] = declared(N_("Documents"), Kind.ROWS, record=Attachment, group=END)
    page: str = declared(N_("Page"), group=END, derived=True)
    law_pack: str = declared(N_("Law pack (SHA-256)"), group=END, derived=True)
    closed_on: date | None = declared(N_("Frozen on"), Kind.DATE, group=END, derived=True)
    versions: tuple[Version, ...] = declared(
        N_("Versions"), Kind.ROWS, record=Version, group=END, derived=True
    )
