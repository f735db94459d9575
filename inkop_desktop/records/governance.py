"""What governs the purchasing and what is done to make it known: documents, training, advice, proposals."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.fields import Kind, Root, Row, declared
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import (
    DocumentKind,
    GiftOutcome,
    Opinion,
    Progress,
    TrainingKind,
)
from inkop_desktop.text import N_

DOCUMENT = N_("The document")
VALIDITY = N_("Decision and validity")
CONFIRMATIONS = N_("Read and known")
QUESTION = N_("The question")
ANSWERS = N_("Answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation(Row):
    """A unit or a person that has confirmed that a document is known."""

    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit")
    person_id: int | None = declared(N_("Person"), Kind.REFERENCE, refers_to="person")
    confirmed_on: date | None = declared(N_("Confirmed on"), Kind.DATE, required=True, plain=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred(Row):
    """A document that another one refers to; called by its title while it is not in the register."""

    document_id: int | None = declared(
        N_("Governing document"), Kind.REFERENCE, refers_to="governing_document"
    )
    title: str = declared(N_("Title"), help=N_("Where it is not in the register."))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoverningDocument(Root):
    """A guideline, regulations, an instruction or a routine, with who decided it and until when it holds."""

    title: str = declared(N_("Title"), required=True, group=DOCUMENT, duty="N1")
    kind: DocumentKind = declared(
        N_("Kind"), Kind.CHOICE, choices=DocumentKind, default=DocumentKind.GUIDELINE, group=DOCUMENT
    )
    organisation_id: int | None = declared(
        N_("Organisation"), Kind.REFERENCE, refers_to="organisation", group=DOCUMENT, duty="K20"
    )
    owner_id: int | None = declared(N_("Owner"), Kind.REFERENCE, refers_to="person", group=DOCUMENT)
    replaces_id: int | None = declared(
        N_("Replaces"), Kind.REFERENCE, refers_to="governing_document", group=DOCUMENT
    )
    refers_to: tuple[Referred, ...] = declared(
        N_("Refers to"), Kind.ROWS, record=Referred, group=DOCUMENT, duty="N1"
    )
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT, group=DOCUMENT)
    decided_by_id: int | None = declared(N_("Decided by"), Kind.REFERENCE, refers_to="body", group=VALIDITY)
    decided_by: str = declared(
        N_("Decided by somebody else"), group=VALIDITY, help=N_("Where it was no body that decided.")
    )
    decided_on: date | None = declared(N_("Decided on"), Kind.DATE, group=VALIDITY)
    decision_number: str = declared(N_("Decision number"), group=VALIDITY)
    valid_from: date | None = declared(N_("Valid from"), Kind.DATE, group=VALIDITY)
    valid_to: date | None = declared(N_("Valid until and including"), Kind.DATE, group=VALIDITY)
    review_on: date | None = declared(N_("To be reviewed by"), Kind.DATE, group=VALIDITY)
    confirmations: tuple[Confirmation, ...] = declared(
        N_("Confirmed by"), Kind.ROWS, record=Confirmation, group=CONFIRMATIONS, duty="K25"
    )
    attachments: tuple[Attachment, ...] = declared(
        N_("Documents"), Kind.ROWS, record=Attachment, group=CONFIRMATIONS
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Row):
    """Somebody who was there: a person, or a whole unit or body."""

    person_id: int | None = declared(N_("Person"), Kind.REFERENCE, refers_to="person")
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit")
    body_id: int | None = declared(N_("Body"), Kind.REFERENCE, refers_to="body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Root):
    """Information or training that was given: who, when, what."""

    title: str = declared(N_("What about"), required=True, duty="K5")
    kind: TrainingKind = declared(
        N_("Kind"), Kind.CHOICE, choices=TrainingKind, default=TrainingKind.TRAINING
    )
    held_on: date | None = declared(N_("Held on"), Kind.DATE, required=True)
    held_by_id: int | None = declared(N_("Held by"), Kind.REFERENCE, refers_to="person")
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    content: str = declared(N_("Content"), Kind.LONG_TEXT)
    participants: tuple[Participation, ...] = declared(N_("Who took part"), Kind.ROWS, record=Participation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Root):
    """A question that somebody asked the procurement office, and the answer."""

    title: str = declared(N_("What about"), required=True, duty="K9")
    asked_on: date | None = declared(N_("Asked on"), Kind.DATE)
    asked_by_id: int | None = declared(N_("Asked by"), Kind.REFERENCE, refers_to="person")
    unit_id: int | None = declared(N_("Unit"), Kind.REFERENCE, refers_to="unit")
    question: str = declared(N_("Question"), Kind.LONG_TEXT)
    answer: str = declared(N_("Answer"), Kind.LONG_TEXT)
    answered_on: date | None = declared(N_("Answered on"), Kind.DATE)
    answered_by_id: int | None = declared(N_("Answered by"), Kind.REFERENCE, refers_to="person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement(Root):
    """A proposal to change or improve how purchasing is done."""

    title: str = declared(N_("Proposal"), required=True, duty="K4")
    proposed_on: date | None = declared(N_("Proposed on"), Kind.DATE)
    proposed_by_id: int | None = declared(N_("Proposed by"), Kind.REFERENCE, refers_to="person")
    organisation_id: int | None = declared(
        N_("Organisation"), Kind.REFERENCE, refers_to="organisation", duty="K32"
    )
    why: str = declared(N_("Why"), Kind.LONG_TEXT)
    progress: Progress = declared(N_("Status"), Kind.CHOICE, choices=Progress, default=Progress.PROPOSED)
    reported_on: date | None = declared(N_("Reported to the director on"), Kind.DATE, duty="K4")
    outcome: str = declared(N_("Outcome"), Kind.LONG_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Root):
    """What a product area manager says of the purchasing scheme, and the answer."""

    title: str = declared(N_("What about"), required=True, duty="K43")
    given_on: date | None = declared(N_("Given on"), Kind.DATE)
    given_by_id: int | None = declared(N_("Given by"), Kind.REFERENCE, refers_to="person")
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    area_id: int | None = declared(N_("Product area"), Kind.REFERENCE, refers_to="area")
    content: str = declared(N_("Feedback"), Kind.LONG_TEXT)
    answer: str = declared(N_("Answer"), Kind.LONG_TEXT)
    answered_on: date | None = declared(N_("Answered on"), Kind.DATE)
    answered_by_id: int | None = declared(N_("Answered by"), Kind.REFERENCE, refers_to="person")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketNote(Root):
    """What somebody has seen of market, products and prices in a product area."""

    title: str = declared(N_("What about"), required=True, duty="K41")
    area_id: int | None = declared(N_("Product area"), Kind.REFERENCE, refers_to="area", required=True)
    noted_on: date | None = declared(N_("Noted on"), Kind.DATE, required=True)
    noted_by_id: int | None = declared(N_("Noted by"), Kind.REFERENCE, refers_to="person")
    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    supplier_id: int | None = declared(N_("Supplier"), Kind.REFERENCE, refers_to="supplier")
    content: str = declared(N_("Market, products and prices"), Kind.LONG_TEXT)
    source: str = declared(N_("Source"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationAnswer(Row):
    """What one of those who were consulted answered."""

    organisation_id: int | None = declared(N_("Organisation"), Kind.REFERENCE, refers_to="organisation")
    person_id: int | None = declared(N_("Person"), Kind.REFERENCE, refers_to="person", plain=True)
    opinion: Opinion | None = declared(N_("View"), Kind.CHOICE, choices=Opinion)
    answered_on: date | None = declared(N_("Answered on"), Kind.DATE, plain=True)
    words: str = declared(N_("In their words"), plain=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Root):
    """A question that was put to the directors of the participants."""

    title: str = declared(N_("What about"), required=True, group=QUESTION, duty="K1")
    question: str = declared(N_("Question"), Kind.LONG_TEXT, group=QUESTION)
    asked_on: date | None = declared(N_("Asked on"), Kind.DATE, group=QUESTION)
    answer_by: date | None = declared(N_("To be answered by"), Kind.DATE, group=QUESTION)
    outcome: str = declared(N_("Outcome"), Kind.LONG_TEXT, group=QUESTION)
    answers: tuple[ConsultationAnswer, ...] = declared(
        N_("Answers"),
        Kind.ROWS,
        record=ConsultationAnswer,
        group=ANSWERS,
        help=N_("A row for each who was asked."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation(Root):
    """A participant's authorisation for the others to procure on its behalf."""

    title: str = declared(N_("What for"), required=True, duty="K13")
    organisation_id: int | None = declared(
        N_("Participant"), Kind.REFERENCE, refers_to="organisation", required=True
    )
    contract_id: int | None = declared(N_("Contract"), Kind.REFERENCE, refers_to="contract")
    area_id: int | None = declared(N_("Product area"), Kind.REFERENCE, refers_to="area")
    given_on: date | None = declared(N_("Given on"), Kind.DATE, required=True)
    given_by_id: int | None = declared(N_("Given by"), Kind.REFERENCE, refers_to="person")
    decision_number: str = declared(N_("Decision number"))
    valid_to: date | None = declared(N_("Valid until and including"), Kind.DATE)
    up_to: Money | None = declared(N_("Up to"), Kind.MONEY, from_zero=True)
    need: str = declared(N_("Need and interest"), Kind.LONG_TEXT, duty="K13")
    volume: Money | None = declared(N_("Estimated volume"), Kind.MONEY, from_zero=True, duty="K13")
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift(Root):
    """A gift or an offer that somebody was given, and what became of it."""

    title: str = declared(N_("What was offered"), required=True, duty="N14")
    offered_on: date | None = declared(N_("Offered on"), Kind.DATE, required=True)
    person_id: int | None = declared(N_("Offered to"), Kind.REFERENCE, refers_to="person")
    supplier_id: int | None = declared(N_("Supplier"), Kind.REFERENCE, refers_to="supplier")
    giver: str = declared(N_("Offered by somebody else"))
    value: Money | None = declared(N_("Estimated value"), Kind.MONEY, from_zero=True)
    outcome: GiftOutcome | None = declared(N_("Outcome"), Kind.CHOICE, choices=GiftOutcome)
    decided_by_id: int | None = declared(N_("Decided by"), Kind.REFERENCE, refers_to="person")
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT)
