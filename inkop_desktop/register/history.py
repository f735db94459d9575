"""The one log: what was changed, by whom and when, chained so that nothing can be slipped out.

Each change set holds the hash of the one before it, the places of its changes and the digests of
their values and of its own name. A digest is salted, so that a lawful erasure of personal data can
take the value and the salt away and leave a digest that tells nothing; the chain still holds, and
`verify` counts the erased.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.register.faults import DamagedError
from inkop_desktop.register.rows import Change, from_json, quoted, to_json
from inkop_desktop.text import N_, Message, message

CHANGE_SET = METADATA.tables["change_set"]
CHANGE = METADATA.tables["change"]
FIRST = ""  # what the first change set has before it
SALT = 16
_ALTERED = N_(
    "Log entry {number} was altered outside the program and cannot be read. Keep the register as it is and"
    " restore the latest backup from the File menu."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change set as a reader sees it; `changes` are those of the record asked for."""

    id: int
    at: datetime
    who: str
    action: Message
    undoes: int | None
    changes: tuple[Change, ...]
    erased: int = 0


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk through the chain found: its length, its head, what is broken or erased."""

    change_sets: int
    changes: int
    erased: int
    head: str
    broken: tuple[int, ...]


# What each change set asks of the one before it and of itself: made once, making takes longer than asking.
_HASH_BEFORE = (
    select(CHANGE_SET.c.hash)
    .where(CHANGE_SET.c.id < bindparam("key"))
    .order_by(CHANGE_SET.c.id.desc())
    .limit(1)
)
_OPEN = insert(CHANGE_SET)
_HEAD = select(CHANGE_SET).where(CHANGE_SET.c.id == bindparam("key"))
_SEAL = (
    update(CHANGE_SET)
    .where(CHANGE_SET.c.id == bindparam("key"))
    .values(previous=bindparam("previous"), hash=bindparam("hash"))
)


def open_change_set(
    connection: Connection, who: str, session: str, action: Message, *, binding: bool, undoes: int | None
) -> int:
    """Write the head of a change set and return its id; `seal` closes it."""
    salt, written = os.urandom(SALT), _written(action)
    values = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "who": who,
        "session": session,
        "action": written,
        "salt": salt,
        "digest": _digest(salt, written),
        "binding": binding,
        "undoes": undoes,
        "previous": "",
        "hash": "",
    }
    key = connection.execute(_OPEN, values).inserted_primary_key
    assert key is not None
    return int(key[0])


# One prepared statement for the many rows of an import: Core's own costs three times as much here.
_COLUMNS = [column.name for column in CHANGE.columns if column.name != "id"]
_INSERT = f"INSERT INTO change ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608


def write(connection: Connection, change_set_id: int, changes: Sequence[Change]) -> list[bytes]:
    """Write the changes of an open change set and return what `seal` chains of them."""
    salts = os.urandom(SALT * len(changes))
    rows, links = [], []
    for number, change in enumerate(changes):
        salt = salts[number * SALT : (number + 1) * SALT]
        place, before, after = change[:-2], to_json(change.before), to_json(change.after)
        digest = _digest(salt, before, after)
        links.append(_link(place, digest))
        rows.append((change_set_id, *place, before, after, salt, digest))
    if rows:
        connection.exec_driver_sql(_INSERT, rows)
    return links


def seal(connection: Connection, change_set_id: int, links: Iterable[bytes]) -> None:
    """Chain a change set, with all its changes, to the one before it."""
    previous = connection.scalar(_HASH_BEFORE, {"key": change_set_id}) or FIRST
    head = connection.execute(_HEAD, {"key": change_set_id}).one()
    sealed = {"key": change_set_id, "previous": previous, "hash": _hash(previous, head, links)}
    connection.execute(_SEAL, sealed)


def changes_of(connection: Connection, change_set_id: int) -> list[Change]:
    """Return the changes of a change set in the order they were written; erased ones are left out."""
    query = (
        select(CHANGE)
        .where(CHANGE.c.change_set_id == change_set_id, CHANGE.c.salt.is_not(None))
        .order_by(CHANGE.c.id)
    )
    return [_change(row) for row in connection.execute(query)]


def of_record(connection: Connection, noun: str, root_id: int) -> list[Entry]:
    """Return what has happened to a record, the latest first."""
    query = (
        select(CHANGE)
        .where(CHANGE.c.root_kind == noun, CHANGE.c.root_id == root_id)
        .order_by(CHANGE.c.change_set_id, CHANGE.c.id)
    )
    by_set: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(query):
        by_set.setdefault(row.change_set_id, []).append(row)
    heads = connection.execute(
        select(CHANGE_SET).where(CHANGE_SET.c.id.in_(by_set)).order_by(CHANGE_SET.c.id.desc())
    )
    return [_entry(head, by_set[head.id]) for head in heads]


def last_change(connection: Connection, noun: str, root_id: int, field: str) -> int:
    """Return the change set that wrote a field of a record last; 0 where none did."""
    of_record = (CHANGE.c.root_kind == noun) & (CHANGE.c.root_id == root_id)
    own = of_record & (CHANGE.c.kind == noun) & (CHANGE.c.field == field)
    return connection.scalar(select(func.max(CHANGE.c.change_set_id)).where(own)) or 0


def changes_since(
    connection: Connection, noun: str, change_set_id: int, root_ids: Sequence[int] | None = None
) -> list[Change]:
    """Return what records of a noun were changed by after a change set, the latest first; of all without ids.

    What has been erased is left out.
    """
    since = [CHANGE.c.root_kind == noun, CHANGE.c.change_set_id > change_set_id, CHANGE.c.salt.is_not(None)]
    if root_ids is not None:
        since.append(CHANGE.c.root_id.in_(root_ids))
    query = select(CHANGE).where(*since).order_by(CHANGE.c.id.desc())
    return [_change(row) for row in connection.execute(query)]


def some(connection: Connection, change_set_ids: Iterable[int]) -> list[Entry]:
    """Return these change sets, the latest first, without their changes."""
    query = select(CHANGE_SET).where(CHANGE_SET.c.id.in_(list(change_set_ids)))
    return [_entry(head, ()) for head in connection.execute(query.order_by(CHANGE_SET.c.id.desc()))]


def touched_by(connection: Connection, change_set_id: int, limit: int) -> list[tuple[str, int]]:
    """Return noun and id of the first records that a change set touched, in the order it wrote them."""
    query = (
        select(CHANGE.c.root_kind, CHANGE.c.root_id)
        .where(CHANGE.c.change_set_id == change_set_id)
        .group_by(CHANGE.c.root_kind, CHANGE.c.root_id)
        .order_by(func.min(CHANGE.c.id))
        .limit(limit)
    )
    return [(row.root_kind, row.root_id) for row in connection.execute(query)]


def latest(
    connection: Connection, limit: int, before: int | None = None, *, with_changes: bool = True
) -> list[Entry]:
    """Return the newest change sets, the latest first; those of an import are quick without their changes."""
    query = select(CHANGE_SET).order_by(CHANGE_SET.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(CHANGE_SET.c.id < before)
    heads = connection.execute(query).all()
    changes: dict[int, list[Row[Any]]] = {head.id: [] for head in heads}
    if with_changes:
        of_these = select(CHANGE).where(CHANGE.c.change_set_id.in_(changes)).order_by(CHANGE.c.id)
        for row in connection.execute(of_these):
            changes[row.change_set_id].append(row)
    return [_entry(head, changes[head.id]) for head in heads]


def verify(connection: Connection) -> Verification:
    """Walk the whole chain and compare every digest and every hash."""
    previous, broken, erased, count = FIRST, [], 0, 0
    heads = connection.execute(select(CHANGE_SET).order_by(CHANGE_SET.c.id)).all()
    for head in heads:
        rows = connection.execute(
            select(CHANGE).where(CHANGE.c.change_set_id == head.id).order_by(CHANGE.c.id)
        ).all()
        count += len(rows)
        erased += sum(each.salt is None for each in (head, *rows))
        chained = _hash(previous, head, map(_link_of, rows))
        sound = _holds(head, head.action) and all(_holds(row, row.before, row.after) for row in rows)
        if head.previous != previous or head.hash != chained or not sound:
            broken.append(head.id)
        previous = head.hash
    return Verification(len(heads), count, erased, previous, tuple(broken))


def erase(connection: Connection, change_ids: Iterable[int], change_set_ids: Iterable[int] = ()) -> None:
    """Take the values of these changes and the names of these change sets away; leave their digests."""
    connection.execute(
        update(CHANGE).where(CHANGE.c.id.in_(list(change_ids))).values(before=None, after=None, salt=None)
    )
    connection.execute(
        update(CHANGE_SET).where(CHANGE_SET.c.id.in_(list(change_set_ids))).values(action=None, salt=None)
    )


def touched_by_others(connection: Connection, change_set_id: int, session: str) -> bool:
    """Tell whether a later change set of another session touched a record that this one touched."""
    mine = CHANGE.alias()
    query = (
        select(func.count())
        .select_from(CHANGE.join(CHANGE_SET, CHANGE.c.change_set_id == CHANGE_SET.c.id))
        .join(mine, (mine.c.root_kind == CHANGE.c.root_kind) & (mine.c.root_id == CHANGE.c.root_id))
        .where(
            mine.c.change_set_id == change_set_id,
            CHANGE.c.change_set_id > change_set_id,
            CHANGE_SET.c.session != session,
        )
    )
    return bool(connection.scalar(query))


def is_binding(connection: Connection, change_set_id: int) -> bool:
    """Tell whether the action decided, froze or numbered something, so that it cannot be undone."""
    return bool(connection.scalar(select(CHANGE_SET.c.binding).where(CHANGE_SET.c.id == change_set_id)))


def hash_of(connection: Connection, change_set_id: int) -> str:
    """Return the hash of a change set, which no other has; empty where there is none of that number."""
    return connection.scalar(select(CHANGE_SET.c.hash).where(CHANGE_SET.c.id == change_set_id)) or FIRST


def hash_of_making(connection: Connection, noun: str = "", root_id: int | None = None) -> str:
    """Return the hash of the change set that made a record; for no record, of the register's first one."""
    if root_id is None:
        made = select(func.min(CHANGE_SET.c.id))
    else:
        made = select(func.min(CHANGE.c.change_set_id)).where(
            CHANGE.c.root_kind == noun, CHANGE.c.root_id == root_id
        )
    return hash_of(connection, connection.scalar(made) or 0)


