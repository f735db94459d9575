"""What can be ordered on paper of all direct procurements, and how an order is carried out."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from inkop_desktop.register.register import Register
from inkop_desktop.reports.ground_use import ground_use
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.procurement_log import procurement_log
from inkop_desktop.reports.undocumented import undocumented
from inkop_desktop.services import procurement_log as service
from inkop_desktop.typeset.document import Document


@dataclass(frozen=True, slots=True)
class LogOrder:
    """The log of the cases begun in a year, or of all."""

    today: date
    year: int | None = None


@dataclass(frozen=True, slots=True)
class GroundUseOrder:
    """The use of grounds for exception in the cases begun in a year, or in all."""

    today: date
    year: int | None = None


@dataclass(frozen=True, slots=True)
class UndocumentedOrder:
    """The cases whose documents are not finished."""

    today: date


ProcurementLogOrder: TypeAlias = LogOrder | GroundUseOrder | UndocumentedOrder


def document_of(register: Register, order: ProcurementLogOrder, source: Source) -> Document:
    """Return the document that was ordered, in the language in force."""
    match order:
        case LogOrder(today, year):
            return procurement_log(source, service.log(register, today, year), year)
        case GroundUseOrder(today, year):
            return ground_use(source, service.exceptions(register, today, year), year)
        case UndocumentedOrder(today):
            return undocumented(source, service.undocumented(register, today))
