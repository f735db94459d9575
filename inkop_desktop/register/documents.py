"""Keep the documents of a register that is backed up in a folder beside, and put them back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.register import blobs
from inkop_desktop.register.blobs import DamagedDocumentError


def take_out(copy: sqlite3.Connection, folder: Path) -> list[str]:
    """Move the contents of all documents out of a copy, each into a file named by its SHA-256.

    Return the SHA-256 of those that are damaged; they stay in the copy as they are: there may be
    something left in them.
    """
    damaged = write_out(copy, folder)
    held = copy.execute("SELECT DISTINCT sha256 FROM blob_chunk").fetchall()
    moved = [(sha256,) for (sha256,) in held if sha256 not in damaged]
    if moved:
        copy.executemany("DELETE FROM blob_chunk WHERE sha256 = ?", moved)
        copy.execute("VACUUM")
    return damaged


def write_out(source: sqlite3.Connection, folder: Path) -> list[str]:
    """Write the documents that do not lie in a folder yet into it; return those that are damaged."""
    every = source.execute("SELECT sha256, size FROM blob").fetchall()
    missing = [sha256 for sha256, size in every if not _lies_there(folder / sha256, size)]
    return [sha256 for sha256 in missing if not _write(source, sha256, folder / sha256)]


def damaged(copy: sqlite3.Connection) -> list[str]:
    """Return the SHA-256 of the documents in a copy whose contents are not what was put in."""
    every = [sha256 for (sha256,) in copy.execute("SELECT sha256 FROM blob")]
    return [sha256 for sha256 in every if not blobs.is_whole(_contents(copy, sha256))]


def _lies_there(document: Path, size: int) -> bool:
    return document.is_file() and document.stat().st_size == size


def _write(source: sqlite3.Connection, sha256: str, document: Path) -> bool:
    """Write one document out; tell whether it is whole, else nothing lies there."""
    try:
        with files.written(document) as out:
            out.writelines(_contents(source, sha256))
    except DamagedDocumentError:
        return False
    return True


def _contents(source: sqlite3.Connection, sha256: str) -> Iterator[bytes]:
    rows = source.execute("SELECT data FROM blob_chunk WHERE sha256 = ? ORDER BY number", (sha256,))
    return blobs.proven((data for (data,) in rows), sha256)


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
                copy.execute("DELETE FROM blob_chunk WHERE sha256 = ?", (sha256,))  # once damaged
                for number, piece in enumerate(blobs.pieces(source)):
                    row = (sha256, number, piece)
                    copy.execute("INSERT INTO blob_chunk (sha256, number, data) VALUES (?, ?, ?)", row)
    except OSError:
        return False
    return found == sha256
