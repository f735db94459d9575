"""Everything that one person answers for: roles, deputyships, documents, cases, and what comes with them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import TypeAlias

from inkop_desktop import formats
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields
from inkop_desktop.records.roles import Role
from inkop_desktop.reports import offices
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.services.handing_over import Responsibilities
from inkop_desktop.services.offices import Office
from inkop_desktop.services.people_reporting import Staff
from inkop_desktop.text import _, message
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    Subheading,
    TableLine,
)

Until: TypeAlias = Callable[[Office], date | None]


def responsibilities(
    source: Source, person: Person, parts: Responsibilities, staff: Staff, unit: str
) -> Document:
    """Return what a person answers for from a day on; `unit` is where the person works."""
    answers_for = tables(parts, staff, source.today, attrgetter("last_day"))
    blocks = (*_person(person, unit), *answers_for, *_duties(parts, staff))
    facts = _("On {day} and later").format(day=formats.day(source.today))
    return document(source, _("Responsibilities"), person.name, blocks, facts=facts)


def tables(parts: Responsibilities, staff: Staff, today: date, until: Until) -> Iterator[Block]:
    """Yield what is held, deputised for, owned and dealt with, a table each; of the empty only the first.

    `until` tells the last day of an office.
    """
    dealt_with = (_documents(parts.documents), _cases(parts.cases, today), _planned(parts.planned))
    found = (_held(parts, staff, until), _deputised(parts, staff, until), *dealt_with)
    for number, table in enumerate(found):
        if table.rows or not number:
            yield Heading(table.caption)
            yield table


def _person(person: Person, unit: str) -> Iterator[Block]:
    facts = (
        (_("Job title"), person.title),
        (_("Unit"), unit),
        (_("E-mail"), person.email),
        (_("Phone"), person.phone),
        (_("Employed until and including"), person.employed_to),
    )
    rows = tuple(each for each in facts if each[1])
    if rows:
        yield KeyValues(rows)


def _held(parts: Responsibilities, staff: Staff, until: Until) -> DataTable:
    rows = tuple(
        (
            offices.role_name(staff, each),
            offices.what_for(staff, each),
            each.from_day,
            until(each),
            offices.deputy(staff, each),
        )
        for each in parts.held
    )
    columns = (
        Column("role", _("Role"), 16),
        Column("what_for", _("Answers for"), 24),
        *offices.days(),
        Column("deputy", _("Deputy"), 14),
    )
    return DataTable(columns, rows, _("Answers for"), _("Answers for nothing from this day on."))


def _deputised(parts: Responsibilities, staff: Staff, until: Until) -> DataTable:
    rows = tuple(
        (
            staff.person(each),
            offices.role_name(staff, each),
            offices.what_for(staff, each),
            each.from_day,
            until(each),
        )
        for each in parts.deputised
    )
    columns = (
        Column("person", _("Person"), 16),
        Column("role", _("Role"), 16),
        Column("what_for", _("Answers for"), 20),
        *offices.days(),
    )
    return DataTable(columns, rows, _("Deputy for"), "")


def _documents(owned: Sequence[GoverningDocument]) -> DataTable:
    rows = tuple((each.title, each.kind, each.valid_to, each.review_on) for each in owned)
    columns = (
        Column("title", _("Title"), 30),
        Column("kind", _("Kind"), 16),
        Column("valid_to", _("Valid until and including"), kind=Kind.DATE),
        Column("review_on", _("To be reviewed by"), kind=Kind.DATE),
    )
    return DataTable(columns, rows, _("Owns these governing documents"), "")


def _cases(cases: Sequence[DirectProcurement], today: date) -> DataTable:
    """Return the cases; a title that is secret stays in the register."""
    rows = tuple(
        (
            each.number,
            message("Secret") if "title" in secret_fields(each, today) else each.title,
            each.started_on,
        )
        for each in cases
    )
    columns = (
        Column("number", _("Number"), 10),
        Column("title", _("Title"), 36),
        Column("started_on", _("The procurement began"), kind=Kind.DATE),
    )
    return DataTable(columns, rows, _("Officer of these cases"), "")


def _planned(planned: Sequence[PlanItem]) -> DataTable:
    rows = tuple((each.title, each.begin_by, each.needed_from) for each in planned)
    columns = (
        Column("title", _("Title"), 36),
        Column("begin_by", _("To begin by"), kind=Kind.DATE),
        Column("needed_from", _("Contract needed from"), kind=Kind.DATE),
    )
    return DataTable(columns, rows, _("Officer of these planned procurements"), "")


def _duties(parts: Responsibilities, staff: Staff) -> Iterator[Block]:
    """Yield what the roles that the person has ask for."""
    held = {each.role_id for each in parts.held if each.has_duties}
    rows = tuple(_duty_lines([each for each in staff.roles if each.id in held and each.duties]))
    if rows:
        caption = _("Duties")
        columns = (Column("duty", _("Duty"), 50), Column("clause", _("Clause"), 34))
        yield Heading(caption)
        yield DataTable(columns, rows, caption, "")


def _duty_lines(roles: Sequence[Role]) -> Iterator[TableLine]:
    for role in roles:
        yield Subheading(role.name)
        yield from ((each.what, each.clause) for each in role.duties)
