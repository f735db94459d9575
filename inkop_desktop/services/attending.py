"""Who sits in a body on the days it meets, who came, and whom nobody represented there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Table, select

from inkop_desktop import formats, text
from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.bodies import Attendance, Body
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import BESIDE, ORDINARY, Function, Presence
from inkop_desktop.rules.periods import Period
from inkop_desktop.services import matrix, offices, records, work
from inkop_desktop.services.offices import Office
from inkop_desktop.text import N_, message

APPOINTMENT = METADATA.tables["appointment"]
ORGANISATION = METADATA.tables["organisation"]
PERSON = METADATA.tables["person"]
_RANKS = {function: rank for rank, function in enumerate(Function)}
Spot = tuple[int, date]  # person and day
Seats = Mapping[int, Sequence["Seat"]]  # by person


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a body for a time, and the organisation that whoever has it represents there, if any."""

    function: Function | None
    organisation_id: int | None
    period: Period

    @property
    def is_member(self) -> bool:
        """Tell whether it is a member's, not a substitute's or the secretary's."""
        return self.function not in BESIDE

    @property
    def rank(self) -> int:
        """Return where it stands among the others: the chair comes first."""
        return _RANKS[self.function or ORDINARY]


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person with a seat in a body; with none where they are only noted as having come."""

    person_id: int
    name: str
    seats: tuple[Seat, ...]

    def seat(self, day: date) -> Seat | None:
        """Return the seat on a day, the first in rank of several; none where there is none."""
        held = (each for each in self.seats if each.period.holds(day))
        return min(held, key=lambda each: each.rank, default=None)

    def is_member(self, day: date) -> bool:
        """Tell whether the person is a member on a day."""
        seat = self.seat(day)
        return seat is not None and seat.is_member


@dataclass(frozen=True, slots=True)
class _Known:
    """The organisations that take part in the register's own, and the names of all in some sittings."""

    taking_part: tuple[int, ...]
    persons: Mapping[int, str]
    organisations: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Sitting:
    """The days of a time on which a body meets, who sits in it then, and what is noted of whom.

    `expected` are the organisations each of which is to have a member, `organisations` the names of these
    and of all that are represented.
    """

    body: Body
    days: tuple[date, ...]
    attendees: tuple[Attendee, ...]
    noted: Mapping[Spot, Attendance]
    expected: tuple[int, ...]
    organisations: Mapping[int, str]

    def members(self, day: date) -> list[Attendee]:
        """Return the members of a day."""
        return [each for each in self.attendees if each.is_member(day)]

    def note(self, attendee: Attendee, day: date) -> Attendance | None:
        """Return what is noted of somebody on a day."""
        return self.noted.get((attendee.person_id, day))

    def is_present(self, attendee: Attendee, day: date) -> bool:
        """Tell whether somebody is noted as present."""
        note = self.note(attendee, day)
        return note is not None and note.presence is Presence.PRESENT

    def server(self, attendee: Attendee, day: date) -> Attendee | None:
        """Return who served in place of a member on a day."""
        serving = (
            each for each in self.attendees if (note := self.note(each, day)) and _serves(note, attendee)
        )
        return next(serving, None)

    def is_noted(self, day: date) -> bool:
        """Tell whether anything is noted of a day."""
        return any(noted_on == day for _person, noted_on in self.noted)

    def is_complete(self, day: date) -> bool:
        """Tell whether it is noted of every member of a day whether they came."""
        return self.is_noted(day) and all(self.note(each, day) for each in self.members(day))

    def filled(self, day: date) -> list[Attendee]:
        """Return the members of a day who came, or in whose place somebody served."""
        return [
            each
            for each in self.members(day)
            if self.is_present(each, day) or self.server(each, day) is not None
        ]

    def vacant(self, day: date) -> list[int]:
        """Return the organisations that are to have a member and have none on a day."""
        held = {seat.organisation_id for each in self.members(day) if (seat := each.seat(day))}
        return [each for each in self.expected if each not in held]

    def unrepresented(self, day: date) -> list[int]:
        """Return the organisations for which nobody came on a day, those without a member first."""
        came = (each for each in self.attendees if self.is_present(each, day))
        there = {seat.organisation_id for each in (*self.filled(day), *came) if (seat := each.seat(day))}
        meant = (seat.organisation_id for each in self.members(day) if (seat := each.seat(day)))
        wanted = dict.fromkeys((*self.vacant(day), *meant))
        return [each for each in wanted if each is not None and each not in there]


