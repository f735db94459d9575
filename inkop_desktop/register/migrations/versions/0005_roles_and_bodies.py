"""Keep roles, appointments, bodies, delegation, and what persons know and have declared."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, and room for how long a person is employed."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
    for column in ("employed_from", "employed_to", "anonymised_on"):
        op.get_bind().exec_driver_sql(f"ALTER TABLE person ADD COLUMN {column} DATE")


SCHEMA = """
CREATE TABLE competence (
    kind TEXT,
    title TEXT NOT NULL,
    gained_on DATE,
    expires_on DATE,
    given_by TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_competence_root_id_person FOREIGN KEY(root_id) REFERENCES person (id)
)

CREATE INDEX ix_competence_root_id ON competence (root_id)

CREATE TABLE interest (
    kind TEXT,
    supplier_id INTEGER,
    what TEXT NOT NULL,
    from_day DATE,
    to_day DATE,
    declared_on DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_interest_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_interest_root_id_person FOREIGN KEY(root_id) REFERENCES person (id)
)

CREATE INDEX ix_interest_root_id ON interest (root_id)

CREATE INDEX ix_interest_supplier_id ON interest (supplier_id)

CREATE TABLE role (
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    scopes TEXT NOT NULL,
    at_least INTEGER,
    at_most INTEGER,
    hours_a_week INTEGER,
    reports_to_id INTEGER,
    held_by_unit_id INTEGER,
    held_by_body_id INTEGER,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_role_reports_to_id_role FOREIGN KEY(reports_to_id) REFERENCES role (id),
    CONSTRAINT fk_role_held_by_unit_id_unit FOREIGN KEY(held_by_unit_id) REFERENCES unit (id),
    CONSTRAINT fk_role_held_by_body_id_body FOREIGN KEY(held_by_body_id) REFERENCES body (id)
)

CREATE INDEX ix_role_held_by_body_id ON role (held_by_body_id)

CREATE INDEX ix_role_held_by_unit_id ON role (held_by_unit_id)

CREATE INDEX ix_role_reports_to_id ON role (reports_to_id)

CREATE TABLE role_duty (
    what TEXT NOT NULL,
    clause TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_role_duty_root_id_role FOREIGN KEY(root_id) REFERENCES role (id)
)

CREATE INDEX ix_role_duty_root_id ON role_duty (root_id)

CREATE TABLE role_requirement (
    kind TEXT,
    title TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_role_requirement_root_id_role FOREIGN KEY(root_id) REFERENCES role (id)
)

CREATE INDEX ix_role_requirement_root_id ON role_requirement (root_id)

CREATE TABLE appointment (
    role_id INTEGER,
    person_id INTEGER,
    from_day DATE,
    to_day DATE,
    deputy_id INTEGER,
    hours_a_week INTEGER,
    expertise TEXT NOT NULL,
    organisation_id INTEGER,
    unit_id INTEGER,
    area_id INTEGER,
    body_id INTEGER,
    function TEXT,
    decided_by_id INTEGER,
    decided_by TEXT NOT NULL,
    decided_on DATE,
    decision_number TEXT NOT NULL,
    consultation TEXT NOT NULL,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_appointment_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_appointment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_appointment_deputy_id_person FOREIGN KEY(deputy_id) REFERENCES person (id),
    CONSTRAINT fk_appointment_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_appointment_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_appointment_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_appointment_body_id_body FOREIGN KEY(body_id) REFERENCES body (id),
    CONSTRAINT fk_appointment_decided_by_id_body FOREIGN KEY(decided_by_id) REFERENCES body (id)
)

CREATE INDEX ix_appointment_area_id ON appointment (area_id)

CREATE INDEX ix_appointment_body_id ON appointment (body_id)

CREATE INDEX ix_appointment_decided_by_id ON appointment (decided_by_id)

CREATE INDEX ix_appointment_deputy_id ON appointment (deputy_id)

CREATE INDEX ix_appointment_organisation_id ON appointment (organisation_id)

CREATE INDEX ix_appointment_person_id ON appointment (person_id)

CREATE INDEX ix_appointment_role_id ON appointment (role_id)

CREATE INDEX ix_appointment_unit_id ON appointment (unit_id)

CREATE TABLE delegation (
    act TEXT,
    role_id INTEGER,
    body_id INTEGER,
    organisation_id INTEGER,
    up_to INTEGER,
    up_to_currency TEXT,
    from_day DATE,
    to_day DATE,
    legal_basis TEXT NOT NULL,
    delegated_by TEXT NOT NULL,
    conditions TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_delegation_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_delegation_body_id_body FOREIGN KEY(body_id) REFERENCES body (id),
    CONSTRAINT fk_delegation_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id)
)

CREATE INDEX ix_delegation_body_id ON delegation (body_id)

CREATE INDEX ix_delegation_organisation_id ON delegation (organisation_id)

CREATE INDEX ix_delegation_role_id ON delegation (role_id)

CREATE TABLE body (
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    powers TEXT NOT NULL,
    organisation_id INTEGER,
    parent_id INTEGER,
    area_id INTEGER,
    members_role_id INTEGER,
    from_day DATE,
    to_day DATE,
    meetings_a_year INTEGER,
    numbering TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_body_organisation_id_organisation FOREIGN KEY(organisation_id)
        REFERENCES organisation (id),
    CONSTRAINT fk_body_parent_id_body FOREIGN KEY(parent_id) REFERENCES body (id),
    CONSTRAINT fk_body_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_body_members_role_id_role FOREIGN KEY(members_role_id) REFERENCES role (id)
)

CREATE INDEX ix_body_area_id ON body (area_id)

CREATE INDEX ix_body_members_role_id ON body (members_role_id)

CREATE INDEX ix_body_organisation_id ON body (organisation_id)

CREATE INDEX ix_body_parent_id ON body (parent_id)

CREATE TABLE meeting_day (
    day DATE,
    time TEXT NOT NULL,
    place TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_meeting_day_root_id_body FOREIGN KEY(root_id) REFERENCES body (id)
)

CREATE INDEX ix_meeting_day_root_id ON meeting_day (root_id)
"""
