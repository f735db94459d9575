"""How the attendance at a body is ordered on paper, and how that is carried out."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.errors import UserError
from inkop_desktop.register.register import Register
from inkop_desktop.reports.attendance import attendance
from inkop_desktop.reports.attendance_sheet import attendance_sheet
from inkop_desktop.reports.paper import Source
from inkop_desktop.services import attending, recusals, registers
from inkop_desktop.text import N_
from inkop_desktop.typeset.document import Document


@dataclass(frozen=True, slots=True)
class AttendanceOrder:
    """Who came to the meetings of a body in a year; the sheet for the minutes of one `day` if it is given."""

    today: date
    body_id: int
    year: int
    day: date | None = None


def document_of(register: Register, order: AttendanceOrder, source: Source) -> Document:
    """Return what was ordered; raise UserError where the body does not meet on the day."""
    found = attending.sitting(register, order.body_id, order.day.year if order.day else order.year)
    if order.day is None:
        return attendance(source, found, order.year)
    if order.day not in found.days:
        raise UserError(
            N_("{body} does not meet on {day}. Choose one of its meeting days."),
            body=found.body.name,
            day=order.day,
        )
    concerned = recusals.of_meeting(register, found, order.day, order.today)
    country = registers.profile(register).country
    return attendance_sheet(source, found, order.day, concerned, country)
