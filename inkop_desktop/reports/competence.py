"""Competence: what each role requires, what those in it have, until when."""

from collections.abc import Iterator, Mapping
from datetime import date

from inkop_desktop import formats
from inkop_desktop.records.people import Competence, Person
from inkop_desktop.records.roles import Role, RoleRequirement
from inkop_desktop.reports import offices
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules import competence as rule
from inkop_desktop.services.people_reporting import Staff
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


def competence(
    source: Source, staff: Staff, persons: Mapping[int, Person], role_id: int | None = None
) -> Document:
    """Return what is required of everybody in a role and what they have; of one role if it is given."""
    title = _("Competence of those in office")
    roles = [each for each in staff.roles if each.requirements and role_id in (None, each.id)]
    lines = [line for role in roles for line in _of_role(staff, role, persons)]
    table = DataTable(
        columns=(
            Column("person", _("Person"), 20),
            Column("what_for", _("Answers for"), 20),
            Column("required", _("Required"), 20),
            Column("held", _("Has"), 24),
            Column("gained", _("Gained on"), kind=Kind.DATE),
            Column("expires", _("Expires on"), kind=Kind.DATE),
            Column("state", _("State"), 14),
        ),
        rows=tuple(lines),
        caption=title,
        empty=_("Nobody is in a role that requires any competence."),
    )
    lacking = sum(_is_lacking(line, staff.day) for line in lines)
    facts = " · ".join(
        (
            _("On {day}").format(day=formats.day(staff.day)),
            formats.worded(counted("{count} requirement not met", "{count} requirements not met", lacking)),
        )
    )
    return document(source, title, title, (table,), facts=facts, landscape=True)


def _of_role(staff: Staff, role: Role, persons: Mapping[int, Person]) -> Iterator[TableLine]:
    held = [each for each in staff.of_role(role) if each.has_duties]
    if held:
        yield Subheading(role.name)
    for office in held:
        person = persons[office.person_id]
        for required in role.requirements:
            proof = rule.best(person.competences, required.kind, required.title, staff.day)
            yield _row(person.name, offices.what_for(staff, office), required, proof, staff.day)


def _row(name: str, what_for: str, required: RoleRequirement, proof: Competence | None, day: date) -> Row:
    wanted = required.title or required.kind
    if proof is None:
        return name, what_for, wanted, None, None, None, Strong(message("Missing"))
    return name, what_for, wanted, proof.title, proof.gained_on, proof.expires_on, _state(proof, day)


def _state(proof: Competence, day: date) -> Message | Strong:
    if proof.expires_on is not None and proof.expires_on < day:
        return Strong(message("Expired"))
    if rule.expires_soon(proof, day):
        return message("Expires soon")
    return message("In order")


def _is_lacking(line: TableLine, day: date) -> bool:
    """Tell whether a line says that something is missing or has expired."""
    if not isinstance(line, tuple):
        return False
    *_others, proof, _gained, expires, _said = line
    return proof is None or (expires is not None and expires < day)
