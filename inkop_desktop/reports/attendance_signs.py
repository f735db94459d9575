"""How it is marked who came to a meeting: a sign and a letter for each way, on the screen and on paper."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.records.bodies import Attendance
from inkop_desktop.rules.organising import Presence
from inkop_desktop.text import _, pgettext

SIGNS = {Presence.PRESENT: "✓", Presence.EXCUSED: "○", Presence.ABSENT: "✕"}
SERVES, NOT_NOTED, NO_SEAT, VACANT = "⇄", "?", "–", "□"


def letter(presence: Presence) -> str:
    """Return the letter that a way to be there or not is called by, in the reader's language."""
    return {
        Presence.PRESENT: pgettext("attendance, present", "P"),
        Presence.EXCUSED: pgettext("attendance, absent with notice", "N"),
        Presence.ABSENT: pgettext("attendance, absent without notice", "A"),
    }[presence]


def serving() -> str:
    """Return the letter of a substitute who serves, in the reader's language."""
    return pgettext("attendance, serving substitute", "S")


def mark(noted: Attendance) -> str:
    """Return the sign and the letter of what is noted of somebody."""
    if noted.in_place_of_id is not None:
        return f"{SERVES} {serving()}"
    return f"{SIGNS[noted.presence]} {letter(noted.presence)}"


def legend() -> Iterator[tuple[str, str]]:
    """Yield each mark with what it means."""
    for presence in Presence:
        yield f"{SIGNS[presence]} {letter(presence)}", formats.word(presence)
    yield f"{SERVES} {serving()}", _("Served in place of a member")
    yield NOT_NOTED, _("Not noted")
    yield NO_SEAT, _("Did not belong to the body")
    yield VACANT, _("The organisation had no member")
