"""The chosen body beside its list, with how many came to its latest meetings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.bodies import Body
from inkop_desktop.register.register import Register
from inkop_desktop.services import attending
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.details import ELSEWHERE, RecordDetails, Shown, fetch
from inkop_desktop.ui.records.recordlist import Listed, RecordList
from inkop_desktop.ui.widgets.buttons import Button

_LATEST = 4  # meetings; the page of attendance has them all


class BodyDetails(RecordDetails):
    """The panel of one body."""

    elsewhere = ELSEWHERE | {"attendance"}

    def note_attendance(self) -> None:
        """Go to who came to its meetings."""
        shown = self._shown
        if shown is not None and shown.record.id == self._wanted and shown.record.id is not None:
            self._desk.attendance_wanted.emit(shown.record.id)

    def _asked(self, record_id: int) -> Callable[[Register], Shown]:
        return partial(_fetch, record_id, self._desk.today, self.elsewhere)

    def _buttons(self) -> list[QWidget]:
        buttons = super()._buttons()
        attendance = Button(_("Attendance"), icon=Icon.LIST_CHECKS)
        attendance.clicked.connect(self.note_attendance)
        buttons.insert(1, attendance)
        return buttons


class BodyList(RecordList):
    """The list of bodies; it leads to who came to the meetings of one."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed)
        assert isinstance(self.details, BodyDetails)
        self.add_action(_("Attendance"), Icon.LIST_CHECKS, self.details.note_attendance)


def _fetch(record_id: int, today: date, apart: frozenset[str], register: Register) -> Shown:
    shown = fetch(Body, record_id, today, apart, register)
    assert isinstance(shown.record, Body)
    found = attending.noted_until(register, shown.record, today)
    rows = [
        (
            formats.day(day),
            _("{count} of {all}").format(count=len(found.filled(day)), all=len(found.members(day))),
        )
        for day in [each for each in found.days if found.is_noted(each)][-_LATEST:]
    ]
    told = [*shown.facts, (_("Came to the latest meetings, of the members"), rows)] if rows else shown.facts
    return replace(shown, facts=told)
