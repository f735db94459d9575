"""Declare a field once: label, kind, help, and the duty or paragraph behind it.

Forms, details, history, lists, reports, the importer's headings and JSON all read the declaration.
"""

import dataclasses
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from inkop_desktop.rules.vocabulary import Vocabulary

KEY = "declaration"


class Kind(Enum):
    """What a field holds, and so how it is entered, shown, compared and stored.

    TEXT is one line (`on_one_line`), LONG_TEXT as many as there are.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    WHOLE = "whole"
    DATE = "date"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    TEXTS = "texts"
    REFERENCE = "reference"
    ROWS = "rows"


_BREAK = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def on_one_line(text: str) -> str:
    """Return text as a TEXT holds it: a line break, from Alt+Enter in a cell or pasted, is a space."""
    return text if text.isprintable() else _BREAK.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Field:
    """What the program knows of one field.

    `label` and `help` are source texts, translated where they are shown. `choices` is the
    vocabulary of a CHOICE; `refers_to` the noun of a REFERENCE; `record` the class of ROWS; `unit`
    stands after a WHOLE; `codes` is the list that TEXTS are codes of; `duty` is an id of the duties or
    a paragraph. A `derived` field is set by a verb or a service, never typed into a form. `asked` tells of a
    record and the register's currency whether the field is asked for, where that depends on the others.
    A `plain` field of a row needs no label where the row is told in one line. `when_empty` is what it means
    that nothing stands in the field, where that is something. A count is never below zero, an amount
    that is `from_zero` neither.
    """

    name: str
    label: str
    kind: Kind
    help: str = ""
    duty: str = ""
    group: str = ""
    unit: str = ""
    codes: str = ""
    choices: type[Vocabulary] | None = None
    refers_to: str = ""
    record: type[Any] | None = None
    required: bool = False
    derived: bool = False
    plain: bool = False
    from_zero: bool = False
    when_empty: str = ""
    asked: Callable[[Any, str], bool] | None = None


def declared(label: str, kind: Kind = Kind.TEXT, *, default: Any = None, **more: Any) -> Any:
    """Declare a dataclass field; `more` are the attributes of `Field`."""
    empty = {Kind.TEXT: "", Kind.LONG_TEXT: "", Kind.ROWS: (), Kind.TEXTS: (), Kind.CHOICES: ()}
    if default is None:
        default = empty.get(kind, False if kind is Kind.YES_NO else None)
    return dataclasses.field(default=default, metadata={KEY: {"label": label, "kind": kind, **more}})


_DECLARED: dict[type[Any], dict[str, Field]] = {}


def fields_of(record_type: type[Any]) -> dict[str, Field]:
    """Return the declared fields of a record class by name, in the order they were declared."""
    if record_type not in _DECLARED:
        _DECLARED[record_type] = {
            each.name: Field(name=each.name, **each.metadata[KEY])
            for each in dataclasses.fields(record_type)
            if KEY in each.metadata
        }
    return _DECLARED[record_type]


def is_asked(field: Field, record: Any, currency: str) -> bool:
    """Tell whether a form shows a field of a record: one that it asks for, or in which something stands."""
    if field.asked is None or field.asked(record, currency):
        return True
    return bool(getattr(record, field.name) != getattr(type(record)(), field.name))


_ROWS: dict[type[Any], dict[str, type[Any]]] = {}


def rows_of(record_type: type[Any]) -> dict[str, type[Any]]:
    """Return the names of the fields that hold child records, with the child's class."""
    if record_type not in _ROWS:
        _ROWS[record_type] = {
            name: field.record
            for name, field in fields_of(record_type).items()
            if field.kind is Kind.ROWS and field.record is not None
        }
    return _ROWS[record_type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A child record: lives and dies with its root; `id` is none until it has been saved."""

    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A record that stands on its own; `version` rises with each change, however it came."""

    id: int | None = None
    version: int = 0


AnyRoot = TypeVar("AnyRoot", bound=Root)
AnyRecord = TypeVar("AnyRecord", bound=Root | Row)


def without(record: AnyRecord, names: Collection[str]) -> AnyRecord:
    """Return a record with nothing in the fields of these names."""
    empty: dict[str, Any] = {
        each.name: each.default for each in dataclasses.fields(record) if each.name in names
    }
    return dataclasses.replace(record, **empty)
