"""Everything about one contract: term drawn and derived, facts, follow-ups, documents, history."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkop_desktop import formats
from inkop_desktop.records.contracts import Amendment, Contract, terms_of
from inkop_desktop.records.fields import without
from inkop_desktop.register.history import Entry
from inkop_desktop.reports import call_offs, facts, follow_ups
from inkop_desktop.reports.logtext import Labels, lines_of
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.tables import filled, headed
from inkop_desktop.reports.timeline import timeline
from inkop_desktop.rules import derivation, status
from inkop_desktop.rules.status import Derived
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import Message, _, message
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    Paragraph,
    Picture,
)

_PICTURE = 640  # units wide: the width of the text on paper
# These stand in tables of their own, or with the term at the top.
_APART = frozenset(
    {
        "amendments",
        "attachments",
        "call_offs",
        "decisions",
        "first_day",
        "follow_ups",
        "options",
        "review_day",
    }
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A contract with everything that its report needs.

    `secret` are the fields that are secret, `hidden` is what is secret of its call-offs.
    """

    contract: Contract
    secret: frozenset[str]
    hidden: Hidden
    names: Mapping[tuple[str, int], str]
    successors: Sequence[str]
    under: Sequence[str]
    appointed: Sequence[tuple[str, str]]
    amended: Sequence[tuple[Amendment, Decimal | None]]
    entries: Sequence[Entry]
    labels: Labels


def contract(source: Source, dossier: Dossier) -> Document:
    """Return the report of one contract."""
    found = dossier.contract
    derived = status.derive(terms_of(found), source.today)
    blocks: list[Block] = [*_term(source, found, derived)]
    for group, rows in facts.for_paper(found, dossier.names, _APART, dossier.secret):
        blocks += [Heading(group), KeyValues(tuple(rows))]
    if dossier.appointed:
        blocks += [Heading(_("Appointed for the contract")), KeyValues(tuple(dossier.appointed))]
    blocks += _around(dossier)
    blocks += _called_off(dossier)
    blocks += _tables(dossier)
    head = " · ".join(part for part in (found.number, formats.show(found.kind)) if part)
    told = without(found, dossier.secret)
    title = told.title or found.number or _("Secret")
    return document(source, _("Contract"), title, tuple(blocks), facts=head, case_number=told.case_number)


def _term(source: Source, found: Contract, derived: Derived) -> Iterator[Block]:
    days = (
        (_("First day"), derived.first_day),
        (_("Last day"), derived.last_day),
        (_("Longest possible"), derived.latest_possible_last_day),
    )
    deadlines = (
        (_("Last day for notice"), derived.notice_day),
        (_("Last day to decide"), derived.option_day),
        (_("Start the replacement"), derived.replace_by),
        (_("Next review"), derived.review_day),
    )
    rows = [(_("Status"), derived.status), *((label, day) for label, day in days if day)]
    rows += [(label, _deadline(derived, day)) for label, day in deadlines if day]
    yield KeyValues(tuple(rows))
    drawn = timeline(found, source.today, _PICTURE)
    if drawn.shapes:
        yield Picture(drawn)
    yield Paragraph(derivation.words(derived))


def _deadline(derived: Derived, day: date) -> date | Message:
    return message("{day} (passed)", day=day) if derived.passed(day) else day


def _around(dossier: Dossier) -> Iterator[Block]:
    rows = tuple(
        (label, "\n".join(labels))
        for label, labels in (
            (_("Replaced by"), dossier.successors),
            (_("Concluded under it"), dossier.under),
        )
        if labels
    )
    if rows:
        yield Heading(_("Related contracts"))
        yield KeyValues(rows)


def _called_off(dossier: Dossier) -> Iterator[Block]:
    """Tell what has been called off of the ceiling, and each call-off."""
    said = call_offs.in_words(dossier.contract, dossier.hidden)
    if said:
        table = call_offs.table(dossier.contract, dossier.hidden, dossier.names)
        yield from headed(table)
        yield Paragraph(said)


def _tables(dossier: Dossier) -> Iterator[Block]:
    tables = (
        follow_ups.table(dossier.contract, dossier.names),
        _options(dossier),
        _decisions(dossier),
        _amendments(dossier),
        _documents(dossier),
        _log(dossier),
    )
    yield from headed(*(table for table in tables if table.rows))


def _options(dossier: Dossier) -> DataTable:
    rows = tuple(
        (number, each.months, each.decide_by, each.state, each.decided_on, each.note)
        for number, each in enumerate(dossier.contract.options, 1)
    )
    columns = (
        Column("number", _("No."), kind=Kind.NUMBER),
        Column("months", _("Months"), kind=Kind.NUMBER),
        Column("decide_by", _("Last day to decide"), kind=Kind.DATE),
        Column("state", _("State"), 14),
        Column("decided_on", _("Decided on"), kind=Kind.DATE),
        Column("note", _("Note"), 24),
    )
    return filled(_("Options"), columns, rows)


def _decisions(dossier: Dossier) -> DataTable:
    rows = tuple(
        (
            each.day,
            each.verb,
            each.decided_on,
            dossier.names.get(("person", each.decided_by_id or 0), ""),
            each.note,
        )
        for each in dossier.contract.decisions
    )
    columns = (
        Column("day", _("Day"), kind=Kind.DATE),
        Column("verb", _("What was decided"), 24),
        Column("decided_on", _("Decided on"), kind=Kind.DATE),
        Column("decided_by", _("Decided by"), 18),
        Column("note", _("Evidence or reason"), 40),
    )
    return filled(_("Decisions"), columns, rows)


def _amendments(dossier: Dossier) -> DataTable:
    rows = tuple(
        (
            each.signed_on,
            each.title,
            each.value,
            share,
            dossier.names.get(("person", each.decided_by_id or 0), ""),
            each.legal_ground,
            each.reason,
        )
        for each, share in dossier.amended
    )
    columns = (
        Column("signed_on", _("Signed on"), kind=Kind.DATE),
        Column("title", _("What was changed"), 24),
        Column("value", _("Change in value"), kind=Kind.MONEY),
        Column("share", _("Sum so far of the original value"), kind=Kind.SHARE),
        Column("decided_by", _("Decided by"), 16),
        Column("legal_ground", _("Legal ground"), 14),
        Column("reason", _("Reason"), 24),
    )
    return filled(_("Amendments"), columns, rows)


def _documents(dossier: Dossier) -> DataTable:
    rows = tuple(
        (each.name, formats.file_size(each.size), each.description, each.original_place, each.sha256)
        for each in dossier.contract.attachments
    )
    columns = (
        Column("name", _("File name"), 22),
        Column("size", _("Size"), 8),
        Column("description", _("Description"), 20),
        Column("original_place", _("Where the original is kept"), 16),
        Column("sha256", _("Checksum (SHA-256)"), 34, below=True),
    )
    return filled(_("Documents"), columns, rows)


def _log(dossier: Dossier) -> DataTable:
    rows = tuple(
        (formats.moment(each.at), each.who, each.action, _changes(each, dossier.labels))
        for each in dossier.entries
    )
    columns = (
        Column("at", _("When"), 14),
        Column("who", _("Who"), 14),
        Column("action", _("What"), 24),
        Column("changes", _("Changes"), 44),
    )
    return filled(_("History"), columns, rows)


def _changes(entry: Entry, labels: Labels) -> str:
    """Return what an action changed, a line each; what a contract began with is told by its facts."""
    if any((each.table, each.column, each.before) == ("contract", "id", None) for each in entry.changes):
        return _("Added to the register")
    return "\n".join(lines_of(entry, labels))
