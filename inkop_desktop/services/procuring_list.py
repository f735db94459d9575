"""What the list of direct procurements says once its rows are asked for: by law, and without secrets."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.duties import DOCUMENTS
from inkop_desktop.rules.law.vocabulary import Route
from inkop_desktop.services import procuring, procuring_dues, records
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_words import ground_name
from inkop_desktop.text import Message, message

Rows: TypeAlias = dict[int, tuple[Any, ...]]


def told(register: Register, rows: Rows, keys: Sequence[str], today: date) -> Rows:
    """Return rows of cases, their columns named by `keys`, as they may be seen by anybody.

    What only the law can tell stands in its place, and what is secret that day is left out.
    """
    cases = records.some(register, DirectProcurement, list(rows))
    with register.reading() as connection:
        return {
            case.id or 0: tuple(_cells(case, keys, rows[case.id or 0], around))
            for case, around in procuring.judged_in(connection, cases, today)
        }


def documents_due(case: DirectProcurement, around: Setting) -> date | None:
    """Return the last day for finishing the documents of a case; None where none are owed or left."""
    due = [each for each in procuring_dues.dues(case, around) if each.duty.duty in DOCUMENTS]
    return min((each.last_day for each in due if each.done_on is None), default=None)


def ground_of(case: DirectProcurement, around: Setting) -> str | Message:
    """Return on what a case is made without a notice: a ground's name, or that its value is low."""
    found = procuring.assess(case, around)
    wants_more = bool(case.ground) and (found.asked_for is None or found.asked_for.exception)
    if found.route is Route.BY_VALUE and not wants_more:
        return message("Value below the limit")
    return ground_name(case, around) if case.ground else ""


def _cells(
    case: DirectProcurement, keys: Sequence[str], cells: Sequence[Any], around: Setting
) -> Iterator[Any]:
    hidden = secret_fields(case, around.today)
    for key, cell in zip(keys, cells, strict=True):
        if key in hidden:
            yield None
        elif key == "ground":
            yield ground_of(case, around)
        elif key == "documents_due":
            yield documents_due(case, around)
        else:
            yield cell
