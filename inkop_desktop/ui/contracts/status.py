"""How a contract's status looks: icon and words, with the date that matters."""

from datetime import date, timedelta
from typing import Any

from inkop_desktop import formats
from inkop_desktop.rules.vocabulary import ActionKind, Status
from inkop_desktop.text import _
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.chip import Chip

# How long before its day an action shows in the list instead of a plain "In force".
SOON = {
    ActionKind.NOTICE: timedelta(days=92),
    ActionKind.ENDS: timedelta(days=92),
    ActionKind.REVIEW: timedelta(days=31),
    ActionKind.REPLACE: timedelta(days=92),
    ActionKind.OPTION: timedelta(days=183),
}

_PLAIN = {
    Status.EXPIRED: (Tone.DANGER, Icon.CIRCLE_ALERT),
    Status.TERMINATED: (Tone.NEUTRAL, Icon.BAN),
    Status.CLOSED: (Tone.NEUTRAL, Icon.ARCHIVE),
    Status.DATES_MISSING: (Tone.DANGER, Icon.CALENDAR_X),
    Status.OPTION_DECISION: (Tone.WARNING, Icon.HOURGLASS),
    Status.NOTICE_PERIOD: (Tone.WARNING, Icon.CLOCK),
    Status.IN_FORCE: (Tone.DONE, Icon.CIRCLE_CHECK),
    Status.FUTURE: (Tone.ACCENT, Icon.CALENDAR_CLOCK),
}


def status_chip(value: Any, today: date) -> Chip:
    """Return the chip of (status, action, next action day)."""
    status, action, next_action = value
    if status is Status.OPTION_DECISION:
        return _option(next_action, today)
    if status is Status.IN_FORCE and action and next_action and next_action - today <= SOON[action]:
        return _soon(action, next_action, today)
    tone, icon = _PLAIN[status]
    return Chip(formats.word(status), tone, icon)


def _option(day: date | None, today: date) -> Chip:
    if day and day < today:
        return Chip(_("Option overdue"), Tone.DANGER, Icon.HOURGLASS)
    return Chip(_("Decide option"), Tone.WARNING, Icon.HOURGLASS)


def _soon(action: ActionKind, day: date, today: date) -> Chip:
    said = formats.short_day(day)
    if action is ActionKind.NOTICE:
        return Chip(_("Notice by {day}").format(day=said), Tone.WARNING, Icon.CLOCK)
    if action is ActionKind.OPTION:
        return _option(day, today)
    if action is ActionKind.REVIEW:
        return Chip(_("Review by {day}").format(day=said), Tone.WARNING, Icon.HISTORY)
    if action is ActionKind.REPLACE:
        return Chip(_("Replace from {day}").format(day=said), Tone.WARNING, Icon.CALENDAR_CLOCK)
    return Chip(_("Ends {day}").format(day=said), Tone.WARNING, Icon.CALENDAR_X)
