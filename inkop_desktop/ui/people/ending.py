"""End what somebody answers for on a day."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop.register.register import Register
from inkop_desktop.services import offices
from inkop_desktop.services.offices import Office
from inkop_desktop.text import _, message
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.widgets.editors.dates import DateEditor


class EndDialog(ActionDialog):
    """Ask for the last day of an appointment; `what` says whose and for what."""

    def __init__(self, desk: Desk, office: Office, what: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("End the appointment"), what, _("End"), parent)
        self._office = office
        self.form.add("to_day", _("Last day"), DateEditor())
        self.form.set_values({"to_day": office.to_day or desk.today})

    def act(self) -> None:
        """End it with the day that stands in the form."""
        if not self.is_readable():
            return
        last_day = self.form.field("to_day").value()
        if last_day is None:
            self.form.set_problems({"to_day": _("Fill in the last day.")})
        else:
            self.run(partial(_end, self._office, last_day))

    def done_with(self, result: Any) -> None:
        """Tell until when it runs now."""
        self._desk.tell(message("The appointment ends on {day}.", day=result))


def _end(office: Office, last_day: date, register: Register) -> date:
    offices.end(register, office, last_day)
    return last_day
