"""Offer a copy of a register whose file has been moved, replaced or deleted while it was open."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from inkop_desktop import formats
from inkop_desktop.errors import RegisterError
from inkop_desktop.register import file
from inkop_desktop.register.register import Register, ReplacedError
from inkop_desktop.services import registers
from inkop_desktop.text import _
from inkop_desktop.ui import messages
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.messages import Answer, FileKind
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.buttons import Kind

LEAVE, COPY = "leave", "copy"


class Rescue(QObject):
    """Looks after the register on a desk.

    Signals: rescued(path) – a copy lies there, and the work can go on in it.
    """

    rescued = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        # Whoever wrote hears first that it was not saved.
        queued = Qt.ConnectionType.QueuedConnection
        desk.ops.turned_read_only.connect(self._on_read_only, queued)

    def _on_read_only(self, error: RegisterError) -> None:
        if not isinstance(error, ReplacedError):
            return
        register = self._desk.register
        answer = ask(register, error, _("Go on reading"), self._window)
        target = choose_place(register, self._window) if answer == COPY else None
        if target is not None:
            self._desk.ops.read(self, "rescue", partial(registers.rescue, target=target), self._on_rescued)

    def _on_rescued(self, path: Path) -> None:
        self._desk.is_rescued = True
        for dialog in self._window.findChildren(QDialog):  # what is written there is kept as a draft
            dialog.close()
        self.rescued.emit(path)


def ask(register: Register, error: ReplacedError, leave: str, window: QWidget) -> str | None:
    """Return COPY, or LEAVE for what that says; none where the person left the question."""
    title = _("{name} is no longer in its place").format(name=register.path.name)
    answers = (Answer(LEAVE, leave), Answer(COPY, _("Save a copy …"), Kind.PRIMARY))
    return messages.ask(window, title, formats.worded(error), answers, Tone.WARNING)


def choose_place(register: Register, window: QWidget) -> Path | None:
    """Return where the copy shall lie; none where the person chose nothing."""
    folder = register.path.parent if register.path.parent.is_dir() else Path.home()
    name = _("{name} (copy)").format(name=register.path.stem)
    kinds = [FileKind(_("Registers"), (file.ENDING.removeprefix("."),))]
    return messages.choose_save(window, _("Save a copy"), kinds, folder / f"{name}{file.ENDING}")
