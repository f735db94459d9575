"""Checks of units: who procures is the one whose part of the purchasing it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import Names, lines
from inkop_desktop.lists.planning import IS_OPEN, PLAN_ITEM
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.organising import PurchasingPart
from inkop_desktop.rules.purchasing import procured_as
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE
from inkop_desktop.text import N_, Message, message

UNIT = METADATA.tables["unit"]
_SAID = {
    PurchasingPart.GOODS: N_("{unit} answers for {title} but does not procure goods"),
    PurchasingPart.SERVICES: N_("{unit} answers for {title} but does not procure services"),
    PurchasingPart.WORKS: N_("{unit} answers for {title} but does not procure works"),
}


@dataclass(frozen=True, slots=True)
class _Charge:
    """What a unit is responsible for: a contract, or what is planned; `codes` say what it is about."""

    ref: Ref
    title: str
    unit_id: int
    codes: tuple[str, ...]
    persons: tuple[int, ...]
    remedy: Remedy


@check(
    "unit-without-that-part", Severity.INFORMATION, se="N20", no="", nouns=("contract", "plan_item", "unit")
)
def unit_without_that_part(connection: Connection, today: date) -> Iterator[Breach]:
    """The unit responsible for a contract, or a planned one, procures what it is: goods, services or works.

    Nothing is known of a unit whose part in the purchasing is not stated, nor of a contract without a CPV
    code.
    """
    names: dict[int, str] = {}
    parts: dict[int, tuple[PurchasingPart, ...]] = {}
    others: dict[PurchasingPart, list[str]] = defaultdict(list)
    stated = select(UNIT.c.id, UNIT.c.name, UNIT.c.parts).where(UNIT.c.parts != ()).order_by(UNIT.c.name)
    for unit_id, name, its_parts in connection.execute(stated):
        names[unit_id], parts[unit_id] = name, its_parts
        for each in its_parts:
            others[each].append(name)
    for charge in chain(_contracts(connection, today, parts), _planned(connection, parts)):
        unit_id, wanted = charge.unit_id, procured_as(charge.codes)
        if wanted is not None and wanted not in parts[unit_id]:
            yield Breach(
                records=(charge.ref,),
                message=message(_SAID[wanted], title=charge.title, unit=names[unit_id]),
                why=_why(others[wanted]),
                remedy=charge.remedy,
                field="unit_id",
                facts=(unit_id, wanted, *parts[unit_id]),
                persons=charge.persons,
            )


def _contracts(connection: Connection, today: date, units: Iterable[int]) -> Iterator[_Charge]:
    where = PHASE.c.status.in_(AHEAD), CONTRACT.c.unit_id.in_(units)
    for line in lines(connection, today, *where, more=(CONTRACT.c.unit_id, CONTRACT.c.cpv)):
        unit_id, codes = line.more
        yield _Charge(line.ref, line.title, unit_id, codes, line.persons, Remedy.EDIT)


def _planned(connection: Connection, units: Iterable[int]) -> Iterator[_Charge]:
    item = PLAN_ITEM.c
    columns = (item.id, item.title, item.unit_id, item.cpv, item.responsible_id)
    planned = select(*columns).where(IS_OPEN, item.unit_id.in_(units)).order_by(item.id)
    for item_id, title, unit_id, codes, officer_id in connection.execute(planned):
        persons = (officer_id,) if officer_id else ()
        yield _Charge(Ref("plan_item", item_id, title), title, unit_id, codes, persons, Remedy.OPEN)


def _why(units: list[str]) -> Message:
    if not units:
        return message("No unit has that part in the purchasing. State it with the unit that has it.")
    return message("That is the part of {units}. Change the unit, or what part it has.", units=Names(units))


CHECKS = (unit_without_that_part,)
