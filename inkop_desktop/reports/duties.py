"""Who does what: per role its duties, per duty who has it, and the units' parts in the purchasing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from inkop_desktop import formats, text
from inkop_desktop.records.people import Unit
from inkop_desktop.records.roles import Role, RoleDuty
from inkop_desktop.reports import offices
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules.organising import PurchasingPart
from inkop_desktop.services.organisation import Member
from inkop_desktop.services.people_reporting import Staff
from inkop_desktop.text import _
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    Row,
    Subheading,
    TableLine,
)

# How many are named with what for, and how many by their names alone; more are counted.
_IN_TABLE, _IN_HEADING = (8, 20), (2, 2)


def duties(
    source: Source, staff: Staff, vacant: Mapping[int, Sequence[Member]], units: Sequence[Unit]
) -> Document:
    """Return the duties of each role with who has it, each duty by its clause, the part of each unit."""
    title = _("Who does what")
    staff = replace(staff, held=[each for each in staff.held if each.has_duties])
    roles = [each for each in staff.roles if each.duties]
    by_role, by_duty = _("By role"), _("By duty")
    held, briefly = (
        {role.id: offices.holders(staff, role, vacant.get(role.id or 0, ()), *most) for role in roles}
        for most in (_IN_TABLE, _IN_HEADING)
    )
    empty = _("No role in the register has any duties.")
    blocks = (
        Heading(by_role),
        DataTable(_columns()[:2], tuple(_by_role(roles, briefly)), by_role, empty),
        Heading(by_duty),
        DataTable(_columns(), tuple(_by_duty(roles, held)), by_duty, empty),
        *_by_part(units),
    )
    facts = _("On {day}").format(day=formats.day(staff.day))
    return document(source, title, title, blocks, facts=facts, landscape=True)


def _by_part(units: Sequence[Unit]) -> Iterator[Block]:
    """Yield the units by their parts in the purchasing; nothing where none is stated."""
    named = sorted(units, key=lambda each: formats.sort_key(each.name, text.language()))
    having = {part: [each.name for each in named if part in each.parts] for part in PurchasingPart}
    rows = tuple((part, "; ".join(names)) for part, names in having.items() if names)
    if rows:
        caption = _("The units' parts in the purchasing")
        columns = Column("part", _("Part in the purchasing"), 40), Column("units", _("Units"), 80)
        yield Heading(caption)
        yield DataTable(columns, rows, caption, "")


def _columns() -> tuple[Column, ...]:
    return (
        Column("clause", _("Clause"), 38),
        Column("duty", _("Duty"), 46),
        Column("role", _("Role"), 22),
        Column("held_by", _("Who has it"), 34),
    )


def _by_role(roles: Sequence[Role], held: Mapping[int | None, str]) -> Iterator[TableLine]:
    for role in roles:
        yield Subheading(_title(role, held[role.id]))
        yield from ((each.clause, each.what) for each in role.duties)


def _title(role: Role, held_by: str) -> str:
    if not held_by:
        return _("{role}: nobody on this day").format(role=role.name)
    return _("{role}: {people}").format(role=role.name, people=held_by)


def _by_duty(roles: Sequence[Role], held: Mapping[int | None, str]) -> Iterator[Row]:
    found = [(each, role) for role in roles for each in role.duties]
    for each, role in sorted(found, key=_by_clause):
        yield each.clause, each.what, role.name, held[role.id] or _("Nobody on this day")


def _by_clause(pair: tuple[RoleDuty, Role]) -> tuple[bool, str]:
    """Return what a duty is sorted by: its clause, those without one last."""
    clause = pair[0].clause
    return not clause, formats.sort_key(clause, text.language())
