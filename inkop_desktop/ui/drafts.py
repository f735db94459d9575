"""What somebody is writing, kept outside the register until it is saved, so that a crash loses nothing."""

import hashlib
import json
from pathlib import Path
from typing import Any

from inkop_desktop import paths
from inkop_desktop.exchange import json_form, json_record
from inkop_desktop.records.fields import Root


class Draft:
    """The draft of one record of one register."""

    def __init__(self, register: Path, record: Root) -> None:
        self._record = record
        place = hashlib.sha256(str(register.absolute()).encode()).hexdigest()[:16]
        name = f"{type(record).__name__.lower()}-{record.id or 'new'}.json"
        self._file = paths.data_dir() / "drafts" / place / name

    def keep(self, record: Root) -> None:
        """Keep what stands in the form now."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(json_form.of_record(record, {}), ensure_ascii=False), encoding="utf-8")
        part.replace(self._file)

    def kept(self) -> Any:
        """Return what was being written; none where there is nothing, or nothing that can be read."""
        try:
            read = json.loads(self._file.read_text(encoding="utf-8"))
            return json_record.to_record(type(self._record), read)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def forget(self) -> None:
        """Forget the draft: it was saved, or given up."""
        self._file.unlink(missing_ok=True)