def action_of(connection: Connection, change_set_id: int) -> Message:
    """Return what a change set was called."""
    return name_of(connection.execute(select(CHANGE_SET).where(CHANGE_SET.c.id == change_set_id)).one())


def _digest(salt: bytes, *said: str | None) -> bytes:
    written = ", ".join(["null" if each is None else quoted(each) for each in said])
    return hashlib.sha256(salt + f"[{written}]".encode()).digest()


def _holds(row: Row[Any], *said: str | None) -> bool:
    """Tell whether a row says what its digest was made of, or nothing where it was erased."""
    if row.salt is None:
        return not any(said)
    return bool(row.digest == _digest(row.salt, *said))


def _link(place: tuple[str, int, str, int, str], digest: bytes) -> bytes:
    """Return what the chain holds of a change: where it is, which no erasure hides, and its digest."""
    noun, root_id, table, row_id, column = place
    return hashlib.sha256(f"{noun}\0{root_id}\0{table}\0{row_id}\0{column}".encode() + digest).digest()


def _link_of(row: Row[Any]) -> bytes:
    return _link((row.root_kind, row.root_id, row.kind, row.record_id, row.field), row.digest)


def _hash(previous: str, head: Row[Any], links: Iterable[bytes]) -> str:
    said = [previous, head.id, head.at, head.who, head.session, head.binding, head.undoes]
    chained = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode() + head.digest)
    for link in links:
        chained.update(link)
    return chained.hexdigest()


