"""A register extract for one person: everything that is stored about them."""

from collections.abc import Iterator, Sequence

from inkop_desktop import formats
from inkop_desktop.records.kinds import KINDS
from inkop_desktop.records.people import Person
from inkop_desktop.register.history import Entry
from inkop_desktop.reports import facts
from inkop_desktop.reports.logtext import lines_of
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.services import logwords
from inkop_desktop.services.offices import Office
from inkop_desktop.services.personal import Extract, Mention
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    Paragraph,
)


def personal_extract(source: Source, found: Extract) -> Document:
    """Return the register extract of a person."""
    purpose = _("Everything that the register holds about {name}, on the day that stands at the foot.")
    blocks: list[Block] = [Paragraph(purpose.format(name=found.person.name))]
    for group, rows in facts.groups(found.person, found.names):
        blocks += [Heading(group), *_facts(group, rows)]
    tables = (
        _offices(found),
        _meetings(found),
        _mentions(found),
        _texts(found.texts),
        _log(found),
        _told(found.told),
    )
    for table in tables:
        blocks += [Heading(table.caption), table]
    blocks.append(Paragraph(_acted(found)))
    return document(source, _("Register extract"), found.person.name, tuple(blocks))


def _facts(group: str, rows: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Yield what stands under a heading; what is called as the heading is needs no label."""
    if [label for label, _value in rows] == [group]:
        yield from (Paragraph(line) for _label, value in rows for line in value.splitlines())
    else:
        yield KeyValues(tuple(rows))


def _offices(found: Extract) -> DataTable:
    columns = (
        Column("role", _("Role"), 20),
        Column("tied_to", _("Answers for"), 30),
        Column("as", _("As"), 10),
        Column("from_day", _("From"), kind=Kind.DATE),
        Column("to_day", _("Until and including"), kind=Kind.DATE),
    )
    rows = tuple(_office(each, found) for each in found.offices)
    return DataTable(columns, rows, _("Roles"), _("The person has had no role."))


def _office(office: Office, found: Extract) -> tuple[object, ...]:
    tied = ", ".join(found.names.get(place, "") for place in office.ties)
    held = _("holder") if office.person_id == found.person.id else _("deputy")
    role = found.names.get(("role", office.role_id or 0), "")
    return role, tied, held, office.from_day, office.to_day


def _meetings(found: Extract) -> DataTable:
    columns = (
        Column("body", _("Body"), 26),
        Column("day", _("Day"), kind=Kind.DATE),
        Column("person", _("Person"), 22),
        Column("presence", _("Presence"), 18),
        Column("in_place_of", _("Served in place of"), 22),
    )
    rows = tuple((met.body, met.day, met.person, met.presence, met.in_place_of) for met in found.meetings)
    return DataTable(columns, rows, _("Meetings"), _("The person is noted at no meeting."))


def _mentions(found: Extract) -> DataTable:
    rows = tuple((*_place(each), formats.label(each.field), _stored(each, found)) for each in found.mentions)
    columns = (*_places(), Column("field", _("As"), 18), Column("stored", _("What is stored"), 38))
    return DataTable(columns, rows, _("Named in"), _("No other record names the person."))


def _stored(mention: Mention, found: Extract) -> str:
    """Return what a record says of the person, a line for each field."""
    if mention.withheld:
        return _("Secret")
    if mention.stored is None:
        return ""
    told = (pair for _group, pairs in facts.groups(mention.stored, found.names) for pair in pairs)
    return "\n".join(_("{label}: {value}").format(label=label, value=value) for label, value in told)


def _texts(mentions: Sequence[Mention]) -> DataTable:
    rows = tuple((*_place(each), formats.label(each.field), each.text) for each in mentions)
    columns = (*_places(), Column("field", _("Field"), 18), Column("text", _("Text"), 38))
    return DataTable(columns, rows, _("Texts with the name"), _("The name stands in no other text."))


def _places() -> tuple[Column, ...]:
    return Column("kind", _("Kind"), 20), Column("record", _("What"), 28)


def _place(mention: Mention) -> tuple[str, str]:
    return _(KINDS[mention.noun]), mention.label


def _log(found: Extract) -> DataTable:
    labels = logwords.labels(Person)
    rows = tuple(
        (formats.moment(each.at), each.who, each.action, "\n".join(lines_of(each, labels)))
        for each in found.entries
    )
    columns = (*_entry_columns(), Column("changes", _("Changes"), 44))
    return DataTable(columns, rows, _("History"), _("The log says nothing of the person's record."))


def _told(entries: Sequence[Entry]) -> DataTable:
    rows = tuple((formats.moment(each.at), each.who, each.action) for each in entries)
    caption, nobody = _("Other log entries with the name"), _("The name stands in no other log entry.")
    return DataTable(_entry_columns(), rows, caption, nobody)


def _entry_columns() -> tuple[Column, ...]:
    return Column("at", _("When"), 14), Column("who", _("Who"), 14), Column("action", _("What"), 24)


def _acted(found: Extract) -> str:
    if not found.acted:
        return _("The log names {name} in no entry as the one who acted.").format(name=found.person.name)
    said = counted(
        "The log names {name} as the one who acted in {count} entry.",
        "The log names {name} as the one who acted in {count} entries.",
        found.acted,
        name=found.person.name,
    )
    return formats.worded(said)
