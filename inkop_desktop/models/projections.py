"""The tables that are computed from the others, outside history; they can be rebuilt at any time.

Dates that are open stand as the first or last day a calendar knows, so that "on this day" is one
comparison that an index answers.
"""

from sqlalchemy import DDL, Column, Date, Index, Integer, Table, Text, event

from inkop_desktop.models.base import METADATA, Word, key, optional, required
from inkop_desktop.rules.vocabulary import ActionKind, Status

# One stretch of a contract's life; independent of today.
CONTRACT_PHASE = Table(
    "contract_phase",
    METADATA,
    key("contract_id", Integer),
    key("first", Date),
    required("last", Date),
    required("status", Word(Status)),
    required("rank", Integer),
    optional("action", Word(ActionKind)),
    optional("next_action", Date),
    optional("runs_to", Date),
    sqlite_with_rowid=False,
)

# What a list of contracts shows and sorts by that is not in the contract's own row.
CONTRACT_LINE = Table(
    "contract_line",
    METADATA,
    key("contract_id", Integer),
    required("number_key", Text, index=True),
    required("title_key", Text, index=True),
    required("suppliers", Text),
    required("suppliers_key", Text, index=True),
    required("owners", Text),
    required("owners_key", Text, index=True),
    required("manager", Text),
    required("manager_key", Text),
    required("area", Text),
    required("area_key", Text),
    required("unit", Text),
    required("unit_key", Text),
)

# The text by which a record is found, folded, and the key it is sorted by, for every noun alike.
SEARCH = Table(
    "search",
    METADATA,
    key("id", Integer),
    required("noun", Text),
    required("record_id", Integer),
    required("label", Text),
    required("text", Text),
    Column("key", Text, nullable=False, server_default=""),
    Index("ix_search_noun_record", "noun", "record_id", unique=True),
    Index("ix_search_noun_key", "noun", "key"),
)

# The full-text index reads its text from `search`; triggers keep it in step whoever writes.
SEARCH_INDEX = """
CREATE VIRTUAL TABLE search_index
  USING fts5(text, content='search', content_rowid='id', tokenize='trigram');
CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
  INSERT INTO search_index(rowid, text) VALUES (new.id, new.text); END;
CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
  INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.id, old.text); END;
CREATE TRIGGER search_changed AFTER UPDATE OF text ON search BEGIN
  INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO search_index(rowid, text) VALUES (new.id, new.text); END
"""
for _statement in SEARCH_INDEX.strip().split(";\nCREATE"):
    _whole = _statement if _statement.startswith("CREATE") else f"CREATE{_statement}"
    event.listen(SEARCH, "after_create", DDL(_whole))  # type: ignore[no-untyped-call]
