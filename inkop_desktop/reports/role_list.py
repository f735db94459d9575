"""The roles of an organisation with those who have them on a day."""

from collections.abc import Iterator, Mapping, Sequence

from inkop_desktop import formats
from inkop_desktop.records.roles import Role
from inkop_desktop.reports import offices
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.services.organisation import Member
from inkop_desktop.services.people_reporting import Staff
from inkop_desktop.text import _, counted, message
from inkop_desktop.typeset.document import Column, DataTable, Document, Kind, Strong, Subheading, TableLine


def role_list(source: Source, staff: Staff, vacant: Mapping[int, Sequence[Member]]) -> Document:
    """Return every role with who has it, for what and how long; `vacant` says by role what is missing."""
    title = _("Roles and who has them")
    table = DataTable(
        columns=(
            Column("person", _("Person"), 22),
            Column("what_for", _("Answers for"), 34),
            *offices.days(),
            Column("deputy", _("Deputy"), 18),
            Column("hours", _("Hours a week"), kind=Kind.NUMBER),
        ),
        rows=tuple(_lines(staff, vacant)),
        caption=title,
        empty=_("There are no roles in the register."),
    )
    persons = {each.person_id for each in staff.held}
    missing = sum(map(len, vacant.values()))
    facts = " · ".join(
        (
            _("On {day}").format(day=formats.day(staff.day)),
            formats.worded(counted("{count} person", "{count} persons", len(persons))),
            formats.worded(counted("{count} vacancy", "{count} vacancies", missing)),
        )
    )
    return document(source, title, title, (table,), facts=facts, landscape=True)


def _lines(staff: Staff, vacant: Mapping[int, Sequence[Member]]) -> Iterator[TableLine]:
    for role in staff.roles:
        yield Subheading(role.name)
        yield from _of_role(staff, role, vacant.get(role.id or 0, ()))


def _of_role(staff: Staff, role: Role, vacant: Sequence[Member]) -> Iterator[TableLine]:
    held = staff.of_role(role)
    whole = offices.whole(staff, role)
    if whole:
        yield whole, "", None, None, "", None
    for each in held:
        yield (
            staff.person(each),
            offices.what_for(staff, each),
            each.from_day,
            each.last_day,
            offices.deputy(staff, each),
            each.hours_a_week,
        )
    for vacancy in vacant:
        yield Strong(message("Vacant")), offices.vacant_for(vacancy), None, None, "", None
    if not (whole or held or vacant):
        yield message("Nobody on this day"), "", None, None, "", None
