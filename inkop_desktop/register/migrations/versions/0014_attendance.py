"""Keep who came to the meeting days of bodies."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new table."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)


SCHEMA = """
CREATE TABLE attendance (
    day DATE,
    person_id INTEGER,
    presence TEXT NOT NULL,
    in_place_of_id INTEGER,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_attendance_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_attendance_in_place_of_id_person FOREIGN KEY(in_place_of_id) REFERENCES person (id),
    CONSTRAINT fk_attendance_root_id_body FOREIGN KEY(root_id) REFERENCES body (id)
)

CREATE INDEX ix_attendance_in_place_of_id ON attendance (in_place_of_id)

CREATE INDEX ix_attendance_person_id ON attendance (person_id)

CREATE INDEX ix_attendance_root_id ON attendance (root_id)
"""
