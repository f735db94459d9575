"""A dialog that changes something: a form, a button that does it, and what went wrong said in place."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.register.register import Register
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.notice_bar import NoticeBar


class ActionDialog(Dialog):
    """The base of the short dialogs: fill `form`, say in `act` what is done, in `done` what follows.

    `kind` is dangerous where what it does cannot be undone: Enter never presses that.

    It closes when the register has taken the change; until then nothing that was written is lost.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        text: str,
        do: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = Kind.PRIMARY,
    ) -> None:
        super().__init__(title, text, parent)
        self._desk = desk
        self.form = Form()
        self.notice = NoticeBar()
        self.body.addWidget(self.form)
        self.body.addWidget(self.notice)
        self.do_button = self.add_choices(do, _("Cancel"), kind, self.act)

    @abstractmethod
    def act(self) -> None:
        """Do what the dialog is for, through `run`."""

    @abstractmethod
    def done_with(self, result: Any) -> None:
        """Tell whoever waits for the result; the dialog closes after it."""

    def is_readable(self) -> bool:
        """Tell whether all fields can be read; what cannot is said beside its field."""
        wrong = self.form.unreadable()
        if wrong:
            self.form.set_problems(wrong)
        return not wrong

    def run(self, work: Callable[[Register], Any]) -> None:
        """Change the register, and close when it is done."""
        self.do_button.setEnabled(False)
        self._desk.ops.write(self, work, self._on_done, self._on_failed)

    def _on_done(self, result: Any) -> None:
        self.done_with(result)
        self.accept()

    def _on_failed(self, error: InkopError) -> None:
        self.do_button.setEnabled(True)
        problems = error.problems if isinstance(error, InvalidRecordError) else {}
        known = {name: formats.worded(each) for name, each in problems.items() if name in self.form.values()}
        if known:
            self.form.set_problems(known)
        else:
            self.notice.tell(formats.worded(error), Tone.DANGER)
