"""What somebody is writing, kept outside the register until it is saved, so that a crash loses nothing."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from inkop_desktop import files, paths
from inkop_desktop.errors import UserError
from inkop_desktop.exchange import json_form, json_record
from inkop_desktop.records.fields import Root


class Draft:
    """The draft of one record of one register."""

    def __init__(self, register: Path, record: Root) -> None:
        self._record = record
        name = f"{type(record).__name__.lower()}-{record.id or 'new'}.json"
        self._file = paths.drafts_of(register) / name

    def keep(self, record: Root) -> None:
        """Keep what stands in the form now; raise RegisterError where the disk refuses."""
        part = self._file.with_suffix(".part")
        with files.told(self._file):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(json_form.of_record(record, {})), encoding="utf-8")
            part.replace(self._file)

    def kept(self) -> Any:
        """Return what was being written; none where there is nothing, or nothing that can be read."""
        try:
            read = json.loads(self._file.read_text(encoding="utf-8"))
            return json_record.to_record(type(self._record), read)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, UserError):
            return None

    def forget(self) -> None:
        """Forget the draft: it was saved, or given up."""
        with suppress(OSError):  # then it is offered once more
            self._file.unlink(missing_ok=True)
