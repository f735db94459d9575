"""What has changed since a day in the law and in the governing documents, and who has had notice of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from inkop_desktop import formats
from inkop_desktop.formats import NBSP
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.tables import headed
from inkop_desktop.rules.law.changes import Change
from inkop_desktop.rules.law.pack import Duty, Entry, Limit
from inkop_desktop.rules.months import day_after
from inkop_desktop.services import law_words, records
from inkop_desktop.services.law_news import LawNews, Notice
from inkop_desktop.text import Message, _, counted, message
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Kind,
    Paragraph,
    Row,
    Strong,
    Subheading,
    TableLine,
)

_SIGN = re.compile(r"(?<=\d) (?=§)|(?<=§) (?=\d)")
"""What stands between a paragraph's sign and its number: one is nothing without the other."""


def law_changes(source: Source, news: LawNews) -> Document:
    """Return what has begun and ended since a day, what is to come, and who has been told."""
    title = _("What has changed since {day}").format(day=formats.day(news.since))
    nothing = _("Nothing in the law pack has begun or ended in this time.")
    blocks: list[Block] = [
        *headed(
            _of_law(_("The law"), news.begun, nothing),
            _of_law(_("To come within a year"), news.coming, _("The law pack knows of nothing to come.")),
            _documents(news, source.today),
            _notices(news),
        )
    ]
    if news.municipalities:
        blocks += [*headed(_municipalities(news)), _untold(news)]
    facts = (
        message("On {day}", day=source.today),
        message("The law pack was last checked on {day}", day=news.pack.newest_check),
    )
    line = " · ".join(map(formats.worded, facts))
    return document(source, _("Changed rules"), title, tuple(blocks), facts=line, landscape=True)


def _of_law(caption: str, changes: Sequence[Change], empty: str) -> DataTable:
    return DataTable(
        columns=(
            Column("what", _("What"), 36),
            Column("before", _("Until then"), 30),
            Column("after", _("From then on"), 24),
            Column("law", _("Law"), 30),
            Column("paragraph", _("Paragraph"), 22),
            Column("source", _("Source"), 40, below=True),
            Column("certainty", _("Certainty"), 40, below=True),
        ),
        rows=tuple(_of_days(changes)),
        caption=caption,
        empty=empty,
    )


def _of_days(changes: Sequence[Change]) -> Iterator[TableLine]:
    for day, of_day in groupby(changes, key=_day):
        yield Subheading(_("From {day}").format(day=formats.day(day)))
        yield from (_change(*several) for several in _told_once(of_day))


def _told_once(changes: Iterable[Change]) -> list[list[Change]]:
    """Return the changes of a day, those together that one paragraph makes for several laws of purchases.

    The first of them is the one that says most.
    """
    found: list[list[Change]] = []
    for each in changes:
        alike = next((several for several in found if _say_the_same(several[0], each)), None)
        if alike is None:
            found.append([each])
        else:
            alike.append(each)
            alike.sort(key=_length, reverse=True)
    return found


def _say_the_same(one: Change, other: Change) -> bool:
    """Tell whether one duty is said twice, the longer time with what is to be known of another law."""
    states = {
        (each.entry.law, each.entry.reference, each.before is None, each.after is None)
        for each in (one, other)
    }
    if len(states) > 1 or not (isinstance(one.entry, Duty) and isinstance(other.entry, Duty)):
        return False
    shorter, longer = sorted((one.entry.text, other.entry.text), key=len)
    return longer.startswith(shorter)


def _length(change: Change) -> int:
    return len(change.entry.text) if isinstance(change.entry, Duty) else 0


def _day(change: Change) -> date:
    return change.day


def _change(change: Change, *alike: Change) -> Row:
    """Return the row of a change, and of those that say the same for other laws."""
    entry = change.entry
    mark = entry.certainty_on(change.day) if change.after else entry.certainty
    certainty = message("{mark}: {meaning}", mark=mark.value, meaning=Message(mark.label))
    name = law_words.name_of(entry)
    law = _for_purchases_under((change, *alike)) if alike else entry.law
    paragraph = _SIGN.sub(NBSP, entry.reference)
    return name, _before(change), _after(change), law, paragraph, entry.source, certainty


def _for_purchases_under(changes: Iterable[Change]) -> Message:
    """Return the law that changes, and under which laws the purchases are that it changes for."""
    duties = [each.entry for each in changes if isinstance(each.entry, Duty)]
    laws = sorted({law for each in duties for law in each.under}, key=formats.fold)
    return message("{law}, for purchases under {laws}", law=duties[0].law, laws=formats.listed(laws))


