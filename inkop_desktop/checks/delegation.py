"""Checks of delegation: whoever signs or decides may do so that day, for that amount."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, null, or_, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.checks.reading import IN_OFFICE, SpokenDay, lines
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.deciding import ACT_OF
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.vocabulary import Status, Verb
from inkop_desktop.services import delegating
from inkop_desktop.services.delegating import Deed, Judged, Whose
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE
from inkop_desktop.text import N_, Message, message

OVER_MONTHS = 12
"""For how long after its last day a contract that has not been closed is looked at."""

BODY = METADATA.tables["body"]
PERSON = METADATA.tables["person"]
CASE = METADATA.tables["direct_procurement"]
DECISION = METADATA.tables["contract_decision"]
CALL_OFF = METADATA.tables["call_off"]
AMENDMENT = METADATA.tables["amendment"]
PLAN_ITEM = METADATA.tables["plan_item"]
_NOUNS = (*IN_OFFICE, "role", "delegation", "unit", "organisation", "profile")
_OF_CASES = ("direct_procurement", *_NOUNS)
_OF_PLAN = ("plan_item", *_NOUNS)
_VALUE = (CONTRACT.c.estimated_value, CONTRACT.c.estimated_value_currency)
_DECIDED = (DECISION.c.decided_by_id.is_not(None), DECISION.c.day.is_not(None), DECISION.c.verb.in_(ACT_OF))


@dataclass(frozen=True, slots=True)
class Telling:
    """How it is told of an act that it was outside a delegation, and why: without a role, or for too much."""

    what: str
    without_role: str
    too_much: str = N_("The delegation of {name} was up to {limit} on {day}; the contract is worth {value}.")


@dataclass(frozen=True, slots=True)
class Told:
    """A deed with how it is told: of what, who answers for that, and the day that it is about."""

    deed: Deed
    name: str
    of: Ref
    title: str
    persons: tuple[int, ...]
    day: date
    telling: Telling
    field: str
    part: str = ""


_AWARD = Telling(
    N_("{name} awarded {title} outside the delegation of that day"),
    N_("{name} had no role on {day} that may award contracts."),
)
_SIGNATURE = Telling(
    N_("{name} signed {title} outside the delegation of that day"),
    N_("{name} had no role on {day} that may sign contracts."),
)
_PROCURED = Telling(
    N_("{name} decided on direct procurement {title} outside the delegation of that day"),
    N_("{name} had no role on {day} that may decide on direct procurement."),
)
_CALLED_OFF = Telling(
    N_("{name} called off from {title} outside the delegation of that day"),
    N_("{name} had no role on {day} that may call off from contracts."),
    N_("The delegation of {name} was up to {limit} on {day}; the call-off is worth {value}."),
)
_AMENDED = Telling(
    N_("{name} decided to amend {title} outside the delegation of that day"),
    N_("{name} had no role on {day} that may amend contracts."),
    N_("The delegation of {name} was up to {limit} on {day}; the amendment changes the value by {value}."),
)
_STARTED = Telling(
    N_("{name} started the procurement {title} outside the delegation of that day"),
    N_("{name} had no role on {day} that may start a procurement."),
    N_("The delegation of {name} was up to {limit} on {day}; the procurement is estimated at {value}."),
)
_NONE_TO_EXTEND = N_("{name} had no role on {day} that may decide on options and renewals.")
_TELLINGS = {
    Verb.EXERCISE: Telling(
        N_("{name} exercised the option of {title} outside the delegation of that day"), _NONE_TO_EXTEND
    ),
    Verb.DECLINE: Telling(
        N_("{name} declined the option of {title} outside the delegation of that day"), _NONE_TO_EXTEND
    ),
    Verb.LET_RENEW: Telling(
        N_("{name} let {title} renew outside the delegation of that day"), _NONE_TO_EXTEND
    ),
    Verb.NOTICE: Telling(
        N_("{name} gave notice of {title} outside the delegation of that day"),
        N_("{name} had no role on {day} that may give notice of contracts."),
    ),
    Verb.TERMINATE: Telling(
        N_("{name} terminated {title} without a sufficient delegation"),
        N_("{name} has so far had no role that may terminate contracts."),
        N_("The delegation of {name} is up to {limit}; the contract is worth {value}."),
    ),
}


@check("awarded-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_NOUNS)
def awarded_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever decided who gets a contract had a role that day that may award contracts of that value."""
    awards = _whole(connection, today, delegating.of_award, _AWARD, by="awarded_by_id", on="awarded_on")
    return _outside(connection, today, awards)


