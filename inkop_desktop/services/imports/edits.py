"""Tell which fields of contracts were edited by hand since they were last imported."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from inkop_desktop.models.mapping import METADATA, child_tables
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.register import history
from inkop_desktop.register.rows import CURRENCY
from inkop_desktop.register.store import CHUNK
from inkop_desktop.text import N_

# What an import is called in the log; it tells imports from what is done by hand.
ACTION = N_("Import contracts from “{name}”")

CHANGE = METADATA.tables["change"]
CHANGE_SET = METADATA.tables["change_set"]
_CHILDREN = {table.name: name for name, (_child, table) in child_tables(Contract).items()}


def by_hand(connection: Connection, ids: Sequence[int]) -> set[tuple[int, str]]:
    """Return (contract, field) of every field that was last changed by something else than an import.

    What was undone does not count, and neither does the undoing.
    """
    undone = _undone(connection)
    imports = _imports(connection)
    last: dict[tuple[int, str], int] = {}
    for start in range(0, len(ids), CHUNK):
        query = (
            select(CHANGE.c.root_id, CHANGE.c.kind, CHANGE.c.field, CHANGE.c.change_set_id)
            .where(CHANGE.c.root_kind == "contract", CHANGE.c.root_id.in_(ids[start : start + CHUNK]))
            .order_by(CHANGE.c.change_set_id)
        )
        for root_id, table, column, change_set_id in connection.execute(query):
            if change_set_id not in undone:
                last[root_id, _field(table, column)] = change_set_id
    return {place for place, change_set_id in last.items() if change_set_id not in imports}


def _field(table: str, column: str) -> str:
    """Return the contract's field that a column belongs to."""
    if table in _CHILDREN:
        return _CHILDREN[table]
    return column if column in fields_of(Contract) else column.removesuffix(CURRENCY)


def _imports(connection: Connection) -> set[int]:
    rows = connection.execute(select(CHANGE_SET))
    return {row.id for row in rows if history.name_of(row).template == ACTION}


def _undone(connection: Connection) -> set[int]:
    """Return the change sets that count no more: every undoing, and what is undone now."""
    query = select(CHANGE_SET.c.id, CHANGE_SET.c.undoes).where(CHANGE_SET.c.undoes.is_not(None))
    void: set[int] = set()
    reversals: Iterable[tuple[int, int]] = [(row.id, row.undoes) for row in connection.execute(query)]
    for reversal, target in sorted(reversals, reverse=True):
        if reversal not in void:  # an undoing that was itself undone leaves its target as it was
            void.add(target)
        void.add(reversal)
    return void
