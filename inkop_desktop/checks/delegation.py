"""Checks of delegation: whoever signs or decides may do so that day, for that amount."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.checks.reading import Line, SpokenDay, lines
from inkop_desktop.lists.offices import OFFICE
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.roles import Delegation
from inkop_desktop.register import store
from inkop_desktop.rules.deciding import ACT_OF
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import BESIDE, Act
from inkop_desktop.rules.periods import Period, share_a_day
from inkop_desktop.rules.vocabulary import Verb
from inkop_desktop.services.offices import Office
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE
from inkop_desktop.text import N_, Message, message

PERSON = METADATA.tables["person"]
DECISION = METADATA.tables["contract_decision"]
_NOUNS = ("contract", "delegation", "appointment", "role", "person")
_VALUE = (CONTRACT.c.estimated_value, CONTRACT.c.estimated_value_currency)
_SIGNED = (CONTRACT.c.signed_by_id.is_not(None), CONTRACT.c.signed_on.is_not(None))
_SIGNER = select(PERSON.c.name).where(PERSON.c.id == CONTRACT.c.signed_by_id).scalar_subquery()
_SIGNERS = select(CONTRACT.c.signed_by_id).where(*_SIGNED)
_DECIDED = (DECISION.c.decided_by_id.is_not(None), DECISION.c.day.is_not(None), DECISION.c.verb.in_(ACT_OF))
_DECIDERS = select(DECISION.c.decided_by_id).where(*_DECIDED)


@dataclass(frozen=True, slots=True)
class Telling:
    """How it is told of an act that it was outside a delegation, and why: without a role, or for too much."""

    what: str
    without_role: str
    too_much: str = N_("The delegation of {name} was up to {limit} on {day}; the contract is worth {value}.")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did about a contract, for how much as far as that is known.

    `day` is the day that it was done or is about; `done` are the days on which it may have been done.
    """

    act: Act
    line: Line
    person_id: int
    name: str
    day: date
    done: Period
    value: Money | None
    telling: Telling
    field: str
    part: str = ""


_SIGNATURE = Telling(
    N_("{name} signed {title} outside the delegation of that day"),
    N_("{name} had no role on {day} that may sign contracts."),
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


@check("signed-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_NOUNS)
def signed_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever signed a contract had a role that day that may sign contracts of that value.

    Where no delegation is entered, or none yet for the day of a signature, nothing is known.
    """
    return _outside(connection, today, _signatures(connection, today), {Act.SIGN}, _SIGNERS)


@check("decided-outside-delegation", Severity.DANGER, se="N19", no="K13", nouns=_NOUNS)
def decided_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever decided on a contract had a role that day that may decide so on contracts of that value.

    The value is the contract's estimated value, as for its signature: it counts the whole term with
    options. What is not known is not judged: decisions without a name, amendments (they name nobody),
    and days for which no delegation of that act is entered yet.
    """
    acts = set(ACT_OF.values())
    return _outside(connection, today, _decisions(connection, today), acts, _DECIDERS)


def _signatures(connection: Connection, today: date) -> Iterator[Deed]:
    more = (CONTRACT.c.signed_by_id, _SIGNER, CONTRACT.c.signed_on, *_VALUE)
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), *_SIGNED, more=more):
        person_id, name, day, *value = line.more
        done, worth = Period(day, day), _worth(*value)
        yield Deed(Act.SIGN, line, person_id, name, day, done, worth, _SIGNATURE, "signed_by_id")


def _decisions(connection: Connection, today: date) -> Iterator[Deed]:
    taken: dict[int, list[Any]] = defaultdict(list)
    query = select(DECISION, PERSON.c.name).where(PERSON.c.id == DECISION.c.decided_by_id, *_DECIDED)
    for row in connection.execute(query.order_by(DECISION.c.position)):
        taken[row.root_id].append(row)
    decided = CONTRACT.c.id.in_(select(DECISION.c.root_id).where(*_DECIDED))
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), decided, more=_VALUE):
        for each in taken[line.id]:
            yield Deed(
                act=ACT_OF[each.verb],
                line=line,
                person_id=each.decided_by_id,
                name=each.name,
                day=each.day,
                done=_done(each.verb, each.day, today),
                value=_worth(*line.more),
                telling=_TELLINGS[each.verb],
                field="decisions",
                part=str(each.id),
            )


