"""Keep planned procurements, follow-ups of contracts, who ordered and amended, and who may only read."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, and room in those there are; everybody may still change the register."""
    for statement in SCHEMA.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
    _add_person("call_off", "ordered_by_id")
    _add_person("amendment", "decided_by_id")
    with op.batch_alter_table("person", table_kwargs=KEPT) as person:
        person.add_column(sa.Column("only_reads", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("person", table_kwargs=KEPT) as person:
        person.alter_column("only_reads", server_default=None)


def _add_person(table: str, column: str) -> None:
    with op.batch_alter_table(table, table_kwargs=KEPT) as changed:
        changed.add_column(sa.Column(column, sa.Integer()))
        changed.create_foreign_key(f"fk_{table}_{column}_person", "person", [column], ["id"])
    op.create_index(f"ix_{table}_{column}", table, [column])


KEPT = {"sqlite_autoincrement": True}
SCHEMA = """
CREATE TABLE plan_item (
    title TEXT NOT NULL,
    area_id INTEGER,
    unit_id INTEGER,
    need TEXT NOT NULL,
    cpv TEXT NOT NULL,
    replaces_id INTEGER,
    case_id INTEGER,
    kind TEXT NOT NULL,
    procedure TEXT,
    estimated_value INTEGER,
    estimated_value_currency TEXT,
    responsible_id INTEGER,
    begin_by DATE,
    needed_from DATE,
    begun_on DATE,
    begun_by_id INTEGER,
    contract_id INTEGER,
    dropped_on DATE,
    drop_reason TEXT NOT NULL,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_plan_item_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_plan_item_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_plan_item_replaces_id_contract FOREIGN KEY(replaces_id) REFERENCES contract (id),
    CONSTRAINT fk_plan_item_case_id_direct_procurement FOREIGN KEY(case_id)
        REFERENCES direct_procurement (id),
    CONSTRAINT fk_plan_item_responsible_id_person FOREIGN KEY(responsible_id) REFERENCES person (id),
    CONSTRAINT fk_plan_item_begun_by_id_person FOREIGN KEY(begun_by_id) REFERENCES person (id),
    CONSTRAINT fk_plan_item_contract_id_contract FOREIGN KEY(contract_id) REFERENCES contract (id)
)

CREATE INDEX ix_plan_item_area_id ON plan_item (area_id)

CREATE INDEX ix_plan_item_begun_by_id ON plan_item (begun_by_id)

CREATE INDEX ix_plan_item_case_id ON plan_item (case_id)

CREATE INDEX ix_plan_item_contract_id ON plan_item (contract_id)

CREATE INDEX ix_plan_item_replaces_id ON plan_item (replaces_id)

CREATE INDEX ix_plan_item_responsible_id ON plan_item (responsible_id)

CREATE INDEX ix_plan_item_unit_id ON plan_item (unit_id)

CREATE TABLE contract_follow_up (
    what TEXT NOT NULL,
    planned_on DATE,
    owner_id INTEGER,
    held_on DATE,
    outcome TEXT NOT NULL,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_follow_up_owner_id_person FOREIGN KEY(owner_id) REFERENCES person (id),
    CONSTRAINT fk_contract_follow_up_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_follow_up_owner_id ON contract_follow_up (owner_id)

CREATE INDEX ix_contract_follow_up_root_id ON contract_follow_up (root_id)
"""
