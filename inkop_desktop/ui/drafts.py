"""What somebody is writing, kept outside the register until it is saved, so that a crash loses nothing.

A draft is called by its record and by the hash of the log where that was made: after a restore another
record may have the same number.
"""

import json
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from inkop_desktop import files, paths
from inkop_desktop.errors import UserError
from inkop_desktop.exchange import json_form, json_record
from inkop_desktop.records.fields import Root
from inkop_desktop.register.register import Register
from inkop_desktop.services import origins
from inkop_desktop.services.origins import Origin

MARK = 12  # letters of a hash in a name
ELSEWHERE = -1  # the version of a draft from another history: saving it shows what is stored first
_NAME = re.compile(rf"([a-z_]+)-([0-9]+)-([0-9a-f]{{{MARK}}})\.json")


class Draft:
    """The draft of one record of one register."""

    def __init__(self, folder: Path, record: Root, origin: Origin) -> None:
        self._record = record
        self._origin = origin
        name = f"{origin.noun}-{record.id or 'new'}-{origin.made[:MARK]}.json"
        self._file = folder / name

    def keep(self, record: Root) -> None:
        """Keep what stands in the form now; raise RegisterError where the disk refuses."""
        written = {"touched": self._origin.touched, "record": json_form.of_record(record, {})}
        files.keep(self._file, json.dumps(written))

    def kept(self, register: Register) -> Any:
        """Return what was being written; none where there is nothing, or nothing that can be read."""
        try:
            read = json.loads(self._file.read_text(encoding="utf-8"))
            record = json_record.to_record(type(self._record), read["record"])
            touched = read["touched"]
        except (OSError, ValueError, TypeError, KeyError, AttributeError, UserError):
            return None
        if not origins.is_touched_by(register, record.version, touched):
            return replace(record, version=ELSEWHERE)
        return record

    def forget(self) -> None:
        """Forget the draft: it was saved, or given up."""
        with suppress(OSError):  # then it is offered once more
            self._file.unlink(missing_ok=True)


def find(record: Root, register: Register) -> tuple[Draft, Any]:
    """Return a record's draft, and what was being written in it."""
    draft = Draft(paths.drafts_of(register.identity), record, origins.of(register, record))
    return draft, draft.kept(register)


def clear(register: Register) -> None:
    """Forget the drafts of records that have been deleted since."""
    for file in paths.drafts_of(register.identity).glob("*.json"):
        named = _NAME.fullmatch(file.name)
        if named and origins.is_deleted(register, named[1], int(named[2]), named[3]):
            with suppress(OSError):  # then another time
                file.unlink()
