"""Let a contract have several owners and managers, each with deputy and days."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make of each contract's manager a row of its own."""
    _run(MANAGER)
    _run(
        "INSERT INTO contract_manager (person_id, root_id, position)"
        " SELECT manager_id, id, 0 FROM contract WHERE manager_id IS NOT NULL ORDER BY id"
    )
    _make_anew("contract", CONTRACT, CONTRACT_COLUMNS)
    _make_anew("contract_owner", OWNER, "id, person_id, root_id, position")


def _run(statements: str) -> None:
    for each in statements.strip().split("\n\n"):
        op.get_bind().exec_driver_sql(each)


def _make_anew(table: str, statements: str, columns: str) -> None:
    """Give a table other foreign keys: SQLite can only make it anew; its rows keep their ids.

    The new one takes the name last, so that what refers to the table goes on doing so.
    """
    made, indexes = statements.strip().split("\n\n", 1)
    _run(made)
    _run(f"INSERT INTO new_{table} ({columns}) SELECT {columns} FROM {table}")  # noqa: S608
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)
    _run(indexes)


MANAGER = """
CREATE TABLE contract_manager (
    person_id INTEGER,
    deputy_id INTEGER,
    from_day DATE,
    to_day DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_manager_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_contract_manager_deputy_id_person FOREIGN KEY(deputy_id) REFERENCES person (id),
    CONSTRAINT fk_contract_manager_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_manager_deputy_id ON contract_manager (deputy_id)

CREATE INDEX ix_contract_manager_person_id ON contract_manager (person_id)

CREATE INDEX ix_contract_manager_root_id ON contract_manager (root_id)
"""

CONTRACT = """
CREATE TABLE new_contract (
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    case_number TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id INTEGER,
    predecessor_id INTEGER,
    area_id INTEGER,
    cpv TEXT NOT NULL,
    unit_id INTEGER,
    procedure TEXT,
    legal_ground TEXT NOT NULL,
    signed_on DATE,
    signed_by_id INTEGER,
    first_day DATE,
    last_day DATE,
    term_months INTEGER,
    term_days INTEGER,
    renewal TEXT NOT NULL,
    renewal_months INTEGER,
    notice_months INTEGER,
    notice_days INTEGER,
    notice_method TEXT,
    open_ended BOOLEAN NOT NULL,
    review_day DATE,
    lead_months INTEGER,
    notice_given_on DATE,
    notice_evidence TEXT NOT NULL,
    terminated_last_day DATE,
    termination_reason TEXT NOT NULL,
    closed_on DATE,
    closing_note TEXT NOT NULL,
    estimated_value INTEGER,
    estimated_value_currency TEXT,
    ceiling INTEGER,
    ceiling_currency TEXT,
    price_adjustment TEXT,
    price_clause TEXT NOT NULL,
    price_index TEXT NOT NULL,
    price_next_on DATE,
    ordering_channel TEXT,
    level TEXT,
    sustainability TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    secrecy TEXT,
    secrecy_ground TEXT NOT NULL,
    remarks TEXT NOT NULL,
    version INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_parent_id_contract FOREIGN KEY(parent_id) REFERENCES contract (id),
    CONSTRAINT fk_contract_predecessor_id_contract FOREIGN KEY(predecessor_id) REFERENCES contract (id),
    CONSTRAINT fk_contract_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_contract_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_contract_signed_by_id_person FOREIGN KEY(signed_by_id) REFERENCES person (id)
)

CREATE INDEX ix_contract_area_id ON contract (area_id)

CREATE INDEX ix_contract_number ON contract (number)

CREATE INDEX ix_contract_parent_id ON contract (parent_id)

CREATE INDEX ix_contract_predecessor_id ON contract (predecessor_id)

CREATE INDEX ix_contract_signed_by_id ON contract (signed_by_id)

CREATE INDEX ix_contract_unit_id ON contract (unit_id)
"""

CONTRACT_COLUMNS = """
number, title, case_number, kind, parent_id, predecessor_id, area_id, cpv, unit_id, procedure,
legal_ground, signed_on, signed_by_id, first_day, last_day, term_months, term_days, renewal,
renewal_months, notice_months, notice_days, notice_method, open_ended, review_day, lead_months,
notice_given_on, notice_evidence, terminated_last_day, termination_reason, closed_on, closing_note,
estimated_value, estimated_value_currency, ceiling, ceiling_currency, price_adjustment,
price_clause, price_index, price_next_on, ordering_channel, level, sustainability, public, secrecy,
secrecy_ground, remarks, version, id
"""

OWNER = """
CREATE TABLE new_contract_owner (
    person_id INTEGER,
    deputy_id INTEGER,
    from_day DATE,
    to_day DATE,
    root_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_owner_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_contract_owner_deputy_id_person FOREIGN KEY(deputy_id) REFERENCES person (id),
    CONSTRAINT fk_contract_owner_root_id_contract FOREIGN KEY(root_id) REFERENCES contract (id)
)

CREATE INDEX ix_contract_owner_deputy_id ON contract_owner (deputy_id)

CREATE INDEX ix_contract_owner_person_id ON contract_owner (person_id)

CREATE INDEX ix_contract_owner_root_id ON contract_owner (root_id)
"""
