"""The tables of contracts, what belongs to them, and the product areas they fall in."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from inkop_desktop.models.base import Base, Child, Versioned, Word, Words
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


class ProductAreaRow(Versioned, Base):
    """Stores `records.areas.ProductArea`."""

    __tablename__ = "area"

    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    cpv_prefixes: Mapped[tuple[str, ...]] = mapped_column(Words())
    description: Mapped[str]


class ContractRow(Versioned, Base):
    """Stores `records.contracts.Contract`."""

    __tablename__ = "contract"

    number: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    case_number: Mapped[str]
    kind: Mapped[ContractKind] = mapped_column(Word(ContractKind))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id"), index=True)
    predecessor_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id"), index=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    cpv: Mapped[tuple[str, ...]] = mapped_column(Words())
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    procedure: Mapped[Procedure | None] = mapped_column(Word(Procedure))
    legal_ground: Mapped[str]
    signed_on: Mapped[date | None]
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    term_months: Mapped[int | None]
    term_days: Mapped[int | None]
    renewal: Mapped[RenewalKind] = mapped_column(Word(RenewalKind))
    renewal_months: Mapped[int | None]
    notice_months: Mapped[int | None]
    notice_days: Mapped[int | None]
    notice_method: Mapped[NoticeMethod | None] = mapped_column(Word(NoticeMethod))
    open_ended: Mapped[bool]
    review_day: Mapped[date | None]
    lead_months: Mapped[int | None]
    notice_given_on: Mapped[date | None]
    notice_evidence: Mapped[str]
    terminated_last_day: Mapped[date | None]
    termination_reason: Mapped[str]
    closed_on: Mapped[date | None]
    closing_note: Mapped[str]
    estimated_value: Mapped[int | None]
    estimated_value_currency: Mapped[str | None]
    ceiling: Mapped[int | None]
    ceiling_currency: Mapped[str | None]
    price_adjustment: Mapped[PriceAdjustment | None] = mapped_column(Word(PriceAdjustment))
    price_clause: Mapped[str]
    price_index: Mapped[str]
    price_next_on: Mapped[date | None]
    ordering_channel: Mapped[OrderingChannel | None] = mapped_column(Word(OrderingChannel))
    level: Mapped[Level | None] = mapped_column(Word(Level))
    sustainability: Mapped[tuple[Sustainability, ...]] = mapped_column(Words(Sustainability))
    public: Mapped[bool]
    secrecy: Mapped[Secrecy | None] = mapped_column(Word(Secrecy))
    secrecy_ground: Mapped[str]
    remarks: Mapped[str]


class OfContract(Child):
    """What every child table of a contract shares."""

    root_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)


class ContractSupplierRow(OfContract, Base):
    """Stores `records.contracts.ContractSupplier`."""

    __tablename__ = "contract_supplier"

    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), index=True)
    rank: Mapped[int | None]
    share: Mapped[int | None]


class ContractOwnerRow(OfContract, Base):
    """Stores `records.contracts.ContractOwner`."""

    __tablename__ = "contract_owner"

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class ContractUserRow(OfContract, Base):
    """Stores `records.contracts.ContractUser`."""

    __tablename__ = "contract_user"

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    own_number: Mapped[str]


class ContractOptionRow(OfContract, Base):
    """Stores `records.contracts.ContractOption`."""

    __tablename__ = "contract_option"

    months: Mapped[int | None]
    decide_by: Mapped[date | None]
    state: Mapped[OptionState] = mapped_column(Word(OptionState))
    decided_on: Mapped[date | None]
    note: Mapped[str]


class ContractDecisionRow(OfContract, Base):
    """Stores `records.contracts.ContractDecision`."""

    __tablename__ = "contract_decision"

    verb: Mapped[Verb | None] = mapped_column(Word(Verb))
    day: Mapped[date | None]
    note: Mapped[str]


class AmendmentRow(OfContract, Base):
    """Stores `records.contracts.Amendment`."""

    __tablename__ = "amendment"

    title: Mapped[str]
    signed_on: Mapped[date | None]
    value: Mapped[int | None]
    value_currency: Mapped[str | None]
    legal_ground: Mapped[str]
    reason: Mapped[str]


class ContractAttachmentRow(OfContract, Base):
    """Stores `records.attachments.Attachment` of a contract."""

    __tablename__ = "contract_attachment"

    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), index=True)
    size: Mapped[int]
    description: Mapped[str]
    original_place: Mapped[str]
