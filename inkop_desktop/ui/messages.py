"""The one seam for messages, questions and choosing files.

Everything here waits for the person, so it may run a dialog to its end; nothing else in the program
may. Tests put another `Speaker` in its place with `speak_through`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui.icons import TONE_ICONS
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a question: its key, its words, and how much it asks to be pressed."""

    key: str
    words: str
    kind: Kind = Kind.SECONDARY


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that can be chosen: its name, and its endings without a dot, the usual one first."""

    name: str
    endings: tuple[str, ...]


class Save(Enum):
    """What to do with changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class Speaker(Protocol):
    """What speaks to the person: the screen, or a recorder in tests."""

    def ask(
        self, parent: QWidget | None, title: str, text: str, answers: Sequence[Answer], tone: Tone
    ) -> str | None:
        """Return the key of the answer; none when the person left the question."""

    def choose_open(
        self,
        parent: QWidget | None,
        title: str,
        kinds: Sequence[FileKind],
        folder: Path | None,
        *,
        several: bool,
    ) -> list[Path]:
        """Return the files that the person chose; none when they chose nothing."""

    def choose_save(
        self, parent: QWidget | None, title: str, kinds: Sequence[FileKind], suggestion: Path
    ) -> Path | None:
        """Return where to save; the person has agreed to replace a file that is there."""

    def choose_folder(self, parent: QWidget | None, title: str, folder: Path | None) -> Path | None:
        """Return the folder that the person chose."""

    def choose_printing(self, parent: QWidget | None, printer: "QPrinter", pages: int) -> bool:
        """Let the person set the printer; tell whether they want to print."""


def information(parent: QWidget | None, title: str, text: str = "") -> None:
    """Tell something that the person has to know before going on."""
    _voice[0].ask(parent, title, text, (_understood(),), Tone.NEUTRAL)


def warning(parent: QWidget | None, title: str, text: str = "") -> None:
    """Tell that something did not work, and what can be done."""
    _voice[0].ask(parent, title, text, (_understood(),), Tone.WARNING)


def ask(
    parent: QWidget | None, title: str, text: str, answers: Sequence[Answer], tone: Tone = Tone.ACCENT
) -> str | None:
    """Return the key of the answer that the person gave; none when they left the question."""
    return _voice[0].ask(parent, title, text, answers, tone)


def ask_to_save(parent: QWidget | None, what: str) -> Save:
    """Ask what to do with changes before they would be lost; leaving the question means to stay."""
    answers = (
        Answer(Save.STAY.value, _("Cancel")),
        Answer(Save.DISCARD.value, _("Do not save")),
        Answer(Save.SAVE.value, _("Save"), Kind.PRIMARY),
    )
    title = _("Save the changes to “{what}”?").format(what=what)
    text = _("If you do not save, what you have changed is lost.")
    return Save(_voice[0].ask(parent, title, text, answers, Tone.WARNING) or Save.STAY.value)


def choose_open(
    parent: QWidget | None, title: str, kinds: Sequence[FileKind], folder: Path | None = None
) -> Path | None:
    """Return the file that the person chose to open; none when they chose nothing."""
    chosen = _voice[0].choose_open(parent, title, kinds, folder, several=False)
    return chosen[0] if chosen else None


def choose_several(
    parent: QWidget | None, title: str, kinds: Sequence[FileKind], folder: Path | None = None
) -> list[Path]:
    """Return the files that the person chose to open."""
    return _voice[0].choose_open(parent, title, kinds, folder, several=True)


def choose_save(
    parent: QWidget | None, title: str, kinds: Sequence[FileKind], suggestion: Path
) -> Path | None:
    """Return where to save, with an ending; the person has agreed to replace a file that is there."""
    return _voice[0].choose_save(parent, title, kinds, suggestion)


def choose_folder(parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
    """Return the folder that the person chose; none when they chose nothing."""
    return _voice[0].choose_folder(parent, title, folder)


def choose_printing(parent: QWidget | None, printer: "QPrinter", pages: int) -> bool:
    """Let the person set printer, pages (of so many), copies and duplex; tell whether they want to print."""
    return _voice[0].choose_printing(parent, printer, pages)


@contextmanager
def speak_through(speaker: Speaker) -> Iterator[None]:
    """Let another speaker answer inside the block."""
    before = _voice[0]
    _voice[0] = speaker
    try:
        yield
    finally:
        _voice[0] = before


def _understood() -> Answer:
    return Answer("ok", _("OK"), Kind.PRIMARY)


class Screen:
    """The speaker of the program: dialogs on the screen, each run to its end."""

    def ask(
        self, parent: QWidget | None, title: str, text: str, answers: Sequence[Answer], tone: Tone
    ) -> str | None:
        """Show a question and wait for its answer."""
        question = Question(title, text, answers, tone, parent)
        question.exec()
        return question.chosen

    def choose_open(
        self,
        parent: QWidget | None,
        title: str,
        kinds: Sequence[FileKind],
        folder: Path | None,
        *,
        several: bool,
    ) -> list[Path]:
        """Show the system's dialog for opening files."""
        dialog = _file_dialog(parent, title, kinds, folder)
        many, one = QFileDialog.FileMode.ExistingFiles, QFileDialog.FileMode.ExistingFile
        dialog.setFileMode(many if several else one)
        return _chosen(dialog)

    def choose_save(
        self, parent: QWidget | None, title: str, kinds: Sequence[FileKind], suggestion: Path
    ) -> Path | None:
        """Show the system's dialog for saving a file; a name without ending gets the usual one."""
        dialog = _file_dialog(parent, title, kinds, suggestion.parent)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggestion.suffix or kinds[0].endings[0])
        dialog.selectFile(suggestion.name)
        chosen = _chosen(dialog)
        return chosen[0] if chosen else None

    def choose_folder(self, parent: QWidget | None, title: str, folder: Path | None) -> Path | None:
        """Show the system's dialog for folders."""
        dialog = _file_dialog(parent, title, (), folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        chosen = _chosen(dialog)
        return chosen[0] if chosen else None

    def choose_printing(self, parent: QWidget | None, printer: "QPrinter", pages: int) -> bool:
        """Show the system's dialog for printing."""
        # Only for those who print: it brings every printer of the system.
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415

        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted


class Question(Dialog):
    """A question with its answers as buttons; `chosen` is the key of the one that was pressed."""

    def __init__(
        self, title: str, text: str, answers: Sequence[Answer], tone: Tone, parent: QWidget | None
    ) -> None:
        super().__init__(title, text, parent, icon=Picture(TONE_ICONS[tone], tone.ink, 24))
        self.chosen: str | None = None
        for answer in answers:
            self.add_button(answer.words, answer.kind).clicked.connect(partial(self._on_answer, answer.key))

    def _on_answer(self, key: str) -> None:
        self.chosen = key
        self.accept()


def _file_dialog(
    parent: QWidget | None, title: str, kinds: Sequence[FileKind], folder: Path | None
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder or ""))
    patterns = [f"{kind.name} ({' '.join(f'*.{ending}' for ending in kind.endings)})" for kind in kinds]
    dialog.setNameFilters(patterns)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    """Run the dialog to its end and return the paths that were chosen."""
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    paths = [Path(name) for name in dialog.selectedFiles()] if accepted else []
    dialog.deleteLater()
    return paths


_voice: list[Speaker] = [Screen()]
