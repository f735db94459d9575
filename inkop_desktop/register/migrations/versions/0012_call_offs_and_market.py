"""Keep call-offs, market notes, what documents refer to, and what joint purchases rest on."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, and room in those there are; what is not known so far is left empty."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
    op.add_column("contract", sa.Column("notice_on", sa.Date()))
    op.add_column("contract_decision", sa.Column("decided_on", sa.Date()))
    op.add_column("authorisation", sa.Column("volume", sa.Integer()))
    op.add_column("authorisation", sa.Column("volume_currency", sa.Text()))
    for table, column in TEXTS:
        _add_text(table, column)


def _add_text(table: str, column: str) -> None:
    kept = {"sqlite_autoincrement": True}
    with op.batch_alter_table(table, table_kwargs=kept) as changed:
        changed.add_column(sa.Column(column, sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table(table, table_kwargs=kept) as changed:
        changed.alter_column(column, server_default=None)


TEXTS = (
    ("authorisation", "need"),
    ("unit", "parts"),
    ("organisation", "address"),
    ("direct_procurement", "earlier_dialogue"),
    ("tender", "subcontracted"),
    ("meeting_day", "called_by"),
)
SCHEMA = """
CREATE TABLE call_off (
    day DATE,
    what TEXT NOT NULL,
    value INTEGER,
    value_currency TEXT,
    organisation_id INTEGER,
    unit_id INTEGER,
    case_id INTEGER,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_call_off_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_call_off_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_call_off_case_id_direct_procurement FOREIGN KEY(case_id) REFERENCES direct_procurement (id),
    CONSTRAINT fk_call_off_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_call_off_case_id ON call_off (case_id)

CREATE INDEX ix_call_off_organisation_id ON call_off (organisation_id)

CREATE INDEX ix_call_off_root_id ON call_off (root_id)

CREATE INDEX ix_call_off_unit_id ON call_off (unit_id)

CREATE TABLE referred (
    document_id INTEGER,
    title TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_referred_document_id_governing_document FOREIGN KEY(document_id)
        REFERENCES governing_document (id),
    CONSTRAINT fk_referred_root_id_governing_document FOREIGN KEY(root_id) REFERENCES governing_document (id)
)

CREATE INDEX ix_referred_document_id ON referred (document_id)

CREATE INDEX ix_referred_root_id ON referred (root_id)

CREATE TABLE market_note (
    title TEXT NOT NULL,
    area_id INTEGER,
    noted_on DATE,
    noted_by_id INTEGER,
    organisation_id INTEGER,
    supplier_id INTEGER,
    content TEXT NOT NULL,
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_market_note_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_market_note_noted_by_id_person FOREIGN KEY(noted_by_id) REFERENCES person (id),
    CONSTRAINT fk_market_note_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_market_note_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
)

CREATE INDEX ix_market_note_area_id ON market_note (area_id)

CREATE INDEX ix_market_note_noted_by_id ON market_note (noted_by_id)

CREATE INDEX ix_market_note_organisation_id ON market_note (organisation_id)

CREATE INDEX ix_market_note_supplier_id ON market_note (supplier_id)
"""
