"""A check of what might not be bought without a notice: that the need is seen to in another way."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, Exists, exists, func, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services.standing import CONTRACT
from inkop_desktop.text import message

CASE = METADATA.tables["direct_procurement"]
OTHER = CASE.alias("other")
PLAN_ITEM = METADATA.tables["plan_item"]
FOLLOWED_UP_AFTER = 6
"""How many months an advertised procurement takes at the most before somebody looks into it; a custom."""


@check(
    "no-without-successor",
    Severity.INFORMATION,
    se="N24",
    no="K24",
    nouns=("direct_procurement", "contract", "plan_item"),
)
def no_without_successor(connection: Connection, today: date) -> Iterator[Breach]:
    """A need that had to be advertised is planned, or has led to a contract or a case in its product area.

    What is planned is followed up there.
    """
    columns = (CASE.c.id, CASE.c.number, CASE.c.title, CASE.c.officer_id, CASE.c.ended_on)
    waiting = select(*columns).where(
        CASE.c.ending == Ending.ADVERTISE, ~_is_planned(), ~_has_contract_since(), ~_has_case_since()
    )
    for row in connection.execute(waiting.order_by(CASE.c.id)):
        if row.ended_on is None or today < add_months(row.ended_on, FOLLOWED_UP_AFTER):
            continue
        yield Breach(
            records=(Ref("direct_procurement", row.id, f"{row.number} {row.title}".strip()),),
            message=message(
                "To follow up: {title} was to be advertised, and nothing has come of it yet", title=row.title
            ),
            why=message(
                "It is not in the plan, and since {day} there is no contract and no other case in its "
                "product area. Plan it, or answer what was done instead, or that the need is gone.",
                day=row.ended_on,
            ),
            field="ending_reason",
            facts=(row.ended_on,),
            persons=(row.officer_id,) if row.officer_id else (),
        )


def _is_planned() -> Exists:
    return exists().where(PLAN_ITEM.c.case_id == CASE.c.id)


def _has_contract_since() -> Exists:
    began = func.coalesce(CONTRACT.c.signed_on, CONTRACT.c.first_day)
    return exists().where(CONTRACT.c.area_id == CASE.c.area_id, began >= CASE.c.ended_on)


def _has_case_since() -> Exists:
    """Return whether another case is under way, or has met the need."""
    is_meant = OTHER.c.ending.is_(None) | OTHER.c.ending.in_((Ending.CONTRACT, Ending.CALL_OFF))
    return exists().where(
        OTHER.c.area_id == CASE.c.area_id,
        OTHER.c.id != CASE.c.id,
        OTHER.c.started_on >= CASE.c.ended_on,
        is_meant,
    )


CHECKS = (no_without_successor,)
