"""Keep direct procurements, with everything that justifies them."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)


SCHEMA = """
CREATE TABLE direct_procurement (
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    case_number TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id INTEGER,
    officer_id INTEGER,
    need TEXT NOT NULL,
    started_on DATE,
    wanted_from DATE,
    budget_line TEXT NOT NULL,
    law TEXT,
    way TEXT NOT NULL,
    way_reason TEXT NOT NULL,
    searched_for TEXT NOT NULL,
    area_id INTEGER,
    area_judged_by_id INTEGER,
    area_reason TEXT NOT NULL,
    cpv TEXT NOT NULL,
    nature TEXT,
    supply TEXT,
    lots TEXT NOT NULL,
    estimated_on DATE,
    estimate_basis TEXT NOT NULL,
    months INTEGER,
    open_ended BOOLEAN NOT NULL,
    vat_percent INTEGER,
    value INTEGER,
    value_currency TEXT,
    one_with_others TEXT,
    same_kind_reason TEXT NOT NULL,
    ground TEXT NOT NULL,
    reasons TEXT NOT NULL,
    voluntary_notice_on DATE,
    environment_reason TEXT NOT NULL,
    climate TEXT,
    climate_reason TEXT NOT NULL,
    personal_data TEXT,
    protective_security TEXT,
    approved_by_id INTEGER,
    approved_on DATE,
    tender_deadline DATE,
    tender_time TEXT NOT NULL,
    few_asked_reason TEXT NOT NULL,
    opened_on DATE,
    opened_by_id INTEGER,
    witnessed_by_id INTEGER,
    evaluation TEXT NOT NULL,
    over_limit TEXT,
    over_limit_reason TEXT NOT NULL,
    supplier_id INTEGER,
    award_value INTEGER,
    award_value_currency TEXT,
    award_from DATE,
    award_to DATE,
    award_reason TEXT NOT NULL,
    decided_by_id INTEGER,
    decided_on DATE,
    decision_number TEXT NOT NULL,
    informed_on DATE,
    signed_on DATE,
    signed_by_id INTEGER,
    award_notice_on DATE,
    ordered_by TEXT NOT NULL,
    ordered_on DATE,
    deviation TEXT NOT NULL,
    measures TEXT NOT NULL,
    ending TEXT,
    ended_on DATE,
    ending_reason TEXT NOT NULL,
    contract_id INTEGER,
    page TEXT NOT NULL,
    law_pack TEXT NOT NULL,
    closed_on DATE,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_direct_procurement_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_direct_procurement_officer_id_person FOREIGN KEY(officer_id) REFERENCES person (id),
    CONSTRAINT fk_direct_procurement_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_direct_procurement_area_judged_by_id_person FOREIGN KEY(area_judged_by_id)
        REFERENCES person (id),
    CONSTRAINT fk_direct_procurement_approved_by_id_person FOREIGN KEY(approved_by_id) REFERENCES person (id),
    CONSTRAINT fk_direct_procurement_opened_by_id_person FOREIGN KEY(opened_by_id) REFERENCES person (id),
    CONSTRAINT fk_direct_procurement_witnessed_by_id_person FOREIGN KEY(witnessed_by_id)
        REFERENCES person (id),
    CONSTRAINT fk_direct_procurement_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_direct_procurement_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id),
    CONSTRAINT fk_direct_procurement_signed_by_id_person FOREIGN KEY(signed_by_id) REFERENCES person (id),
    CONSTRAINT fk_direct_procurement_contract_id_contract FOREIGN KEY(contract_id) REFERENCES contract (id)
)

CREATE INDEX ix_direct_procurement_approved_by_id ON direct_procurement (approved_by_id)

CREATE INDEX ix_direct_procurement_area_id ON direct_procurement (area_id)

CREATE INDEX ix_direct_procurement_area_judged_by_id ON direct_procurement (area_judged_by_id)

CREATE INDEX ix_direct_procurement_contract_id ON direct_procurement (contract_id)

CREATE INDEX ix_direct_procurement_decided_by_id ON direct_procurement (decided_by_id)

CREATE INDEX ix_direct_procurement_officer_id ON direct_procurement (officer_id)

CREATE INDEX ix_direct_procurement_opened_by_id ON direct_procurement (opened_by_id)

CREATE INDEX ix_direct_procurement_signed_by_id ON direct_procurement (signed_by_id)

CREATE INDEX ix_direct_procurement_supplier_id ON direct_procurement (supplier_id)

