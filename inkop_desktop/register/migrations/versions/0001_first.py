"""The schema of the first registers, as it was."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, index and trigger."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)


SCHEMA = """
CREATE TABLE area (
    name TEXT NOT NULL,
    parent_id INTEGER,
    cpv_prefixes TEXT NOT NULL,
    description TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_area_parent_id_area FOREIGN KEY(parent_id) REFERENCES area (id)
)

CREATE INDEX ix_area_parent_id ON area (parent_id)

CREATE TABLE organisation (
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    code TEXT NOT NULL,
    org_number TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
)

CREATE TABLE contract_phase (
    contract_id INTEGER NOT NULL,
    first DATE NOT NULL,
    last DATE NOT NULL,
    status TEXT NOT NULL,
    rank INTEGER NOT NULL,
    action TEXT,
    next_action DATE,
    runs_to DATE,
    CONSTRAINT pk_contract_phase PRIMARY KEY (contract_id, first)
) WITHOUT ROWID

CREATE TABLE contract_line (
    contract_id INTEGER NOT NULL,
    number_key TEXT NOT NULL,
    title_key TEXT NOT NULL,
    suppliers TEXT NOT NULL,
    suppliers_key TEXT NOT NULL,
    owners TEXT NOT NULL,
    owners_key TEXT NOT NULL,
    manager TEXT NOT NULL,
    manager_key TEXT NOT NULL,
    area TEXT NOT NULL,
    area_key TEXT NOT NULL,
    unit TEXT NOT NULL,
    unit_key TEXT NOT NULL,
    CONSTRAINT pk_contract_line PRIMARY KEY (contract_id)
)

CREATE INDEX ix_contract_line_number_key ON contract_line (number_key)

CREATE INDEX ix_contract_line_owners_key ON contract_line (owners_key)

CREATE INDEX ix_contract_line_suppliers_key ON contract_line (suppliers_key)

CREATE INDEX ix_contract_line_title_key ON contract_line (title_key)

CREATE TABLE search (
    id INTEGER NOT NULL,
    noun TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_search PRIMARY KEY (id)
)

CREATE UNIQUE INDEX ix_search_noun_record ON search (noun, record_id)

CREATE TABLE lock (
    id INTEGER NOT NULL,
    token TEXT NOT NULL,
    person TEXT NOT NULL,
    machine TEXT NOT NULL,
    process INTEGER NOT NULL,
    since TEXT NOT NULL,
    CONSTRAINT pk_lock PRIMARY KEY (id)
)

CREATE TABLE change_set (
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    session TEXT NOT NULL,
    action TEXT,
    salt BLOB,
    digest BLOB NOT NULL,
    binding BOOLEAN NOT NULL,
    undoes INTEGER,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_change_set_undoes_change_set FOREIGN KEY(undoes) REFERENCES change_set (id)
)

CREATE INDEX ix_change_set_undoes ON change_set (undoes)

CREATE TABLE blob (
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    CONSTRAINT pk_blob PRIMARY KEY (sha256)
)

CREATE TABLE saved_filter (
    noun TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
)

CREATE TABLE saved_mapping (
    noun TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
)

CREATE TABLE answer (
    finding TEXT NOT NULL,
    facts TEXT NOT NULL,
    verdict TEXT,
    until DATE,
    reason TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    answered_on DATE,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
)

CREATE INDEX ix_answer_finding ON answer (finding)

CREATE TABLE supplier (
    name TEXT NOT NULL,
    org_number TEXT NOT NULL,
    country TEXT,
    sole_trader BOOLEAN NOT NULL,
    size_class TEXT,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
)

CREATE INDEX ix_supplier_org_number ON supplier (org_number)

CREATE TABLE participant (
    root_id INTEGER NOT NULL,
    organisation_id INTEGER,
    host BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_participant_root_id_organisation FOREIGN KEY(root_id) REFERENCES organisation (id),
    CONSTRAINT fk_participant_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id)
)

CREATE INDEX ix_participant_organisation_id ON participant (organisation_id)

CREATE INDEX ix_participant_root_id ON participant (root_id)

CREATE TABLE unit (
    name TEXT NOT NULL,
    organisation_id INTEGER,
    parent_id INTEGER,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_unit_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id),
    CONSTRAINT fk_unit_parent_id_unit FOREIGN KEY(parent_id) REFERENCES unit (id)
)

