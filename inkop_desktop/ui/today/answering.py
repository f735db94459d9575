"""Answer a finding: handled, later, or does not apply; always with a reason."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.checks.finding import Finding
from inkop_desktop.errors import InkopError
from inkop_desktop.records.register import Answer
from inkop_desktop.register.register import Register
from inkop_desktop.rules.months import add_days
from inkop_desktop.rules.vocabulary import Verdict
from inkop_desktop.services import answers
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import _, message
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.text import LongTextEditor
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.notice_bar import NoticeBar

LATER_DAYS = 30


class AnswerDialog(Dialog):
    """A reason, and for "later" the day when the finding comes back."""

    def __init__(self, desk: Desk, finding: Finding, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(_(verdict.label), formats.worded(finding.message), parent)
        self._desk = desk
        self._finding = finding
        self._verdict = verdict
        self.form = Form()
        if verdict is Verdict.LATER:
            self.form.add("until", _("Comes back on"), DateEditor())
            self.form.set_values({"until": add_days(desk.today, LATER_DAYS)})
        hint = _("Whoever reads the history sees it, an auditor too.")
        self.form.add("reason", _("Reason"), LongTextEditor(3), hint)
        self._notice = NoticeBar()
        self.body.addWidget(self.form)
        self.body.addWidget(self._notice)
        self._do = self.add_choices(_("Save the answer"), _("Cancel"))
        self._do.clicked.disconnect()
        self._do.clicked.connect(self.save)

    def save(self) -> None:
        """Save the answer; what is missing is said beside its field."""
        wrong = self.form.unreadable()
        if wrong:
            self.form.set_problems(wrong)
            return
        self._do.setEnabled(False)
        work = partial(_answer, self._desk, self._finding, self._verdict, self.form.values())
        self._desk.ops.write(self, work, self._on_saved, self._on_failed)

    def _on_saved(self, _given: Answer) -> None:
        self._desk.tell(message("The answer is saved."))
        self.accept()

    def _on_failed(self, error: InkopError) -> None:
        self._do.setEnabled(True)
        if isinstance(error, InvalidRecordError):
            self.form.set_problems({name: formats.worded(each) for name, each in error.problems.items()})
        else:
            self._notice.tell(formats.worded(error), Tone.DANGER)


def _answer(
    desk: Desk, finding: Finding, verdict: Verdict, values: dict[str, Any], register: Register
) -> Answer:
    until = values.get("until")
    return answers.answer(register, finding, verdict, values["reason"], desk.today, until=until)
