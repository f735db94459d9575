"""The lists of what contracts refer to: suppliers, persons, units, organisations, product areas."""

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Table, distinct, func, select

from inkop_desktop.lists.columns import ALL, called, count, lasting, listing, named, own, when
from inkop_desktop.lists.listing import QuickFilter
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.text import N_

CONTRACT = METADATA.tables["contract"]
IN_CONTRACT = METADATA.tables["contract_supplier"]
OWNER = METADATA.tables["contract_owner"]


def _contracts_through(
    link: Table, reference: ColumnElement[Any], own: ColumnElement[Any]
) -> ScalarSelect[Any]:
    """Return how many contracts refer to a record, whatever their status."""
    return select(func.count(distinct(link.c.root_id))).where(reference == own).scalar_subquery()


_SUPPLIER, _PERSON, _AREA = (METADATA.tables[noun] for noun in ("supplier", "person", "area"))

SUPPLIERS = listing(
    "supplier",
    N_("Suppliers"),
    (
        called("supplier", 36),
        own("supplier", "org_number", 20),
        own("supplier", "size_class", 30, shown=False),
        count(
            "contracts",
            N_("Contracts"),
            _contracts_through(IN_CONTRACT, IN_CONTRACT.c.supplier_id, _SUPPLIER.c.id),
        ),
        own("supplier", "country", 12, shown=False),
        own("supplier", "email", 24, shown=False),
        own("supplier", "phone", 16, shown=False),
    ),
    (
        when("without_number", N_("Without organisation number"), _SUPPLIER.c.org_number == ""),
        when(
            "without_contract",
            N_("Without contract"),
            _SUPPLIER.c.id.not_in(select(IN_CONTRACT.c.supplier_id)),
        ),
    ),
    (
        ALL,
        QuickFilter("without_number", N_("Without organisation number"), {"without_number": True}),
        QuickFilter("without_contract", N_("Without contract"), {"without_contract": True}),
    ),
)
PERSONS = listing(
    "person",
    N_("Persons"),
    (
        called("person", 22),
        own("person", "title", 26),
        named("person", "unit_id", 24),
        count(
            "contracts",
            N_("Owns contracts"),
            _contracts_through(OWNER, OWNER.c.person_id, _PERSON.c.id),
            shown=False,
        ),
        own("person", "email", 26, shown=False),
        own("person", "phone", 16, shown=False),
        own("person", "employed_from", 16, shown=False),
        own("person", "employed_to", 16, shown=False),
    ),
    lasting(_PERSON.c.employed_from, _PERSON.c.employed_to),
    (
        QuickFilter("current", N_("Employed"), {"current": True}),
        QuickFilter("over", N_("Have left"), {"over": True}),
        ALL,
    ),
)
UNITS = listing(
    "unit",
    N_("Units"),
    (
        called("unit", 32),
        named("unit", "organisation_id", 20),
        named("unit", "parent_id", 30, shown=False),
        own("unit", "parts", 21),
    ),
    is_tree=True,
)
ORGANISATIONS = listing(
    "organisation",
    N_("Organisations"),
    (
        called("organisation", 30),
        own("organisation", "kind", 23),
        own("organisation", "code", 10, shown=False),
        own("organisation", "org_number", 20),
    ),
)
AREAS = listing(
    "area",
    N_("Product areas"),
    (
        called("area", 38),
        named("area", "parent_id", 30, shown=False),
        count(
            "contracts",
            N_("Contracts"),
            select(func.count(CONTRACT.c.id)).where(CONTRACT.c.area_id == _AREA.c.id).scalar_subquery(),
        ),
        own("area", "cpv_prefixes", 24),
    ),
    is_tree=True,
)