def _before(change: Change) -> str | Message:
    """Return what held until then; a wording only where it was another one than what it is about."""
    if change.before is None:
        return message("Nothing of this kind")
    if _said(change.before) == _said(change.entry) and not _is_limit(change):
        return message("Worded the same") if change.after else message("Applied")
    return _said(change.before)


def _after(change: Change) -> str | Message:
    """Return what holds from then on; a wording stands already as what it is about."""
    if change.after is None:
        return message("No longer applies")
    return _said(change.after) if _is_limit(change) else message("Applies")


def _is_limit(change: Change) -> bool:
    return isinstance(change.entry, Limit)


def _said(entry: Entry) -> str | Message:
    return law_words.amount_of(entry) if isinstance(entry, Limit) else law_words.name_of(entry)


def _documents(news: LawNews, today: date) -> DataTable:
    told = [row for each in news.documents for row in _of_document(each, news, today)]
    told.sort(key=itemgetter(0))
    return DataTable(
        columns=(
            Column("day", _("Day"), kind=Kind.DATE),
            Column("title", _("Document"), 40),
            Column("what", _("What happened"), 16),
            Column("replaces", _("Replaces"), 30),
            Column("decided_by", _("Decided by"), 24),
            Column("number", _("Decision number"), 12),
        ),
        rows=tuple(told),
        caption=_("Governing documents"),
        empty=_("No governing document was decided, came into force or ended in this time."),
    )


def _of_document(each: GoverningDocument, news: LawNews, today: date) -> Iterator[Row]:
    """Yield a row for each thing that happened to a document in the time that is told of."""
    happened = (
        (each.decided_on, message("Decided")),
        (each.valid_from if each.valid_from != each.decided_on else None, message("Came into force")),
        (day_after(each.valid_to) if each.valid_to else None, message("No longer in force")),
    )
    replaces = news.names.get(("governing_document", each.replaces_id or 0), "")
    decided_by = news.names.get(("body", each.decided_by_id or 0), "") or each.decided_by
    for day, what in happened:
        if day is not None and news.since <= day <= today:
            yield day, each.title, what, replaces, decided_by, each.decision_number


def _notices(news: LawNews) -> DataTable:
    since = [each for each in news.notices if each.training.held_on and each.training.held_on >= news.since]
    return DataTable(
        columns=(
            Column("day", _("Day"), kind=Kind.DATE),
            Column("title", _("What about"), 36),
            Column("kind", _("Kind"), 20),
            Column("by", _("Given by"), 20),
            Column("to", _("To"), 40),
            Column("content", _("Content"), 60, below=True),
        ),
        rows=tuple(_notice(each, news) for each in reversed(since)),
        caption=_("Notices"),
        empty=_("No notice and no information was given in this time."),
    )


def _notice(notice: Notice, news: LawNews) -> Row:
    told = notice.training
    by = news.names.get(("person", told.held_by_id or 0), "")
    return told.held_on, told.title, told.kind, by, formats.listed(_receivers(notice, news)), told.content


def _receivers(notice: Notice, news: LawNews) -> list[str]:
    """Return the municipalities that a notice reached; who took part where there are none."""
    reached = [each.name for each in news.municipalities if each.id in notice.reached]
    if reached:
        return reached
    took_part = [place for row in notice.training.participants for place in records.references(row)]
    return [news.names[place] for place in took_part]


def _untold(news: LawNews) -> Paragraph:
    """Name the municipalities that have had no notice since the last change began."""
    missing = [each.name for each in news.municipalities if news.begun_after(news.last_notice(each))]
    if not news.begun:
        return Paragraph(
            _("Nothing in the law has begun or ended in this time of which they are to have notice.")
        )
    if not missing:
        return Paragraph(_("All have had notice since the last change began."))
    said = message("Without notice since a change began: {names}.", names=formats.listed(missing))
    return Paragraph(formats.worded(said))


def _municipalities(news: LawNews) -> DataTable:
    return DataTable(
        columns=(
            Column("name", _("Municipality"), 30),
            Column("day", _("Last notice"), kind=Kind.DATE),
            Column("title", _("What about"), 40),
            Column("after", _("Changes of the law begun after it"), 24),
        ),
        rows=tuple(_municipality(news, each.name, news.last_notice(each)) for each in news.municipalities),
        caption=_("Who has had notice"),
        empty="",
    )


def _municipality(news: LawNews, name: str, notice: Notice | None) -> Row:
    begun = news.begun_after(notice)
    after = Strong(counted("{count} change", "{count} changes", begun)) if begun else message("None")
    if notice is None:
        return name, None, message("No notice"), after
    return name, notice.training.held_on, notice.training.title, after
