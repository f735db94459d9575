"""The tables of the register itself: lock, history, attachments' contents, answers, drafts."""

from datetime import date

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from inkop_desktop.models.base import Base, Keyed, Versioned, Word
from inkop_desktop.rules.vocabulary import Verdict


class LockRow(Base):
    """Who may write now; at most one row, with id 1."""

    __tablename__ = "lock"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str]
    person: Mapped[str]
    machine: Mapped[str]
    process: Mapped[int]
    since: Mapped[str]


class ChangeSetRow(Keyed, Base):
    """One action of one person: the log's unit, chained by `hash` to the one before it.

    `action` is JSON; an erased one keeps its digest only.
    """

    __tablename__ = "change_set"

    at: Mapped[str]
    who: Mapped[str]
    session: Mapped[str]
    action: Mapped[str | None]
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    binding: Mapped[bool]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"), index=True)
    previous: Mapped[str]
    hash: Mapped[str]


class ChangeRow(Base):
    """One field of one row, before and after (JSON); an erased one keeps its digest only."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_root_kind_root_id", "root_kind", "root_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id"), index=True)
    root_kind: Mapped[str]
    root_id: Mapped[int]
    kind: Mapped[str]
    record_id: Mapped[int]
    field: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class BlobRow(Base):
    """A file's contents, once each."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]


class BlobChunkRow(Base):
    """A piece of at most 1 MiB of a file's contents."""

    __tablename__ = "blob_chunk"

    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class SavedFilterRow(Versioned, Base):
    """Stores `records.register.SavedFilter`."""

    __tablename__ = "saved_filter"

    noun: Mapped[str]
    name: Mapped[str]
    definition: Mapped[str]


class SavedMappingRow(Versioned, Base):
    """Stores `records.register.SavedMapping`."""

    __tablename__ = "saved_mapping"

    noun: Mapped[str]
    name: Mapped[str]
    definition: Mapped[str]


class AnswerRow(Versioned, Base):
    """Stores `records.register.Answer`."""

    __tablename__ = "answer"

    finding: Mapped[str] = mapped_column(index=True)
    facts: Mapped[str]
    verdict: Mapped[Verdict | None] = mapped_column(Word(Verdict))
    until: Mapped[date | None]
    reason: Mapped[str]
    answered_by: Mapped[str]
    answered_on: Mapped[date | None]
