"""Files that are kept with a record."""

from dataclasses import dataclass

from inkop_desktop.records.fields import Kind, Row, declared
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Row):
    """A file kept in the register; its contents lie there once, under their SHA-256."""

    name: str = declared(N_("File name"), required=True)
    sha256: str = declared(N_("Checksum (SHA-256)"), derived=True)
    size: int = declared(N_("Size"), Kind.WHOLE, default=0, derived=True, unit="B")
    description: str = declared(N_("Description"))
    original_place: str = declared(N_("Where the original is kept"))
