"""The tables of suppliers and their aliases."""

from sqlalchemy import Boolean, Text

from inkop_desktop.models.base import Word, belongs_to, child, optional, required, root
from inkop_desktop.rules.vocabulary import Country, SizeClass

SUPPLIER = root(
    "supplier",
    required("name", Text),
    required("org_number", Text, index=True),
    optional("country", Word(Country)),
    required("sole_trader", Boolean),
    optional("size_class", Word(SizeClass)),
    required("email", Text),
    required("phone", Text),
    required("remarks", Text),
)

SUPPLIER_ALIAS = child(
    "supplier_alias",
    belongs_to("supplier"),
    required("name", Text),
)
