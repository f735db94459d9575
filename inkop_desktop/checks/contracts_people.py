"""Checks of people: somebody answers for every contract that runs."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from inkop_desktop.checks.finding import Breach, Remedy, Severity, check
from inkop_desktop.checks.reading import SpokenDay, lines
from inkop_desktop.rules.vocabulary import Status
from inkop_desktop.services import lapsing
from inkop_desktop.services.standing import CONTRACT, MANAGER, OWNER, PHASE, RUNNING, has
from inkop_desktop.text import message

_RUNS = PHASE.c.status.in_((*RUNNING, Status.DATES_MISSING))
"""What runs, or may do so: nobody knows when what lacks its dates begins and ends."""


@check("without-owner", Severity.DANGER, se="N21", no="K44")
def without_owner(connection: Connection, today: date) -> Iterator[Breach]:
    """Every contract in force, or perhaps in force, has at least one owner."""
    for line in lines(connection, today, _RUNS, ~has(OWNER, CONTRACT.c.id, today)):
        yield Breach(
            records=(line.ref,),
            message=message("{title} has no contract owner", title=line.title),
            why=message("Every contract must have at least one contract owner."),
            remedy=Remedy.NAME_OWNER,
            field="owners",
            persons=line.persons,
        )


@check("owner-ends", Severity.WARNING, se="N21", no="K44", nouns=("contract", "person"))
def owner_ends(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever owns a contract alone has a successor in time, unless it ends before or with them."""
    lapses = lapsing.of_contracts(connection, today)
    for line in lines(connection, today, _RUNS, CONTRACT.c.id.in_(list(lapses))):
        last = lapses[line.id].last
        if line.runs_to is None or line.runs_to > last:
            yield Breach(
                records=(line.ref,),
                message=message(
                    "{title} has no contract owner after {last}",
                    title=line.title,
                    last=SpokenDay(last, today),
                ),
                why=message("Every contract must have at least one contract owner."),
                remedy=Remedy.NAME_OWNER,
                field="owners",
                due=last,
                facts=(last, lapses[line.id].persons),
                persons=lapses[line.id].persons,
            )


@check("without-manager", Severity.INFORMATION, se="N20", no="K44")
def without_manager(connection: Connection, today: date) -> Iterator[Breach]:
    """Every such contract is managed by somebody; where it has no owner, that is said first."""
    owned, managed = (has(held, CONTRACT.c.id, today) for held in (OWNER, MANAGER))
    for line in lines(connection, today, _RUNS, owned, ~managed):
        yield Breach(
            records=(line.ref,),
            message=message("{title} has no contract manager", title=line.title),
            why=message("Somebody needs to see to the contract from day to day."),
            remedy=Remedy.NAME_MANAGER,
            field="managers",
            persons=line.persons,
        )


CHECKS = (without_owner, owner_ends, without_manager)
