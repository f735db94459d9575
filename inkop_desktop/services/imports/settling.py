"""Settle what rows name against the register, before it is decided what becomes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inkop_desktop.formats import Sentence
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.orgnr import OrgNumber
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services.imports.incoming import NOT_READ, Found, Incoming, Linked, Named, together
from inkop_desktop.services.imports.names import Names
from inkop_desktop.services.suppliers import by_name, comparable
from inkop_desktop.text import Message, message


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold a row, who its suppliers are in the register, and what is doubtful about them."""

    row: Incoming
    suppliers: tuple[Found, ...] = ()
    doubt: Sentence | None = None


def settle(rows: Sequence[Incoming], names: Names) -> list[Settled]:
    """Return the rows settled, in order; what one row tells of a supplier holds for the others too."""
    for row in rows:
        for named in row.values.get("suppliers", ()):
            names.find("supplier", named)
    return [_settled(_with_unit(row, names), names) for row in rows]


def remarked(values: Mapping[str, Any], line: str) -> Mapping[str, Any]:
    """Return a row's values with a line more in the remarks, unless it stands there."""
    remarks = values.get("remarks") or ""
    if f"\n{line}\n" in f"\n{remarks}\n":
        return values
    return {**values, "remarks": f"{remarks}\n{line}".strip()}


def _settled(row: Incoming, names: Names) -> Settled:
    told = [(named, names.supplier(named)) for named in row.values.get("suppliers", ())]
    values = row.values
    for named, supplier in told:
        if _is_called_otherwise(named, supplier):
            values = remarked(values, named.kept)
    return Settled(
        row=row if values is row.values else replace(row, values=values),
        suppliers=tuple(_each_once(told)),
        doubt=together(*(doubt for named, supplier in told for doubt in _doubts(named, supplier, names))),
    )


def _each_once(told: Sequence[tuple[Named, Supplier]]) -> Iterator[Found]:
    """Yield the suppliers that a row names, each in the first place it has."""
    first: dict[int | None, Found] = {}
    for named, supplier in told:
        first.setdefault(supplier.id, Found(supplier, named.rank))
    yield from first.values()


def _doubts(named: Named, supplier: Supplier, names: Names) -> Iterator[Message]:
    """Yield what is doubtful about a supplier beside what a row says of it."""
    if named.number and not names.holds(named.number):
        yield from _odd_number(named.number, names.country)
    if named.number and supplier.name == named.number.display:
        yield message("No name is told of {number}, so the supplier is called by it.", number=supplier.name)
    if named.number and _is_called_otherwise(named, supplier):
        taken = message(
            "{number} is the number of {supplier}, so “{name}” was taken to be that supplier.",
            number=named.number.display,
            supplier=supplier.name,
            name=named.name,
        )
        yield message(NOT_READ, reason=taken)


def _odd_number(number: OrgNumber, country: Country) -> Iterator[Message]:
    """Yield what is doubtful about a number that is right by its digits alone."""
    if number.country is not country:
        yield message(
            "{number} was read as an organisation number from {country}, since it cannot be one from {own}.",
            number=number.display,
            country=number.country,
            own=country,
        )
    elif not number.is_usual:
        yield message(
            "{number} may be from another country: organisation numbers from {country} begin otherwise.",
            number=number.display,
            country=country,
        )


def _is_called_otherwise(named: Named, supplier: Supplier) -> bool:
    """Tell whether a supplier that was found by its number goes by other names than a row's."""
    same = not named.name or named.name == supplier.name  # nearly always, so asked first
    return not same and comparable(named.name) not in by_name([supplier])


def _with_unit(row: Incoming, names: Names) -> Incoming:
    """Return a row with the unit that its buyer's name tells, or with a remark where there is none such."""
    unit = row.values.get("unit_id")
    if not isinstance(unit, Linked):
        return row
    if names.knows("unit", unit.name):
        return replace(row, values={**row.values, "unit_id": Named(unit.name)})
    rest = {name: value for name, value in row.values.items() if name != "unit_id"}
    return replace(row, values=remarked(rest, unit.kept))
