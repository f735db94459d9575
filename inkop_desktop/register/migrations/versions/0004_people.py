"""Keep roles, appointments, bodies and what governs the purchasing; let a contract have several managers."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, and of each contract's manager a row of its own."""
    _run(NEW)
    for column in ("employed_from", "employed_to", "anonymised_on"):
        _run(f"ALTER TABLE person ADD COLUMN {column} DATE")
    _run(
        "INSERT INTO contract_manager (person_id, root_id, position)"
        " SELECT manager_id, id, 0 FROM contract WHERE manager_id IS NOT NULL ORDER BY id"
    )
    _make_anew("contract", CONTRACT, CONTRACT_COLUMNS)
    _make_anew("contract_owner", OWNER, "id, person_id, root_id, position")


def _run(statements: str) -> None:
    for each in statements.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(each)


def _make_anew(table: str, statements: str, columns: str) -> None:
    """Give a table other foreign keys: SQLite can only make it anew; its rows keep their ids.

    The new one takes the name last, so that what refers to the table goes on doing so.
    """
    made, indexes = statements.strip().split("\n\n", 1)
    _run(made)
    _run(f"INSERT INTO new_{table} ({columns}) SELECT {columns} FROM {table}")  # noqa: S608
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)
    _run(indexes)


NEW = """
CREATE TABLE competence (
    kind TEXT,
    title TEXT NOT NULL,
    gained_on DATE,
    expires_on DATE,
    given_by TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_competence_root_id_person FOREIGN KEY(root_id) REFERENCES person (id)
)

CREATE INDEX ix_competence_root_id ON competence (root_id)

CREATE TABLE interest (
    kind TEXT,
    supplier_id INTEGER,
    what TEXT NOT NULL,
    from_day DATE,
    to_day DATE,
    declared_on DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_interest_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_interest_root_id_person FOREIGN KEY(root_id) REFERENCES person (id)
)

CREATE INDEX ix_interest_root_id ON interest (root_id)

CREATE INDEX ix_interest_supplier_id ON interest (supplier_id)

CREATE TABLE role (
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    scopes TEXT NOT NULL,
    at_least INTEGER,
    at_most INTEGER,
    hours_a_week INTEGER,
    reports_to_id INTEGER,
    held_by_unit_id INTEGER,
    held_by_body_id INTEGER,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_role_reports_to_id_role FOREIGN KEY(reports_to_id) REFERENCES role (id),
    CONSTRAINT fk_role_held_by_unit_id_unit FOREIGN KEY(held_by_unit_id) REFERENCES unit (id),
    CONSTRAINT fk_role_held_by_body_id_body FOREIGN KEY(held_by_body_id) REFERENCES body (id)
)

CREATE INDEX ix_role_held_by_body_id ON role (held_by_body_id)

CREATE INDEX ix_role_held_by_unit_id ON role (held_by_unit_id)

CREATE INDEX ix_role_reports_to_id ON role (reports_to_id)

CREATE TABLE role_duty (
    what TEXT NOT NULL,
    clause TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_role_duty_root_id_role FOREIGN KEY(root_id) REFERENCES role (id)
)

CREATE INDEX ix_role_duty_root_id ON role_duty (root_id)

CREATE TABLE role_requirement (
    kind TEXT,
    title TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_role_requirement_root_id_role FOREIGN KEY(root_id) REFERENCES role (id)
)

CREATE INDEX ix_role_requirement_root_id ON role_requirement (root_id)

CREATE TABLE appointment (
    role_id INTEGER,
    person_id INTEGER,
    from_day DATE,
    to_day DATE,
    deputy_id INTEGER,
    hours_a_week INTEGER,
    expertise TEXT NOT NULL,
    organisation_id INTEGER,
    unit_id INTEGER,
    area_id INTEGER,
    body_id INTEGER,
    function TEXT,
    decided_by_id INTEGER,
    decided_by TEXT NOT NULL,
    decided_on DATE,
    decision_number TEXT NOT NULL,
    consultation TEXT NOT NULL,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_appointment_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_appointment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_appointment_deputy_id_person FOREIGN KEY(deputy_id) REFERENCES person (id),
    CONSTRAINT fk_appointment_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_appointment_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_appointment_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_appointment_body_id_body FOREIGN KEY(body_id) REFERENCES body (id),
    CONSTRAINT fk_appointment_decided_by_id_body FOREIGN KEY(decided_by_id) REFERENCES body (id)
)

CREATE INDEX ix_appointment_area_id ON appointment (area_id)

CREATE INDEX ix_appointment_body_id ON appointment (body_id)

CREATE INDEX ix_appointment_decided_by_id ON appointment (decided_by_id)

CREATE INDEX ix_appointment_deputy_id ON appointment (deputy_id)

CREATE INDEX ix_appointment_organisation_id ON appointment (organisation_id)

CREATE INDEX ix_appointment_person_id ON appointment (person_id)

CREATE INDEX ix_appointment_role_id ON appointment (role_id)

CREATE INDEX ix_appointment_unit_id ON appointment (unit_id)

CREATE TABLE delegation (
    act TEXT,
    role_id INTEGER,
    body_id INTEGER,
    organisation_id INTEGER,
    up_to INTEGER,
    up_to_currency TEXT,
    from_day DATE,
    to_day DATE,
    legal_basis TEXT NOT NULL,
    delegated_by TEXT NOT NULL,
    conditions TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_delegation_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_delegation_body_id_body FOREIGN KEY(body_id) REFERENCES body (id),
    CONSTRAINT fk_delegation_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id)
)

CREATE INDEX ix_delegation_body_id ON delegation (body_id)

CREATE INDEX ix_delegation_organisation_id ON delegation (organisation_id)

CREATE INDEX ix_delegation_role_id ON delegation (role_id)

CREATE TABLE body (
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    powers TEXT NOT NULL,
    organisation_id INTEGER,
    parent_id INTEGER,
    area_id INTEGER,
    members_role_id INTEGER,
    from_day DATE,
    to_day DATE,
    meetings_a_year INTEGER,
    numbering TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_body_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_body_parent_id_body FOREIGN KEY(parent_id) REFERENCES body (id),
    CONSTRAINT fk_body_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_body_members_role_id_role FOREIGN KEY(members_role_id) REFERENCES role (id)
)

CREATE INDEX ix_body_area_id ON body (area_id)

CREATE INDEX ix_body_members_role_id ON body (members_role_id)

CREATE INDEX ix_body_organisation_id ON body (organisation_id)

CREATE INDEX ix_body_parent_id ON body (parent_id)

CREATE TABLE meeting_day (
    day DATE,
    time TEXT NOT NULL,
    place TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_meeting_day_root_id_body FOREIGN KEY(root_id) REFERENCES body (id)
)

CREATE INDEX ix_meeting_day_root_id ON meeting_day (root_id)

CREATE TABLE contract_manager (
    person_id INTEGER,
    deputy_id INTEGER,
    from_day DATE,
    to_day DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_manager_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_contract_manager_deputy_id_person FOREIGN KEY(deputy_id) REFERENCES person (id),
    CONSTRAINT fk_contract_manager_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_manager_deputy_id ON contract_manager (deputy_id)

CREATE INDEX ix_contract_manager_person_id ON contract_manager (person_id)

CREATE INDEX ix_contract_manager_root_id ON contract_manager (root_id)

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

CONTRACT = """
CREATE TABLE new_contract (
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    case_number TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id INTEGER,
    predecessor_id INTEGER,
    area_id INTEGER,
    cpv TEXT NOT NULL,
    unit_id INTEGER,
    procedure TEXT,
    legal_ground TEXT NOT NULL,
    signed_on DATE,
    signed_by_id INTEGER,
    first_day DATE,
    last_day DATE,
    term_months INTEGER,
    term_days INTEGER,
    renewal TEXT NOT NULL,
    renewal_months INTEGER,
    notice_months INTEGER,
    notice_days INTEGER,
    notice_method TEXT,
    open_ended BOOLEAN NOT NULL,
    review_day DATE,
    lead_months INTEGER,
    notice_given_on DATE,
    notice_evidence TEXT NOT NULL,
    terminated_last_day DATE,
    termination_reason TEXT NOT NULL,
    closed_on DATE,
    closing_note TEXT NOT NULL,
    estimated_value INTEGER,
    estimated_value_currency TEXT,
    ceiling INTEGER,
    ceiling_currency TEXT,
    price_adjustment TEXT,
    price_clause TEXT NOT NULL,
    price_index TEXT NOT NULL,
    price_next_on DATE,
    ordering_channel TEXT,
    level TEXT,
    sustainability TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    secrecy TEXT,
    secrecy_ground TEXT NOT NULL,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_parent_id_contract FOREIGN KEY(parent_id) REFERENCES contract (id),
    CONSTRAINT fk_contract_predecessor_id_contract FOREIGN KEY(predecessor_id) REFERENCES contract (id),
    CONSTRAINT fk_contract_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_contract_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_contract_signed_by_id_person FOREIGN KEY(signed_by_id) REFERENCES person (id)
)

