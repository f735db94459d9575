"""What a person answers for, row by row: under headings, with what tells one from the other."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from typing import TypeAlias

from inkop_desktop import formats
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.services import handing_over, offices
from inkop_desktop.services.handing_over import Responsibilities
from inkop_desktop.services.offices import Office, Place
from inkop_desktop.text import _
from inkop_desktop.ui.records.things import Entry, under

Names: TypeAlias = Mapping[Place, str]


def fetch(person_id: int, day: date, register: Register) -> list[Entry]:
    """Return what a person answers for on a day or later."""
    found = handing_over.responsibilities(register, person_id, day)
    return entries(found, offices.names(register, (*found.held, *found.deputised)), day)


def entries(found: Responsibilities, names: Names, day: date) -> list[Entry]:
    """Return everything that is answered for, under headings, by role and by name."""
    held = [_of_office("held", each, names, day) for each in _in_order(found.held, names)]
    deputised = [_of_office("deputised", each, names, day) for each in _in_order(found.deputised, names)]
    documents = [
        Entry("documents", each.title, formats.show(each.kind), each)
        for each in sorted(found.documents, key=lambda each: formats.fold(each.title))
    ]
    return [
        *under(_("Answers for"), held),
        *under(_("Deputy for"), deputised),
        *under(_("Owns these governing documents"), documents),
        *under(_("Officer of these cases"), [_of_case(each) for each in found.cases]),
        *under(_("Officer of these planned procurements"), [_of_planned(each) for each in found.planned]),
    ]


def parts(chosen: Iterable[Entry]) -> Responsibilities:
    """Return the parts that some rows stand for."""
    things: dict[str, list[Hashable]] = {each.name: [] for each in fields(Responsibilities)}
    for each in chosen:
        if each.thing is not None:
            things[each.part].append(each.thing)
    return Responsibilities(**{name: tuple(found) for name, found in things.items()})  # type: ignore[arg-type]  # each part has its own kind


def _in_order(held: Iterable[Office], names: Names) -> list[Office]:
    return sorted(held, key=partial(_key, names))


def _key(names: Names, office: Office) -> tuple[str, str]:
    return formats.fold(_role(office, names)), formats.fold(_tied(office, names))


def _role(office: Office, names: Names) -> str:
    return names.get(("role", office.role_id or 0), "")


def _tied(office: Office, names: Names) -> str:
    return ", ".join(names[place] for place in reversed(office.ties) if place in names)


def _of_office(part: str, office: Office, names: Names, day: date) -> Entry:
    role, tied = _role(office, names), _tied(office, names)
    holder = names.get(("person", office.person_id), "") if part == "deputised" else ""
    detail = " · ".join(filter(None, (role if tied else "", holder, _when(office, day))))
    return Entry(part, tied or role, detail, office)


def _of_case(case: DirectProcurement) -> Entry:
    began = case.started_on
    since = _("since {day}").format(day=formats.day(began)) if began else ""
    return Entry("cases", case.title, " · ".join(filter(None, (case.number, since))), case)


def _of_planned(item: PlanItem) -> Entry:
    by = _("to begin by {day}").format(day=formats.day(item.begin_by)) if item.begin_by else ""
    return Entry("planned", item.title, by, item)


def _when(office: Office, day: date) -> str:
    """Return from when and until when, as far as that is known."""
    told = []
    if office.from_day is not None:
        said = _("from {day}") if office.from_day > day else _("since {day}")
        told.append(said.format(day=formats.day(office.from_day)))
    if office.last_day is not None:
        told.append(_("until and including {day}").format(day=formats.day(office.last_day)))
    return " · ".join(told)
