"""Read a record back from the JSON that `json_form` writes; what is not known is left as it was."""

import dataclasses
from datetime import date
from typing import Any

from inkop_desktop.records.fields import Field, Kind, fields_of
from inkop_desktop.rules.money import Money


def to_record(record_type: type[Any], read: Any) -> Any:
    """Return the record, raising ValueError, TypeError or KeyError for what is not one.

    The version is read too, so that a draft saved over a newer version is still refused.
    """
    if not isinstance(read, dict):
        raise TypeError(read)
    kept = {name: _value(field, read[name]) for name, field in fields_of(record_type).items() if name in read}
    own = {name: read[name] for name in ("id", "version") if name in read}
    known = {each.name for each in dataclasses.fields(record_type)}
    return record_type(**kept, **{name: value for name, value in own.items() if name in known})


def _value(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if field.record is not None:
        return tuple(to_record(field.record, each) for each in value)
    if field.kind is Kind.DATE:
        return date.fromisoformat(value)
    if field.kind is Kind.MONEY:
        return Money.from_json(value)
    if field.kind is Kind.CHOICE and field.choices is not None:
        return field.choices(value)
    if field.kind is Kind.CHOICES and field.choices is not None:
        return tuple(field.choices(each) for each in value)
    return tuple(value) if field.kind is Kind.TEXTS else value
