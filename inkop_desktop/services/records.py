"""Read, save and delete records of any noun; what is special to a noun has a service of its own."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from inkop_desktop.errors import UserError
from inkop_desktop.lists import nouns
from inkop_desktop.lists.offices import ON_CONTRACTS
from inkop_desktop.models.mapping import METADATA, ROOTS, noun_of
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import AnyRoot, Root, fields_of, rows_of
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules import orgnr
from inkop_desktop.services import actions, problems, work
from inkop_desktop.services.problems import Problems
from inkop_desktop.text import N_, Message, counted, message

MOST_NAMED = 5  # in the name of one action


class InvalidRecordError(UserError):
    """Tell that a record cannot be saved as it is; `problems` says why, by field."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(N_("This cannot be saved yet: {first}"), first=next(iter(problems.values())))
        self.problems = problems


def noun_for(record_type: type[Root]) -> str:
    """Return the noun of the records of a class."""
    return noun_of(record_type)


def get(register: Register, record_type: type[AnyRoot], record_id: int) -> AnyRoot:
    """Return a record; raise UserError where it is gone."""
    with register.reading() as connection:
        found = store.load_one(connection, record_type, record_id)
    if found is None:
        raise UserError(N_("This is no longer in the register."))
    return found


def every(register: Register, record_type: type[AnyRoot]) -> list[AnyRoot]:
    """Return all records of a class, by id."""
    with register.reading() as connection:
        return store.load(connection, record_type)


def some(register: Register, record_type: type[AnyRoot], ids: Sequence[int]) -> list[AnyRoot]:
    """Return the records with these ids, in this order; those that are gone are left out."""
    with register.reading() as connection:
        return store.load(connection, record_type, ids)


def names(register: Register, noun: str) -> dict[int, str]:
    """Return the name of every record of a noun (the title of a contract), by id."""
    table, name = METADATA.tables[noun], _name(noun)
    with register.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(select(table.c.id, name).order_by(name))}


