"""What of cases, and of the contracts, call-offs and plans that they led to, is secret on a day.

In the window the office reads its own register; whatever leaves it as a file, on paper, as the answer of a
command or on the clipboard asks here what to leave out. It is always the case that is asked, so that a mark
that is set or taken away later, or that ends with its day, counts for everything that tells the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, func, select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import without
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields, secret_files
from inkop_desktop.register import store
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import CURRENCY, Change
from inkop_desktop.text import _, message

CASE = METADATA.tables["direct_procurement"]
CONTRACT = METADATA.tables["contract"]
PLAN_ITEM = METADATA.tables["plan_item"]
SECRET = METADATA.tables["secret"]
# The fields of a contract that tell one of the case that led to it. Its days and whoever answers for it are
# what it is watched by, and stay.
_OF_CONTRACT = {
    "title": ("title",),
    "award_value": ("estimated_value",),
    "supplier_id": ("suppliers",),
    "case_number": ("case_number",),
    "area_id": ("area_id",),
    "cpv": ("cpv",),
    "unit_id": ("unit_id", "users"),
    "ground": ("legal_ground",),
    "signed_on": ("signed_on",),
    "signed_by_id": ("signed_by_id",),
}
# The fields of a planned procurement that tell one of the case that it comes from; when to begin follows from
# the value and from when it is needed.
_OF_PLAN_ITEM = {
    "title": ("title",),
    "need": ("need",),
    "area_id": ("area_id",),
    "cpv": ("cpv",),
    "unit_id": ("unit_id",),
    "officer_id": ("responsible_id",),
    "prices": ("kind",),
    "value": ("estimated_value", "begin_by"),
    "wanted_from": ("needed_from", "begin_by"),
}
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
Telling: TypeAlias = Mapping[str, tuple[str, ...]]
"""The fields of a record that tell a field of its case, by the name of that one."""
Place: TypeAlias = tuple[str, int]
"""The noun and the id of a record."""


def of_cases(connection: Connection, ids: Iterable[int], day: date) -> Mapping[int, frozenset[str]]:
    """Return the names of the fields that are secret on a day, by the id of the case."""
    cases = store.load(connection, DirectProcurement, sorted(set(ids)))
    return {each.id or 0: secret_fields(each, day) for each in cases}


def of_contracts(connection: Connection, ids: Iterable[int], day: date) -> Mapping[int, frozenset[str]]:
    """Return the names of the fields of contracts that are secret because their case's are, by id."""
    pairs = _pairs(connection, CASE.c.contract_id, CASE.c.id, ids)
    return _as_of_cases(connection, pairs, _OF_CONTRACT, day)


def of_plan_items(connection: Connection, ids: Iterable[int], day: date) -> Mapping[int, frozenset[str]]:
    """Return the names of the fields of what is planned that are secret because its case's are, by id."""
    pairs = _pairs(connection, PLAN_ITEM.c.id, PLAN_ITEM.c.case_id, ids)
    return _as_of_cases(connection, pairs, _OF_PLAN_ITEM, day)


def _pairs(
    connection: Connection, record_id: ColumnElement[int], case_id: ColumnElement[int], ids: Iterable[int]
) -> list[tuple[int, int]]:
    """Return the ids of records with those of their cases, which stand in one table."""
    found: list[tuple[int, int]] = []
    for some in store.pieces(sorted(set(ids))):
        query = select(record_id, case_id).where(record_id.in_(some), case_id.is_not(None))
        found += [(row[0], row[1]) for row in connection.execute(query)]
    return found


def _as_of_cases(
    connection: Connection,
    pairs: Sequence[tuple[int, int]],
    telling: Telling,
    day: date,
) -> Mapping[int, frozenset[str]]:
    """Return the fields of records that tell what is secret of their cases, by the records' ids."""
    cases = of_cases(connection, (case_id for _record_id, case_id in pairs), day)
    found: dict[int, frozenset[str]] = {}
    for record_id, case_id in pairs:
        found[record_id] = found.get(record_id, frozenset()) | _telling(cases[case_id], telling)
    return found


