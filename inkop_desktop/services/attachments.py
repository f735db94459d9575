"""Keep documents with a contract, and take them out again."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from inkop_desktop.errors import UserError
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register import blobs, connect
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, work
from inkop_desktop.text import N_, counted

LARGEST = 256 * 1024 * 1024


def attach(register: Register, contract: Contract, files: Sequence[Path]) -> Contract:
    """Keep files with a contract, as one action; raise UserError where one cannot be read."""
    for file in files:
        _check(file)
    action = counted(
        "Attach {count} document to “{label}”",
        "Attach {count} documents to “{label}”",
        len(files),
        label=records.label(contract),
    )
    with work.change(register, action) as change:
        kept = []
        for file in files:
            with connect.told(file), file.open("rb") as source:
                sha256, size = blobs.put(change.connection, source)
            kept.append(Attachment(name=file.name, sha256=sha256, size=size))
        return change.save(replace(contract, attachments=(*contract.attachments, *kept)))


def export(register: Register, attachment: Attachment, target: Path) -> Path:
    """Write a document's contents to a file; complete or not at all."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with connect.told(target), part.open("wb") as out, register.reading() as connection:
            out.writelines(blobs.get(connection, attachment.sha256))
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def _check(file: Path) -> None:
    if not file.is_file():
        raise UserError(N_("{name} is not a file that can be attached."), name=file.name)
    if file.stat().st_size > LARGEST:
        raise UserError(N_("{name} is larger than 256 MB. Keep it elsewhere and note where."), name=file.name)
