"""Write records as JSON: fields by their English names, days as ISO, money as amount and currency."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.records.fields import Root, Row, fields_of, without
from inkop_desktop.rules import status
from inkop_desktop.rules.money import Money

# What records are called, by noun and id.
Names = Mapping[tuple[str, int], str]
# What follows from a term; its last day is told apart from the one that was entered.
_DERIVED = {each.name: each.name for each in fields(status.Derived)} | {"last_day": "runs_to"}
_LEFT_OUT = ("today", "steps", "first_day", "review_day")


def of_contract(
    contract: Contract, names: Names, today: date, secret: Collection[str] = ()
) -> dict[str, Any]:
    """Return a contract's fields and what follows from its term today.

    `last_day` is as it was entered, `runs_to` the last day as far as it is known today.
    """
    derived = status.derive(terms_of(contract), today)
    said = of_record(without(contract, secret), names) | {"secret": sorted(secret)}
    for name, key in _DERIVED.items():
        if name not in _LEFT_OUT:
            said[key] = of_value(getattr(derived, name))
    return said


def of_record(record: Root | Row, names: Names) -> dict[str, Any]:
    """Return the declared fields of a record and its children, and beside each reference its name.

    The name of `person_id` is under `person`; where that is a field of its own, `decided_by`, the name
    of `decided_by_id` is under `decided_by_body`.
    """
    said: dict[str, Any] = {"id": record.id}
    if isinstance(record, Root):
        said["version"] = record.version
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        said[name] = [of_record(each, names) for each in value] if field.record else of_value(value)
        if field.refers_to:
            key = name.removesuffix("_id")
            taken = key in fields_of(type(record))
            said[f"{key}_{field.refers_to}" if taken else key] = names.get((field.refers_to, value))
    return said


def of_value(value: Any) -> Any:
    """Return one value of a record: text, number, yes or no, nothing, or a list or object of them."""
    if isinstance(value, Money):
        return value.as_json()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):  # an amount in the log, whose currency stayed as it was
        return {"amount": f"{value:f}", "currency": None}
    if isinstance(value, tuple):
        return [of_value(each) for each in value]
    return value