CREATE INDEX ix_unit_organisation_id ON unit (organisation_id)

CREATE INDEX ix_unit_parent_id ON unit (parent_id)

CREATE TABLE profile (
    country TEXT NOT NULL,
    language TEXT NOT NULL,
    organisation_id INTEGER,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_profile_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id)
)

CREATE TABLE change (
    id INTEGER NOT NULL,
    change_set_id INTEGER NOT NULL,
    root_kind TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    salt BLOB,
    digest BLOB NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (id),
    CONSTRAINT fk_change_change_set_id_change_set FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)

CREATE INDEX ix_change_change_set_id ON change (change_set_id)

CREATE TABLE blob_chunk (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_blob_chunk PRIMARY KEY (sha256, number),
    CONSTRAINT fk_blob_chunk_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256)
)

CREATE TABLE supplier_alias (
    root_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_supplier_alias_root_id_supplier FOREIGN KEY(root_id) REFERENCES supplier (id)
)

CREATE INDEX ix_supplier_alias_root_id ON supplier_alias (root_id)

CREATE TABLE person (
    name TEXT NOT NULL,
    unit_id INTEGER,
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_person_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id)
)

CREATE INDEX ix_person_unit_id ON person (unit_id)

CREATE TABLE contract (
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    case_number TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id INTEGER,
    predecessor_id INTEGER,
    area_id INTEGER,
    cpv TEXT NOT NULL,
    manager_id INTEGER,
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
    CONSTRAINT fk_contract_manager_id_person FOREIGN KEY(manager_id) REFERENCES person (id),
    CONSTRAINT fk_contract_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_contract_signed_by_id_person FOREIGN KEY(signed_by_id) REFERENCES person (id)
)

CREATE INDEX ix_contract_area_id ON contract (area_id)

CREATE INDEX ix_contract_manager_id ON contract (manager_id)

CREATE INDEX ix_contract_number ON contract (number)

CREATE INDEX ix_contract_parent_id ON contract (parent_id)

CREATE INDEX ix_contract_predecessor_id ON contract (predecessor_id)

CREATE INDEX ix_contract_signed_by_id ON contract (signed_by_id)

CREATE INDEX ix_contract_unit_id ON contract (unit_id)

CREATE TABLE contract_supplier (
    supplier_id INTEGER,
    rank INTEGER,
    share INTEGER,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_supplier_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_contract_supplier_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_supplier_root_id ON contract_supplier (root_id)

CREATE INDEX ix_contract_supplier_supplier_id ON contract_supplier (supplier_id)

CREATE TABLE contract_owner (
    person_id INTEGER,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_owner_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_contract_owner_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_owner_person_id ON contract_owner (person_id)

CREATE INDEX ix_contract_owner_root_id ON contract_owner (root_id)

CREATE TABLE contract_user (
    organisation_id INTEGER,
    unit_id INTEGER,
    own_number TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_user_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_contract_user_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_contract_user_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_user_organisation_id ON contract_user (organisation_id)

CREATE INDEX ix_contract_user_root_id ON contract_user (root_id)

CREATE INDEX ix_contract_user_unit_id ON contract_user (unit_id)

CREATE TABLE contract_option (
    months INTEGER,
    decide_by DATE,
    state TEXT NOT NULL,
    decided_on DATE,
    note TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_option_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_option_root_id ON contract_option (root_id)

CREATE TABLE amendment (
    title TEXT NOT NULL,
    signed_on DATE,
    value INTEGER,
    value_currency TEXT,
    legal_ground TEXT NOT NULL,
    reason TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_amendment_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_amendment_root_id ON amendment (root_id)

CREATE TABLE contract_attachment (
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    description TEXT NOT NULL,
    original_place TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_attachment_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256),
    CONSTRAINT fk_contract_attachment_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_attachment_root_id ON contract_attachment (root_id)

CREATE INDEX ix_contract_attachment_sha256 ON contract_attachment (sha256)

CREATE VIRTUAL TABLE search_index
    USING fts5(text, content='search', content_rowid='id', tokenize='trigram')

CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
  INSERT INTO search_index(rowid, text) VALUES (new.id, new.text); END

CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
  INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.id, old.text); END

CREATE TRIGGER search_changed AFTER UPDATE OF text ON search BEGIN
  INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO search_index(rowid, text) VALUES (new.id, new.text); END
"""