CREATE INDEX ix_direct_procurement_unit_id ON direct_procurement (unit_id)

CREATE INDEX ix_direct_procurement_witnessed_by_id ON direct_procurement (witnessed_by_id)

CREATE TABLE handler (
    person_id INTEGER,
    part TEXT NOT NULL,
    declared_on DATE,
    points TEXT NOT NULL,
    circumstances TEXT NOT NULL,
    replaced_by_id INTEGER,
    confirmed_on DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_handler_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_handler_replaced_by_id_person FOREIGN KEY(replaced_by_id) REFERENCES person (id),
    CONSTRAINT fk_handler_root_id_direct_procurement FOREIGN KEY(root_id) REFERENCES direct_procurement (id)
)

CREATE INDEX ix_handler_person_id ON handler (person_id)

CREATE INDEX ix_handler_replaced_by_id ON handler (replaced_by_id)

CREATE INDEX ix_handler_root_id ON handler (root_id)

CREATE TABLE contract_considered (
    contract_id INTEGER,
    used BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_considered_contract_id_contract FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_contract_considered_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_contract_considered_contract_id ON contract_considered (contract_id)

CREATE INDEX ix_contract_considered_root_id ON contract_considered (root_id)

CREATE TABLE price_row (
    kind TEXT,
    amount INTEGER,
    amount_currency TEXT,
    months INTEGER,
    rate TEXT NOT NULL,
    note TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_price_row_root_id_direct_procurement FOREIGN KEY(root_id) REFERENCES direct_procurement (id)
)

CREATE INDEX ix_price_row_root_id ON price_row (root_id)

CREATE TABLE condition_answer (
    condition TEXT NOT NULL,
    holds TEXT,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_condition_answer_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_condition_answer_root_id ON condition_answer (root_id)

CREATE TABLE confirmed_entry (
    entry TEXT NOT NULL,
    source TEXT NOT NULL,
    confirmed_on DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_confirmed_entry_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_confirmed_entry_root_id ON confirmed_entry (root_id)

CREATE TABLE requirement (
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    weight INTEGER,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_requirement_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_requirement_root_id ON requirement (root_id)

CREATE TABLE invited (
    supplier_id INTEGER,
    asked_on DATE,
    declined_on DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_invited_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_invited_root_id_direct_procurement FOREIGN KEY(root_id) REFERENCES direct_procurement (id)
)

CREATE INDEX ix_invited_root_id ON invited (root_id)

CREATE INDEX ix_invited_supplier_id ON invited (supplier_id)

CREATE TABLE question (
    question TEXT NOT NULL,
    asked_on DATE,
    answer TEXT NOT NULL,
    answered_on DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_question_root_id_direct_procurement FOREIGN KEY(root_id) REFERENCES direct_procurement (id)
)

CREATE INDEX ix_question_root_id ON question (root_id)

CREATE TABLE tender (
    supplier_id INTEGER,
    received_on DATE,
    received_at TEXT NOT NULL,
    amount INTEGER,
    amount_currency TEXT,
    outcome TEXT,
    why TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_tender_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_tender_root_id_direct_procurement FOREIGN KEY(root_id) REFERENCES direct_procurement (id)
)

CREATE INDEX ix_tender_root_id ON tender (root_id)

CREATE INDEX ix_tender_supplier_id ON tender (supplier_id)

CREATE TABLE supplier_check (
    kind TEXT,
    result TEXT,
    checked_on DATE,
    issued_on DATE,
    evidence TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_supplier_check_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_supplier_check_root_id ON supplier_check (root_id)

CREATE TABLE secret (
    subject TEXT NOT NULL,
    paragraph TEXT NOT NULL,
    until DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_secret_root_id_direct_procurement FOREIGN KEY(root_id) REFERENCES direct_procurement (id)
)

CREATE INDEX ix_secret_root_id ON secret (root_id)

CREATE TABLE case_version (
    closed_on DATE,
    closed_by TEXT NOT NULL,
    correction TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_case_version_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_case_version_root_id ON case_version (root_id)

CREATE TABLE direct_procurement_attachment (
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    description TEXT NOT NULL,
    original_place TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_direct_procurement_attachment_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256),
    CONSTRAINT fk_direct_procurement_attachment_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_direct_procurement_attachment_root_id ON direct_procurement_attachment (root_id)

CREATE INDEX ix_direct_procurement_attachment_sha256 ON direct_procurement_attachment (sha256)
"""
