"""Keep documents with a record, and take them out again."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from inkop_desktop import files
from inkop_desktop.errors import UserError
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.register import blobs, store
from inkop_desktop.register.change import NewerVersionError
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, work
from inkop_desktop.text import N_, counted

AnyHolder = TypeVar("AnyHolder", bound=Contract | GoverningDocument)
LARGEST = 256 * 1024 * 1024
_UNFIT_ON_WINDOWS = '<>:"/\\|?*'
_DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10)),
}


def attach(register: Register, holder: AnyHolder, documents: Sequence[Path]) -> AnyHolder:
    """Keep files with a record as it is now, as one action; raise UserError where one cannot be read."""
    for path in documents:
        _check(path)
    action = counted(
        "Attach {count} document to “{label}”",
        "Attach {count} documents to “{label}”",
        len(documents),
        label=records.label(holder),
    )
    with work.change(register, action) as change:
        kept = []
        for path in documents:
            with files.told(path), path.open("rb") as source:
                sha256, size = blobs.put(change.connection, source)
            kept.append(Attachment(name=_name(path), sha256=sha256, size=size))
        now = store.load_one(change.connection, type(holder), holder.id or 0)
        if now is None:
            raise NewerVersionError(None)
        return change.save(replace(now, attachments=(*now.attachments, *kept)))


def export(register: Register, attachment: Attachment, target: Path) -> Path:
    """Write a document's contents to a file; complete or not at all."""
    with register.reading() as connection, files.written(target) as out:
        out.writelines(blobs.get(connection, attachment.sha256))
    return target


def file_name(attachment: Attachment, *, windows: bool = os.name == "nt") -> str:
    """Return a name that the document can have as a file here: no way into other folders, no odd sign.

    The name in the register may come from another system, or from somebody who wishes us ill.
    """
    unfit = _UNFIT_ON_WINDOWS if windows else "/"
    kept = "".join("_" if sign in unfit or not sign.isprintable() else sign for sign in attachment.name)
    name = kept.strip(" .") or "_"
    is_device = windows and name.split(".")[0].rstrip().upper() in _DEVICES
    return f"_{name}" if is_device else name


def _name(path: Path) -> str:
    """Return a file's name as text; the letters of an old system may be none."""
    return os.fsencode(path.name).decode(errors="replace")


def _check(path: Path) -> None:
    with files.told(path):
        is_file = path.is_file()
        size = path.stat().st_size if is_file else 0
    if not is_file:
        raise UserError(N_("{name} is not a file that can be attached."), name=path.name)
    if size > LARGEST:
        raise UserError(N_("{name} is larger than 256 MB. Keep it elsewhere and note where."), name=path.name)
