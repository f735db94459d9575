"""A check of needs that are met by changing a contract: that the contract tells how it was changed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, exists, func, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.checks.reading import SpokenDay, lines
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.months import add_days
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.services.standing import CONTRACT
from inkop_desktop.text import Message, message

AMENDMENT = METADATA.tables["amendment"]
CASE = METADATA.tables["direct_procurement"]
RECORDED_WITHIN = 30
"""How many days after the end of its case an amendment is signed by both parties and recorded; a custom."""


@check("change-unrecorded", Severity.WARNING, se="N18", no="K7", nouns=("contract", "direct_procurement"))
def change_unrecorded(connection: Connection, today: date) -> Iterator[Breach]:
    """A case that ended as a change of a contract has led to an amendment of it, signed on a day."""
    of_contract = exists().where(AMENDMENT.c.root_id == CASE.c.changed_contract_id)
    is_amended = of_contract.where(AMENDMENT.c.signed_on >= func.coalesce(CASE.c.started_on, CASE.c.ended_on))
    is_undated = of_contract.where(AMENDMENT.c.signed_on.is_(None)).label("is_undated")
    columns = (CASE.c.id, CASE.c.number, CASE.c.title, CASE.c.officer_id, CASE.c.ended_on)
    waiting = select(*columns, CASE.c.changed_contract_id, is_undated).where(
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
            message=_what(row, line.title),
            why=_why(row, SpokenDay(row.ended_on, today)),
            field="amendments",
            facts=(row.ended_on, row.is_undated),
            persons=tuple(dict.fromkeys((*officer, *line.persons))),
            part=str(row.id),
        )


def _what(row: Row[Any], contract: str) -> Message:
    if row.is_undated:
        return message(
            "{contract} was to be changed by “{title}”, and the amendment has no day of signature",
            contract=contract,
            title=row.title,
        )
    return message(
        "{contract} was to be changed by “{title}”, and no amendment is recorded",
        contract=contract,
        title=row.title,
    )


def _why(row: Row[Any], ended: SpokenDay) -> Message:
    if row.is_undated:
        return message(
            "The case ended on {day}. Enter on the contract on which day both parties signed the amendment. "
            "If they have not, answer that, and why.",
            day=ended,
        )
    return message(
        "The case ended on {day}. Record the amendment on the contract, with the day on which both "
        "parties signed it. If none was made, answer that, and why.",
        day=ended,
    )


CHECKS = (change_unrecorded,)
