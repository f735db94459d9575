"""Keep which contract a case changes, and why nothing is required of apprentices."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room in the cases there are; nobody has said which contract they change."""
    with op.batch_alter_table(TABLE, table_kwargs=KEPT) as changed:
        changed.add_column(sa.Column(CONTRACT, sa.Integer()))
        changed.create_foreign_key(f"fk_{TABLE}_{CONTRACT}_contract", "contract", [CONTRACT], ["id"])
        changed.add_column(sa.Column("apprentices_reason", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table(TABLE, table_kwargs=KEPT) as changed:
        changed.alter_column("apprentices_reason", server_default=None)
    op.create_index(f"ix_{TABLE}_{CONTRACT}", TABLE, [CONTRACT])


TABLE, CONTRACT = "direct_procurement", "changed_contract_id"
KEPT = {"sqlite_autoincrement": True}
