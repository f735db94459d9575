"""The follow-ups of a contract: those that are planned, and what came of those that were held."""

from collections.abc import Iterator
from datetime import date

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract, ContractFollowUp
from inkop_desktop.reports.facts import Names
from inkop_desktop.reports.tables import filled
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import Column, DataTable, Kind

LATEST = 5


def in_short(contract: Contract, names: Names) -> Iterator[tuple[str, str]]:
    """Yield label and value of the latest follow-ups, and of how many there are besides."""
    found = _latest_first(contract)
    for each in found[:LATEST]:
        what = " · ".join(filter(None, (each.what, _who(each, names))))
        yield _when(each), "\n".join(filter(None, (what, each.outcome)))
    rest = len(found) - LATEST
    if rest > 0:
        said = counted("{count} follow-up, in the report", "{count} follow-ups, in the report", rest)
        yield _("Earlier"), formats.worded(said)


def table(contract: Contract, names: Names) -> DataTable:
    """Return every follow-up, the latest first."""
    rows = tuple(
        (each.planned_on, each.what, _who(each, names), each.held_on, each.outcome)
        for each in _latest_first(contract)
    )
    columns = (
        Column("planned_on", _("Planned for"), kind=Kind.DATE),
        Column("what", _("What is followed up"), 24),
        Column("owner", formats.label("Contract owner who takes part"), 20),
        Column("held_on", _("Held on"), kind=Kind.DATE),
        Column("outcome", _("What it showed"), 36),
    )
    return filled(_("Follow-ups"), columns, rows)


def _latest_first(contract: Contract) -> list[ContractFollowUp]:
    """Return the follow-ups by the day on which each was held, else is planned."""
    return sorted(
        contract.follow_ups, key=lambda each: each.held_on or each.planned_on or date.min, reverse=True
    )


def _when(follow_up: ContractFollowUp) -> str:
    if follow_up.held_on is not None:
        return _("Held {day}").format(day=formats.show(follow_up.held_on))
    return _("Planned for {day}").format(day=formats.show(follow_up.planned_on))


def _who(follow_up: ContractFollowUp, names: Names) -> str:
    return names.get(("person", follow_up.owner_id or 0), "")
