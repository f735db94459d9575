"""The call-offs of a contract: what has been called off of its ceiling, and each of them."""

from collections.abc import Iterator
from typing import Any

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract
from inkop_desktop.reports.facts import Names
from inkop_desktop.reports.tables import filled
from inkop_desktop.rules.call_offs import sentences
from inkop_desktop.services import call_offs
from inkop_desktop.services.call_offs import Told
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import Column, DataTable, Kind

NEWEST = 5


def in_words(contract: Contract, hidden: Hidden) -> str:
    """Return what has been called off and what is left; nothing where nothing has been."""
    use = call_offs.use_of(contract, hidden)
    return "" if use.is_empty else " ".join(map(formats.worded, sentences(use)))


def in_short(contract: Contract, hidden: Hidden, names: Names) -> Iterator[tuple[str, str]]:
    """Yield label and value of the sum, of the newest call-offs, and of how many there are besides."""
    yield _("Of the ceiling"), in_words(contract, hidden)
    found = call_offs.told(contract, hidden)
    for each in found[:NEWEST]:
        yield _show(each, "day"), _line(each, names)
    rest = len(found) - NEWEST
    if rest > 0:
        said = counted("{count} call-off, in the report", "{count} call-offs, in the report", rest)
        yield _("Earlier"), formats.worded(said)


def table(contract: Contract, hidden: Hidden, names: Names) -> DataTable:
    """Return every call-off, the newest first."""
    rows = tuple(
        (
            _cell(each, "day"),
            _cell(each, "what"),
            _cell(each, "value"),
            _named(each, "ordered_by_id", "person", names),
            _by(each, names),
            _named(each, "case_id", "direct_procurement", names),
        )
        for each in call_offs.told(contract, hidden)
    )
    columns = (
        Column("day", _("Ordered on"), kind=Kind.DATE),
        Column("what", _("What was ordered"), 30),
        Column("value", _("Value"), kind=Kind.MONEY),
        Column("ordered_by", _("Ordered by"), 16),
        Column("by", _("Ordered for"), 24),
        Column("case", _("Case"), 20),
    )
    return filled(_("Call-offs"), columns, rows)


def _line(told: Told, names: Names) -> str:
    said = (_show(told, "what"), _show(told, "value"), _by(told, names))
    return " · ".join(filter(None, said))


def _by(told: Told, names: Names) -> str:
    unit = _named(told, "unit_id", "unit", names)
    organisation = _named(told, "organisation_id", "organisation", names)
    return ", ".join(filter(None, (unit, organisation)))


def _cell(told: Told, name: str) -> Any:
    """Return a field of a call-off, or that it is secret."""
    return _("Secret") if name in told.secret else getattr(told.call_off, name)


def _show(told: Told, name: str) -> str:
    return formats.show(_cell(told, name))


def _named(told: Told, name: str, noun: str, names: Names) -> str:
    """Return what a call-off refers to by its name, or that it is secret."""
    return _("Secret") if name in told.secret else names.get((noun, getattr(told.call_off, name) or 0), "")
