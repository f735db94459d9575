"""Keep what governs the purchasing, and what is done to make it known."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)


SCHEMA = """
CREATE TABLE governing_document (
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    organisation_id INTEGER,
    owner_id INTEGER,
    replaces_id INTEGER,
    remarks TEXT NOT NULL,
    decided_by_id INTEGER,
    decided_by TEXT NOT NULL,
    decided_on DATE,
    decision_number TEXT NOT NULL,
    valid_from DATE,
    valid_to DATE,
    review_on DATE,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_governing_document_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_governing_document_owner_id_person FOREIGN KEY(owner_id) REFERENCES person (id),
    CONSTRAINT fk_governing_document_replaces_id_governing_document FOREIGN KEY(replaces_id)
        REFERENCES governing_document (id),
    CONSTRAINT fk_governing_document_decided_by_id_body FOREIGN KEY(decided_by_id) REFERENCES body (id)
)

CREATE INDEX ix_governing_document_decided_by_id ON governing_document (decided_by_id)

CREATE INDEX ix_governing_document_organisation_id ON governing_document (organisation_id)

CREATE INDEX ix_governing_document_owner_id ON governing_document (owner_id)

CREATE INDEX ix_governing_document_replaces_id ON governing_document (replaces_id)

CREATE TABLE confirmation (
    organisation_id INTEGER,
    unit_id INTEGER,
    person_id INTEGER,
    confirmed_on DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_confirmation_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_confirmation_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_confirmation_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_confirmation_root_id_governing_document FOREIGN KEY(root_id)
        REFERENCES governing_document (id)
)

CREATE INDEX ix_confirmation_organisation_id ON confirmation (organisation_id)

CREATE INDEX ix_confirmation_person_id ON confirmation (person_id)

CREATE INDEX ix_confirmation_root_id ON confirmation (root_id)

CREATE INDEX ix_confirmation_unit_id ON confirmation (unit_id)

CREATE TABLE governing_document_attachment (
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    description TEXT NOT NULL,
    original_place TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_governing_document_attachment_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256),
    CONSTRAINT fk_governing_document_attachment_root_id_governing_document FOREIGN KEY(root_id)
        REFERENCES governing_document (id)
)

CREATE INDEX ix_governing_document_attachment_root_id ON governing_document_attachment (root_id)

CREATE INDEX ix_governing_document_attachment_sha256 ON governing_document_attachment (sha256)

CREATE TABLE training (
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    held_on DATE,
    held_by_id INTEGER,
    organisation_id INTEGER,
    content TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_training_held_by_id_person FOREIGN KEY(held_by_id) REFERENCES person (id),
    CONSTRAINT fk_training_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id)
)

CREATE INDEX ix_training_held_by_id ON training (held_by_id)

CREATE INDEX ix_training_organisation_id ON training (organisation_id)

CREATE TABLE participation (
    person_id INTEGER,
    unit_id INTEGER,
    body_id INTEGER,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_participation_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_participation_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_participation_body_id_body FOREIGN KEY(body_id) REFERENCES body (id),
    CONSTRAINT fk_participation_root_id_training FOREIGN KEY(root_id) REFERENCES training (id)
)

CREATE INDEX ix_participation_body_id ON participation (body_id)

CREATE INDEX ix_participation_person_id ON participation (person_id)

CREATE INDEX ix_participation_root_id ON participation (root_id)

CREATE INDEX ix_participation_unit_id ON participation (unit_id)

CREATE TABLE advice (
    title TEXT NOT NULL,
    asked_on DATE,
    asked_by_id INTEGER,
    unit_id INTEGER,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_on DATE,
    answered_by_id INTEGER,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_advice_asked_by_id_person FOREIGN KEY(asked_by_id) REFERENCES person (id),
    CONSTRAINT fk_advice_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_advice_answered_by_id_person FOREIGN KEY(answered_by_id) REFERENCES person (id)
)

