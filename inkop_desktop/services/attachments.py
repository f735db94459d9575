"""Keep documents with a contract, and take them out again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.errors import UserError
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register import blobs
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, work
from inkop_desktop.text import N_, counted

LARGEST = 256 * 1024 * 1024


def attach(register: Register, contract: Contract, documents: Sequence[Path]) -> Contract:
    """Keep files with a contract, as one action; raise UserError where one cannot be read."""
    for path in documents:
        _check(path)
    action = counted(
        "Attach {count} document to “{label}”",
        "Attach {count} documents to “{label}”",
        len(documents),
        label=records.label(contract),
    )
    with work.change(register, action) as change:
        kept = []
        for path in documents:
            with files.told(path), path.open("rb") as source:
                sha256, size = blobs.put(change.connection, source)
            kept.append(Attachment(name=path.name, sha256=sha256, size=size))
        return change.save(replace(contract, attachments=(*contract.attachments, *kept)))


def export(register: Register, attachment: Attachment, target: Path) -> Path:
    """Write a document's contents to a file; complete or not at all."""
    with register.reading() as connection, files.written(target) as out:
        out.writelines(blobs.get(connection, attachment.sha256))
    return target


def _check(path: Path) -> None:
    if not path.is_file():
        raise UserError(N_("{name} is not a file that can be attached."), name=path.name)
    if path.stat().st_size > LARGEST:
        raise UserError(N_("{name} is larger than 256 MB. Keep it elsewhere and note where."), name=path.name)
