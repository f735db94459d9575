"""Keep the authority's own amounts and rules beside the law, and the law packs that were loaded."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)


SCHEMA = """
CREATE TABLE own_amount (
    law TEXT,
    limit_kind TEXT,
    amount INTEGER,
    amount_currency TEXT,
    valid_from DATE,
    valid_to DATE,
    source TEXT NOT NULL,
    reference TEXT NOT NULL,
    certainty TEXT,
    checked_on DATE,
    checked_by_id INTEGER,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_own_amount_checked_by_id_person FOREIGN KEY(checked_by_id) REFERENCES person (id)
)

CREATE INDEX ix_own_amount_checked_by_id ON own_amount (checked_by_id)

CREATE TABLE own_rule (
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    beginning TEXT NOT NULL,
    amount INTEGER,
    amount_currency TEXT,
    quotes INTEGER,
    role_id INTEGER,
    counting TEXT,
    text TEXT NOT NULL,
    document_id INTEGER,
    decided_by TEXT NOT NULL,
    decided_on DATE,
    valid_from DATE,
    valid_to DATE,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_own_rule_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_own_rule_document_id_governing_document FOREIGN KEY(document_id)
        REFERENCES governing_document (id)
)

CREATE INDEX ix_own_rule_document_id ON own_rule (document_id)

CREATE INDEX ix_own_rule_role_id ON own_rule (role_id)

CREATE TABLE law_pack (
    name TEXT NOT NULL,
    checked_on DATE,
    entries INTEGER,
    sha256 TEXT NOT NULL,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
)

CREATE TABLE law_text (
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_law_text PRIMARY KEY (sha256)
)
"""
