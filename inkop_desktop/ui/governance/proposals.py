"""Proposals in their list, and how several are noted as reported to the director on one day."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.register.register import Register
from inkop_desktop.services import improving
from inkop_desktop.text import N_, _, counted
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.details import RecordDetails
from inkop_desktop.ui.records.recordlist import Listed, RecordList
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.editors.dates import DateEditor

_REPORTED = N_("Reported …")


class ReportedDialog(ActionDialog):
    """Say on which day some proposals were reported."""

    def __init__(self, desk: Desk, ids: Sequence[int], parent: QWidget | None = None) -> None:
        said = _("Those that have been reported before keep their day.")
        super().__init__(desk, formats.label("Reported to the director"), said, _("Note it"), parent)
        self._ids = ids
        self.form.add("reported_on", _("Day"), DateEditor())
        self.form.set_values({"reported_on": desk.today})

    def act(self) -> None:
        """Note the day."""
        if not self.is_readable():
            return
        day = self.form.field("reported_on").value()
        if day is None:
            self.form.set_problems({"reported_on": _("Choose a day.")})
        else:
            self.run(partial(_report, self._ids, day))

    def done_with(self, result: int) -> None:
        """Tell how many it was."""
        told = counted(
            "{count} proposal was noted as reported.", "{count} proposals were noted as reported.", result
        )
        self._desk.tell(told)


class ProposalDetails(RecordDetails):
    """The panel of one proposal.

    Signals: report_wanted – the button beside the one that edits.
    """

    report_wanted = Signal()

    def _buttons(self) -> list[QWidget]:
        buttons = super()._buttons()
        self._report = Button(_(_REPORTED), icon=Icon.MAIL)
        self._report.clicked.connect(self.report_wanted)
        buttons.insert(1, self._report)
        return buttons

    def _offer_writing(self) -> None:
        super()._offer_writing()
        self._report.setEnabled(self._desk.can_write)


class ProposalList(RecordList):
    """The list of proposals; those that are chosen can be noted as reported."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed)
        assert isinstance(self.details, ProposalDetails)
        self.details.report_wanted.connect(self.report)
        self.add_action(_(_REPORTED), Icon.MAIL, self.report)

    def report(self) -> None:
        """Ask on which day the chosen proposals were reported."""
        ids = self.table.selected_ids()
        if ids and self._desk.can_write:
            ReportedDialog(self._desk, ids, self.window()).open()


def _report(ids: Sequence[int], day: date, register: Register) -> int:
    return improving.report(register, ids, day)
