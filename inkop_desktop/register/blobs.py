"""Keep the contents of files in the register: once each, under their SHA-256, in pieces."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection, delete, insert, select, union

from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.text import N_

BLOB = METADATA.tables["blob"]
CHUNK = METADATA.tables["blob_chunk"]
PIECE = 1024 * 1024
DAMAGED = N_("The document is damaged in the register. Restore it from a backup.")


def put(connection: Connection, source: BinaryIO) -> tuple[str, int]:
    """Keep the contents of a file and return their SHA-256 and size in bytes.

    Raises UserError where somebody writes in the file meanwhile.
    """
    sha256, size = measured(source)
    if connection.scalar(select(BLOB.c.size).where(BLOB.c.sha256 == sha256)) is not None:
        return sha256, size
    connection.execute(insert(BLOB).values(sha256=sha256, size=size))
    seen = hashlib.sha256()
    for number, piece in enumerate(pieces(source)):
        seen.update(piece)
        connection.execute(insert(CHUNK).values(sha256=sha256, number=number, data=piece))
    if seen.hexdigest() != sha256:
        raise UserError(N_("The file was changed while it was being read. Save it first, then try again."))
    return sha256, size


def get(connection: Connection, sha256: str) -> Iterator[bytes]:
    """Yield the contents piece by piece; raise RegisterError where they are not what was put in."""
    seen = hashlib.sha256()
    query = select(CHUNK.c.data).where(CHUNK.c.sha256 == sha256).order_by(CHUNK.c.number)
    for data in connection.scalars(query):
        seen.update(data)
        yield data
    if seen.hexdigest() != sha256:
        raise RegisterError(DAMAGED)


def sweep(connection: Connection) -> int:
    """Remove the contents that no document refers to any more; return how many files there were."""
    holders = [
        key.parent for table in METADATA.tables.values() for key in table.foreign_keys if _holds_file(key)
    ]
    kept = union(*(select(column) for column in holders))
    orphans = list(connection.scalars(select(BLOB.c.sha256).where(BLOB.c.sha256.not_in(kept))))
    for sha256 in orphans:
        connection.execute(delete(CHUNK).where(CHUNK.c.sha256 == sha256))
        connection.execute(delete(BLOB).where(BLOB.c.sha256 == sha256))
    return len(orphans)


def _holds_file(key: object) -> bool:
    column = getattr(key, "column", None)
    return column is BLOB.c.sha256 and getattr(key, "parent", None) is not CHUNK.c.sha256


def measured(source: BinaryIO) -> tuple[str, int]:
    """Return the SHA-256 of a file's contents and their size in bytes."""
    seen, size = hashlib.sha256(), 0
    for piece in pieces(source):
        seen.update(piece)
        size += len(piece)
    return seen.hexdigest(), size


def pieces(source: BinaryIO) -> Iterator[bytes]:
    """Yield a file's contents from its beginning, a piece at a time."""
    source.seek(0)
    while piece := source.read(PIECE):
        yield piece
