"""What the page of attendance shows: a line for each who sits in a body, and words for each meeting day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from inkop_desktop import formats
from inkop_desktop.records.bodies import Attendance, Body
from inkop_desktop.register.register import Register
from inkop_desktop.reports import attendance_signs as signs
from inkop_desktop.rules.organising import UNSAID, BodyKind, Presence
from inkop_desktop.services import attending, records
from inkop_desktop.services.attending import Attendee, Sitting
from inkop_desktop.text import _, pgettext


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: somebody, an organisation that lacks a member, or the sums below them all."""

    name: str
    attendee: Attendee | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The bodies that can be chosen, and the meeting days of one of them in a year with who came.

    `years` are those in which it meets, with the present one.
    """

    bodies: tuple[tuple[int, str], ...]
    years: tuple[int, ...]
    year: int
    today: date
    sitting: Sitting
    lines: tuple[Line, ...]

    @property
    def body_id(self) -> int:
        """Return the body that is shown."""
        return self.sitting.body.id or 0

    @property
    def days(self) -> tuple[date, ...]:
        """Return the meeting days."""
        return self.sitting.days

    def is_open(self, line: Line, day: date) -> bool:
        """Tell whether it can be noted here whether somebody came."""
        return day <= self.today and line.attendee is not None and self._belongs(line.attendee, day)

    def noted(self, line: Line, day: date) -> Attendance | None:
        """Return what is noted."""
        return self.sitting.note(line.attendee, day) if line.attendee else None

    def is_vacant(self, line: Line, day: date) -> bool:
        """Tell whether an organisation lacks a member that day."""
        return line.organisation_id is not None and line.organisation_id in self.sitting.vacant(day)

    def is_missed(self, line: Line, day: date) -> bool:
        """Tell whether it is to be noted of a member whether they came, and is not."""
        attendee = line.attendee
        is_past = attendee is not None and attendee.is_member(day) and day <= self.today
        return is_past and self.noted(line, day) is None

    def words(self, line: Line, day: date) -> str:
        """Return what a cell shows; nothing where there is nothing to say."""
        if line.attendee is None:
            return vacant() if self.is_vacant(line, day) else self._sum(line, day)
        noted = self.noted(line, day)
        if noted is not None:
            return self._presence(noted)
        if self.is_missed(line, day):
            return _("Not noted")
        return "" if self._belongs(line.attendee, day) else "–"

    def said(self, line: Line, day: date) -> str:
        """Return a cell as it is read aloud."""
        words = self.words(line, day)
        if line.attendee is not None and not self._belongs(line.attendee, day):
            words = _("did not belong to the body")
        return _("{name}, {day}: {words}").format(
            name=line.name, day=formats.day(day), words=words or _("nothing is noted")
        )

    def heading(self, day: date) -> str:
        """Return all that is known of a meeting day."""
        told = [formats.day(day)]
        for meeting in (each for each in self.sitting.body.meeting_days if each.day == day):
            told += filter(None, (meeting.time, meeting.place))
        missing = self.sitting.unrepresented(day) if self.sitting.is_noted(day) else []
        names = formats.listed([self.sitting.organisations[each] for each in missing])
        return "\n".join(
            filter(None, (" · ".join(told), names and _("Not represented: {names}").format(names=names)))
        )

    def first_missed(self) -> tuple[Line, date] | None:
        """Return the first cell in which it is to be noted whether somebody came; none where all is noted."""
        missed = ((line, day) for day in self.days for line in self.lines if self.is_missed(line, day))
        return next(missed, None)

    def absent_members(self, day: date) -> list[Attendee]:
        """Return the members in whose place somebody can serve: those who are not noted as present."""
        return [each for each in self.sitting.members(day) if not self.sitting.is_present(each, day)]

    def _belongs(self, attendee: Attendee, day: date) -> bool:
        return attendee.seat(day) is not None or self.sitting.note(attendee, day) is not None

    def _presence(self, noted: Attendance) -> str:
        if noted.in_place_of_id is None:
            return formats.word(noted.presence)
        served = (each.name for each in self.sitting.attendees if each.person_id == noted.in_place_of_id)
        return _("For {name}").format(name=next(served, ""))

    def _sum(self, line: Line, day: date) -> str:
        if line.organisation_id is not None or not self.sitting.is_noted(day):
            return ""
        present, members = self.sitting.filled(day), self.sitting.members(day)
        return _("{count} of {all}").format(count=len(present), all=len(members))


def vacant() -> str:
    """Return what stands where an organisation lacks a member."""
    return pgettext("an office", "Vacant")


def fetch(body_id: int | None, year: int | None, today: date, register: Register) -> Board | None:
    """Return the attendance of a body in a year; of the first council this year where none is chosen.

    None where the register has no body.
    """
    bodies = sorted(records.every(register, Body), key=_order)
    chosen = next((each for each in bodies if each.id == body_id), next(iter(bodies), None))
    if chosen is None or chosen.id is None:
        return None
    met = {each.day.year for each in chosen.meeting_days if each.day is not None}
    shown = year or today.year
    found = attending.sitting(register, chosen.id, shown)
    return Board(
        bodies=tuple((each.id or 0, each.name) for each in bodies),
        years=tuple(sorted(met | {today.year, shown})),
        year=shown,
        today=today,
        sitting=found,
        lines=tuple(_lines(found)),
    )


def _order(body: Body) -> tuple[bool, bool, str]:
    """Return what puts bodies in order: those of which attendance is noted first, then the councils."""
    return not body.attendance, body.kind is not BodyKind.COUNCIL, formats.fold(body.name)


def _lines(found: Sitting) -> Iterator[Line]:
    """Yield the members, the organisations without one, all others, and the sums where there are any."""
    members = [each for each in found.attendees if any(each.is_member(day) for day in found.days)]
    yield from (Line(_named(found, each), each) for each in members)
    for key in dict.fromkeys(chain.from_iterable(map(found.vacant, found.days))):
        yield Line(found.organisations[key], organisation_id=key)
    yield from (Line(_named(found, each), each) for each in found.attendees if each not in members)
    if found.attendees:
        yield Line(_("Present, of the members"))


def _named(found: Sitting, attendee: Attendee) -> str:
    """Return a name with what the person represents, or else is there other than a member."""
    known: Sequence[str] = [found.organisations.get(each.organisation_id or 0, "") for each in attendee.seats]
    said = next(filter(None, known), "") or next(
        (formats.word(each.function) for each in attendee.seats if each.function not in UNSAID), ""
    )
    return " · ".join(filter(None, (attendee.name, said)))


def letters() -> dict[str, Presence]:
    """Return what a letter that is typed in a cell notes, in the reader's language, in small letters."""
    from_sign = {signs.letter(presence).lower(): presence for presence in Presence}
    return {" ": Presence.PRESENT, **from_sign}
