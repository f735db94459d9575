"""Keep what was decided about a contract as rows of their own; sort every noun by its label."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of decisions and the sort key of the search texts."""
    op.create_table(
        "contract_decision",
        sa.Column("verb", sa.Text()),
        sa.Column("day", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["root_id"], ["contract.id"], name="fk_contract_decision_root_id_contract"),
        sa.PrimaryKeyConstraint("id", name="pk_contract_decision"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contract_decision_root_id", "contract_decision", ["root_id"])
    op.add_column("search", sa.Column("key", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_search_noun_key", "search", ["noun", "key"])
