"""The report to the director: all that needs change or improvement, and what has become of it."""

from collections.abc import Iterator
from datetime import date

from inkop_desktop import formats
from inkop_desktop.records.governance import Improvement
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules.organising import Progress
from inkop_desktop.services.improving import Proposals
from inkop_desktop.text import _, counted, message
from inkop_desktop.typeset.document import (
    Column,
    DataTable,
    Document,
    Kind,
    Row,
    Strong,
    Subheading,
    TableLine,
)


def improvements(source: Source, found: Proposals, since: date | None) -> Document:
    """Return the proposals by how far they have come, the oldest first."""
    title = _("Proposals for change and improvement")
    table = DataTable(
        columns=(
            Column("title", _("Proposal"), 28),
            Column("proposed_on", _("Proposed on"), kind=Kind.DATE),
            Column("proposed_by", _("Proposed by"), 18),
            Column("organisation", _("Organisation"), 18),
            Column("why", _("Why"), 30),
            Column("outcome", _("Outcome"), 24),
            Column("reported_on", formats.label("Reported to the director on"), 14),
        ),
        rows=tuple(_lines(found)),
        caption=title,
        empty=_("There are no proposals in the register."),
    )
    return document(source, title, title, (table,), facts=_facts(source, found, since), landscape=True)


def _facts(source: Source, found: Proposals, since: date | None) -> str:
    waiting = sum(each.reported_on is None for each in found.proposals)
    told = [
        message("On {day}", day=source.today),
        *([message("Made since {day}, or not reported yet", day=since)] if since else ()),
        counted("{count} proposal", "{count} proposals", len(found.proposals)),
        counted("{count} not reported yet", "{count} not reported yet", waiting),
    ]
    return " · ".join(map(formats.worded, told))


def _lines(found: Proposals) -> Iterator[TableLine]:
    for progress in Progress:
        of_progress = [each for each in found.proposals if each.progress is progress]
        if of_progress:
            yield Subheading(formats.show(progress))
        for each in sorted(of_progress, key=_oldest_first):
            yield _row(each, found)


def _oldest_first(each: Improvement) -> tuple[date, int]:
    return each.proposed_on or date.max, each.id or 0


def _row(each: Improvement, found: Proposals) -> Row:
    return (
        each.title,
        each.proposed_on,
        found.names.get(("person", each.proposed_by_id or 0), ""),
        found.names.get(("organisation", each.organisation_id or 0), ""),
        each.why,
        each.outcome,
        each.reported_on or Strong(message("Not yet")),
    )
