"""Who sells: suppliers, with the other names they are known by."""

from dataclasses import dataclass

from inkop_desktop.records.fields import Kind, Root, Row, declared
from inkop_desktop.rules.vocabulary import Country, SizeClass
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierAlias(Row):
    """Another name of a supplier: a former one, a trade name, a spelling in the ledger."""

    name: str = declared(N_("Name"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(Root):
    """A company, a sole trader or a body that delivers."""

    name: str = declared(N_("Name"), required=True)
    org_number: str = declared(N_("Organisation number"))
    country: Country | None = declared(N_("Country"), Kind.CHOICE, choices=Country)
    sole_trader: bool = declared(
        N_("Sole trader"),
        Kind.YES_NO,
        derived=True,
        help=N_("The organisation number is then a personal number and is masked in exports."),
    )
    size_class: SizeClass | None = declared(N_("Size"), Kind.CHOICE, choices=SizeClass, duty="N8")
    email: str = declared(N_("E-mail"))
    phone: str = declared(N_("Phone"))
    aliases: tuple[SupplierAlias, ...] = declared(N_("Also known as"), Kind.ROWS, record=SupplierAlias)
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT)
