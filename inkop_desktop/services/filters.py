"""The filters of lists: those saved under a name, written and read, and any of them found by its name."""

import json
from collections.abc import Mapping
from typing import Any

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.lists.listing import Listing
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.text import N_

NARROWED_BY = frozenset({"saved_filter", "role"})
"""What filters are made of, or called by: a quick filter may have the name of a role."""


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


def named(register: Register, listing: Listing, name: str) -> SavedFilter:
    """Return a list's filter that was saved under a name, or the quick one that has it as heading or key.

    Raises UserError where there is none.
    """
    saved = [each for each in records.every(register, SavedFilter) if each.noun == listing.noun]
    called = {each.key: formats.label(each.heading) for each in listing.quick}
    quick = [
        (key, SavedFilter(noun=listing.noun, name=called[each.key], definition=as_definition(each.filters)))
        for each in listing.quick
        for key in (called[each.key], each.key)
    ]
    for known, found in [*((each.name, each) for each in saved), *quick]:
        if known.casefold() == name.casefold():
            return found
    raise UserError(
        N_("There is no filter “{name}”. There are: {names}."),
        name=name,
        names=", ".join([*(each.name for each in saved), *called.values()]),
    )
