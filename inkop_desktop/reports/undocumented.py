"""Direct procurements whose documents are not finished: by when they are, or were, to be."""

from collections.abc import Iterator, Sequence
from datetime import date

from inkop_desktop import formats
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.services.procurement_log import Undocumented
from inkop_desktop.text import Message, _, counted
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


def undocumented(source: Source, cases: Sequence[Undocumented]) -> Document:
    """Return what is to be finished, the most urgent first; it comes sorted so."""
    title = _("Missing documentation")
    table = DataTable(
        columns=(
            Column("number", _("Number"), 9),
            Column("title", _("Title"), 28),
            Column("unit", _("Unit"), 20),
            Column("officer", _("Officer"), 16),
            Column("since", _("Signed or cancelled"), kind=Kind.DATE),
            Column("due", _("Documents due"), kind=Kind.DATE),
            Column("time", _("Time left"), 14),
            Column("value", _("Value"), kind=Kind.MONEY),
        ),
        rows=tuple(_lines(cases, source.today)),
        caption=title,
        empty=_("The documents of every case are finished."),
    )
    late = sum(each.due is not None and each.due < source.today for each in cases)
    facts = " · ".join(
        (
            _("On {day}").format(day=formats.day(source.today)),
            formats.worded(counted("{count} case", "{count} cases", len(cases))),
            formats.worded(counted("{count} late", "{count} late", late)),
        )
    )
    return document(source, title, title, (table,), facts=facts, landscape=True)


def _lines(cases: Sequence[Undocumented], today: date) -> Iterator[TableLine]:
    groups = (
        ("", [each for each in cases if each.due is not None]),
        (_("The law sets no day"), [each for each in cases if each.due is None and each.is_known]),
        (_("What the law demands is not known yet"), [each for each in cases if not each.is_known]),
    )
    for heading, some in groups:
        if some and heading:
            yield Subheading(heading)
        yield from (_row(each, today) for each in some)


def _row(each: Undocumented, today: date) -> Row:
    time = _time_left(each.due, today)
    return each.number, each.title, each.unit, each.officer, each.since, each.due, time, each.value


def _time_left(due: date | None, today: date) -> Message | Strong | None:
    if due is None:
        return None
    days = (due - today).days
    if days < 0:
        return Strong(counted("{count} day late", "{count} days late", -days))
    return counted("{count} day left", "{count} days left", days)