@check("signed-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_OF_CASES)
def signed_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever signed a contract had a role that day that may sign contracts of that value.

    So had whoever signed for a direct procurement whose contract is not entered. Where no delegation is
    entered, or none yet for the day of a signature, nothing is known.
    """
    of = delegating.of_signature
    signed = _whole(connection, today, of, _SIGNATURE, by="signed_by_id", on="signed_on")
    return _outside(connection, today, chain(signed, _signed_cases(connection)))


@check("decided-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_NOUNS)
def decided_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever decided on a contract had a role that day that may decide so on contracts of that value.

    The value is the contract's estimated value, as for its signature: it counts the whole term with
    options. What is not known is not judged: decisions without a name, and days for which no delegation
    of that act is entered yet.
    """
    return _outside(connection, today, _decisions(connection, today))


@check("procured-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_OF_CASES)
def procured_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever decided on a direct procurement had a role that day that may decide on one of that value.

    A body that takes decisions by law needs none, unless something is delegated to it; one that gives
    opinions cannot decide, nor one that was not there that day or had nobody in office.
    """
    return _outside(connection, today, _procurements(connection))


@check("called-off-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_NOUNS)
def called_off_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever called off from a contract had a role that day that may call off for as much.

    Each call-off is judged by its own value, whatever the contract's; those that name nobody are not.
    """
    return _outside(connection, today, _rows(connection, today, _CALL_OFFS))


@check("amended-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_NOUNS)
def amended_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever decided on an amendment had a role, when it was signed, that may change so much.

    The value is what it changes the contract's value by; those that name nobody are not judged.
    """
    return _outside(connection, today, _rows(connection, today, _AMENDMENTS))


@check("started-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_OF_PLAN)
def started_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever started a planned procurement had a role that day that may start one of that value."""
    return _outside(connection, today, _starts(connection))


def _is_looked_at(today: date) -> ColumnElement[bool]:
    """Match what binds or may do so, its dates being missing, and what is over but neither closed nor old.

    What the board is told of a period is about all contracts. What was done to one that has been closed
    since, or ended long ago, is no more to be put right, and in an old register there would be no end to it.
    """
    over = PHASE.c.status.in_((Status.EXPIRED, Status.TERMINATED))
    is_recent = PHASE.c.runs_to >= add_months(today, -OVER_MONTHS)
    return or_(PHASE.c.status.in_((*AHEAD, Status.DATES_MISSING)), and_(over, is_recent))


def _whole(
    connection: Connection, today: date, of: Callable[..., Deed], telling: Telling, *, by: str, on: str
) -> Iterator[Told]:
    """Yield what was done to whole contracts; `by` and `on` are the columns of who did it, and when."""
    who, when = CONTRACT.c[by], CONTRACT.c[on]
    called = select(PERSON.c.name).where(PERSON.c.id == who).scalar_subquery()
    more = (who, called, when, CONTRACT.c.unit_id, *_VALUE)
    known = (who.is_not(None), when.is_not(None))
    for line in lines(connection, today, _is_looked_at(today), *known, more=more):
        person_id, name, day, unit_id, *value = line.more
        deed = of(person_id, day, _worth(*value), Whose(unit_id), line.id)
        yield Told(deed, name, line.ref, line.title, line.persons, day, telling, by)


def _signed_cases(connection: Connection) -> Iterator[Told]:
    """Yield the signatures of direct procurements; where the contract is entered, it tells its own."""
    query = select(CASE, PERSON.c.name).where(
        PERSON.c.id == CASE.c.signed_by_id, CASE.c.signed_on.is_not(None), CASE.c.contract_id.is_(None)
    )
    for row in connection.execute(query.order_by(CASE.c.id)):
        day, worth = row.signed_on, _worth(row.award_value, row.award_value_currency)
        deed = delegating.of_signature(row.signed_by_id, day, worth, Whose(row.unit_id))
        yield _of_case(row, deed, day, _SIGNATURE, "signed_by_id")


def _procurements(connection: Connection) -> Iterator[Told]:
    """Yield the decisions on direct procurements, by persons and by bodies."""
    name = func.coalesce(PERSON.c.name, BODY.c.name).label("name")
    query = (
        select(CASE, name)
        .outerjoin(PERSON, PERSON.c.id == CASE.c.decided_by_id)
        .outerjoin(BODY, BODY.c.id == CASE.c.decided_by_body_id)
        .where(name.is_not(None), CASE.c.decided_on.is_not(None))
    )
    for row in connection.execute(query.order_by(CASE.c.id)):
        day, worth = row.decided_on, _worth(row.award_value, row.award_value_currency)
        deed = delegating.of_procurement(
            row.decided_by_id, day, worth, Whose(row.unit_id), row.decided_by_body_id
        )
        by = "decided_by_id" if deed.body_id is None else "decided_by_body_id"
        yield _of_case(row, deed, day, _PROCURED, by)


def _of_case(row: Any, deed: Deed, day: date, telling: Telling, field: str) -> Told:
    of = Ref("direct_procurement", row.id, f"{row.number} {row.title}".strip())
    persons = (row.officer_id,) if row.officer_id else ()
    return Told(deed, row.name, of, row.title, persons, day, telling, field)


def _decisions(connection: Connection, today: date) -> Iterator[Told]:
    taken: dict[int, list[Any]] = defaultdict(list)
    query = select(DECISION, PERSON.c.name).where(PERSON.c.id == DECISION.c.decided_by_id, *_DECIDED)
    for row in connection.execute(query.order_by(DECISION.c.position)):
        taken[row.root_id].append(row)
    decided = CONTRACT.c.id.in_(select(DECISION.c.root_id).where(*_DECIDED))
    more = (CONTRACT.c.unit_id, *_VALUE)
    for line in lines(connection, today, _is_looked_at(today), decided, more=more):
        unit_id, *value = line.more
        for each in taken[line.id]:
            done = delegating.decided_within(each.verb, each.day, each.decided_on, today)
            deed = delegating.of_decision(
                each.verb,
                each.decided_by_id,
                done,
                _worth(*value),
                whose=Whose(unit_id),
                contract_id=line.id,
            )
            yield Told(
                deed=deed,
                name=each.name,
                of=line.ref,
                title=line.title,
                persons=line.persons,
                day=each.day,
                telling=_TELLINGS[each.verb],
                field="decisions",
                part=str(each.id),
            )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of contracts, each of them a deed: by whom and when, for which unit or organisation, which deed,
    and how and of what field it is told.
    """

    table: Table
    who: ColumnElement[int]
    day: ColumnElement[date]
    whose: tuple[ColumnElement[Any], ColumnElement[Any]]
    deed: Callable[[int, date, Money | None, Whose, int], Deed]
    telling: Telling
    field: str


_CALL_OFFS = _Rows(
    table=CALL_OFF,
    who=CALL_OFF.c.ordered_by_id,
    day=CALL_OFF.c.day,
    whose=(CALL_OFF.c.unit_id, CALL_OFF.c.organisation_id),
    deed=delegating.of_call_off,
    telling=_CALLED_OFF,
    field="call_offs",
)
_AMENDMENTS = _Rows(
    table=AMENDMENT,
    who=AMENDMENT.c.decided_by_id,
    day=AMENDMENT.c.signed_on,
    whose=(select(CONTRACT.c.unit_id).where(CONTRACT.c.id == AMENDMENT.c.root_id).scalar_subquery(), null()),
    deed=delegating.of_amendment,
    telling=_AMENDED,
    field="amendments",
)


def _rows(connection: Connection, today: date, rows: _Rows) -> Iterator[Told]:
    """Yield the rows of contracts which tell who did it and when."""
    table, known = rows.table, (rows.who.is_not(None), rows.day.is_not(None))
    unit_id, organisation_id = rows.whose
    columns = (
        rows.who.label("person_id"),
        rows.day.label("done_on"),
        unit_id.label("unit_id"),
        organisation_id.label("organisation_id"),
        PERSON.c.name,
    )
    query = select(table.c.id, table.c.root_id, table.c.value, table.c.value_currency, *columns)
    query = query.where(PERSON.c.id == rows.who, *known).order_by(table.c.position)
    done: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        done[row.root_id].append(row)
    those = CONTRACT.c.id.in_(select(table.c.root_id).where(*known))
    for line in lines(connection, today, _is_looked_at(today), those):
        for each in done[line.id]:
            worth = _worth(each.value, each.value_currency)
            whose = Whose(each.unit_id, each.organisation_id)
            yield Told(
                deed=rows.deed(each.person_id, each.done_on, worth, whose, line.id),
                name=each.name,
                of=line.ref,
                title=line.title,
                persons=line.persons,
                day=each.done_on,
                telling=rows.telling,
                field=rows.field,
                part=str(each.id),
            )


def _starts(connection: Connection) -> Iterator[Told]:
    query = select(PLAN_ITEM, PERSON.c.name).where(
        PERSON.c.id == PLAN_ITEM.c.begun_by_id, PLAN_ITEM.c.begun_on.is_not(None)
    )
    for row in connection.execute(query.order_by(PLAN_ITEM.c.id)):
        worth = _worth(row.estimated_value, row.estimated_value_currency)
        deed = delegating.of_start(row.begun_by_id, row.begun_on, worth, Whose(row.unit_id))
        persons = (row.responsible_id,) if row.responsible_id else ()
        of = Ref("plan_item", row.id, row.title)
        yield Told(deed, row.name, of, row.title, persons, row.begun_on, _STARTED, "begun_by_id")


def _worth(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _outside(connection: Connection, today: date, told: Iterable[Told]) -> Iterator[Breach]:
    """Yield each deed that no delegation of its day let the person do."""
    every = list(told)
    judged = delegating.judge(connection, [each.deed for each in every])
    for each, found in zip(every, judged, strict=True):
        if found.is_outside:
            yield _breach(each, found, today)


def _breach(told: Told, found: Judged, today: date) -> Breach:
    deed = told.deed
    noun, key = ("body", deed.body_id) if deed.person_id is None else ("person", deed.person_id)
    return Breach(
        records=(told.of, Ref(noun, key or 0, told.name)),
        message=message(told.telling.what, name=told.name, title=told.title),
        why=_why(told, found, today),
        field=told.field,
        facts=(key, told.day, deed.value, *(each.id for each in found.covering)),
        persons=told.persons,
        part=told.part,
    )


def _why(told: Told, found: Judged, today: date) -> Message:
    if found.only_advises:
        return message(
            "{name} gives opinions and cannot decide. If it does take decisions, put its powers right on its "
            "own page.",
            name=told.name,
        )
    day = SpokenDay(told.day, today)
    if found.is_of_nobody:
        return message(
            "Nobody was in office in {name} on {day}, so it could not decide. Put right the body's days and "
            "its members, or who decided.",
            name=told.name,
            day=day,
        )
    if found.most is None:
        return message(told.telling.without_role, name=told.name, day=day)
    words = {"name": told.name, "limit": found.most, "day": day, "value": told.deed.value}
    return message(told.telling.too_much, **words)


CHECKS = (
    awarded_outside_delegation,
    signed_outside_delegation,
    decided_outside_delegation,
    amended_outside_delegation,
    called_off_outside_delegation,
    procured_outside_delegation,
    started_outside_delegation,
)
