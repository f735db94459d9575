"""A check of what is planned: that it begins in time."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.lists.planning import PLAN_ITEM, state_on
from inkop_desktop.rules.planning import PlanState
from inkop_desktop.text import Message, message


@check("plan-item-late", Severity.WARNING, se="N4", no="K24", nouns=("plan_item",))
def plan_item_late(connection: Connection, today: date) -> Iterator[Breach]:
    """A planned procurement has begun by the day that it is to begin by, or was dropped."""
    item = PLAN_ITEM.c
    late = select(item.id, item.title, item.begin_by, item.needed_from, item.responsible_id)
    late = late.where(state_on(today) == PlanState.LATE)
    for row in connection.execute(late.order_by(item.begin_by, item.id)):
        yield Breach(
            records=(Ref("plan_item", row.id, row.title),),
            message=message("The planned procurement {title} should have begun", title=row.title),
            why=_why(row.begin_by, row.needed_from),
            field="begun_on",
            due=row.begin_by,
            facts=(row.begin_by,),
            persons=(row.responsible_id,) if row.responsible_id else (),
        )


def _why(begin_by: date, needed_from: date | None) -> Message:
    if needed_from is None:
        return message(
            "It was to begin by {day}. Begin it, plan it anew, or drop it with the reason.", day=begin_by
        )
    return message(
        "It was to begin by {day}, so that there is a contract by {needed}. Begin it, plan it anew, or drop "
        "it with the reason.",
        day=begin_by,
        needed=needed_from,
    )


CHECKS = (plan_item_late,)
