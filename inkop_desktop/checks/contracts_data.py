"""Checks of what is written down: dates, values, numbers and secrecy without which others cannot work."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, and_, func, or_, select

from inkop_desktop.checks.finding import Breach, Remedy, Severity, check
from inkop_desktop.checks.reading import Line, lines
from inkop_desktop.rules.vocabulary import ContractKind, Secrecy, Status
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE, RUNNING
from inkop_desktop.text import Message, counted, message

OWN_FRAMEWORKS = (
    ContractKind.FRAMEWORK_ONE,
    ContractKind.FRAMEWORK_RANKING,
    ContractKind.FRAMEWORK_COMPETITION,
    ContractKind.FRAMEWORK_KEY,
    ContractKind.FRAMEWORK_MIXED,
)
"""The frameworks whose ceiling we set ourselves; of a central one, its body does."""


@check("dates-missing", Severity.DANGER, se="N4", no="K6, K28")
def dates_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """It is known when every contract ends."""
    for line in lines(connection, today, PHASE.c.status == Status.DATES_MISSING):
        # A contract that renewed tacitly by nobody knows how much ran to a day that is known.
        renewed = line.runs_to is not None
        yield Breach(
            records=(line.ref,),
            message=message("It is not known for how long {title} has been renewed", title=line.title)
            if renewed
            else message("It is not known when {title} ends", title=line.title),
            why=message("Without its dates nobody can be reminded of notice, option or last day."),
            remedy=Remedy.EDIT,
            field="renewal_months" if renewed else "last_day",
            facts=(line.runs_to,),
            persons=line.persons,
        )


@check("review-missing", Severity.INFORMATION, se="N15", no="K7")
def review_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """An open-ended contract that nobody has ended has a day when it is reviewed."""
    runs_on = and_(CONTRACT.c.open_ended, CONTRACT.c.review_day.is_(None), PHASE.c.runs_to.is_(None))
    for line in lines(connection, today, PHASE.c.status.in_(RUNNING), runs_on):
        yield Breach(
            records=(line.ref,),
            message=message("{title} is open-ended and has no review day", title=line.title),
            why=message("Without one, nobody is reminded to ask whether the contract is still needed."),
            remedy=Remedy.EDIT,
            field="review_day",
            persons=line.persons,
        )


@check("value-missing", Severity.INFORMATION, se="N27", no="K6, K7")
def value_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """The value and the ceiling of a framework agreement are known."""
    missing = or_(CONTRACT.c.estimated_value.is_(None), CONTRACT.c.ceiling.is_(None))
    is_framework = CONTRACT.c.kind.in_(OWN_FRAMEWORKS)
    more = (CONTRACT.c.estimated_value, CONTRACT.c.ceiling)
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), is_framework, missing, more=more):
        value, ceiling = line.more
        has_ceiling = ceiling is not None
        yield Breach(
            records=(line.ref,),
            message=_unvalued(line, has_value=value is not None, has_ceiling=has_ceiling),
            why=message("The value decides how the next procurement must be made.")
            if has_ceiling
            else message("When the ceiling is reached, nothing more may be called off from the agreement."),
            remedy=Remedy.EDIT,
            field="estimated_value" if has_ceiling else "ceiling",
            facts=(value, ceiling),
            persons=line.persons,
        )


def _unvalued(line: Line, *, has_value: bool, has_ceiling: bool) -> Message:
    if has_value:
        return message("{title} has no ceiling", title=line.title)
    if has_ceiling:
        return message("{title} has no estimated value", title=line.title)
    return message("{title} has neither estimated value nor ceiling", title=line.title)


@check("duplicate-number", Severity.INFORMATION, se="N16", no="K6, K28")
def duplicate_number(connection: Connection, today: date) -> Iterator[Breach]:
    """A number belongs to one contract; those that are over may share theirs."""
    number = func.lower(func.trim(CONTRACT.c.number))
    taken_twice = select(number).where(number != "").group_by(number).having(func.count() > 1)
    same: dict[str, list[Line]] = defaultdict(list)
    for line in lines(connection, today, number.in_(taken_twice), more=(number,)):
        same[line.more[0]].append(line)
    for sharing in same.values():
        if not any(line.status in AHEAD for line in sharing):
            continue
        yield Breach(
            records=tuple(line.ref for line in sharing),
            message=counted(
                "{count} contract has the number {number}",
                "{count} contracts have the number {number}",
                len(sharing),
                number=sharing[0].number,
            ),
            why=message("A number must point to one contract, on paper and in other systems."),
            remedy=Remedy.EDIT,
            field="number",
            facts=tuple(line.id for line in sharing),
            persons=tuple(dict.fromkeys(person for line in sharing for person in line.persons)),
        )


@check("public-and-secret", Severity.DANGER, se="N16", no="K6")
def public_and_secret(connection: Connection, today: date) -> Iterator[Breach]:
    """What is secret is not marked as free to publish."""
    secret = and_(CONTRACT.c.public, CONTRACT.c.secrecy.in_((Secrecy.PARTLY, Secrecy.SECRET)))
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), secret, more=(CONTRACT.c.secrecy,)):
        (secrecy,) = line.more
        whole = secrecy is Secrecy.SECRET
        yield Breach(
            records=(line.ref,),
            severity=Severity.DANGER if whole else Severity.INFORMATION,
            message=message("{title} is secret but may be published", title=line.title)
            if whole
            else message("{title} is partly secret but may be published", title=line.title),
            why=message("What may be published stands in the public list of contracts."),
            remedy=Remedy.EDIT,
            field="public",
            facts=(secrecy,),
            persons=line.persons,
        )


CHECKS = (dates_missing, review_missing, value_missing, duplicate_number, public_and_secret)
