"""The editor of a body's meeting days: a year of them is written or pasted at once."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.day_lists import read_days
from inkop_desktop.records.bodies import MeetingDay
from inkop_desktop.text import _
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.rows import EditorFor, RowsEditor
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.text import LongTextEditor, TextEditor
from inkop_desktop.ui.widgets.form import Form


class MeetingDaysEditor(RowsEditor):
    """Meeting days in their order, one by one or many at once."""

    def __init__(
        self, editor_for: EditorFor, currency: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(MeetingDay, editor_for, currency, parent)
        self._today = today
        self.several = Button(_("Add several days …"), Kind.QUIET, Icon.CALENDAR_PLUS)
        self.several.clicked.connect(self._on_several)
        self.add_button(self.several)

    def _on_several(self) -> None:
        days: Sequence[MeetingDay] = self.value()
        like = days[-1] if days else MeetingDay()
        dialog = SeveralDaysDialog(like, self._today.year, self.window())
        dialog.given.connect(self._take_days)
        dialog.open()

    def _take_days(self, given: Sequence[MeetingDay]) -> None:
        known = {each.day for each in self.value()}
        new = [each for each in given if each.day not in known]
        self.set_value(tuple(sorted((*self.value(), *new), key=_when)))
        self.changed.emit()


class SeveralDaysDialog(Dialog):
    """Write or paste days with their time and place.

    Signals: given(days) – meeting days without ids.
    """

    given = Signal(object)

    def __init__(self, like: MeetingDay, year: int, parent: QWidget | None = None) -> None:
        said = _("Write or paste the days of the year, with a comma or a new line between them.")
        super().__init__(_("Add several meeting days"), said, parent)
        self._year = year
        self.form = Form()
        hint = _("For example 12.2, 14.5, 10.9, 3.12. Without a year they are in {year}.").format(year=year)
        self.form.add("days", _("Days"), LongTextEditor(), hint)
        self.form.add("time", _("Time"), TextEditor())
        self.form.add("place", _("Place"), TextEditor())
        self.form.set_values({"time": like.time, "place": like.place})
        self.body.addWidget(self.form)
        self.add_choices(_("Add"), _("Cancel"), slot=self.give)

    def give(self) -> None:
        """Hand over what was written, unless something in it is no day."""
        values = self.form.values()
        try:
            days = read_days(values["days"], self._year)
        except UserError as error:
            self.form.set_problems({"days": formats.worded(error)})
            return
        if not days:
            self.form.set_problems({"days": _("Write at least one day.")})
            return
        self.given.emit([MeetingDay(day=day, time=values["time"], place=values["place"]) for day in days])
        self.accept()


def _when(meeting: MeetingDay) -> date:
    """Return what puts meetings in order; one whose day is not written yet comes last."""
    return meeting.day or date.max
