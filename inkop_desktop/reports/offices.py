"""How an office is told of on paper: what it is held for, its deputy, who has a role."""

from collections.abc import Sequence

from inkop_desktop import formats
from inkop_desktop.records.roles import Role
from inkop_desktop.rules.organising import UNSAID, Post
from inkop_desktop.services.offices import Office
from inkop_desktop.services.organisation import Member
from inkop_desktop.services.people_reporting import Staff
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import Column, Kind


def days() -> tuple[Column, Column]:
    """Return the columns of the first and the last day."""
    return (
        Column("from_day", _("From"), kind=Kind.DATE),
        Column("to_day", _("Until and including"), kind=Kind.DATE),
    )


def what_for(staff: Staff, office: Office) -> str:
    """Return what an office is held for, with the function where it is more than a member's."""
    said = staff.what_for(office)
    if office.function in UNSAID:
        return said
    return _("{name} ({what_for})").format(name=said, what_for=formats.show(office.function))


def role_name(staff: Staff, office: Office) -> str:
    """Return the name of the role; of a post that the register has no role for, what the program calls it."""
    return staff.names["role", office.role_id] if office.role_id else formats.show(Post(office.post))


def deputy(staff: Staff, office: Office) -> str:
    """Return the name of the deputy; nothing where there is none."""
    return staff.names["person", office.deputy_id] if office.deputy_id else ""


def vacant_for(vacancy: Member) -> str:
    """Return what nobody is there for."""
    return ", ".join(formats.show(each) for each in vacancy.what_for)


def whole(staff: Staff, role: Role) -> str:
    """Return the unit or the body that has a role as a whole; nothing where it is persons."""
    places = ("unit", role.held_by_unit_id), ("body", role.held_by_body_id)
    return ", ".join(staff.names[noun, key] for noun, key in places if key)


def holders(staff: Staff, role: Role, vacant: Sequence[Member], most: int, most_names: int) -> str:
    """Return who has a role, in one line: by name with what for.

    More than `most` offices are told by the names of their holders alone; more than `most_names` are counted.
    """
    held = staff.of_role(role)
    people = [_named(staff.person(each), what_for(staff, each)) for each in held]
    missing = [_named(_("Vacant"), vacant_for(each)) for each in vacant]
    if len(people) + len(missing) > most:
        names = [*dict.fromkeys(staff.person(each) for each in held)]
        people = names if len(names) <= most_names else [_persons(len(names))]
        missing = _vacancies(len(vacant))
    return ", ".join(each for each in (whole(staff, role), *people, *missing) if each)


def _named(name: str, beside: str) -> str:
    return _("{name} ({what_for})").format(name=name, what_for=beside) if beside else name


def _persons(count: int) -> str:
    return formats.worded(counted("{count} person", "{count} persons", count))


def _vacancies(count: int) -> list[str]:
    return [formats.worded(counted("{count} vacancy", "{count} vacancies", count))] if count else []
