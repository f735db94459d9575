"""Keep with a frozen case the sums of the same kind and the delegations that it was judged by."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables; what the cases that are frozen were judged by has not been kept."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)


SCHEMA = """
CREATE TABLE kind_sum (
    by_own_rule BOOLEAN NOT NULL,
    part TEXT,
    purchases INTEGER,
    amount INTEGER,
    amount_currency TEXT,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_kind_sum_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_kind_sum_root_id ON kind_sum (root_id)

CREATE TABLE acted_under (
    act TEXT,
    standing TEXT,
    role TEXT NOT NULL,
    up_to INTEGER,
    up_to_currency TEXT,
    legal_basis TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_acted_under_root_id_direct_procurement FOREIGN KEY(root_id)
        REFERENCES direct_procurement (id)
)

CREATE INDEX ix_acted_under_root_id ON acted_under (root_id)
"""
