"""Let somebody be appointed for a contract in a role of the organisation's own."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room in the appointments there are; none of them is for a contract."""
    with op.batch_alter_table(TABLE, table_kwargs={"sqlite_autoincrement": True}) as changed:
        changed.add_column(sa.Column(CONTRACT, sa.Integer()))
        changed.create_foreign_key(f"fk_{TABLE}_{CONTRACT}_contract", "contract", [CONTRACT], ["id"])
    op.create_index(f"ix_{TABLE}_{CONTRACT}", TABLE, [CONTRACT])


TABLE, CONTRACT = "appointment", "contract_id"
