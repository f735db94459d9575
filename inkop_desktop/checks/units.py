"""Checks of units: who procures is the one whose part of the purchasing it is."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Remedy, Severity, check
from inkop_desktop.checks.reading import Names, lines
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


@check("unit-without-that-part", Severity.INFORMATION, se="N20", no="", nouns=("contract", "unit"))
def unit_without_that_part(connection: Connection, today: date) -> Iterator[Breach]:
    """The unit responsible for a contract is one that procures what it is about: goods, services or works.

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
    where = PHASE.c.status.in_(AHEAD), CONTRACT.c.unit_id.in_(parts)
    for line in lines(connection, today, *where, more=(CONTRACT.c.unit_id, CONTRACT.c.cpv)):
        unit_id, codes = line.more
        wanted = procured_as(codes)
        if wanted is not None and wanted not in parts[unit_id]:
            said = message(_SAID[wanted], title=line.title, unit=names[unit_id])
            yield Breach(
                records=(line.ref,),
                message=said,
                why=_why(others[wanted]),
                remedy=Remedy.EDIT,
                field="unit_id",
                facts=(unit_id, wanted, *parts[unit_id]),
                persons=line.persons,
            )


def _why(units: list[str]) -> Message:
    if not units:
        return message("No unit has that part in the purchasing. State it with the unit that has it.")
    return message("That is the part of {units}. Change the unit, or what part it has.", units=Names(units))


CHECKS = (unit_without_that_part,)
