"""What is bought: the officer's own tree of product areas."""

from dataclasses import dataclass

from inkop_desktop.records.fields import Kind, Root, declared
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductArea(Root):
    """A product area; CPV prefixes help to propose it, the officer decides."""

    name: str = declared(N_("Name"), required=True)
    parent_id: int | None = declared(N_("Part of"), Kind.REFERENCE, refers_to="area")
    cpv_prefixes: tuple[str, ...] = declared(
        N_("CPV codes that begin with"),
        Kind.TEXTS,
        help=N_("The beginnings of the CPV codes that usually belong here, such as 15 or 33141."),
    )
    description: str = declared(N_("Description"), Kind.LONG_TEXT)