CREATE INDEX ix_contract_area_id ON contract (area_id)

CREATE INDEX ix_contract_number ON contract (number)

CREATE INDEX ix_contract_parent_id ON contract (parent_id)

CREATE INDEX ix_contract_predecessor_id ON contract (predecessor_id)

CREATE INDEX ix_contract_signed_by_id ON contract (signed_by_id)

CREATE INDEX ix_contract_unit_id ON contract (unit_id)
"""

CONTRACT_COLUMNS = """
number, title, case_number, kind, parent_id, predecessor_id, area_id, cpv, unit_id, procedure,
legal_ground, signed_on, signed_by_id, first_day, last_day, term_months, term_days, renewal,
renewal_months, notice_months, notice_days, notice_method, open_ended, review_day, lead_months,
notice_given_on, notice_evidence, terminated_last_day, termination_reason, closed_on, closing_note,
estimated_value, estimated_value_currency, ceiling, ceiling_currency, price_adjustment,
price_clause, price_index, price_next_on, ordering_channel, level, sustainability, public, secrecy,
secrecy_ground, remarks, version, id
"""

OWNER = """
CREATE TABLE new_contract_owner (
    person_id INTEGER,
    deputy_id INTEGER,
    from_day DATE,
    to_day DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_owner_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_contract_owner_deputy_id_person FOREIGN KEY(deputy_id) REFERENCES person (id),
    CONSTRAINT fk_contract_owner_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_owner_deputy_id ON contract_owner (deputy_id)

CREATE INDEX ix_contract_owner_person_id ON contract_owner (person_id)

CREATE INDEX ix_contract_owner_root_id ON contract_owner (root_id)
"""
