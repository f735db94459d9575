"""A check of needs that are met by changing a contract: that the contract tells how it was changed."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, exists, func, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.checks.reading import SpokenDay, lines
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.months import add_days
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.services.standing import CONTRACT
from inkop_desktop.text import message

AMENDMENT = METADATA.tables["amendment"]
CASE = METADATA.tables["direct_procurement"]
RECORDED_WITHIN = 30
"""How many days after the end of its case an amendment is signed by both parties and recorded; a custom."""


@check("change-unrecorded", Severity.WARNING, se="N18", no="K7", nouns=("contract", "direct_procurement"))
def change_unrecorded(connection: Connection, today: date) -> Iterator[Breach]:
    """A case that ended as a change of a contract has led to an amendment of it."""
    is_amended = exists().where(
        AMENDMENT.c.root_id == CASE.c.changed_contract_id,
        AMENDMENT.c.signed_on >= func.coalesce(CASE.c.started_on, CASE.c.ended_on),
    )
    columns = (CASE.c.id, CASE.c.number, CASE.c.title, CASE.c.officer_id, CASE.c.ended_on)
    waiting = select(*columns, CASE.c.changed_contract_id).where(
        CASE.c.way == Way.CHANGE,
        CASE.c.ending == Ending.OTHER_WAY,
        CASE.c.ended_on < add_days(today, -RECORDED_WITHIN),
        ~is_amended,
    )
    cases = connection.execute(waiting.order_by(CASE.c.id)).all()
    changed = CONTRACT.c.id.in_({row.changed_contract_id for row in cases})
    contracts = {line.id: line for line in lines(connection, today, changed)} if cases else {}
    for row in cases:
        line = contracts.get(row.changed_contract_id)
        if line is None:
            continue
        officer = (row.officer_id,) if row.officer_id else ()
        yield Breach(
            records=(line.ref, Ref("direct_procurement", row.id, f"{row.number} {row.title}".strip())),
            message=message(
                "{contract} was to be changed by “{title}”, and no amendment is recorded",
                contract=line.title,
                title=row.title,
            ),
            why=message(
                "The case ended on {day}. Record the amendment on the contract, with the day on which both "
                "parties signed it. If none was made, answer that, and why.",
                day=SpokenDay(row.ended_on, today),
            ),
            field="amendments",
            facts=(row.ended_on,),
            persons=tuple(dict.fromkeys((*officer, *line.persons))),
            part=str(row.id),
        )


CHECKS = (change_unrecorded,)
