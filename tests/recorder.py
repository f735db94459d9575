"""What stands in for the person in tests: it notes what is said and answers what was laid ready."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from inkop_desktop.ui.messages import Answer, FileKind
from inkop_desktop.ui.theme import Tone


class Recorder:
    """A speaker whose person has made up their mind: lay each answer ready in `answers`.

    An answer is the key of a question's button, a path or list of paths for files, or none for
    leaving. A message with one button needs no answer. `said` holds (title, text) of all that was
    told and asked.
    """

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.answers: list[Any] = []

    def ask(
        self, parent: QWidget | None, title: str, text: str, answers: Sequence[Answer], tone: Tone
    ) -> str | None:
        """Note the question and give the next answer."""
        self.said.append((title, text))
        if len(answers) == 1:
            return answers[0].key
        answer = self._next(title)
        assert answer is None or answer in {each.key for each in answers}, f"{answer} is no answer to {title}"
        return answer

    def choose_open(
        self,
        parent: QWidget | None,
        title: str,
        kinds: Sequence[FileKind],
        folder: Path | None,
        *,
        several: bool,
    ) -> list[Path]:
        """Return the next path or paths."""
        answer = self._next(title)
        return answer if isinstance(answer, list) else [answer] if answer else []

    def choose_save(
        self, parent: QWidget | None, title: str, kinds: Sequence[FileKind], suggestion: Path
    ) -> Path | None:
        """Return the next path."""
        return self._next(title)

    def choose_folder(self, parent: QWidget | None, title: str, folder: Path | None) -> Path | None:
        """Return the next path."""
        return self._next(title)

    def choose_printing(self, parent: QWidget | None, printer: QPrinter, pages: int) -> bool:
        """Let the next answer, a function, set the printer; none for leaving."""
        self.said.append(("print", str(pages)))
        set_up = self._next("print")
        if set_up is None:
            return False
        set_up(printer)
        return True

    def _next(self, title: str) -> Any:
        assert self.answers, f"no answer was laid ready for: {title}"
        return self.answers.pop(0)
