"""Which governing documents hold on a day, who is to know them, and who has confirmed that they do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from inkop_desktop.lists import governance
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.governance import Confirmation, GoverningDocument
from inkop_desktop.register import store
from inkop_desktop.rules.organising import DocumentKind
from inkop_desktop.services import matrix
from inkop_desktop.services.offices import Place

DOCUMENT = METADATA.tables["governing_document"]
UNIT = METADATA.tables["unit"]
PROFILE = METADATA.tables["profile"]
_OWN = select(PROFILE.c.organisation_id).scalar_subquery()
_WHOSE = func.coalesce(DOCUMENT.c.organisation_id, _OWN)
# By what a confirmation's field says, who has confirmed.
_WHO = {"organisation_id": "organisation", "unit_id": "unit", "person_id": "person"}


@dataclass(frozen=True, slots=True)
class Reader:
    """A unit, or an organisation without units, that is to know what governs its purchasing."""

    noun: str
    id: int
    name: str

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


def replaced(connection: Connection, day: date) -> frozenset[int]:
    """Return the ids of the documents in whose place a newer one has come by a day."""
    return frozenset(connection.scalars(select(DOCUMENT.c.id).where(governance.replaced(day))))


def readers(connection: Connection) -> Readers:
    """Return the units of each participating organisation; the organisation itself where it has none."""
    whose = func.coalesce(UNIT.c.organisation_id, _OWN)
    query = select(UNIT.c.id, UNIT.c.name, whose).order_by(UNIT.c.id)
    units: dict[int, list[Reader]] = defaultdict(list)
    for unit_id, name, organisation_id in connection.execute(query):
        units[organisation_id].append(Reader("unit", unit_id, name))
    return {
        each.id or 0: units.get(each.id or 0, [Reader("organisation", each.id or 0, each.name)])
        for each in matrix.participating(connection)
    }


def readers_of(document: GoverningDocument, everybody: Readers) -> list[Reader]:
    """Return who is to know a document: its organisation's readers, or all where it is not of one of them."""
    if document.organisation_id in everybody:
        return list(everybody[document.organisation_id])
    return [reader for of_one in everybody.values() for reader in of_one]


def confirmed(document: GoverningDocument, day: date) -> set[Place]:
    """Return who has confirmed by a day that they know a document: units, organisations, persons."""
    return {
        place
        for row in document.confirmations
        if row.confirmed_on is not None and row.confirmed_on <= day
        for place in _confirmed_by(row)
    }


def _confirmed_by(row: Confirmation) -> Iterable[Place]:
    for name, noun in _WHO.items():
        if (key := getattr(row, name)) is not None:
            yield noun, key