def _change(row: Row[Any]) -> Change:
    try:
        before, after = (from_json(row.kind, row.field, each) for each in (row.before, row.after))
    except (ValueError, TypeError) as error:
        raise DamagedError(_ALTERED, number=str(row.change_set_id)) from error
    return Change(row.root_kind, row.root_id, row.kind, row.record_id, row.field, before, after)


def _entry(head: Row[Any], rows: Sequence[Row[Any]]) -> Entry:
    kept = tuple(_change(row) for row in rows if row.salt is not None)
    try:
        at = datetime.fromisoformat(head.at)
    except (ValueError, TypeError) as error:
        raise DamagedError(_ALTERED, number=str(head.id)) from error
    return Entry(head.id, at, head.who, name_of(head), head.undoes, kept, len(rows) - len(kept))


def name_of(head: Row[Any]) -> Message:
    """Return what the change set of a row was called; raise DamagedError where that cannot be read."""
    if head.action is None:
        return message("An action whose name was erased")
    try:
        return _read(json.loads(head.action))
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedError(_ALTERED, number=str(head.id)) from error


def _written(action: Message) -> str:
    """Write an action's name; an action that it names in turn is written inside it."""
    return json.dumps(action, ensure_ascii=False, default=_parts)


def _parts(value: Any) -> Any:
    if isinstance(value, Message):
        return {"said": [value.template, value.params, value.plural, value.count]}
    return str(value)


def _read(parts: Any) -> Message:
    template, params, plural, count = parts["said"]
    named = {key: _read(value) if isinstance(value, dict) else value for key, value in params.items()}
    return Message(template, named, plural, count)
