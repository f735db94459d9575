"""What the list of direct procurements says by the law of each case, once its rows are asked for."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.services import procuring, records
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_words import ground_name

Rows: TypeAlias = dict[int, tuple[Any, ...]]
_BY_LAW = ("ground", "documents_due")
_DOCUMENTATION = "documentation"


def told(register: Register, rows: Rows, keys: Sequence[str], today: date) -> Rows:
    """Return rows of cases, their columns named by `keys`, with what only the law can tell in its place."""
    places = {key: keys.index(key) for key in _BY_LAW if key in keys}
    if not places or not rows:
        return rows
    around = procuring.setting(register, today)
    told = dict(rows)
    for case in records.some(register, DirectProcurement, list(rows)):
        cells = list(rows[case.id or 0])
        for key, place in places.items():
            cells[place] = ground_name(case, around.pack) if key == "ground" else documents_due(case, around)
        told[case.id or 0] = tuple(cells)
    return told


def documents_due(case: DirectProcurement, around: Setting) -> date | None:
    """Return the last day for finishing the documents of a case; None where none are owed or left."""
    due = (each for each in procuring.dues(case, around) if each.duty.duty == _DOCUMENTATION)
    return next((each.last_day for each in due if each.done_on is None), None)
