"""A procurement that is planned: what is needed, by when it must begin, and what came of it."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.fields import Kind, Root, declared
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import ContractKind, Procedure
from inkop_desktop.text import N_

NEED = N_("The need")
PLAN = N_("The plan")
OUTCOME = N_("What came of it")


def _has_begun(item: "PlanItem", _currency: str) -> bool:
    return item.begun_on is not None


def _is_dropped(item: "PlanItem", _currency: str) -> bool:
    return item.dropped_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem(Root):
    """A planned procurement; where it stands is derived from what came of it."""

    title: str = declared(N_("Title"), required=True, group=NEED, duty="N4")
    area_id: int | None = declared(N_("Product area"), Kind.REFERENCE, refers_to="area", group=NEED)
    unit_id: int | None = declared(N_("Responsible unit"), Kind.REFERENCE, refers_to="unit", group=NEED)
    need: str = declared(N_("Need"), Kind.LONG_TEXT, group=NEED)
    cpv: tuple[str, ...] = declared(N_("CPV codes"), Kind.TEXTS, group=NEED, codes="cpv")
    replaces_id: int | None = declared(N_("Replaces"), Kind.REFERENCE, refers_to="contract", group=NEED)
    case_id: int | None = declared(
        N_("Comes from the case"), Kind.REFERENCE, refers_to="direct_procurement", group=NEED, derived=True
    )
    kind: ContractKind = declared(
        N_("Kind of contract"), Kind.CHOICE, choices=ContractKind, default=ContractKind.SINGLE, group=PLAN
    )
    procedure: Procedure | None = declared(N_("Procedure"), Kind.CHOICE, choices=Procedure, group=PLAN)
    estimated_value: Money | None = declared(
        N_("Estimated value"),
        Kind.MONEY,
        from_zero=True,
        group=PLAN,
        help=N_("The whole term with options, excluding VAT."),
    )
    responsible_id: int | None = declared(N_("Officer"), Kind.REFERENCE, refers_to="person", group=PLAN)
    begin_by: date | None = declared(N_("To begin by"), Kind.DATE, group=PLAN)
    needed_from: date | None = declared(N_("Contract needed from"), Kind.DATE, group=PLAN)
    begun_on: date | None = declared(N_("Begun on"), Kind.DATE, group=OUTCOME)
    begun_by_id: int | None = declared(
        N_("Start decided by"),
        Kind.REFERENCE,
        refers_to="person",
        group=OUTCOME,
        duty="N19",
        asked=_has_begun,
    )
    contract_id: int | None = declared(
        N_("Contract"), Kind.REFERENCE, refers_to="contract", group=OUTCOME, asked=_has_begun
    )
    dropped_on: date | None = declared(N_("Dropped on"), Kind.DATE, group=OUTCOME)
    drop_reason: str = declared(N_("Why it was dropped"), Kind.LONG_TEXT, group=OUTCOME, asked=_is_dropped)
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT, group=OUTCOME)
