"""The deadlines of a case, as label and value."""

from collections.abc import Iterable

from inkop_desktop import formats
from inkop_desktop.services.procuring_dues import Due
from inkop_desktop.text import _


def deadline_rows(dues: Iterable[Due]) -> list[tuple[str, str]]:
    """Return until when each duty is to be done, and what it is; of a done one also when it was."""
    return [_row(due) for due in dues]


def _row(due: Due) -> tuple[str, str]:
    by, duty = _("By {day}").format(day=formats.day(due.last_day)), due.duty.text
    if due.done_on is None:
        return by, duty
    in_time, late = _("{duty} Done on {day}."), _("{duty} Done on {day}, after the last day.")
    said = in_time if due.done_on <= due.last_day else late
    return by, said.format(duty=duty, day=formats.day(due.done_on))
