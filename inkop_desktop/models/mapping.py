"""Which table stores which record."""

from typing import Any

from sqlalchemy import Table

from inkop_desktop.models import contracts, people, projections, register, suppliers
from inkop_desktop.models.base import Base
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.contracts import (
    Amendment,
    Contract,
    ContractDecision,
    ContractOption,
    ContractOwner,
    ContractSupplier,
    ContractUser,
)
from inkop_desktop.records.fields import Root, rows_of
from inkop_desktop.records.people import Organisation, Participant, Person, Profile, Unit
from inkop_desktop.records.register import Answer, SavedFilter, SavedMapping
from inkop_desktop.records.suppliers import Supplier, SupplierAlias

ROOTS: dict[str, tuple[type[Root], type[Base]]] = {
    "organisation": (Organisation, people.OrganisationRow),
    "unit": (Unit, people.UnitRow),
    "person": (Person, people.PersonRow),
    "profile": (Profile, people.ProfileRow),
    "supplier": (Supplier, suppliers.SupplierRow),
    "area": (ProductArea, contracts.ProductAreaRow),
    "contract": (Contract, contracts.ContractRow),
    "saved_filter": (SavedFilter, register.SavedFilterRow),
    "saved_mapping": (SavedMapping, register.SavedMappingRow),
    "answer": (Answer, register.AnswerRow),
}
# A child's table depends on the root it belongs to: files of contracts and of later nouns are kept
# in tables of their own.
CHILDREN: dict[tuple[type[Root], type[Any]], type[Base]] = {
    (Organisation, Participant): people.ParticipantRow,
    (Supplier, SupplierAlias): suppliers.SupplierAliasRow,
    (Contract, ContractSupplier): contracts.ContractSupplierRow,
    (Contract, ContractOwner): contracts.ContractOwnerRow,
    (Contract, ContractUser): contracts.ContractUserRow,
    (Contract, ContractOption): contracts.ContractOptionRow,
    (Contract, ContractDecision): contracts.ContractDecisionRow,
    (Contract, Amendment): contracts.AmendmentRow,
    (Contract, Attachment): contracts.ContractAttachmentRow,
}
# What is computed from the records; outside history.
PROJECTIONS = (projections.ContractPhaseRow, projections.ContractLineRow, projections.SearchRow)
METADATA = Base.metadata
_NOUNS = {record: noun for noun, (record, _row) in ROOTS.items()}


def noun_of(record_type: type[Root]) -> str:
    """Return the noun of a root: the name of its table, in the history and in JSON."""
    return _NOUNS[record_type]


def root_table(record_type: type[Root]) -> Table:
    """Return the table of a root."""
    return METADATA.tables[noun_of(record_type)]


def child_tables(record_type: type[Root]) -> dict[str, tuple[type[Any], Table]]:
    """Return, by field name, the class and the table of each kind of child of a root."""
    return {
        name: (child, METADATA.tables[CHILDREN[record_type, child].__tablename__])
        for name, child in rows_of(record_type).items()
    }
