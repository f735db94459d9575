"""The tables of suppliers and their aliases."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from inkop_desktop.models.base import Base, Child, Versioned, Word
from inkop_desktop.rules.vocabulary import Country, SizeClass


class SupplierRow(Versioned, Base):
    """Stores `records.suppliers.Supplier`."""

    __tablename__ = "supplier"

    name: Mapped[str]
    org_number: Mapped[str] = mapped_column(index=True)
    country: Mapped[Country | None] = mapped_column(Word(Country))
    sole_trader: Mapped[bool]
    size_class: Mapped[SizeClass | None] = mapped_column(Word(SizeClass))
    email: Mapped[str]
    phone: Mapped[str]
    remarks: Mapped[str]


class SupplierAliasRow(Child, Base):
    """Stores `records.suppliers.SupplierAlias`."""

    __tablename__ = "supplier_alias"

    root_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    name: Mapped[str]
