"""Which governing documents hold on a day, who is to know them, and who has confirmed that they do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection, func, or_, select

from inkop_desktop.lists import governance
from inkop_desktop.lists.belonging import BELONGING, OWN
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.governance import Confirmation, GoverningDocument
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import DocumentKind
from inkop_desktop.services import matrix, records, work
from inkop_desktop.services.offices import Place
from inkop_desktop.text import message

DOCUMENT = METADATA.tables["governing_document"]
ORGANISATION = METADATA.tables["organisation"]
PERSON = METADATA.tables["person"]
UNIT = METADATA.tables["unit"]
_WHOSE = func.coalesce(DOCUMENT.c.organisation_id, OWN)
# By what a confirmation's field says, who has confirmed.
_WHO = {"organisation_id": "organisation", "unit_id": "unit", "person_id": "person"}


@dataclass(frozen=True, slots=True)
class Reader:
    """A unit, an organisation or a person that is to know what governs the purchasing.

    `part_of` is the name of the unit or organisation that it belongs to.
    """

    noun: str
    id: int
    name: str
    part_of: str = ""

    @property
    def place(self) -> Place:
        """Return what tells it from everybody else."""
        return self.noun, self.id


Readers: TypeAlias = Mapping[int, Sequence[Reader]]  # by the organisation that they belong to


def in_force(connection: Connection, day: date, kind: DocumentKind | None = None) -> list[GoverningDocument]:
    """Return the documents, of a kind or of all, that hold on a day, by id."""
    query = select(DOCUMENT.c.id).where(governance.in_force(day))
    if kind is not None:
        query = query.where(DOCUMENT.c.kind == kind)
    return store.load(connection, GoverningDocument, sorted(connection.scalars(query)))


def governed(connection: Connection, day: date, kind: DocumentKind) -> set[int]:
    """Return the ids of the organisations that have a document of a kind in force.

    One that does not say whose it is belongs to the organisation whose register this is.
    """
    query = select(_WHOSE).where(governance.in_force(day), DOCUMENT.c.kind == kind)
    return set(connection.scalars(query))


def titles(connection: Connection) -> dict[int, str]:
    """Return what every document is called, by its id."""
    return {row.id: row.title for row in connection.execute(select(DOCUMENT.c.id, DOCUMENT.c.title))}


def replaced(connection: Connection, day: date) -> frozenset[int]:
    """Return the ids of the documents in whose place a newer one has come by a day."""
    return frozenset(connection.scalars(select(DOCUMENT.c.id).where(governance.replaced(day))))


def readers(connection: Connection) -> Readers:
    """Return the units of each participating organisation; the organisation itself where it has none."""
    query = select(UNIT.c.id, UNIT.c.name, ORGANISATION.c.id, ORGANISATION.c.name).order_by(UNIT.c.id)
    units: dict[int, list[Reader]] = defaultdict(list)
    known = UNIT.join(BELONGING, BELONGING.c.unit_id == UNIT.c.id)
    known = known.join(ORGANISATION, ORGANISATION.c.id == BELONGING.c.organisation_id)
    for unit_id, name, organisation_id, part_of in connection.execute(query.select_from(known)):
        units[organisation_id].append(Reader("unit", unit_id, name, part_of))
    return {
        each.id or 0: units.get(each.id or 0, [Reader("organisation", each.id or 0, each.name)])
        for each in matrix.participating(connection)
    }


def readers_of(document: GoverningDocument, everybody: Readers) -> list[Reader]:
    """Return who is to know a document: its organisation's readers, or all where it is not of one of them."""
    whose = document.organisation_id or 0
    if whose in everybody:
        return list(everybody[whose])
    return [reader for of_one in everybody.values() for reader in of_one]


def confirmed(document: GoverningDocument, day: date) -> set[Place]:
    """Return who has confirmed by a day that they know a document: units, organisations, persons."""
    return {
        place
        for row in document.confirmations
        if row.confirmed_on is not None and row.confirmed_on <= day
        for place in _confirmed_by(row)
    }


def unconfirmed(register: Register, document_id: int, day: date) -> list[Reader]:
    """Return who has not confirmed by a day that they know a document.

    The units and organisations that are to know it come first, then the persons employed there that day.
    """
    document = records.get(register, GoverningDocument, document_id)
    with register.reading() as connection:
        everybody = readers(connection)
        found = [*readers_of(document, everybody), *_employed(connection, document, everybody, day)]
    known = confirmed(document, day)
    return [each for each in found if each.place not in known]


def confirm(register: Register, document_id: int, places: Collection[Place], day: date) -> int:
    """Note that some have confirmed on a day that they know a document, as one action.

    Return how many it was; whoever had confirmed by then is left out.
    """
    document = records.get(register, GoverningDocument, document_id)
    known = confirmed(document, day)
    fields = {noun: name for name, noun in _WHO.items()}
    rows = tuple(
        Confirmation(**{fields[noun]: key}, confirmed_on=day)
        for noun, key in places
        if (noun, key) not in known
    )
    action = message("Note who has confirmed “{label}”", label=document.title)
    with work.change(register, action) as change:
        change.save(replace(document, confirmations=(*document.confirmations, *rows)))
    return len(rows)


def _employed(
    connection: Connection, document: GoverningDocument, everybody: Readers, day: date
) -> list[Reader]:
    """Return the persons employed on a day where a document is to be known; with them those of no unit."""
    begun = or_(PERSON.c.employed_from.is_(None), PERSON.c.employed_from <= day)
    lasts = or_(PERSON.c.employed_to.is_(None), PERSON.c.employed_to >= day)
    query = select(PERSON.c.id, PERSON.c.name, UNIT.c.name).where(begun, lasts)
    query = query.select_from(PERSON.outerjoin(UNIT, UNIT.c.id == PERSON.c.unit_id)).order_by(PERSON.c.id)
    if document.organisation_id in everybody:
        own = select(BELONGING.c.unit_id).where(BELONGING.c.organisation_id == document.organisation_id)
        query = query.where(or_(PERSON.c.unit_id.is_(None), PERSON.c.unit_id.in_(own)))
    return [Reader("person", key, name, unit or "") for key, name, unit in connection.execute(query)]


def _confirmed_by(row: Confirmation) -> Iterable[Place]:
    for name, noun in _WHO.items():
        if (key := getattr(row, name)) is not None:
            yield noun, key
