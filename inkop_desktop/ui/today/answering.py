"""Answer a finding: handled, later, or does not apply; always with a reason."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.checks.finding import Finding
from inkop_desktop.records.register import Answer
from inkop_desktop.register.register import Register
from inkop_desktop.rules.months import add_days
from inkop_desktop.rules.vocabulary import Verdict
from inkop_desktop.services import answers
from inkop_desktop.text import _, message
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.text import LongTextEditor

LATER_DAYS = 30


class AnswerDialog(ActionDialog):
    """A reason, and for "later" the day when the finding comes back."""

    def __init__(self, desk: Desk, finding: Finding, verdict: Verdict, parent: QWidget | None = None) -> None:
        said = formats.worded(finding.message)
        super().__init__(desk, formats.word(verdict), said, _("Save the answer"), parent)
        self._finding = finding
        self._verdict = verdict
        if verdict is Verdict.LATER:
            self.form.add("until", _("Comes back on"), DateEditor())
            self.form.set_values({"until": add_days(desk.today, LATER_DAYS)})
        hint = _("Whoever reads the history sees it, an auditor too.")
        self.form.add("reason", _("Reason"), LongTextEditor(3), hint)

    def act(self) -> None:
        """Save the answer; what is missing is said beside its field."""
        if self.is_readable():
            self.run(partial(_answer, self._desk, self._finding, self._verdict, self.form.values()))

    def done_with(self, _result: Answer) -> None:
        """Say that it is saved."""
        self._desk.tell(message("The answer is saved."))


def _answer(
    desk: Desk, finding: Finding, verdict: Verdict, values: dict[str, Any], register: Register
) -> Answer:
    until = values.get("until")
    return answers.answer(register, finding, verdict, values["reason"], desk.today, until=until)
