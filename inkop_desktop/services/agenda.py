"""The days that contracts have ahead: notice, options, reviews, replacements, last days and follow-ups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Select, or_, select, true, union

from inkop_desktop.lists.offices import in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract, ContractFollowUp, terms_of
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.course import Course, course_of
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.status import Derived, derive
from inkop_desktop.rules.vocabulary import ActionKind, Country, Status
from inkop_desktop.services import offices, records, registers, withholding
from inkop_desktop.services.standing import AHEAD, CONTRACT, MANAGER, OWNER, PHASE, on_day, replaced
from inkop_desktop.services.withholding import Place

CHANGE_SET = METADATA.tables["change_set"]
FOLLOW_UP = METADATA.tables["contract_follow_up"]
PERSON = METADATA.tables["person"]
Names: TypeAlias = Mapping[Place, str]
# Whose day it is: whoever owns the contract, else whoever manages it.
_ASKED = (Post.CONTRACT_OWNER, Post.CONTRACT_MANAGER)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day that a contract has ahead.

    `kind` says what is to be done by it, and `ordinal` the how-manieth time (which renewal, which option),
    or which follow-up, so that a day that is moved stays the same appointment and the next one is another.
    `called` is the contract as it may be told in a calendar that others read.
    `persons` are the names of those who answer for the contract, or of whoever takes part in the follow-up;
    `because` explains the day.
    """

    contract: Contract
    called: str
    kind: ActionKind
    ordinal: int
    day: date
    persons: tuple[str, ...]
    because: Derived | ContractFollowUp


@dataclass(frozen=True, slots=True)
class Agenda:
    """The appointments in the order of their days; `register_key` is the register's own for ever."""

    register_key: str
    organisation: str
    country: Country
    today: date
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked up of all contracts: the names in them, and who answers for each today."""

    names: Names
    answering: Mapping[int, tuple[int, ...]]

    def told(self, contract: Contract) -> tuple[str, tuple[str, ...]]:
        """Return what a contract is called, and who answers for it."""
        persons = self.answering.get(contract.id or 0, ())
        return self.names["contract", contract.id or 0], tuple(self.names["person", each] for each in persons)


def agenda(register: Register, today: date, person_id: int | None = None) -> Agenda:
    """Return the days from today on of every contract, or of those that concern a person.

    These are the days of the contracts that the person owns or manages, and the follow-ups in which the
    person takes part.
    """
    with register.reading() as connection:
        ahead = {row.id: row for row in connection.execute(_ahead(today, person_id))}
        contracts = store.load(connection, Contract, list(ahead))
        labels = {("contract", each.id or 0): records.label(each) for each in contracts}
        names: dict[Place, str] = withholding.told(connection, labels, today)
        persons = connection.execute(select(PERSON.c.id, PERSON.c.name))
        names |= {("person", row.id): row.name for row in persons}
        # The log's first hash is salted, so that no two registers have the same.
        key = connection.scalar(select(CHANGE_SET.c.hash).order_by(CHANGE_SET.c.id).limit(1))
        known = _Known(names, offices.answering(connection, today, _ASKED))
    found: list[Appointment] = []
    for contract in contracts:
        row = ahead[contract.id or 0]
        if row.is_theirs:
            found += _by_terms(contract, today, known, is_replaced=row.is_replaced)
        found += _follow_ups(contract, today, known, None if row.is_theirs else person_id)
    found.sort(key=lambda each: (each.day, each.contract.number, each.contract.id or 0, each.kind))
    own = registers.own_organisation(register)
    country = registers.profile(register).country
    return Agenda((key or "")[:16], own.name, country, today, tuple(found))


def _ahead(today: date, person_id: int | None) -> Select[Any]:
    """Select the contracts that run or will, whether they are replaced, and whether a person holds them."""
    holds = union(
        *(
            select(held.c.root_id).where(held.c.person_id == person_id, in_office(held, today))
            for held in (OWNER, MANAGER)
        )
    )
    is_theirs = true() if person_id is None else CONTRACT.c.id.in_(holds)
    takes_part = select(FOLLOW_UP.c.root_id).where(FOLLOW_UP.c.owner_id == person_id)
    is_replaced = replaced(CONTRACT.c.id).label("is_replaced")
    query = select(CONTRACT.c.id, is_replaced, is_theirs.label("is_theirs"))
    query = query.join(PHASE, on_day(CONTRACT.c.id, today))
    return query.where(PHASE.c.status.in_(AHEAD), or_(is_theirs, CONTRACT.c.id.in_(takes_part)))


def _by_terms(contract: Contract, today: date, known: _Known, *, is_replaced: bool) -> Iterator[Appointment]:
    terms = terms_of(contract)
    course, derived = course_of(terms), derive(terms, today)
    called, persons = known.told(contract)
    for kind, ordinal, day in _days(course, derived):
        is_done = kind is ActionKind.REPLACE and is_replaced
        if day is not None and day >= today and not is_done:
            yield Appointment(contract, called, kind, ordinal, day, persons, derived)


def _follow_ups(
    contract: Contract, today: date, known: _Known, person_id: int | None
) -> Iterator[Appointment]:
    """Yield the follow-ups that are planned and not held: all, or those in which a person takes part."""
    called, persons = known.told(contract)
    for each in contract.follow_ups:
        day, is_held = each.planned_on, each.held_on is not None and each.held_on <= today
        if day is None or day < today or is_held or person_id not in (None, each.owner_id):
            continue
        taking_part = (known.names["person", each.owner_id],) if each.owner_id is not None else persons
        yield Appointment(contract, called, ActionKind.FOLLOW_UP, each.id or 0, day, taking_part, each)


def _days(course: Course, derived: Derived) -> Iterator[tuple[ActionKind, int, date | None]]:
    period = course.period(derived.today)
    if period is not None:
        renewals = period + sum(each.renewals for each in course.extensions)
        yield ActionKind.NOTICE, renewals, course.notices[period]
    if derived.option_number is not None:
        yield ActionKind.OPTION, derived.option_number, derived.option_day
    yield ActionKind.REVIEW, 0, derived.review_day
    yield ActionKind.REPLACE, 0, derived.replace_by
    if course.final is not None and course.after is not Status.DATES_MISSING:
        yield ActionKind.ENDS, 0, course.final