def sitting(register: Register, body_id: int, year: int) -> Sitting:
    """Return the meeting days of a year of a body with who came."""
    body = records.get(register, Body, body_id)
    return _sitting(register, body, Period(date(year, 1, 1), date(year, 12, 31)))


def noted_until(register: Register, body: Body, day: date) -> Sitting:
    """Return every meeting day of a body until a day with who came."""
    return _sitting(register, body, Period(None, day))


def sittings(connection: Connection, bodies: Sequence[Body], time: Period) -> list[Sitting]:
    """Return the meeting days of some bodies in a time with who came, in the order of the bodies."""
    appointed = _appointed(connection, bodies)
    represented = _represented(connection, bodies)
    employed = _employed_to(connection, {each.deputy_id for some in appointed.values() for each in some})
    seats = {
        each.id: _seats(appointed[each.id], represented[each.members_role_id], employed, _days(each, time))
        for each in bodies
    }
    known = _known(connection, bodies, seats.values())
    return [_made(body, _days(body, time), seats[body.id], known) for body in bodies]


def note(register: Register, body_id: int, noted: Attendance, today: date) -> Body:
    """Note whether somebody came on a day, as one action.

    A member in whose place somebody serves has given notice where nothing else is noted; in the place of one
    who is present nobody serves. Raises UserError where the day is still to come.
    """
    body = records.get(register, Body, body_id)
    rows = list(body.attendance)
    if noted.presence is Presence.PRESENT:
        rows = [_without(each, noted) for each in rows]
    served = Attendance(day=noted.day, person_id=noted.in_place_of_id, presence=Presence.EXCUSED)
    if noted.in_place_of_id is not None and _spot(served) not in map(_spot, rows):
        rows.append(served)
    return _save(register, body, _with(rows, noted), noted.day, today)


def note_others(register: Register, body_id: int, day: date, today: date) -> Body:
    """Note that all members and the secretary came of whom nothing is noted on a day, as one action."""
    body = records.get(register, Body, body_id)
    found = _sitting(register, body, Period(day, day))
    missing = [
        each.person_id
        for each in found.attendees
        if (seat := each.seat(day))
        and seat.function is not Function.SUBSTITUTE
        and found.note(each, day) is None
    ]
    more = (Attendance(day=day, person_id=person_id) for person_id in missing)
    return _save(register, body, [*body.attendance, *more], day, today)


def clear(register: Register, body_id: int, day: date, persons: Collection[int], today: date) -> Body:
    """Take away what is noted of some persons on a day, as one action."""
    body = records.get(register, Body, body_id)
    kept = [each for each in body.attendance if each.day != day or each.person_id not in persons]
    return _save(register, body, kept, day, today)


def _save(
    register: Register, body: Body, attendance: Sequence[Attendance], day: date | None, today: date
) -> Body:
    if day is None or day > today:
        raise UserError(N_("The meeting is still to come. Who came can be noted on the day itself."))
    changed = records.checked(replace(body, attendance=tuple(attendance)))
    with work.change(register, message("Note attendance: {label}", label=body.name)) as change:
        return change.save(changed)


def _spot(noted: Attendance) -> tuple[int | None, date | None]:
    return noted.person_id, noted.day


def _with(rows: Sequence[Attendance], noted: Attendance) -> list[Attendance]:
    """Return what is noted with one more, in the place of what was noted of the same that day."""
    place = next((at for at, each in enumerate(rows) if _spot(each) == _spot(noted)), len(rows))
    before = rows[place].id if place < len(rows) else None
    return [*rows[:place], replace(noted, id=before), *rows[place + 1 :]]


def _without(other: Attendance, present: Attendance) -> Attendance:
    """Return what is noted of another, who serves in the place of nobody who is present."""
    is_for_them = other.day == present.day and other.in_place_of_id == present.person_id
    return replace(other, in_place_of_id=None) if is_for_them else other


def _serves(noted: Attendance, member: Attendee) -> bool:
    return noted.presence is Presence.PRESENT and noted.in_place_of_id == member.person_id


def _sitting(register: Register, body: Body, time: Period) -> Sitting:
    with register.reading() as connection:
        (found,) = sittings(connection, [body], time)
    return found


def _days(body: Body, time: Period) -> tuple[date, ...]:
    """Return the days of a time on which a body meets, in order."""
    return tuple(sorted({each.day for each in body.meeting_days if each.day and time.holds(each.day)}))


