"""The tables of what governs the purchasing and of what makes it known."""

from sqlalchemy import Date, ForeignKey, Integer, Text

from inkop_desktop.models.base import Word, belongs_to, child, optional, reference, required, root
from inkop_desktop.rules.organising import DocumentKind, GiftOutcome, Opinion, Progress, TrainingKind

GOVERNING_DOCUMENT = root(
    "governing_document",
    required("title", Text),
    required("kind", Word(DocumentKind)),
    reference("organisation_id", "organisation"),
    reference("owner_id", "person"),
    reference("replaces_id", "governing_document"),
    required("remarks", Text),
    reference("decided_by_id", "body"),
    required("decided_by", Text),
    optional("decided_on", Date),
    required("decision_number", Text),
    optional("valid_from", Date),
    optional("valid_to", Date),
    optional("review_on", Date),
)

CONFIRMATION = child(
    "confirmation",
    reference("organisation_id", "organisation"),
    reference("unit_id", "unit"),
    reference("person_id", "person"),
    optional("confirmed_on", Date),
    belongs_to("governing_document"),
)

REFERRED = child(
    "referred",
    reference("document_id", "governing_document"),
    required("title", Text),
    belongs_to("governing_document"),
)

GOVERNING_DOCUMENT_ATTACHMENT = child(
    "governing_document_attachment",
    required("name", Text),
    required("sha256", Text, ForeignKey("blob.sha256"), index=True),
    required("size", Integer),
    required("description", Text),
    required("original_place", Text),
    belongs_to("governing_document"),
)

TRAINING = root(
    "training",
    required("title", Text),
    required("kind", Word(TrainingKind)),
    optional("held_on", Date),
    reference("held_by_id", "person"),
    reference("organisation_id", "organisation"),
    required("content", Text),
)

PARTICIPATION = child(
    "participation",
    reference("person_id", "person"),
    reference("unit_id", "unit"),
    reference("body_id", "body"),
    belongs_to("training"),
)

ADVICE = root(
    "advice",
    required("title", Text),
    optional("asked_on", Date),
    reference("asked_by_id", "person"),
    reference("unit_id", "unit"),
    required("question", Text),
    required("answer", Text),
    optional("answered_on", Date),
    reference("answered_by_id", "person"),
)

IMPROVEMENT = root(
    "improvement",
    required("title", Text),
    optional("proposed_on", Date),
    reference("proposed_by_id", "person"),
    reference("organisation_id", "organisation"),
    required("why", Text),
    required("progress", Word(Progress)),
    optional("reported_on", Date),
    required("outcome", Text),
)

FEEDBACK = root(
    "feedback",
    required("title", Text),
    optional("given_on", Date),
    reference("given_by_id", "person"),
    reference("organisation_id", "organisation"),
    reference("area_id", "area"),
    required("content", Text),
    required("answer", Text),
    optional("answered_on", Date),
    reference("answered_by_id", "person"),
)

MARKET_NOTE = root(
    "market_note",
    required("title", Text),
    reference("area_id", "area"),
    optional("noted_on", Date),
    reference("noted_by_id", "person"),
    reference("organisation_id", "organisation"),
    reference("supplier_id", "supplier"),
    required("content", Text),
    required("source", Text),
)

CONSULTATION = root(
    "consultation",
    required("title", Text),
    required("question", Text),
    optional("asked_on", Date),
    optional("answer_by", Date),
    required("outcome", Text),
)

CONSULTATION_ANSWER = child(
    "consultation_answer",
    reference("organisation_id", "organisation"),
    reference("person_id", "person"),
    optional("opinion", Word(Opinion)),
    optional("answered_on", Date),
    required("words", Text),
    belongs_to("consultation"),
)

AUTHORISATION = root(
    "authorisation",
    required("title", Text),
    reference("organisation_id", "organisation"),
    reference("contract_id", "contract"),
    reference("area_id", "area"),
    optional("given_on", Date),
    reference("given_by_id", "person"),
    required("decision_number", Text),
    optional("valid_to", Date),
    optional("up_to", Integer),
    optional("up_to_currency", Text),
    required("need", Text),
    optional("volume", Integer),
    optional("volume_currency", Text),
    required("remarks", Text),
)

GIFT = root(
    "gift",
    required("title", Text),
    optional("offered_on", Date),
    reference("person_id", "person"),
    reference("supplier_id", "supplier"),
    required("giver", Text),
    optional("value", Integer),
    optional("value_currency", Text),
    optional("outcome", Word(GiftOutcome)),
    reference("decided_by_id", "person"),
    required("remarks", Text),
)
