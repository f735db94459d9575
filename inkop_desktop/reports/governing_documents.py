"""The governing documents: who decided them, how long they hold, who has confirmed that they know them."""

from collections.abc import Iterator, Mapping
from datetime import date

from inkop_desktop import formats
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules.organising import DocumentKind
from inkop_desktop.services.governing import confirmed
from inkop_desktop.services.offices import Place
from inkop_desktop.services.people_reporting import Governing
from inkop_desktop.text import Message, _, counted, message
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


def governing_documents(source: Source, governing: Governing) -> Document:
    """Return the governing documents by kind, those that no longer hold with the day on which they ended."""
    title = _("Governing documents")
    table = DataTable(
        columns=(
            Column("title", _("Title"), 28),
            Column("decided_by", _("Decided by"), 18),
            Column("decided_on", _("Decided on"), kind=Kind.DATE),
            Column("number", _("Decision number"), 10),
            Column("valid_from", _("Valid from"), kind=Kind.DATE),
            Column("valid_to", _("Valid until and including"), kind=Kind.DATE),
            Column("review_on", _("To be reviewed by"), 12),
            Column("owner", _("Owner"), 16),
            Column("confirmed", _("Confirmed by"), 12),
            Column("refers_to", _("Refers to"), 60, below=True),
        ),
        rows=tuple(_lines(governing, source.today)),
        caption=title,
        empty=_("There are no governing documents in the register."),
    )
    facts = " · ".join(
        (
            _("On {day}").format(day=formats.day(source.today)),
            formats.worded(counted("{count} in force", "{count} in force", len(governing.in_force))),
        )
    )
    return document(source, title, title, (table,), facts=facts, landscape=True)


def _lines(governing: Governing, today: date) -> Iterator[TableLine]:
    for kind in DocumentKind:
        of_kind = [each for each in governing.documents if each.kind is kind]
        if of_kind:
            yield Subheading(formats.show(kind))
        for each in sorted(of_kind, key=_newest_first):
            yield _row(each, governing, today)


def _newest_first(each: GoverningDocument) -> tuple[str, int]:
    return each.title, -(each.valid_from or date.min).toordinal()


def _row(each: GoverningDocument, governing: Governing, today: date) -> Row:
    names = governing.names
    return (
        _with_organisation(each, names),
        names.get(("body", each.decided_by_id or 0), "") or each.decided_by,
        each.decided_on,
        each.decision_number,
        each.valid_from,
        _last_day(each, governing, today),
        _review(each, governing, today),
        names.get(("person", each.owner_id or 0), ""),
        _confirmed(each, governing.expected[each.id or 0], today),
        _referred(each, names),
    )


def _with_organisation(each: GoverningDocument, names: Mapping[Place, str]) -> str:
    """Return the title, and whose it is on a line of its own where the title does not say so."""
    organisation = names.get(("organisation", each.organisation_id or 0), "")
    return each.title if organisation in each.title else f"{each.title}\n{organisation}"


def _referred(each: GoverningDocument, names: Mapping[Place, str]) -> str:
    """Return what a document refers to; called by its title where it is not in the register."""
    rows = each.refers_to
    return " · ".join(names.get(("governing_document", row.document_id or 0), row.title) for row in rows)


def _last_day(each: GoverningDocument, governing: Governing, today: date) -> date | Strong | Message | None:
    """Return how long it holds; said to have passed where nothing has taken its place."""
    if each.id in governing.replaced:
        return message("Replaced")
    if each.valid_to is not None and each.valid_to < today:
        return Strong(message("{day} (passed)", day=each.valid_to))
    return each.valid_to


def _review(each: GoverningDocument, governing: Governing, today: date) -> date | Strong | None:
    """Return the day of the review; said to have passed where the document is still in force."""
    if each.review_on is not None and each.review_on < today and each.id in governing.in_force:
        return Strong(message("{day} (passed)", day=each.review_on))
    return each.review_on


def _confirmed(each: GoverningDocument, expected: frozenset[Place], today: date) -> Message | None:
    """Return how many have confirmed it, where anybody has or ethical rules ask everybody to."""
    if each.kind is not DocumentKind.ETHICS and not each.confirmations:
        return None
    done = confirmed(each, today) & expected
    return message("{count} of {all}", count=len(done), all=len(expected))
