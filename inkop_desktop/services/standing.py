"""Where contracts stand on a day: the conditions that checks, numbers and calendars ask with."""

from datetime import date

from sqlalchemy import ColumnElement, Table, and_, exists

from inkop_desktop.lists.offices import appointed, in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.vocabulary import Status

CONTRACT = METADATA.tables["contract"]
OWNER = METADATA.tables["contract_owner"]
MANAGER = METADATA.tables["contract_manager"]
PHASE = METADATA.tables["contract_phase"]
_SUCCESSOR = CONTRACT.alias("successor")

RUNNING = (Status.IN_FORCE, Status.OPTION_DECISION, Status.NOTICE_PERIOD)
"""The statuses of a contract that runs."""

PERHAPS_RUNNING = (*RUNNING, Status.DATES_MISSING)
"""Those of one that runs, or may do so: nobody knows when what lacks its dates begins and ends."""

AHEAD = (Status.FUTURE, *RUNNING)
"""The statuses of a contract that runs, or will."""


def on_day(contract_id: ColumnElement[int], today: date) -> ColumnElement[bool]:
    """Match the phase that a contract is in on a day; to join `PHASE` by."""
    return and_(PHASE.c.contract_id == contract_id, PHASE.c.first <= today, PHASE.c.last >= today)


def has(held: Table, contract_id: ColumnElement[int], day: date) -> ColumnElement[bool]:
    """Match a contract that has an owner, or a manager, on a day."""
    return exists().where(held.c.root_id == contract_id, in_office(held, day))


def has_named(held: Table, contract_id: ColumnElement[int], day: date) -> ColumnElement[bool]:
    """Match a contract for which an owner, or a manager, is named on a day, even if they have left."""
    return exists().where(held.c.root_id == contract_id, appointed(held, day))


def replaced(contract_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Match a contract that another one replaces."""
    return exists().where(_SUCCESSOR.c.predecessor_id == contract_id)
