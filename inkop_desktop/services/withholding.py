"""What of cases, of their contracts and of their call-offs is secret on a day and stays out of papers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection, select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields
from inkop_desktop.register import store
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import CURRENCY, Change
from inkop_desktop.text import message

CASE = METADATA.tables["direct_procurement"]
# The field of a contract that says the same as one of the case that led to it.
_SAME = {"title": "title", "award_value": "estimated_value", "supplier_id": "suppliers"}
# The fields of a call-off that tell one of the case that it comes from.
_OF_CALL_OFF = {
    "title": ("what", "case_id"),
    "considered": ("case_id",),
    "award_value": ("value",),
    "ended_on": ("day",),
    "unit_id": ("unit_id",),
    "officer_id": ("ordered_by_id",),
    "decided_by_id": ("ordered_by_id",),
}
Hidden: TypeAlias = Mapping[int, frozenset[str]]
"""The fields of call-offs that are secret, by the id of the case that they come from."""


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


def of_call_offs(connection: Connection, case_ids: Iterable[int | None], day: date) -> Hidden:
    """Return the names of the fields of call-offs that are secret because their cases' are."""
    cases = of_cases(connection, filter(None, case_ids), day)
    return {
        case_id: frozenset(name for each in hidden for name in _OF_CALL_OFF.get(each, ()))
        for case_id, hidden in cases.items()
    }


def in_call_offs(register: Register, contracts: Iterable[Contract], day: date) -> Hidden:
    """Return what is secret of the call-offs of some contracts."""
    cases = {each.case_id for contract in contracts for each in contract.call_offs}
    with register.reading() as connection:
        return of_call_offs(connection, cases, day)


def out_of_log(register: Register, entries: Sequence[Entry], day: date) -> list[Entry]:
    """Return the entries of a contract's log without what is secret of its call-offs.

    The log knows the case of a call-off that is there no more, too. An action is named after the case.
    """
    cases: dict[int, set[int]] = defaultdict(set)
    for change in (each for entry in entries for each in entry.changes):
        if (change.table, change.column) == ("call_off", "case_id"):
            cases[change.id] |= {change.before, change.after} - {None}
    with register.reading() as connection:
        hidden = of_call_offs(connection, set().union(*cases.values()), day)
    by_row = {key: frozenset().union(*(hidden.get(each, ()) for each in ids)) for key, ids in cases.items()}
    return [_without(entry, by_row) for entry in entries]


def _without(entry: Entry, hidden: Mapping[int, frozenset[str]]) -> Entry:
    """Return an entry without what is hidden of each call-off, by the id of its row."""

    def names(change: Change) -> frozenset[str]:
        return hidden.get(change.id, frozenset()) if change.table == "call_off" else frozenset()

    kept = tuple(each for each in entry.changes if each.column.removesuffix(CURRENCY) not in names(each))
    names_a_secret = any("what" in names(each) for each in entry.changes)
    return replace(entry, changes=kept, action=message("Secret") if names_a_secret else entry.action)
