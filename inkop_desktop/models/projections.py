"""The tables that are computed from the others, outside history; they can be rebuilt at any time.

Dates that are open stand as the first or last day a calendar knows, so that "on this day" is one
comparison that an index answers.
"""

from datetime import date

from sqlalchemy import DDL, Index, event
from sqlalchemy.orm import Mapped, mapped_column

from inkop_desktop.models.base import Base, Word
from inkop_desktop.rules.vocabulary import ActionKind, Status


class ContractPhaseRow(Base):
    """One stretch of a contract's life; independent of today."""

    __tablename__ = "contract_phase"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy reads it from the class

    contract_id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[date]
    status: Mapped[Status] = mapped_column(Word(Status))
    rank: Mapped[int]
    action: Mapped[ActionKind | None] = mapped_column(Word(ActionKind))
    next_action: Mapped[date | None]
    runs_to: Mapped[date | None]


class ContractLineRow(Base):
    """What a list of contracts shows and sorts by that is not in the contract's own row."""

    __tablename__ = "contract_line"

    contract_id: Mapped[int] = mapped_column(primary_key=True)
    number_key: Mapped[str] = mapped_column(index=True)
    title_key: Mapped[str] = mapped_column(index=True)
    suppliers: Mapped[str]
    suppliers_key: Mapped[str] = mapped_column(index=True)
    owners: Mapped[str]
    owners_key: Mapped[str] = mapped_column(index=True)
    manager: Mapped[str]
    manager_key: Mapped[str]
    area: Mapped[str]
    area_key: Mapped[str]
    unit: Mapped[str]
    unit_key: Mapped[str]


class SearchRow(Base):
    """The text by which a record is found, folded, and the key it is sorted by, for every noun alike."""

    __tablename__ = "search"
    __table_args__ = (
        Index("ix_search_noun_record", "noun", "record_id", unique=True),
        Index("ix_search_noun_key", "noun", "key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    noun: Mapped[str]
    record_id: Mapped[int]
    label: Mapped[str]
    text: Mapped[str]
    key: Mapped[str] = mapped_column(server_default="")


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
    event.listen(SearchRow.__table__, "after_create", DDL(_whole))  # type: ignore[no-untyped-call]