CREATE INDEX ix_advice_answered_by_id ON advice (answered_by_id)

CREATE INDEX ix_advice_asked_by_id ON advice (asked_by_id)

CREATE INDEX ix_advice_unit_id ON advice (unit_id)

CREATE TABLE improvement (
    title TEXT NOT NULL,
    proposed_on DATE,
    proposed_by_id INTEGER,
    organisation_id INTEGER,
    why TEXT NOT NULL,
    progress TEXT NOT NULL,
    reported_on DATE,
    outcome TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_improvement_proposed_by_id_person FOREIGN KEY(proposed_by_id) REFERENCES person (id),
    CONSTRAINT fk_improvement_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id)
)

CREATE INDEX ix_improvement_organisation_id ON improvement (organisation_id)

CREATE INDEX ix_improvement_proposed_by_id ON improvement (proposed_by_id)

CREATE TABLE feedback (
    title TEXT NOT NULL,
    given_on DATE,
    given_by_id INTEGER,
    organisation_id INTEGER,
    area_id INTEGER,
    content TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_on DATE,
    answered_by_id INTEGER,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_feedback_given_by_id_person FOREIGN KEY(given_by_id) REFERENCES person (id),
    CONSTRAINT fk_feedback_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_feedback_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_feedback_answered_by_id_person FOREIGN KEY(answered_by_id) REFERENCES person (id)
)

CREATE INDEX ix_feedback_answered_by_id ON feedback (answered_by_id)

CREATE INDEX ix_feedback_area_id ON feedback (area_id)

CREATE INDEX ix_feedback_given_by_id ON feedback (given_by_id)

CREATE INDEX ix_feedback_organisation_id ON feedback (organisation_id)

CREATE TABLE consultation (
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    asked_on DATE,
    answer_by DATE,
    outcome TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
)

CREATE TABLE consultation_answer (
    organisation_id INTEGER,
    person_id INTEGER,
    opinion TEXT,
    answered_on DATE,
    words TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_consultation_answer_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_consultation_answer_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_consultation_answer_root_id_consultation FOREIGN KEY(root_id) REFERENCES consultation (id)
)

CREATE INDEX ix_consultation_answer_organisation_id ON consultation_answer (organisation_id)

CREATE INDEX ix_consultation_answer_person_id ON consultation_answer (person_id)

CREATE INDEX ix_consultation_answer_root_id ON consultation_answer (root_id)

CREATE TABLE authorisation (
    title TEXT NOT NULL,
    organisation_id INTEGER,
    contract_id INTEGER,
    area_id INTEGER,
    given_on DATE,
    given_by_id INTEGER,
    decision_number TEXT NOT NULL,
    valid_to DATE,
    up_to INTEGER,
    up_to_currency TEXT,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_authorisation_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_authorisation_contract_id_contract FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_authorisation_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_authorisation_given_by_id_person FOREIGN KEY(given_by_id) REFERENCES person (id)
)

CREATE INDEX ix_authorisation_area_id ON authorisation (area_id)

CREATE INDEX ix_authorisation_contract_id ON authorisation (contract_id)

CREATE INDEX ix_authorisation_given_by_id ON authorisation (given_by_id)

CREATE INDEX ix_authorisation_organisation_id ON authorisation (organisation_id)

CREATE TABLE gift (
    title TEXT NOT NULL,
    offered_on DATE,
    person_id INTEGER,
    supplier_id INTEGER,
    giver TEXT NOT NULL,
    value INTEGER,
    value_currency TEXT,
    outcome TEXT,
    decided_by_id INTEGER,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_gift_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_gift_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_gift_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id)
)

CREATE INDEX ix_gift_decided_by_id ON gift (decided_by_id)

CREATE INDEX ix_gift_person_id ON gift (person_id)

CREATE INDEX ix_gift_supplier_id ON gift (supplier_id)
"""