def names_of(register: Register, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return the names (of a contract, its title) of these (noun, id); those that are gone are left out."""
    by_noun: dict[str, list[int]] = defaultdict(list)
    for noun, record_id in wanted:
        by_noun[noun].append(record_id)
    found: dict[tuple[str, int], str] = {}
    with register.reading() as connection:
        for noun, ids in by_noun.items():
            table = METADATA.tables[noun]
            query = select(table.c.id, _name(noun)).where(table.c.id.in_(ids))
            found |= {(noun, row[0]): row[1] for row in connection.execute(query)}
    return found


def _name(noun: str) -> ColumnElement[str]:
    """Return the column with what a record is called; a person has a title besides."""
    columns = METADATA.tables[noun].c
    return columns.name if "name" in columns else columns.title


def named(register: Register, record: Any) -> dict[tuple[str, int], str]:
    """Return the name of everything that a record and its children refer to, by (noun, id)."""
    return names_of(register, references(record))


def references(record: Any) -> set[tuple[str, int]]:
    """Return (noun, id) of everything that a record and its children refer to."""
    found = {
        (field.refers_to, getattr(record, name))
        for name, field in fields_of(type(record)).items()
        if field.refers_to and getattr(record, name)
    }
    for name in rows_of(type(record)):
        for child in getattr(record, name):
            found |= references(child)
    return found


def save(register: Register, record: AnyRoot) -> AnyRoot:
    """Save one record as one action; return it with its ids and version.

    Raises InvalidRecordError, NewerVersionError.
    """
    record = tidied(checked(record))
    with work.change(register, saving(register, record)) as change:
        check_around(change.connection, record)
        return change.save(record)


def saving(register: Register, record: Root) -> Message:
    """Return what it is called in the log that a record is saved."""
    added, edited, _deleted = actions.ACTIONS[noun_of(type(record))]
    return message(added if record.id is None else edited, label=called(register, record))


def add_named(register: Register, noun: str, name: str) -> Root:
    """Save a new record of a noun of which only the name is known."""
    return save(register, NAMED[noun](name=name))


def delete(register: Register, record: Root) -> None:
    """Delete one record as one action; raise UserError where others refer to it."""
    delete_all(register, [record])


def delete_all(register: Register, records: Sequence[Root]) -> None:
    """Delete records of one class as one action; raise UserError where others refer to one of them."""
    noun = noun_of(type(records[0]))
    _added, _edited, one = actions.ACTIONS[noun]
    deleted = one if len(records) == 1 else actions.SEVERAL_DELETED[noun]
    with register.reading() as connection:
        action = message(deleted, label=_labels(connection, records))
    with work.change(register, action) as change:
        _check_unused(change.connection, records)
        for record in records:
            change.delete(record)


def _check_unused(connection: Connection, records: Sequence[Root]) -> None:
    """Raise UserError that names what still refers to one of the records, or the record that must stay."""
    going = {(noun_of(type(record)), record.id) for record in records}
    for record in records:
        if isinstance(record, DirectProcurement) and record.ending is not None:
            raise UserError(
                N_("“{label}” has ended and documents what was done, so it stays."), label=label(record)
            )
        noun = noun_of(type(record))
        used = {*store.referring(connection, noun, record.id or 0), *_with_post(connection, record)}
        held = sorted(used - going)
        if any(kind == "profile" for kind, _id in held):
            raise UserError(N_("“{label}” is whose register this is, so it stays."), label=label(record))
        if held:
            users = [store.load_one(connection, ROOTS[kind][0], each) for kind, each in held]
            raise UserError(
                N_("“{label}” is still used by {users}. Change that first."),
                label=label(record),
                users=_labels(connection, [user for user in users if user is not None]),
            )


def _with_post(connection: Connection, record: Root) -> Iterator[tuple[str, int]]:
    """Yield the contracts on which somebody has a role that stands there and not in an appointment."""
    for post, held in ON_CONTRACTS.items():
        if isinstance(record, Role) and record.post == post:
            yield from (("contract", each) for each in connection.scalars(select(held.c.root_id)))


def _labels(connection: Connection, records: Sequence[Root]) -> str | Message:
    """Return what some records are called together; of many the first one stands for all."""
    if len(records) <= MOST_NAMED:
        return ", ".join(_called(connection, record) for record in records)
    first, more = _called(connection, records[0]), len(records) - 1
    return counted("{first} and {count} more", "{first} and {count} more", more, first=first)


def called(register: Register, record: Root) -> str:
    """Return what a record is called, one without a name of its own too."""
    with register.reading() as connection:
        return _called(connection, record)


def _called(connection: Connection, record: Root) -> str:
    return label(record) or nouns.called(connection, record)


def label(record: Root) -> str:
    """Return what a record is called in running text; nothing for one that has no name of its own."""
    if isinstance(record, Contract) and record.number:
        return f"{record.number} {record.title}"
    for name in ("name", "title", "finding"):
        if getattr(record, name, ""):
            return str(getattr(record, name))
    return ""


def checked(record: AnyRoot) -> AnyRoot:
    """Return the record; raise InvalidRecordError where it has problems."""
    found = problems.of(record)
    if found:
        raise InvalidRecordError(found)
    return record


def check_around(connection: Connection, record: Root) -> None:
    """Raise InvalidRecordError where a record does not go with what it refers to."""
    found = problems.around(connection, record)
    if found:
        raise InvalidRecordError(found)
    _check_not_above_itself(connection, record)


def _check_not_above_itself(connection: Connection, record: Root) -> None:
    """Raise InvalidRecordError where what a record is part of, or follows, leads back to the record."""
    noun = noun_of(type(record))
    table = METADATA.tables[noun]
    for name, field in fields_of(type(record)).items():
        above, seen = getattr(record, name) if field.refers_to == noun else None, set()
        while above is not None and above not in seen:
            if above == record.id:
                said = message(
                    "“{field}” leads back to this one. Choose another.", field=Message(field.label)
                )
                raise InvalidRecordError({name: said})
            seen.add(above)
            above = connection.scalar(select(table.c[name]).where(table.c.id == above))


def tidied(record: AnyRoot) -> AnyRoot:
    """Return a record without problems as it is kept: what has one right spelling has that one."""
    if isinstance(record, Supplier) and record.org_number:
        number = orgnr.parse(record.org_number, record.country)
        return replace(record, org_number=number.display, country=number.country, sole_trader=number.personal)
    if isinstance(record, Organisation) and record.org_number:
        return replace(record, org_number=orgnr.parse(record.org_number, record.country).display)
    return record


# The nouns that can be added by their name alone, while something else is being written.
NAMED: dict[str, Callable[..., Root]] = {
    "supplier": Supplier,
    "person": Person,
    "unit": Unit,
    "organisation": Organisation,
    "area": ProductArea,
}
