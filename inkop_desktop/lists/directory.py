"""The lists of what contracts refer to: suppliers, persons, units, organisations, product areas.

All of them are sorted by the key that the search text keeps for every noun.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Table, distinct, func, select

from inkop_desktop.lists.listing import Column, Filter, Listing
from inkop_desktop.models.mapping import METADATA, ROOTS
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.text import N_

SEARCH = METADATA.tables["search"]
CONTRACT = METADATA.tables["contract"]
IN_CONTRACT = METADATA.tables["contract_supplier"]
OWNER = METADATA.tables["contract_owner"]


def _listing(noun: str, title: str, columns: tuple[Column, ...], filters: tuple[Filter, ...] = ()) -> Listing:
    table = METADATA.tables[noun]

    def source(_today: date) -> FromClause:
        return table.join(SEARCH, (SEARCH.c.noun == noun) & (SEARCH.c.record_id == table.c.id))

    name = Column(
        "name", N_("Name"), Kind.TEXT, 30, (table.c.name,), (SEARCH.c.key,), shown=True, strong=True
    )
    return Listing(
        noun,
        title,
        (name, *columns),
        filters,
        source,
        table.c.id,
        (("name", False),),
        part_of=table.c.get("parent_id"),
    )


def _own(noun: str, key: str, width: int, *, shown: bool = True) -> Column:
    """Return a column that shows a field of the record's own as it is."""
    field = fields_of(ROOTS[noun][0])[key]
    return Column(key, field.label, field.kind, width, (METADATA.tables[noun].c[key],), shown=shown)


def _named(key: str, heading: str, table: Table, other: Table, *, shown: bool = True) -> Column:
    """Return a column with the name of what a record refers to."""
    there = other.alias(f"{table.name}_{key}")
    name = select(there.c.name).where(there.c.id == table.c[key]).scalar_subquery()
    found = SEARCH.alias(f"{there.name}_key")
    of_other = (found.c.noun == other.name) & (found.c.record_id == table.c[key])
    order = func.coalesce(select(found.c.key).where(of_other).scalar_subquery(), "")
    return Column(key, heading, Kind.TEXT, 30, (name,), (order,), shown=shown)


def _count(key: str, heading: str, number: ScalarSelect[Any]) -> Column:
    return Column(key, heading, Kind.WHOLE, 12, (number,), shown=True)


def _contracts_through(
    link: Table, reference: ColumnElement[Any], own: ColumnElement[Any]
) -> ScalarSelect[Any]:
    """Return how many contracts refer to a record, whatever their status."""
    return select(func.count(distinct(link.c.root_id))).where(reference == own).scalar_subquery()


_SUPPLIER, _PERSON, _UNIT = (METADATA.tables[noun] for noun in ("supplier", "person", "unit"))
_ORGANISATION, _AREA = METADATA.tables["organisation"], METADATA.tables["area"]

SUPPLIERS = _listing(
    "supplier",
    N_("Suppliers"),
    (
        _own("supplier", "org_number", 20),
        _own("supplier", "size_class", 30),
        _count(
            "contracts",
            N_("Contracts"),
            _contracts_through(IN_CONTRACT, IN_CONTRACT.c.supplier_id, _SUPPLIER.c.id),
        ),
        _own("supplier", "country", 12, shown=False),
        _own("supplier", "email", 24, shown=False),
        _own("supplier", "phone", 16, shown=False),
    ),
    (
        Filter(
            "without_number", N_("Without organisation number"), lambda _v, _t: _SUPPLIER.c.org_number == ""
        ),
        Filter(
            "without_contract",
            N_("Without contract"),
            lambda _v, _t: _SUPPLIER.c.id.not_in(select(IN_CONTRACT.c.supplier_id)),
        ),
    ),
)
PERSONS = _listing(
    "person",
    N_("Persons"),
    (
        _own("person", "title", 24),
        _named("unit_id", N_("Unit"), _PERSON, _UNIT),
        _count("contracts", N_("Owns contracts"), _contracts_through(OWNER, OWNER.c.person_id, _PERSON.c.id)),
        _own("person", "email", 26, shown=False),
        _own("person", "phone", 16, shown=False),
    ),
)
UNITS = _listing(
    "unit",
    N_("Units"),
    (
        _named("organisation_id", N_("Organisation"), _UNIT, _ORGANISATION),
        _named("parent_id", N_("Part of"), _UNIT, _UNIT, shown=False),
    ),
)
ORGANISATIONS = _listing(
    "organisation",
    N_("Organisations"),
    (
        _own("organisation", "kind", 24),
        _own("organisation", "code", 10),
        _own("organisation", "org_number", 20),
    ),
)
AREAS = _listing(
    "area",
    N_("Product areas"),
    (
        _named("parent_id", N_("Part of"), _AREA, _AREA, shown=False),
        _count(
            "contracts",
            N_("Contracts"),
            select(func.count(CONTRACT.c.id)).where(CONTRACT.c.area_id == _AREA.c.id).scalar_subquery(),
        ),
        _own("area", "cpv_prefixes", 20),
    ),
)
