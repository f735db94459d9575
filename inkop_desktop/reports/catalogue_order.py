"""The order of the contract catalogue, and how it is carried out."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.register.register import Register
from inkop_desktop.reports.catalogue import catalogue
from inkop_desktop.reports.paper import Source
from inkop_desktop.services import catalogue as gathering
from inkop_desktop.services import records
from inkop_desktop.typeset.document import Document


@dataclass(frozen=True, slots=True)
class CatalogueOrder:
    """The catalogue of contracts; for one organisation or one unit where that is named."""

    today: date
    organisation_id: int | None = None
    unit_id: int | None = None


def document_of(register: Register, order: CatalogueOrder, source: Source) -> Document:
    """Return the catalogue that was ordered."""
    found = gathering.catalogue(register, order.today, order.organisation_id, order.unit_id)
    wanted = {("organisation", order.organisation_id), ("unit", order.unit_id)}
    names = records.names_of(register, {(noun, key) for noun, key in wanted if key is not None})
    return catalogue(source, found, names.get(("unit", order.unit_id or 0)) or "".join(names.values()))
