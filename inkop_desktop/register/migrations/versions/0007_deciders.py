"""Say who took each decision about a contract."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the person to the table of decisions; of those taken so far it is not known."""
    table = op.batch_alter_table("contract_decision", table_kwargs={"sqlite_autoincrement": True})
    with table as decision:
        decision.add_column(sa.Column("decided_by_id", sa.Integer()))
        decision.create_foreign_key(
            "fk_contract_decision_decided_by_id_person", "person", ["decided_by_id"], ["id"]
        )
    op.create_index("ix_contract_decision_decided_by_id", "contract_decision", ["decided_by_id"])
