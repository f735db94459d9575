"""Settle what rows name with a condition, before it is decided what becomes of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from inkop_desktop.services.imports.incoming import Incoming, Linked, Named
from inkop_desktop.services.imports.names import Names


def settled(row: Incoming, names: Names) -> Incoming:
    """Return a row with the unit that its buyer's name tells, or with a remark where there is none such."""
    unit = row.values.get("unit_id")
    if not isinstance(unit, Linked):
        return row
    if names.knows("unit", unit.name):
        return replace(row, values={**row.values, "unit_id": Named(unit.name)})
    rest = {name: value for name, value in row.values.items() if name != "unit_id"}
    return replace(row, values=remarked(rest, unit.kept))


def remarked(values: Mapping[str, Any], line: str) -> dict[str, Any]:
    """Return a row's values with a line more in the remarks."""
    return {**values, "remarks": "\n".join(filter(None, (values.get("remarks"), line)))}