def of_call_offs(connection: Connection, case_ids: Iterable[int | None], day: date) -> Hidden:
    """Return the names of the fields of call-offs that are secret because their cases' are."""
    cases = of_cases(connection, filter(None, case_ids), day)
    return {case_id: _telling(hidden, _OF_CALL_OFF) for case_id, hidden in cases.items()}


def _telling(hidden: Iterable[str], telling: Telling) -> frozenset[str]:
    return frozenset(name for each in hidden for name in telling.get(each, ()))


_OF = {"direct_procurement": of_cases, "contract": of_contracts, "plan_item": of_plan_items}


def of(connection: Connection, places: Iterable[Place], day: date) -> dict[Place, frozenset[str]]:
    """Return the names of the fields that are secret, by noun and id; of other nouns nothing is."""
    ids: dict[str, list[int]] = defaultdict(list)
    for noun, record_id in places:
        ids[noun].append(record_id)
    return {
        (noun, record_id): hidden
        for noun, secret in _OF.items()
        for record_id, hidden in secret(connection, ids[noun], day).items()
    }


def told(connection: Connection, names: Mapping[Place, str], day: date) -> dict[Place, str]:
    """Return names as they may leave the office: where a title is secret, the number stands for it."""
    secret = [place for place, hidden in of(connection, names, day).items() if "title" in hidden]
    numbers = _numbers(connection, secret)
    return dict(names) | {each: numbers.get(each) or _("Secret") for each in secret}


def plan_items(connection: Connection, items: Iterable[PlanItem], day: date) -> list[PlanItem]:
    """Return planned procurements as they may be told; the number of its case stands for a secret title."""
    known = {("plan_item", each.id or 0): each for each in items}
    secret = of(connection, known, day)
    names = told(connection, {place: each.title for place, each in known.items()}, day)
    return [
        replace(without(each, secret.get(place, ())), title=names[place]) for place, each in known.items()
    ]


def titled(connection: Connection, day: date) -> set[Place]:
    """Return every case whose title is secret, with the contract and the plans that it led to."""
    cases = of_cases(connection, connection.scalars(select(SECRET.c.root_id)), day)
    ids = [case_id for case_id, hidden in cases.items() if "title" in hidden]
    found: set[Place] = {("direct_procurement", each) for each in ids}
    for some in store.pieces(ids):
        contracts = select(CASE.c.contract_id).where(CASE.c.id.in_(some), CASE.c.contract_id.is_not(None))
        plans = select(PLAN_ITEM.c.id).where(PLAN_ITEM.c.case_id.in_(some))
        found |= {("contract", each) for each in connection.scalars(contracts)}
        found |= {("plan_item", each) for each in connection.scalars(plans)}
    return found


def with_secret_files(connection: Connection, day: date) -> set[Place]:
    """Return every case of which a file is secret, so that its name is."""
    ids = sorted(set(connection.scalars(select(SECRET.c.root_id))))
    cases = store.load(connection, DirectProcurement, ids)
    return {("direct_procurement", each.id or 0) for each in cases if secret_files(each, day)}


def _numbers(connection: Connection, places: Iterable[Place]) -> dict[Place, str]:
    """Return the numbers of records; a planned procurement has that of its case, which is never secret."""
    of_case = select(CASE.c.number).where(CASE.c.id == PLAN_ITEM.c.case_id).scalar_subquery()
    columns = {
        "direct_procurement": (CASE.c.id, CASE.c.number),
        "contract": (CONTRACT.c.id, CONTRACT.c.number),
        "plan_item": (PLAN_ITEM.c.id, func.coalesce(of_case, "")),
    }
    found: dict[Place, str] = {}
    for noun, (record_id, number) in columns.items():
        for some in store.pieces(sorted(each for kind, each in places if kind == noun)):
            query = select(record_id, number).where(record_id.in_(some))
            found |= {(noun, row[0]): row[1] for row in connection.execute(query)}
    return found


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
