"""Make records of what a demonstration's files tell, by the fields that the records declare.

A reference is told by name, a day by its distance from today, an amount in whole units, and a child
by its first field alone where nothing else is told of it.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, TypeVar

from inkop_desktop.records.fields import Field, Kind, Root, Row, fields_of
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import add_days, add_months

AnyRecord = TypeVar("AnyRecord", bound=Root | Row)
_DAY = re.compile(r"(?P<months>[+-]\d+)m(?P<of_month>\d*)|(?P<days>[+-]\d+)d")


class Teller:
    """Turns tellings into records; `ids` finds what was told before, by noun and name."""

    def __init__(self, today: date, currency: str) -> None:
        self.today = today
        self.currency = currency
        self.ids: dict[tuple[str, Any], int] = {}

    def record(self, record_type: type[AnyRecord], told: dict[str, Any]) -> AnyRecord:
        """Return the record that is told; KeyError where it refers to what has not been told."""
        return record_type(**self.values(record_type, told))

    def values(self, record_type: type[AnyRecord], told: dict[str, Any]) -> dict[str, Any]:
        """Return the fields that are told of a record; KeyError as `record`."""
        fields = _told_fields(record_type)
        return {fields[name].name: self._value(fields[name], told[name]) for name in told}

    def knows_contracts_of(self, record_type: type[Any], told: dict[str, Any]) -> bool:
        """Tell whether every contract was told that a record refers to."""
        fields = _told_fields(record_type)
        named = [told[name] for name in told if fields[name].refers_to == "contract"]
        return all(("contract", each) in self.ids for each in named)

    def _value(self, field: Field, told: Any) -> Any:
        match field.kind:
            case Kind.DATE:
                return day(told, self.today)
            case Kind.MONEY:
                return Money.of(Decimal(told), self.currency)
            case Kind.CHOICE:
                return _words(field)(told)
            case Kind.CHOICES:
                return tuple(_words(field)(each) for each in told)
            case Kind.TEXTS:
                return tuple(told)
            case Kind.REFERENCE:
                return self.ids[field.refers_to, told]
            case Kind.ROWS:
                return tuple(self._child(field, each) for each in told)
        return told

    def _child(self, field: Field, told: Any) -> Any:
        assert field.record is not None
        if not isinstance(told, dict):
            told = {_told_name(next(iter(fields_of(field.record).values()))): told}
        return self.record(field.record, told)


def each_told(record_type: type[Any], told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what is told of one record after another, where several stand in the place of one reference."""
    fields = _told_fields(record_type)
    several = [name for name in told if fields[name].kind is Kind.REFERENCE and isinstance(told[name], list)]
    for chosen in product(*(told[name] for name in several)):
        yield told | dict(zip(several, chosen, strict=True))


def day(told: str, today: date) -> date:
    """Return the day of a distance: "-34m" (the first of that month), "-36m10" (its tenth), "+20d".

    A day that the month does not have is its last: "-5m31".
    """
    found = _DAY.fullmatch(told)
    assert found, told
    if found["days"]:
        return add_days(today, int(found["days"]))
    first = add_months(today.replace(day=1), int(found["months"]))
    last = add_days(add_months(first, 1), -1)
    return min(add_days(first, int(found["of_month"] or 1) - 1), last)


def _told_fields(record_type: type[Any]) -> dict[str, Field]:
    return {_told_name(field): field for field in fields_of(record_type).values()}


def _told_name(field: Field) -> str:
    return field.name.removesuffix("_id") if field.refers_to else field.name


def _words(field: Field) -> Any:
    assert field.choices is not None
    return field.choices
