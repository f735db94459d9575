"""The filters of lists that were saved under a name: written, read, and found by their name."""

import json
from collections.abc import Mapping
from typing import Any

from inkop_desktop.errors import UserError
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.text import N_


def as_definition(narrowed: Mapping[str, Any], search: str = "") -> str:
    """Write what a list is narrowed to, to be saved."""
    return json.dumps({"filters": dict(narrowed), "search": search}, ensure_ascii=False)


def narrowed_by(saved: SavedFilter) -> tuple[dict[str, Any], str]:
    """Return the filters and the search of a saved filter; nothing of one that cannot be read."""
    try:
        read = json.loads(saved.definition)
        return dict(read["filters"]), str(read["search"])
    except (ValueError, TypeError, KeyError):
        return {}, ""


def named(register: Register, noun: str, name: str) -> SavedFilter:
    """Return the saved filter of a list that has a name; raise UserError where there is none."""
    saved = [each for each in records.every(register, SavedFilter) if each.noun == noun]
    for each in saved:
        if each.name.casefold() == name.casefold():
            return each
    raise UserError(
        N_("There is no saved filter “{name}”. There are: {names}."),
        name=name,
        names=", ".join(each.name for each in saved) or "–",
    )
