"""Write the days of contracts as a calendar file (ICS) that any calendar program takes in.

The same register, data date and language give the same bytes. An appointment keeps its UID when its
day is moved, and its SEQUENCE rises with the contract's version, so that a second file updates what
the first one brought.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType

from icalendar import Alarm, Calendar, Event

from inkop_desktop import files
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import ContractFollowUp
from inkop_desktop.register.register import Register
from inkop_desktop.rules import derivation, holidays
from inkop_desktop.rules.months import add_days, day_after
from inkop_desktop.rules.status import Derived
from inkop_desktop.rules.vocabulary import ActionKind
from inkop_desktop.services.agenda import Agenda, Appointment, agenda
from inkop_desktop.text import N_, language, message
from inkop_desktop.typeset.wording import clean

ENDING = ".ics"
PRODUCT = "-//Inkop Desktop//Contract days//EN"
HOUR = timedelta(hours=9)

_SUMMARIES: Mapping[ActionKind, str] = MappingProxyType(
    {
        ActionKind.NOTICE: N_("Last day for notice: {contract}"),
        ActionKind.OPTION: N_("Last day to decide on an extension: {contract}"),
        ActionKind.REVIEW: N_("Day to review: {contract}"),
        ActionKind.REPLACE: N_("Last day to begin a new procurement: {contract}"),
        ActionKind.ENDS: N_("The contract’s last day: {contract}"),
        ActionKind.FOLLOW_UP: N_("Follow-up of the contract: {contract}"),
    }
)
# How many days ahead somebody is reminded; each reminder comes on a working day.
_REMINDERS: Mapping[ActionKind, tuple[int, ...]] = MappingProxyType(
    {
        ActionKind.NOTICE: (30, 7, 0),
        ActionKind.OPTION: (60, 30, 7, 0),
        ActionKind.REVIEW: (14, 0),
        ActionKind.REPLACE: (30, 0),
        ActionKind.ENDS: (30, 0),
        ActionKind.FOLLOW_UP: (14, 0),
    }
)


def save(register: Register, path: Path, today: date, person_id: int | None = None) -> int:
    """Write the days of every contract, or of one person's, to a file; return how many there are.

    Raises RegisterError where the disk refuses.
    """
    days = agenda(register, today, person_id)
    with files.written(path) as out:
        out.write(calendar(days))
    return len(days.appointments)


def calendar(days: Agenda) -> bytes:
    """Return an agenda as a calendar, in the language in force."""
    name = _line(worded(message("Contract days, {organisation}", organisation=days.organisation)))
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    for appointment in days.appointments:
        made.add_component(_event(appointment, days))
    return bytes(made.to_ical())


def _event(appointment: Appointment, days: Agenda) -> Event:
    contract, kind = appointment.contract, appointment.kind
    summary = _line(worded(message(_SUMMARIES[kind], contract=appointment.called)))
    event = Event()
    event.add("uid", f"{kind}-{contract.id}-{appointment.ordinal}@{days.register_key}.inkop")
    event.add("sequence", contract.version)
    event.add("dtstamp", datetime.combine(days.today, time(), UTC))
    event.add("dtstart", appointment.day)
    event.add("dtend", day_after(appointment.day))
    event.add("summary", summary, parameters={"language": language()})
    event.add("description", _description(appointment), parameters={"language": language()})
    event.add("transp", "TRANSPARENT")  # a day to remember leaves the day free
    for day in _reminders(appointment, days):
        event.add_component(_alarm(summary, day - appointment.day + HOUR))
    return event


def _description(appointment: Appointment) -> str:
    said = [_reason(appointment.because)]
    if appointment.persons:
        said.append(worded(message("Responsible: {names}", names=", ".join(appointment.persons))))
    return clean("\n".join(said))


def _reason(because: Derived | ContractFollowUp) -> str:
    if isinstance(because, ContractFollowUp):
        return worded(message("To be followed up: {what}.", what=because.what))
    return derivation.words(because)


def _reminders(appointment: Appointment, days: Agenda) -> Iterator[date]:
    """Yield the working days on which to remind, the earliest first; none that has passed."""
    ahead = (add_days(appointment.day, -lead) for lead in _REMINDERS[appointment.kind])
    working = (holidays.working_day_until(day, days.country) for day in ahead)
    yield from (day for day in dict.fromkeys(working) if day >= days.today)


def _alarm(text: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", trigger)
    return alarm


def _line(text: str) -> str:
    """Return text on one line, without what no calendar can hold."""
    return " ".join(clean(text).split())
