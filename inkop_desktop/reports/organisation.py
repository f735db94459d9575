"""The organisation on paper: its chart, and the same as a table."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.reports import organisation_chart
from inkop_desktop.reports.organisation_card import entry, kind
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.services.organisation import Box, Chart
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import (
    Column,
    DataTable,
    Document,
    Heading,
    Picture,
    Row,
    Strong,
    Subheading,
    TableLine,
)

_WIDTH, _HEIGHT = 978, 530  # units that a lying page has under its title
_MOST = 8  # vacancies that are told one by one


def organisation(source: Source, chart: Chart) -> Document:
    """Return the organisation of a day, drawn and as a table."""
    title = _("Organisation chart")
    caption = _("Who is in what")
    table = DataTable(
        columns=(Column("person", _("Person"), 26), Column("what_for", _("Answers for"), 60)),
        rows=tuple(_lines(chart)),
        caption=caption,
        empty=_("Nobody has a role on this day."),
    )
    pictures = [Picture(each) for each in organisation_chart.pages(chart, _WIDTH, _HEIGHT)]
    facts = _("On {day}").format(day=formats.day(chart.day))
    return document(source, title, title, (*pictures, Heading(caption), table), facts=facts, landscape=True)


def _lines(chart: Chart) -> Iterator[TableLine]:
    for box in chart.boxes:
        if box.members:
            yield Subheading(_heading(chart, box))
            yield from _rows(box)


def _heading(chart: Chart, box: Box) -> str:
    more = kind(box)
    title = _("{name} ({what_for})").format(name=box.name, what_for=more) if more else box.name
    if not box.above:
        return title
    return _("{role}, reports to {above}").format(role=title, above=chart.boxes[box.above].name)


def _rows(box: Box) -> Iterator[Row]:
    """Yield everybody in a box, and what is vacant; of much that is vacant, how much."""
    is_much = box.vacancies > _MOST
    for member in box.members:
        if member.name or not is_much:
            told = entry(member)
            yield (Strong(told.text) if told.vacant else told.text), told.what_for
    if is_much:
        yield Strong(counted("{count} vacancy", "{count} vacancies", box.vacancies)), ""
