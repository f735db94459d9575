"""Keep what the authority calls the levels of its contracts."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nothing has a name of its own yet."""
    op.get_bind().exec_driver_sql(SCHEMA)


SCHEMA = """
CREATE TABLE own_names (
    level_a TEXT NOT NULL,
    level_b TEXT NOT NULL,
    level_c TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
)
"""
