"""The call-offs of a contract: what has been called off of its ceiling, and each of them."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.reports.facts import Names
from inkop_desktop.reports.tables import filled
from inkop_desktop.rules.call_offs import sentences
from inkop_desktop.services import call_offs
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import Column, DataTable, Kind

NEWEST = 5


def in_words(contract: Contract) -> str:
    """Return what has been called off and what is left; nothing where nothing has been."""
    use = call_offs.use_of(contract)
    return "" if use.is_empty else " ".join(map(formats.worded, sentences(use)))


def in_short(contract: Contract, names: Names) -> Iterator[tuple[str, str]]:
    """Yield label and value of the sum, of the newest call-offs, and of how many there are besides."""
    yield _("Of the ceiling"), in_words(contract)
    found = call_offs.newest_first(contract)
    for each in found[:NEWEST]:
        yield formats.show(each.day), _line(each, names)
    rest = len(found) - NEWEST
    if rest > 0:
        said = counted("{count} call-off, in the report", "{count} call-offs, in the report", rest)
        yield _("Earlier"), formats.worded(said)


def table(contract: Contract, names: Names) -> DataTable:
    """Return every call-off, the newest first."""
    rows = tuple(
        (
            each.day,
            each.what,
            each.value,
            _by(each, names),
            names.get(("direct_procurement", each.case_id or 0), ""),
        )
        for each in call_offs.newest_first(contract)
    )
    columns = (
        Column("day", _("Ordered on"), kind=Kind.DATE),
        Column("what", _("What was ordered"), 30),
        Column("value", _("Value"), kind=Kind.MONEY),
        Column("by", _("Ordered for"), 24),
        Column("case", _("Case"), 20),
    )
    return filled(_("Call-offs"), columns, rows)


def _line(call_off: CallOff, names: Names) -> str:
    said = (call_off.what, formats.show(call_off.value), _by(call_off, names))
    return " · ".join(filter(None, said))


def _by(call_off: CallOff, names: Names) -> str:
    unit = names.get(("unit", call_off.unit_id or 0), "")
    organisation = names.get(("organisation", call_off.organisation_id or 0), "")
    return ", ".join(filter(None, (unit, organisation)))
