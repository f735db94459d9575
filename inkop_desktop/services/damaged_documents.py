"""Find the documents whose contents are not what was put in, and say of which records they are."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from inkop_desktop import formats
from inkop_desktop.errors import RegisterError
from inkop_desktop.models.mapping import CHILDREN, noun_of
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields, secret_files
from inkop_desktop.register import blobs, places, store
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, withholding
from inkop_desktop.text import N_, Message, _, counted, message

MOST_NAMED = 5  # in one sentence
QUICK = 500_000_000  # bytes; a local disk reads and proves them in about a second
_HOLDERS = {root: table for (root, row), table in CHILDREN.items() if row is Attachment}


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged document: its name, the noun and the id of the record that keeps it, what that is called."""

    document: str
    noun: str
    record_id: int
    record: str


class NotWholeError(RegisterError):
    """Tell that a backup is made at `path`, but that documents of the register are `damaged` in it."""

    def __init__(self, path: Path, damaged: Sequence[Damaged]) -> None:
        super().__init__(N_("{damaged} Everything else is in the backup."), damaged=sentence(damaged))
        self.path = path
        self.damaged = damaged


def soon_found(register: Register) -> list[Damaged]:
    """Return all damaged documents where they can be looked for in a second or so, else none."""
    with register.reading() as connection:
        size = sum(blobs.sizes(connection).values())
    return [] if size > QUICK or places.is_remote(register.path) else every(register)


def every(register: Register) -> list[Damaged]:
    """Return all damaged documents of a register, one reading a document: none holds the file for long."""
    with register.reading() as connection:
        kept = blobs.sizes(connection)
    return among(register, [sha256 for sha256 in kept if not _is_whole(register, sha256)])


def _is_whole(register: Register, sha256: str) -> bool:
    with register.reading() as connection:
        return blobs.is_whole(blobs.get(connection, sha256))


def among(register: Register, damaged: Collection[str]) -> list[Damaged]:
    """Return the documents with one of these SHA-256; contents that no record keeps any more are none."""
    holders: list[Any] = []
    with register.reading() as connection:
        for root, table in _HOLDERS.items():
            ids = connection.scalars(select(table.c.root_id).where(table.c.sha256.in_(damaged)).distinct())
            holders += store.load(connection, root, sorted(ids))
    return [
        Damaged(each.name, noun_of(type(holder)), holder.id or 0, records.called(register, holder))
        for holder in holders
        for each in holder.attachments
        if each.sha256 in damaged
    ]


def outgoing(register: Register, damaged: Sequence[Damaged], day: date) -> list[Damaged]:
    """Return damaged documents as they may be told outside the office: neither secret titles nor files."""
    with register.reading() as connection:
        names = {(each.noun, each.record_id): each.record for each in damaged}
        told = withholding.told(connection, names, day)
        ids = sorted({each.record_id for each in damaged if each.noun == noun_of(DirectProcurement)})
        cases = {each.id: each for each in store.load(connection, DirectProcurement, ids)}
    return [
        replace(
            each,
            record=told[each.noun, each.record_id],
            document=_("Secret") if _is_secret(each, cases.get(each.record_id), day) else each.document,
        )
        for each in damaged
    ]


def _is_secret(damaged: Damaged, case: DirectProcurement | None, day: date) -> bool:
    if case is None or damaged.noun != noun_of(DirectProcurement):
        return False
    return "attachments" in secret_fields(case, day) or damaged.document in secret_files(case, day)


def sentence(damaged: Sequence[Damaged]) -> Message:
    """Return what is said of damaged documents; of many the first ones stand for all."""
    return counted(
        "A document is damaged in the register: {documents}. Attach its original again, and it is whole.",
        "{count} documents are damaged in the register: {documents}. Attach the originals again, and they"
        " are whole.",
        len(damaged),
        documents=_named(damaged),
    )


def _named(damaged: Sequence[Damaged]) -> str | Message:
    names = formats.separated([formats.worded(named(each)) for each in damaged[:MOST_NAMED]])
    more = len(damaged) - MOST_NAMED
    if more <= 0:
        return names
    return counted("{documents} and {count} more", "{documents} and {count} more", more, documents=names)


def sentences(damaged: Sequence[Damaged]) -> Iterator[Message]:
    """Yield what is said of damaged documents, each named in a line of its own."""
    if damaged:
        yield counted(
            "A document is damaged in the register. Attach its original again, and it is whole.",
            "{count} documents are damaged in the register. Attach the originals again, and they are whole.",
            len(damaged),
        )
        yield from map(named, damaged)


def named(damaged: Damaged) -> Message:
    """Return which document it is, and of which record."""
    return message("“{document}” of “{record}”", document=damaged.document, record=damaged.record)
