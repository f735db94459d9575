"""Keep the documents of a register that is backed up in a folder beside, and put them back."""

import hashlib
import sqlite3
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.errors import RegisterError
from inkop_desktop.register import blobs


def take_out(copy: sqlite3.Connection, folder: Path) -> None:
    """Move the contents of all documents out of a copy, each into a file named by its SHA-256."""
    for sha256, size in copy.execute("SELECT sha256, size FROM blob").fetchall():
        document = folder / sha256
        if not document.is_file() or document.stat().st_size != size:
            _write(copy, sha256, document)
    if copy.execute("SELECT 1 FROM blob_chunk").fetchone():
        copy.execute("DELETE FROM blob_chunk")
        copy.execute("VACUUM")


def _write(copy: sqlite3.Connection, sha256: str, document: Path) -> None:
    seen = hashlib.sha256()
    pieces = copy.execute("SELECT data FROM blob_chunk WHERE sha256 = ? ORDER BY number", (sha256,))
    with files.written(document) as out:
        for (data,) in pieces:
            seen.update(data)
            out.write(data)
        if seen.hexdigest() != sha256:
            raise RegisterError(blobs.DAMAGED)


def put_back(copy: sqlite3.Connection, folder: Path) -> int:
    """Put the contents of all documents back into a copy; return how many are not to be had."""
    wanted = [sha256 for (sha256,) in copy.execute("SELECT sha256 FROM blob")]
    return sum(not _read(copy, sha256, folder / sha256) for sha256 in wanted)


def _read(copy: sqlite3.Connection, sha256: str, document: Path) -> bool:
    """Read one document back; tell whether it is there and whole."""
    try:
        with document.open("rb") as source:
            found, _size = blobs.measured(source)
            if found == sha256:
                for number, piece in enumerate(blobs.pieces(source)):
                    row = (sha256, number, piece)
                    copy.execute("INSERT INTO blob_chunk (sha256, number, data) VALUES (?, ?, ?)", row)
    except OSError:
        return False
    return found == sha256
