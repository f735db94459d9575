"""Keep what others of one procurement come to, needs, tenders' points, and who awarded a contract."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new table, and room in those there are; what is not known so far is left empty."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
    op.add_column("direct_procurement", sa.Column("others_value", sa.Integer()))
    op.add_column("direct_procurement", sa.Column("others_value_currency", sa.Text()))
    for table in ("requirement", "library_text"):
        _add_need(table)
    op.add_column("contract", sa.Column("awarded_on", sa.Date()))
    with op.batch_alter_table("contract", table_kwargs=KEPT) as changed:
        changed.add_column(sa.Column("awarded_by_id", sa.Integer()))
        changed.create_foreign_key("fk_contract_awarded_by_id_person", "person", ["awarded_by_id"], ["id"])
    op.create_index("ix_contract_awarded_by_id", "contract", ["awarded_by_id"])


def _add_need(table: str) -> None:
    with op.batch_alter_table(table, table_kwargs=KEPT) as changed:
        changed.add_column(sa.Column("need", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table(table, table_kwargs=KEPT) as changed:
        changed.alter_column("need", server_default=None)


KEPT = {"sqlite_autoincrement": True}
SCHEMA = """
CREATE TABLE tender_points (
    supplier_id INTEGER,
    criterion TEXT NOT NULL,
    points INTEGER,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_tender_points_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_tender_points_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_tender_points_root_id ON tender_points (root_id)

CREATE INDEX ix_tender_points_supplier_id ON tender_points (supplier_id)
"""
