"""Keep a wizard's draft outside the register, so that closing and crashing lose nothing."""

from pathlib import Path
from typing import Any

from inkop_desktop import files
from inkop_desktop.errors import UserError
from inkop_desktop.flows.flow import Flow, Way
from inkop_desktop.register.register import Register
from inkop_desktop.services.telling import Tell


class KeptDraft:
    """The draft of one wizard, in the folder of one register's drafts; it begins with `draft`."""

    def __init__(self, folder: Path, flow: Flow[Any, Any], draft: Any) -> None:
        self._flow = flow
        self._folder = folder
        self._file = self._file_of(draft)

    def keep(self, way: Way[Any]) -> None:
        """Keep the draft as it is now, and where one is. Raises RegisterError where the disk refuses."""
        draft = way.draft
        if self._file_of(draft) != self._file:  # it has got a name of its own since
            self.forget()
            self._file = self._file_of(draft)
        files.keep(self._file, self._flow.written(draft, way.here))

    def is_there(self) -> bool:
        """Tell whether a draft has been kept."""
        return self._file.exists()

    def take_up(self, register: Register, tell: Tell) -> Any:
        """Return the kept draft; none where it is worth nothing any more."""
        try:
            return self._flow.read(register, self._file.read_text(encoding="utf-8"), tell)
        except (OSError, ValueError, TypeError, LookupError, UserError):
            return None

    def forget(self) -> None:
        """Forget the draft: the wizard has come to its end, or was given up."""
        self._file.unlink(missing_ok=True)

    def _file_of(self, draft: Any) -> Path:
        name = "-".join(part for part in (self._flow.key, self._flow.name_of(draft)) if part)
        return self._folder / f"{name}.wizard"
