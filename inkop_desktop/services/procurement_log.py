"""Gather what the reports about all direct procurements are made from: the log, the grounds, what is late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inkop_desktop.lists.listing import Query
from inkop_desktop.lists.procuring import DIRECT_PROCUREMENTS
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import is_awarded, without_secrets
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import grounds
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import listing, procuring, procuring_dues, records
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_list import documents_due
from inkop_desktop.services.procuring_words import ground_name

Names = Mapping[tuple[str, int], str]
LOGGED = (
    *("unit_id", "number", "title", "supplier_id", "area_id", "ground"),
    *("started_on", "signed_on", "ended_on", "days_used", "status", "value", "award_value"),
)
"""The columns of the list that the log is made from."""


@dataclass(frozen=True, slots=True)
class Use:
    """Hold a case that was made on a ground for exception; `value` is the contract's, else the estimate."""

    year: int
    ground: str
    number: str
    title: str
    unit: str
    supplier: str
    day: date | None
    value: Money | None
    reasons: str


@dataclass(frozen=True, slots=True)
class Undocumented:
    """Hold a case whose documents are not finished; `due` is None where the law sets no time.

    `since` is the day of the contract or of the cancelling. Where `is_known` is not set, the law cannot be
    told before a fact of the case is.
    """

    number: str
    title: str
    unit: str
    officer: str
    since: date
    due: date | None
    value: Money | None
    is_known: bool = True


def log(register: Register, today: date, year: int | None = None) -> list[dict[str, Any]]:
    """Return the columns named in LOGGED of the cases begun in a year, or of all, by their numbers."""
    ids = _ids(register, today, year)
    rows = listing.rows(register, DIRECT_PROCUREMENTS, LOGGED, ids, today)
    return [dict(zip(LOGGED, rows[each], strict=True)) for each in ids]


def exceptions(register: Register, today: date, year: int | None = None) -> list[Use]:
    """Return the cases, begun in a year or all, in which something was bought on a ground for exception."""
    judged = [each for each in _judged(register, today, year) if _is_exception(*each)]
    names = _names(register, [case for case, _around in judged])
    return [_use(without_secrets(case, today), names, around) for case, around in judged]


def undocumented(register: Register, today: date) -> list[Undocumented]:
    """Return the cases whose documents are owed and not finished, or may be, the most urgent first."""
    judged = [each for each in _judged(register, today) if _since(each[0])]
    names = _names(register, [case for case, _around in judged])
    found = [late for each in judged if (late := _undocumented(*each, names)) is not None]
    return sorted(found, key=lambda each: (each.due or date.max, each.since, each.number))


def _ids(register: Register, today: date, year: int | None) -> list[int]:
    filters = {} if year is None else {"year": year}
    query = Query(today, filters=filters, sort=(("number", False),))
    return listing.ids(register, DIRECT_PROCUREMENTS, query)


def _judged(
    register: Register, today: date, year: int | None = None
) -> list[tuple[DirectProcurement, Setting]]:
    """Return cases, each with what it is judged by."""
    cases = records.some(register, DirectProcurement, _ids(register, today, year))
    with register.reading() as connection:
        return list(procuring.judged_in(connection, cases, today))


def _names(register: Register, cases: Sequence[DirectProcurement]) -> Names:
    places = {
        place
        for each in cases
        for place in (("unit", each.unit_id), ("person", each.officer_id), ("supplier", each.supplier_id))
    }
    return records.names_of(register, [(noun, key) for noun, key in places if key is not None])


def _is_exception(case: DirectProcurement, around: Setting) -> bool:
    text = grounds.text_of(around.pack, case.ground)
    bought = is_awarded(case) and case.ending in {None, Ending.CONTRACT}
    return bought and text is not None and text.exception


def _use(case: DirectProcurement, names: Names, around: Setting) -> Use:
    return Use(
        year=(case.started_on or around.today).year,
        ground=ground_name(case, around),
        number=case.number,
        title=case.title,
        unit=names.get(("unit", case.unit_id or 0), ""),
        supplier=names.get(("supplier", case.supplier_id or 0), ""),
        day=case.signed_on or case.decided_on,
        value=case.award_value or case.value,
        reasons=case.reasons,
    )


def _since(case: DirectProcurement) -> date | None:
    """Return the day of the contract, or of the cancelling; None where there has been neither."""
    return case.ended_on if case.ending is Ending.CANCELLED else case.signed_on


def _undocumented(case: DirectProcurement, around: Setting, names: Names) -> Undocumented | None:
    """Return a case as one whose documents are owed, or may be; None where surely none are."""
    found = procuring.assess(case, around)
    since = _since(case)
    is_finished = procuring_dues.is_documented(case, found, around)
    if since is None or is_finished or found.documented is False:
        return None
    shown = without_secrets(case, around.today)
    return Undocumented(
        number=shown.number,
        title=shown.title,
        unit=names.get(("unit", shown.unit_id or 0), ""),
        officer=names.get(("person", shown.officer_id or 0), ""),
        since=since,
        due=documents_due(case, around),
        value=shown.award_value or shown.value,
        is_known=found.documented is True,
    )
