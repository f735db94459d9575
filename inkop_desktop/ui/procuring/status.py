"""How the status of a direct procurement looks."""

from datetime import date
from typing import Any

from inkop_desktop import formats
from inkop_desktop.rules.procuring import CaseStatus
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.chip import Chip

_LOOKS = {
    CaseStatus.OPEN: (Tone.ACCENT, Icon.CIRCLE_DOT),
    CaseStatus.DECIDED: (Tone.ACCENT, Icon.GAVEL),
    CaseStatus.TO_DOCUMENT: (Tone.WARNING, Icon.HOURGLASS),
    CaseStatus.CANCELLED: (Tone.NEUTRAL, Icon.BAN),
    CaseStatus.ENDED: (Tone.NEUTRAL, Icon.CIRCLE_CHECK),
    CaseStatus.FROZEN: (Tone.DONE, Icon.LOCK),
}


def status_chip(status: Any, _today: date) -> Chip:
    """Return the chip of a status."""
    return Chip(formats.show(status), *_LOOKS[status])
