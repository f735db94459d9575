"""What all tables share: names of constraints, column types, key and version."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Date, Dialect, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from inkop_desktop.errors import Bug

# Named constraints, so that a later revision can find and change them.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


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


class Base(DeclarativeBase):
    """The base of every mapped class."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text(), int: Integer(), date: Date()}


class Keyed:
    """A table whose rows have an id that is never used again."""

    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)


class Versioned(Keyed):
    """A table of roots."""

    version: Mapped[int] = mapped_column(default=0)


class Child(Keyed):
    """A table of rows that belong to a root, in an order."""

    root_id: Mapped[int]
    position: Mapped[int]
