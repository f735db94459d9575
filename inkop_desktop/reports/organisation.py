"""The organisation on paper: its chart, and the same as a table."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.reports import organisation_chart
from inkop_desktop.reports.organisation_card import kind
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.services.organisation import Box, Chart
from inkop_desktop.text import _, message
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


def organisation(source: Source, chart: Chart) -> Document:
    """Return the organisation of a day, drawn and as a table."""
    title = _("Organisation chart")
    caption = _("Who is in what")
    table = DataTable(
        columns=(Column("person", _("Person"), 26), Column("what_for", _("Answers for"), 60)),
        rows=tuple(_lines(chart)),
        caption=caption,
        empty=_("There are no roles in the register."),
    )
    picture = Picture(organisation_chart.fitted(chart, _WIDTH, _HEIGHT))
    facts = _("On {day}").format(day=formats.day(chart.day))
    return document(source, title, title, (picture, Heading(caption), table), facts=facts, landscape=True)


def _lines(chart: Chart) -> Iterator[TableLine]:
    for box in chart.boxes:
        if box.members:
            yield Subheading(_heading(chart, box))
            yield from (_row(box, place) for place in range(len(box.members)))


def _heading(chart: Chart, box: Box) -> str:
    more = kind(box)
    title = _("{name} ({what_for})").format(name=box.name, what_for=more) if more else box.name
    if not box.above:
        return title
    return _("{role}, reports to {above}").format(role=title, above=chart.boxes[box.above].name)


def _row(box: Box, place: int) -> Row:
    member = box.members[place]
    return member.name or Strong(message("Vacant")), "\n".join(formats.show(each) for each in member.what_for)
