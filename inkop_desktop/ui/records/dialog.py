"""The dialog in which a record is written: saved whole or not at all, and never lost on the way."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import InkopError, RegisterError
from inkop_desktop.records.fields import Root, fields_of
from inkop_desktop.register.change import NewerVersionError
from inkop_desktop.register.register import Register, ReplacedError
from inkop_desktop.reports import facts
from inkop_desktop.services import problems, records
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import Message, _, message
from inkop_desktop.ui import drafts, messages, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.drafts import Draft
from inkop_desktop.ui.messages import Save
from inkop_desktop.ui.records.form import RecordForm
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.notice_bar import NoticeBar

_WIDTH, _HEIGHT = 920, 720
Names = Mapping[tuple[str, int], str]
Write = Callable[[Register, Any], Root]


class RecordDialog(Dialog):
    """A form in a dialog, of `only` some fields where told; `write` is how the record is saved.

    Signals: saved(record) – what was saved, with its id.
    """

    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        title: str,
        record: Root,
        names: Mapping[tuple[str, int], str],
        parent: QWidget | None = None,
        *,
        only: Sequence[str] = (),
        write: Write | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._desk = desk
        self._title = title
        self._changed = False
        self._can_keep = True
        self._write = write or _save_record
        self.form = RecordForm(desk, type(record), only)
        self.form.set_record(record, names)
        self.notice = NoticeBar()
        self.body.addWidget(self.notice)
        self.body.addWidget(self.form, 1)
        self._save = self.add_choices(_("Save"), _("Cancel"), slot=self.save)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)
        self._draft: Draft | None = None  # until the register has said which record this is
        self._kept: Any = None
        self.form.changed.connect(self._on_changed)
        desk.ops.read(self, "draft", partial(drafts.find, record), self._take_draft)
        self.form.focus_first()

    def sizeHint(self) -> QSize:
        """Return room for the whole form, within the screen."""
        screen = self.screen().availableSize() * 0.9
        width = min(theme.px(_WIDTH), screen.width())
        around = super().sizeHint().height() - self.form.sizeHint().height()
        height = self.form.whole_height(self.room(width)) + around
        return QSize(width, min(height, theme.px(_HEIGHT), screen.height()))

    def save(self) -> None:
        """Save what was written; what is wrong is said beside its field, and nothing is lost."""
        if not self._save.isEnabled():  # what was written is on its way: the keys were held
            return
        record = self.form.record()
        wrong = self.form.unreadable() or problems.of(record)
        if wrong:
            self._refuse(wrong)
            return
        self._save.setEnabled(False)
        self._desk.ops.write(self, partial(_save, self._write, record), self._on_saved, self._on_failed)

    def reject(self) -> None:
        """Leave without saving; changes are asked about first."""
        if not self._changed:
            super().reject()
            return
        answer = messages.ask_to_save(self, self._title)
        if answer is Save.SAVE:
            self.save()
        elif answer is Save.DISCARD:
            self._forget_draft()
            super().reject()

    def _refuse(self, wrong: Mapping[str, Message | str]) -> None:
        """Say what is wrong beside its field, and above them all where the form has no such field."""
        self.form.show_problems(wrong)
        declared = fields_of(type(self.form.record()))
        elsewhere = [
            message(
                "This cannot be saved. “{field}”, which is not written here, is wrong: {said}",
                field=Message(declared[name].label),
                said=said,
            )
            for name, said in wrong.items()
            if not self.form.shows(name)
        ]
        if elsewhere:
            self.notice.tell("\n".join(map(formats.worded, elsewhere)), Tone.DANGER)

    def _on_saved(self, record: Root) -> None:
        self._forget_draft()
        self._changed = False
        self.saved.emit(record)
        self.accept()

    def _on_failed(self, error: InkopError) -> None:
        self._save.setEnabled(True)
        self.notice.tell(formats.worded(error), Tone.DANGER)
        if isinstance(error, InvalidRecordError):
            self._refuse(error.problems)
        if isinstance(error, ReplacedError) and self._can_keep:
            self._changed = False  # nothing can be saved here any more; the draft is offered in the copy
        if isinstance(error, NewerVersionError) and error.stored is not None:
            stored = error.stored
            self._desk.ops.read(self, "names", partial(_names, stored), partial(self._show_newer, stored))

    def _show_newer(self, stored: Root, names: Names) -> None:
        """Say what is stored now, so that saving again is the person's own choice."""
        now = "\n".join(_differences(self.form.record(), stored, names))
        said = _("This was changed while you had it open. Save again to put yours in the place of:")
        self.notice.tell(f"{said}\n{now}", Tone.DANGER)
        self.form.rest_on(stored)

    def _on_changed(self) -> None:
        self._changed = True
        if self._draft is not None:
            self._keep(self._draft)

    def _keep(self, draft: Draft) -> None:
        try:
            draft.keep(self.form.record())
        except RegisterError as error:
            if self._can_keep:
                self.notice.tell(formats.worded(error), Tone.WARNING)
            self._can_keep = False

    def _forget_draft(self) -> None:
        if self._draft is not None:
            self._draft.forget()

    def _take_draft(self, found: tuple[Draft, Any]) -> None:
        """Offer what was being written last time, and keep what has been written meanwhile."""
        self._draft, self._kept = found
        if self._kept is not None:
            self.notice.tell(
                _("You were writing here when the program ended. What you wrote is kept."),
                Tone.ACCENT,
                _("Bring it back"),
            )
            self.notice.acted.connect(self._bring_back)
        if self._changed:
            self._keep(self._draft)

    def _bring_back(self) -> None:
        self._desk.ops.read(self, "names", partial(_names, self._kept), self._show_draft)

    def _show_draft(self, names: Names) -> None:
        self.form.set_record(self._kept, names)
        self._on_changed()


def _save_record(register: Register, record: Root) -> Root:
    return records.save(register, record)


def _save(write: Write, record: Root, register: Register) -> Root:
    return write(register, record)


def _names(record: Root, register: Register) -> Names:
    return records.named(register, record)


def _differences(mine: Root, stored: Root, names: Names) -> Iterator[str]:
    """Yield label and stored value of each field that the person may write and has otherwise."""
    for name, field in fields_of(type(stored)).items():
        if not field.derived and getattr(mine, name) != getattr(stored, name):
            value = facts.shown(field, getattr(stored, name), names) or _("nothing")
            yield _("{label}: {value}").format(label=formats.label(field.label), value=value)
