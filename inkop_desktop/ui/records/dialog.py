"""The dialog in which a record is written: saved whole or not at all, and never lost on the way."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.records.fields import Root
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import _
from inkop_desktop.ui import drafts, messages, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.messages import Save
from inkop_desktop.ui.records.form import RecordForm
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.notice_bar import NoticeBar

_WIDTH, _HEIGHT = 920, 640
Work = Callable[[Register], Any]


class RecordDialog(Dialog):
    """A form in a dialog.

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
    ) -> None:
        super().__init__(title, parent=parent)
        self._desk = desk
        self._title = title
        self._changed = False
        self.form = RecordForm(desk, type(record))
        self.form.set_record(record, names)
        self.notice = NoticeBar()
        self.body.addWidget(self.notice)
        self.body.addWidget(self.form, 1)
        self._save = self.add_choices(_("Save"), _("Cancel"), slot=self.save)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)
        self._draft = drafts.Draft(desk.register.path, record)
        self.form.changed.connect(self._on_changed)
        self._offer_draft()
        self.form.focus_first()

    def sizeHint(self) -> QSize:
        """Return room for the whole form, within the screen."""
        screen = self.screen().availableSize()
        wanted = QSize(theme.px(_WIDTH), theme.px(_HEIGHT))
        return wanted.boundedTo(QSize(screen.width() * 9 // 10, screen.height() * 9 // 10))

    def save(self) -> None:
        """Save what was written; what is wrong is said beside its field, and nothing is lost."""
        wrong = self.form.unreadable() or records.problems(self.form.record())
        if wrong:
            self.form.show_problems(wrong)
            return
        self._save.setEnabled(False)
        self._desk.ops.write(self, partial(_save, self.form.record()), self._on_saved, self._on_failed)

    def reject(self) -> None:
        """Leave without saving; changes are asked about first."""
        if not self._changed:
            super().reject()
            return
        answer = messages.ask_to_save(self, self._title)
        if answer is Save.SAVE:
            self.save()
        elif answer is Save.DISCARD:
            self._draft.forget()
            super().reject()

    def _on_saved(self, record: Root) -> None:
        self._draft.forget()
        self._changed = False
        self.saved.emit(record)
        self.accept()

    def _on_failed(self, error: InkopError) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidRecordError):
            self.form.show_problems(error.problems)
        self.notice.tell(formats.worded(error), Tone.DANGER)

    def _on_changed(self) -> None:
        self._changed = True
        self._draft.keep(self.form.record())

    def _offer_draft(self) -> None:
        kept = self._draft.kept()
        if kept is not None:
            self.notice.tell(
                _("You were writing here when the program ended. What you wrote is kept."),
                Tone.ACCENT,
                _("Bring it back"),
            )
            self.notice.acted.connect(self._bring_back)

    def _bring_back(self) -> None:
        kept = self._draft.kept()
        if kept is not None:
            self.form.set_record(kept, {})
            self._changed = True


def _save(record: Root, register: Register) -> Root:
    return records.save(register, record)
