"""What the log tells when it leaves the office: no secrets in a change, nor in what an action is called."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from sqlalchemy import Connection, select

from inkop_desktop import formats
from inkop_desktop.models.mapping import METADATA, ROOTS, child_tables
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import OFFICE_ONLY
from inkop_desktop.register import history
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import CURRENCY, Change
from inkop_desktop.services import withholding
from inkop_desktop.services.withholding import Place
from inkop_desktop.text import Message, message

CHANGE = METADATA.tables["change"]
# Whatever else a mark names is a file.
_MARKED_BY_NAME = {*fields_of(DirectProcurement), None}
Secret = Mapping[Place, frozenset[str]]
# What may be secret in itself, or because of a case that may be gone too; but for the number, which never is.
_WHOLLY: Mapping[str, frozenset[str]] = {
    noun: frozenset(fields_of(ROOTS[noun][0])) - {"number"} for noun in ("direct_procurement", "plan_item")
}


def told(register: Register, entries: Sequence[Entry], day: date) -> list[Entry]:
    """Return entries of the log as they may be told on a day.

    An action is called by the title of what it was done to: where a title is or was secret, it only says so.
    """
    shown = withholding.out_of_log(register, entries, day)
    places = {(each.noun, each.root_id) for entry in shown for each in entry.changes}
    with register.reading() as connection:
        gone = _gone(connection)
        secret = withholding.of(connection, places, day) | {each: _WHOLLY[each[0]] for each in gone}
        for case in withholding.with_secret_files(connection, day) & secret.keys():
            secret[case] |= {"attachments"}
        titles = _titles(connection, withholding.titled(connection, day) | gone)
    return [
        replace(
            entry,
            changes=tuple(each for each in entry.changes if _field(each) not in _hidden(each, secret)),
            action=message("Secret") if _names_one(entry.action, titles) else entry.action,
        )
        for entry in shown
    ]


def _gone(connection: Connection) -> set[Place]:
    """Return the cases, and the plans that came from one, that are gone: nobody can be asked about them."""
    found: set[Place] = set()
    for noun in _WHOLLY:
        there = select(METADATA.tables[noun].c.id)
        query = select(CHANGE.c.root_id).where(CHANGE.c.root_kind == noun, CHANGE.c.root_id.not_in(there))
        came = query if noun == "direct_procurement" else query.where(CHANGE.c.field == "case_id")
        found |= {(noun, each) for each in connection.scalars(came.distinct())}
    return found


def _titles(connection: Connection, places: Iterable[Place]) -> set[str]:
    """Return every title that records have or have had."""
    entries = (entry for place in places for entry in history.of_record(connection, *place))
    changes = (each for entry in entries for each in entry.changes)
    of_title = (each for each in changes if each.table == each.noun and each.column == "title")
    return {title for each in of_title for title in (each.before, each.after) if title}


def _names_one(action: Message, titles: Collection[str]) -> bool:
    said = [formats.show(value) for value in action.params.values()]
    return any(title in each for title in titles for each in said)


def _hidden(change: Change, secret: Secret) -> frozenset[str]:
    return OFFICE_ONLY | secret.get((change.noun, change.root_id), frozenset())


def _field(change: Change) -> str:
    """Return the field of the record that a change is of; of a row, the field that holds such rows."""
    if change.table == change.noun:
        return change.column.removesuffix(CURRENCY)
    held_in = _holders(change.noun).get(change.table, "")
    is_mark = held_in == "secrets" and change.column == "subject"
    names_a_file = is_mark and not {change.before, change.after} <= _MARKED_BY_NAME
    return "attachments" if names_a_file else held_in


@cache
def _holders(noun: str) -> Mapping[str, str]:
    """Return the field that holds the rows of each table of a noun."""
    return {table.name: name for name, (_child, table) in child_tables(ROOTS[noun][0]).items()}
