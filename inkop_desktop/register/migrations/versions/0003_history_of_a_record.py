"""Find the history of one record without reading the whole log."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index by which the changes of a record are found."""
    op.create_index("ix_change_root_kind_root_id", "change", ["root_kind", "root_id"])
