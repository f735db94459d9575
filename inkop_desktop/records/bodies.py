"""Bodies that decide or advise, with the days they meet."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.fields import Kind, Root, Row, declared
from inkop_desktop.rules.organising import BodyKind, Numbering, Powers, Presence
from inkop_desktop.text import N_

BODY = N_("The body")
MEETINGS = N_("Meetings")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDay(Row):
    """A day on which a body meets."""

    day: date | None = declared(N_("Day"), Kind.DATE, required=True)
    time: str = declared(N_("Time"), plain=True)
    place: str = declared(N_("Place"), plain=True)
    called_by: str = declared(N_("Called by"), duty="K46")


def _is_present(row: "Attendance", _currency: str) -> bool:
    return row.presence is Presence.PRESENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Row):
    """Whether somebody came to a meeting day of a body, and for whom a substitute served there."""

    day: date | None = declared(N_("Day"), Kind.DATE, required=True)
    person_id: int | None = declared(N_("Person"), Kind.REFERENCE, refers_to="person", required=True)
    presence: Presence = declared(
        N_("Presence"), Kind.CHOICE, choices=Presence, default=Presence.PRESENT, duty="K23"
    )
    in_place_of_id: int | None = declared(
        N_("Served in place of"), Kind.REFERENCE, refers_to="person", asked=_is_present
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Root):
    """A board, a council, a committee or a group; its members are appointed to it."""

    name: str = declared(N_("Name"), required=True, group=BODY)
    kind: BodyKind = declared(N_("Kind"), Kind.CHOICE, choices=BodyKind, default=BodyKind.COUNCIL, group=BODY)
    powers: Powers = declared(
        N_("Powers"), Kind.CHOICE, choices=Powers, default=Powers.ADMINISTRATIVE, group=BODY
    )
    organisation_id: int | None = declared(
        N_("Organisation"), Kind.REFERENCE, refers_to="organisation", group=BODY
    )
    parent_id: int | None = declared(N_("Reports to"), Kind.REFERENCE, refers_to="body", group=BODY)
    area_id: int | None = declared(
        N_("Product area"), Kind.REFERENCE, refers_to="area", group=BODY, duty="K46"
    )
    members_role_id: int | None = declared(
        N_("Its members are to be"),
        Kind.REFERENCE,
        refers_to="role",
        group=BODY,
        duty="K23",
        help=N_("The role whose holders make up the body, one from each organisation."),
    )
    from_day: date | None = declared(N_("From"), Kind.DATE, group=BODY)
    to_day: date | None = declared(
        N_("Until and including"),
        Kind.DATE,
        group=BODY,
        duty="K30",
        help=N_("A project group or a building committee ends."),
    )
    meetings_a_year: int | None = declared(
        N_("Meetings a year, at least"), Kind.WHOLE, group=MEETINGS, duty="K11"
    )
    numbering: Numbering = declared(
        N_("Decisions are numbered"),
        Kind.CHOICE,
        choices=Numbering,
        default=Numbering.YEARLY,
        group=MEETINGS,
    )
    meeting_days: tuple[MeetingDay, ...] = declared(
        N_("Meeting days"), Kind.ROWS, record=MeetingDay, group=MEETINGS, duty="K11"
    )
    attendance: tuple[Attendance, ...] = declared(
        N_("Attendance"), Kind.ROWS, record=Attendance, group=MEETINGS, duty="K23", derived=True
    )
