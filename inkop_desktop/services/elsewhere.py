"""Where the words of a search stand in a record, beside what is seen of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from inkop_desktop import formats
from inkop_desktop.lists.listing import Column
from inkop_desktop.register.register import Register
from inkop_desktop.register.search import Hit, words
from inkop_desktop.services import listing
from inkop_desktop.text import _


def told(columns: Sequence[Column], cells: Sequence[Any], wanted: str, seen: str) -> str:
    """Return in words which columns hold what was searched for and is not seen; empty where all of it is."""
    shown = formats.fold(seen)
    missing = [word for word in words(wanted) if word not in shown]
    if not missing:
        return ""
    texts = [(column, formats.fold(text_of(cell))) for column, cell in zip(columns, cells, strict=True)]
    places = [
        formats.label(column.heading) for column, text in texts if any(word in text for word in missing)
    ]
    return _("Found in: {places}").format(places=formats.listed(places)) if places else ""


def text_of(cell: Any) -> str:
    """Return all that a cell of a list says; of several values the first is what it says."""
    return formats.show(cell[0] if isinstance(cell, tuple) else cell)


def of_hits(register: Register, hits: Sequence[Hit], wanted: str, today: date) -> dict[Hit, str]:
    """Return where the words stand that the label of a hit does not hold, for those where it is known."""
    from inkop_desktop.lists.listings import LISTINGS  # noqa: PLC0415 - the first page does without them

    asked: dict[str, list[Hit]] = {}
    for hit in hits:
        label = formats.fold(hit.label)
        if any(word not in label for word in words(wanted)):
            asked.setdefault(hit.noun, []).append(hit)
    found: dict[Hit, str] = {}
    for noun, some in asked.items():
        columns = (*LISTINGS[noun].columns, *LISTINGS[noun].unseen)
        keys, ids = [each.key for each in columns], [each.record_id for each in some]
        rows = listing.rows(register, LISTINGS[noun], keys, ids, today)
        for hit in some:
            if hit.record_id in rows:
                found[hit] = told(columns, rows[hit.record_id], wanted, hit.label)
    return found
