"""Read records as they were once: what the log says has been changed since is taken back."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection

from inkop_desktop.models.mapping import noun_of
from inkop_desktop.records.fields import AnyRoot
from inkop_desktop.register import history, rows, store
from inkop_desktop.register.rows import Change


def load(
    connection: Connection, record_type: type[AnyRoot], after: int, ids: Sequence[int] | None = None
) -> list[AnyRoot]:
    """Return records as they were after a change set: those with these ids in the order asked, or all by id.

    What has been made since is left out, and what has been deleted since is there. What has been erased from
    the log is as it is now.
    """
    found = {each.id or 0: each for each in store.load(connection, record_type, ids)}
    for root_id, changes in _since(connection, noun_of(record_type), after, ids).items():
        now = found.pop(root_id, None)
        then = rows.unflatten(record_type, rows.undone(rows.flatten(now) if now else {}, changes))
        if then is not None:
            found[root_id] = then
    wanted = sorted(found) if ids is None else ids
    return [found[each] for each in wanted if each in found]


def _since(
    connection: Connection, noun: str, after: int, ids: Sequence[int] | None
) -> dict[int, list[Change]]:
    """Return what has been changed since, the latest first, by the ids of the records."""
    found: dict[int, list[Change]] = defaultdict(list)
    for some in [None] if ids is None else store.pieces(ids):
        for change in history.changes_since(connection, noun, after, some):
            found[change.root_id].append(change)
    return found
