"""What all tables share: names of constraints, column types, key and version."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Dialect, ForeignKey, Integer, MetaData, Table, Text, event
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlalchemy.util import OrderedSet

from inkop_desktop.errors import Bug

# Named constraints, so that a later revision can find and change them.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


Kind = TypeEngine[Any] | type[TypeEngine[Any]]


class Word(TypeDecorator[StrEnum]):
    """Store a member of a vocabulary as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        """Return the value to store."""
        return None if value is None else str(self.vocabulary(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        """Return the member."""
        return None if value is None else self.vocabulary(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """Store a tuple of words as one text, a word a line; the words hold no line ends."""

    impl = Text
    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum] | None = None) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        """Return the text to store."""
        if any(not each or "\n" in each for each in value):
            raise Bug(f"Words that cannot be told apart again: {value!r}")
        return "\n".join(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        """Return the words; members where there is a vocabulary."""
        words = value.split("\n") if value else []
        return tuple(self.vocabulary(each) for each in words) if self.vocabulary else tuple(words)


METADATA = MetaData(naming_convention=NAMES)


def root(name: str, *columns: SchemaItem) -> Table:
    """Declare a table of roots: its columns, a version, and an id that is never used again."""
    version = Column("version", Integer, nullable=False, default=0)
    return keyed(name, *columns, version)


def child(name: str, *columns: SchemaItem) -> Table:
    """Declare a table of rows that belong to a root, in an order; one of the columns is `belongs_to`."""
    return keyed(name, *columns, required("position", Integer))


def keyed(name: str, *columns: SchemaItem) -> Table:
    """Declare a table whose rows have an id that is never used again."""
    return Table(name, METADATA, *columns, key("id", Integer), sqlite_autoincrement=True)


def key(name: str, kind: Kind, *referred: ForeignKey) -> Column[Any]:
    """Declare a column of the primary key."""
    return Column(name, kind, *referred, primary_key=True)


def required(name: str, kind: Kind, *referred: ForeignKey, index: bool = False) -> Column[Any]:
    """Declare a column that always has a value; of a text it may be the empty one."""
    return Column(name, kind, *referred, nullable=False, index=index)


def optional(name: str, kind: Kind) -> Column[Any]:
    """Declare a column whose value may be missing."""
    return Column(name, kind)


def reference(name: str, noun: str, *, index: bool = True) -> Column[Any]:
    """Declare a column that names a row of another table, or none."""
    return Column(name, ForeignKey(f"{noun}.id"), index=index)


def belongs_to(noun: str) -> Column[Any]:
    """Declare the column that names the root a child belongs to."""
    return required("root_id", Integer, ForeignKey(f"{noun}.id"), index=True)


@event.listens_for(Table, "before_create")
def _put_indexes_in_order(table: Table, *_more: Any, **_options: Any) -> None:
    """Make the indexes of a new file in an order that is the same each time.

    SQLAlchemy keeps them in a set; where two indexes seem as good, SQLite takes the one that was made last.
    """
    table.indexes = OrderedSet(sorted(table.indexes, key=lambda each: str(each.name)))
