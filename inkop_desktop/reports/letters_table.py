"""What letters of appointment say, a row for each: for a spreadsheet, or for letters written elsewhere."""

from inkop_desktop.records.roles import Appointment
from inkop_desktop.reports import offices
from inkop_desktop.reports.letters import in_order
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.services.offices import Office
from inkop_desktop.services.people_reporting import Letters
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Column, DataTable, Document, Kind, Row


def letters_table(source: Source, told: Letters) -> Document:
    """Return the letters as a table, in their order."""
    title = _("Letters of appointment")
    columns = (
        Column("person", _("Person"), 22),
        Column("title", _("Job title"), 18),
        Column("role", _("Role"), 18),
        Column("what_for", _("Answers for"), 30),
        *offices.days(),
        Column("deputy", _("Deputy"), 18),
        Column("hours", _("Hours a week"), kind=Kind.NUMBER),
        Column("decided_by", _("Decided by"), 18),
        Column("decided_on", _("Decided on"), kind=Kind.DATE),
        Column("number", _("Decision number"), 12),
    )
    rows = tuple(_row(told, each) for each in in_order(told))
    table = DataTable(columns, rows, title, _("Nobody is appointed to it on this day."))
    return document(source, title, title, (table,), landscape=True)


def _row(told: Letters, office: Office) -> Row:
    decided = told.decided.get(office.id) if office.noun == "appointment" else None
    decided = decided or Appointment()
    return (
        told.staff.person(office),
        told.persons[office.person_id].title,
        offices.role_name(told.staff, office),
        offices.what_for(told.staff, office),
        office.from_day,
        office.last_day,
        offices.deputy(told.staff, office),
        office.hours_a_week,
        told.names.get(("body", decided.decided_by_id or 0), "") or decided.decided_by,
        decided.decided_on,
        decided.decision_number,
    )