def _made(body: Body, days: tuple[date, ...], seats: Seats, known: _Known) -> Sitting:
    """Return the sitting of a body; where a role's holders meet, all that take part are to have a member."""
    noted = {
        (each.person_id, each.day): each
        for each in body.attendance
        if each.person_id is not None and each.day in days
    }
    shown = seats.keys() | {person_id for person_id, _day in noted}
    attendees = [Attendee(each, known.persons[each], tuple(seats.get(each, ()))) for each in shown]
    expected = known.taking_part if body.members_role_id is not None else ()
    return Sitting(body, days, tuple(sorted(attendees, key=_order)), noted, expected, known.organisations)


def _known(connection: Connection, bodies: Sequence[Body], seats: Iterable[Seats]) -> _Known:
    meets_by_role = any(each.members_role_id is not None for each in bodies)
    taking_part = _taking_part(connection) if meets_by_role else ()
    held = [(person_id, seat) for each in seats for person_id, own in each.items() for seat in own]
    noted = (each.person_id for body in bodies for each in body.attendance)
    persons = {person_id for person_id, _seat in held}.union(filter(None, noted))
    organisations = {seat.organisation_id for _person, seat in held} | {*taking_part}
    return _Known(
        taking_part,
        _names(connection, PERSON, persons),
        _names(connection, ORGANISATION, filter(None, organisations)),
    )


def _taking_part(connection: Connection) -> tuple[int, ...]:
    """Return the organisations that take part in a cooperation; one alone has nobody to represent it to."""
    found = tuple(each.id for each in matrix.participating(connection) if each.id is not None)
    return found if len(found) > 1 else ()


def _appointed(connection: Connection, bodies: Sequence[Body]) -> dict[int | None, list[Office]]:
    """Return everybody who is, was or will be appointed to some bodies, by body."""
    found: dict[int | None, list[Office]] = defaultdict(list)
    for each in offices.of_bodies(connection, [body.id or 0 for body in bodies]):
        found[each.body_id].append(each)
    return found


def _represented(connection: Connection, bodies: Sequence[Body]) -> dict[int | None, dict[int, int]]:
    """Return for which organisation each has a role that makes somebody a member, by role and person."""
    query = select(APPOINTMENT.c.role_id, APPOINTMENT.c.person_id, APPOINTMENT.c.organisation_id).where(
        APPOINTMENT.c.role_id.in_([each.members_role_id for each in bodies]),
        APPOINTMENT.c.organisation_id.is_not(None),
    )
    found: dict[int | None, dict[int, int]] = defaultdict(dict)
    for role_id, person_id, organisation_id in connection.execute(query.order_by(APPOINTMENT.c.id)):
        found[role_id][person_id] = organisation_id
    return found


def _employed_to(connection: Connection, ids: Iterable[int | None]) -> dict[int, date]:
    """Return the last day of those among some persons who have left, or will."""
    found: dict[int, date] = {}
    for some in store.pieces(sorted(filter(None, ids))):
        query = select(PERSON.c.id, PERSON.c.employed_to).where(PERSON.c.id.in_(some))
        leaving = query.where(PERSON.c.employed_to.is_not(None))
        found |= {row.id: row.employed_to for row in connection.execute(leaving)}
    return found


def _seats(
    appointed: Iterable[Office],
    represented: Mapping[int, int],
    employed: Mapping[int, date],
    days: Collection[date],
) -> dict[int, list[Seat]]:
    """Return the seats that are held on one of some days, by person.

    A member's deputy is a substitute while both are employed; `employed` tells until when somebody is.
    """
    found: dict[int, list[Seat]] = defaultdict(list)
    for each in appointed:
        organisation_id = each.organisation_id or represented.get(each.person_id)
        held = [(each.person_id, Seat(each.function, organisation_id, each.period))]
        if each.deputy_id is not None and each.function not in BESIDE:
            ends = filter(None, (each.last_day, employed.get(each.deputy_id)))
            period = Period(each.from_day, min(ends, default=None))
            held.append((each.deputy_id, Seat(Function.SUBSTITUTE, organisation_id, period)))
        for person_id, seat in held:
            if any(map(seat.period.holds, days)):
                found[person_id].append(seat)
    return found


def _names(connection: Connection, table: Table, ids: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in store.pieces(sorted(ids)):
        query = select(table.c.id, table.c.name).where(table.c.id.in_(some))
        found |= {row.id: row.name for row in connection.execute(query)}
    return found


def _order(attendee: Attendee) -> tuple[int, str]:
    rank = min((each.rank for each in attendee.seats), default=len(_RANKS))
    return rank, formats.sort_key(attendee.name, text.language())
