"""What of cases, and of the contracts that they led to, is secret on a day and stays out of papers."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields
from inkop_desktop.register import store

CASE = METADATA.tables["direct_procurement"]
# The field of a contract that says the same as one of the case that led to it.
_SAME = {"title": "title", "award_value": "estimated_value", "supplier_id": "suppliers"}


def of_cases(connection: Connection, ids: Iterable[int], day: date) -> Mapping[int, frozenset[str]]:
    """Return the names of the fields that are secret on a day, by the id of the case."""
    cases = store.load(connection, DirectProcurement, sorted(set(ids)))
    return {each.id or 0: secret_fields(each, day) for each in cases}


def of_contracts(connection: Connection, ids: Iterable[int], day: date) -> Mapping[int, frozenset[str]]:
    """Return the names of the fields of contracts that are secret because their case's are, by id."""
    led_to: dict[int, int] = {}
    for some in store.pieces(sorted(set(ids))):
        query = select(CASE.c.id, CASE.c.contract_id).where(CASE.c.contract_id.in_(some))
        led_to |= {row.id: row.contract_id for row in connection.execute(query)}
    found: dict[int, frozenset[str]] = {}
    for case_id, hidden in of_cases(connection, led_to, day).items():
        same = frozenset(_SAME[name] for name in hidden if name in _SAME)
        found[led_to[case_id]] = found.get(led_to[case_id], frozenset()) | same
    return found