def _done(verb: Verb, day: date, today: date) -> Period:
    """Return when a decision may have been taken: of a termination only the last day is kept."""
    return Period(None, min(day, today)) if verb is Verb.TERMINATE else Period(day, day)


def _worth(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _outside(
    connection: Connection,
    today: date,
    deeds: Iterable[Deed],
    acts: Collection[Act],
    persons: Select[Any],
) -> Iterator[Breach]:
    """Yield each deed that no delegation of its day let the person do; `persons` are all who did any."""
    delegations = [each for each in store.load(connection, Delegation) if each.act in acts]
    if not delegations:
        return
    offices = _offices(connection, delegations, persons)
    for deed in deeds:
        of_act = [each for each in delegations if each.act is deed.act]
        covering = [each for each in of_act if _covers(each, deed, offices[deed.person_id])]
        if _is_known(of_act, deed) and not any(_suffices(each, deed.value) for each in covering):
            yield _breach(deed, covering, today)


def _offices(
    connection: Connection, delegations: Iterable[Delegation], persons: Select[Any]
) -> dict[int, list[Office]]:
    """Return what each of the persons is or was that something is delegated to: roles and seats in bodies."""
    roles = [each.role_id for each in delegations if each.role_id is not None]
    bodies = [each.body_id for each in delegations if each.body_id is not None]
    query = select(OFFICE).where(or_(OFFICE.c.role_id.in_(roles), OFFICE.c.body_id.in_(bodies)))
    found: dict[int, list[Office]] = defaultdict(list)
    for row in connection.execute(query.where(OFFICE.c.person_id.in_(persons))):
        found[row.person_id].append(Office(*row))
    return found


def _is_known(delegations: Iterable[Delegation], deed: Deed) -> bool:
    """Tell whether any delegation of the act is entered that had begun when the deed was done."""
    last = deed.done.last or date.max
    return any((each.from_day or date.min) <= last for each in delegations)


def _covers(delegation: Delegation, deed: Deed, offices: Iterable[Office]) -> bool:
    """Tell whether a delegation of the day was for somebody that the person was, whatever the amount."""
    delegated = Period(delegation.from_day, delegation.to_day)
    return any(
        share_a_day(deed.done, delegated, office.period) and _is_for(delegation, office, deed.line.id)
        for office in offices
    )


def _is_for(delegation: Delegation, office: Office, contract_id: int) -> bool:
    """Tell whether an office is the delegation's; that of another contract or organisation is not."""
    is_same = (
        office.body_id == delegation.body_id and office.function not in BESIDE
        if delegation.role_id is None
        else office.role_id == delegation.role_id
    )
    here = delegation.organisation_id in (None, office.organisation_id) or office.organisation_id is None
    return is_same and here and office.contract_id in (None, contract_id)


def _suffices(delegation: Delegation, worth: Money | None) -> bool:
    """Tell whether an amount lies within the delegation; amounts of other currencies never do."""
    most = delegation.up_to
    if most is None or worth is None:
        return True
    return most.currency == worth.currency and worth.minor <= most.minor


def _breach(deed: Deed, covering: Collection[Delegation], today: date) -> Breach:
    return Breach(
        records=(deed.line.ref, Ref("person", deed.person_id, deed.name)),
        message=message(deed.telling.what, name=deed.name, title=deed.line.title),
        why=_why(deed, covering, today),
        field=deed.field,
        facts=(deed.person_id, deed.day, deed.value, *(each.id for each in covering)),
        persons=deed.line.persons,
        part=deed.part,
    )


def _why(deed: Deed, covering: Iterable[Delegation], today: date) -> Message:
    limits = [each.up_to for each in covering if each.up_to is not None]
    day = SpokenDay(deed.day, today)
    if not limits:
        return message(deed.telling.without_role, name=deed.name, day=day)
    limit = max(limits, key=lambda each: each.minor)
    return message(deed.telling.too_much, name=deed.name, limit=limit, day=day, value=deed.value)


CHECKS = (signed_outside_delegation, decided_outside_delegation)
