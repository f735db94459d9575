"""Checks of people: somebody answers for every contract that runs."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, exists

from inkop_desktop.checks.finding import Breach, Remedy, Severity, check
from inkop_desktop.checks.reading import lines
from inkop_desktop.services.standing import CONTRACT, OWNER, PHASE, RUNNING
from inkop_desktop.text import message

_RUNS = PHASE.c.status.in_(RUNNING)
_HAS_OWNER = exists().where(OWNER.c.root_id == CONTRACT.c.id)


@check("without-owner", Severity.DANGER, se="N21", no="K44")
def without_owner(connection: Connection, today: date) -> Iterator[Breach]:
    """Every contract in force has at least one owner."""
    for line in lines(connection, today, _RUNS, ~_HAS_OWNER):
        yield Breach(
            records=(line.ref,),
            message=message("{title} has no contract owner", title=line.title),
            why=message("Every contract must have at least one contract owner."),
            remedy=Remedy.NAME_OWNER,
            field="owners",
            persons=line.persons,
        )


@check("without-manager", Severity.INFORMATION, se="N20", no="K44")
def without_manager(connection: Connection, today: date) -> Iterator[Breach]:
    """Every contract in force is managed by somebody; where it has no owner, that is said first."""
    for line in lines(connection, today, _RUNS, _HAS_OWNER, CONTRACT.c.manager_id.is_(None)):
        yield Breach(
            records=(line.ref,),
            message=message("{title} has no contract manager", title=line.title),
            why=message("Somebody needs to see to the contract from day to day."),
            remedy=Remedy.NAME_MANAGER,
            field="manager_id",
            persons=line.persons,
        )


CHECKS = (without_owner, without_manager)
