"""Let a body decide on a direct procurement."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room in the cases there are; what they tell of who decided them is a person."""
    with op.batch_alter_table(TABLE, table_kwargs={"sqlite_autoincrement": True}) as changed:
        changed.add_column(sa.Column(BODY, sa.Integer()))
        changed.create_foreign_key(f"fk_{TABLE}_{BODY}_body", "body", [BODY], ["id"])
    op.create_index(f"ix_{TABLE}_{BODY}", TABLE, [BODY])


TABLE, BODY = "direct_procurement", "decided_by_body_id"
