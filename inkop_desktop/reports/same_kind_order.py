"""What can be ordered on paper of purchases of the same kind, and how the order is carried out."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.register.register import Register
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.same_kind import same_kind
from inkop_desktop.services import outgoing_same_kind, procuring
from inkop_desktop.services import same_kind as meters
from inkop_desktop.typeset.document import Document


@dataclass(frozen=True, slots=True)
class SameKindOrder:
    """Purchases of the same kind in a year, this one where none is given."""

    today: date
    year: int | None = None


def document_of(register: Register, order: SameKindOrder, source: Source) -> Document:
    """Return the document that was ordered, in the language in force."""
    around = procuring.setting(register, order.today)
    overview = meters.overview(register, order.year or order.today.year, around)
    with register.reading() as connection:
        return same_kind(source, outgoing_same_kind.told(connection, overview, order.today))
