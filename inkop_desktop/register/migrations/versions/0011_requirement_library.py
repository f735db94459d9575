"""Keep the texts of requirements and criteria that are used again."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new table."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)


SCHEMA = """
CREATE TABLE library_text (
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    area_id INTEGER,
    in_use BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_library_text_area_id_area FOREIGN KEY(area_id) REFERENCES area (id)
)

CREATE INDEX ix_library_text_area_id ON library_text (area_id)
"""
