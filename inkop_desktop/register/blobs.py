"""Keep the contents of files in the register: once each, under their SHA-256, in pieces."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from sqlalchemy import Connection, delete, insert, select, union

from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.text import N_

BLOB = METADATA.tables["blob"]
CHUNK = METADATA.tables["blob_chunk"]
PIECE = 1024 * 1024


class DamagedDocumentError(RegisterError):
    """Tell that the contents of a document are not what was put in."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "The document is damaged in the register. Attach its original again: then it is whole. If you"
                " no longer have it, restore a backup under another name and save the document from there."
            )
        )


def put(connection: Connection, source: BinaryIO) -> tuple[str, int]:
    """Keep the contents of a file and return their SHA-256 and size in bytes.

    What is kept already, but damaged, is put right. Raises UserError where somebody writes in the file
    meanwhile.
    """
    sha256, size = measured(source)
    if connection.scalar(select(BLOB.c.size).where(BLOB.c.sha256 == sha256)) is None:
        connection.execute(insert(BLOB).values(sha256=sha256, size=size))
    elif is_whole(get(connection, sha256)):
        return sha256, size
    connection.execute(delete(CHUNK).where(CHUNK.c.sha256 == sha256))
    seen = hashlib.sha256()
    for number, piece in enumerate(pieces(source)):
        seen.update(piece)
        connection.execute(insert(CHUNK).values(sha256=sha256, number=number, data=piece))
    if seen.hexdigest() != sha256:
        raise UserError(N_("The file was changed while it was being read. Save it first, then try again."))
    return sha256, size


def get(connection: Connection, sha256: str) -> Iterator[bytes]:
    """Return the contents piece by piece; raise DamagedDocumentError where they are not what was put in."""
    query = select(CHUNK.c.data).where(CHUNK.c.sha256 == sha256).order_by(CHUNK.c.number)
    return proven(connection.scalars(query), sha256)


def proven(contents: Iterable[bytes], sha256: str) -> Iterator[bytes]:
    """Yield contents on; raise DamagedDocumentError at their end where they are not what was put in."""
    seen = hashlib.sha256()
    for data in contents:
        seen.update(data)
        yield data
    if seen.hexdigest() != sha256:
        raise DamagedDocumentError


def is_whole(contents: Iterable[bytes]) -> bool:
    """Tell whether contents that prove themselves are what was put in."""
    try:
        for _piece in contents:
            pass
    except DamagedDocumentError:
        return False
    return True


def sizes(connection: Connection) -> dict[str, int]:
    """Return the size in bytes of all contents, by SHA-256."""
    return {row[0]: row[1] for row in connection.execute(select(BLOB.c.sha256, BLOB.c.size))}


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
