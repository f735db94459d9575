"""Checks of delegation: whoever signs may do so that day, for that amount."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.checks.reading import SpokenDay, lines
from inkop_desktop.lists.offices import OFFICE
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.roles import Delegation
from inkop_desktop.register import store
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import BESIDE, Act
from inkop_desktop.rules.periods import Period
from inkop_desktop.services.offices import Office
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE
from inkop_desktop.text import Message, message

PERSON = METADATA.tables["person"]
_SIGNED = (CONTRACT.c.signed_by_id.is_not(None), CONTRACT.c.signed_on.is_not(None))
_SIGNER = select(PERSON.c.name).where(PERSON.c.id == CONTRACT.c.signed_by_id).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed which contract, on which day, for how much as far as that is known."""

    contract_id: int
    person_id: int
    name: str
    day: date
    value: Money | None


@check(
    "signed-outside-delegation",
    Severity.DANGER,
    se="N19",
    no="K13",
    nouns=("contract", "delegation", "appointment", "role", "person"),
)
def signed_outside_delegation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever signed a contract had a role that day that may sign contracts of that value.

    Where no delegation is entered, or none yet for the day of a signature, nothing is known.
    """
    delegations = [each for each in store.load(connection, Delegation) if each.act is Act.SIGN]
    if not delegations:
        return
    known_from = min(each.from_day or date.min for each in delegations)
    offices = _offices(connection, delegations)
    value = (CONTRACT.c.estimated_value, CONTRACT.c.estimated_value_currency)
    more = (CONTRACT.c.signed_by_id, _SIGNER, CONTRACT.c.signed_on, *value)
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), *_SIGNED, more=more):
        person_id, name, day, minor, currency = line.more
        worth = None if minor is None else Money(minor, currency)
        signature = Signature(line.id, person_id, name, day, worth)
        covering = [each for each in delegations if _covers(each, signature, offices[person_id])]
        if day < known_from or any(_suffices(each, worth) for each in covering):
            continue
        yield Breach(
            records=(line.ref, Ref("person", person_id, name)),
            message=message(
                "{name} signed {title} outside the delegation of that day", name=name, title=line.title
            ),
            why=_outside(signature, covering, today),
            field="signed_by_id",
            facts=(person_id, day, worth, *(each.id for each in covering)),
            persons=line.persons,
        )


def _offices(connection: Connection, delegations: Iterable[Delegation]) -> dict[int, list[Office]]:
    """Return what each person is or was that may sign: roles and seats in bodies."""
    roles = [each.role_id for each in delegations if each.role_id is not None]
    bodies = [each.body_id for each in delegations if each.body_id is not None]
    query = select(OFFICE).where(or_(OFFICE.c.role_id.in_(roles), OFFICE.c.body_id.in_(bodies)))
    signers = select(CONTRACT.c.signed_by_id).where(*_SIGNED)
    found: dict[int, list[Office]] = defaultdict(list)
    for row in connection.execute(query.where(OFFICE.c.person_id.in_(signers))):
        found[row.person_id].append(Office(*row))
    return found


def _covers(delegation: Delegation, signature: Signature, offices: Iterable[Office]) -> bool:
    """Tell whether a delegation of the day was for somebody that the signer was, whatever the amount."""
    return Period(delegation.from_day, delegation.to_day).holds(signature.day) and any(
        office.period.holds(signature.day) and _is_for(delegation, office, signature.contract_id)
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


def _outside(signature: Signature, covering: Iterable[Delegation], today: date) -> Message:
    limits = [each.up_to for each in covering if each.up_to is not None]
    day = SpokenDay(signature.day, today)
    if not limits:
        return message("{name} had no role on {day} that may sign contracts.", name=signature.name, day=day)
    return message(
        "The delegation of {name} was up to {limit} on {day}; the contract is worth {value}.",
        name=signature.name,
        limit=max(limits, key=lambda each: each.minor),
        day=day,
        value=signature.value,
    )


CHECKS = (signed_outside_delegation,)
