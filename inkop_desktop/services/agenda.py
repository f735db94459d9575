"""The days that contracts have ahead: notice, options, reviews, replacements and last days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, union

from inkop_desktop.lists.offices import in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract, answering, terms_of
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.course import Course, course_of
from inkop_desktop.rules.status import Derived, derive
from inkop_desktop.rules.vocabulary import ActionKind, Country, Status
from inkop_desktop.services import records, registers, withholding
from inkop_desktop.services.standing import AHEAD, CONTRACT, MANAGER, OWNER, PHASE, on_day, replaced
from inkop_desktop.services.withholding import Place

CHANGE_SET = METADATA.tables["change_set"]
PERSON = METADATA.tables["person"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day that a contract has ahead.

    `kind` says what is to be done by it, and `ordinal` the how-manieth time (which renewal, which
    option), so that a day that is moved stays the same appointment and the next one is another.
    `called` is the contract as it may be told in a calendar that others read.
    `persons` are the names of those who answer for the contract; `derived` explains the day.
    """

    contract: Contract
    called: str
    kind: ActionKind
    ordinal: int
    day: date
    persons: tuple[str, ...]
    derived: Derived


@dataclass(frozen=True, slots=True)
class Agenda:
    """The appointments in the order of their days; `register_key` is the register's own for ever."""

    register_key: str
    organisation: str
    country: Country
    today: date
    appointments: tuple[Appointment, ...]


def agenda(register: Register, today: date, person_id: int | None = None) -> Agenda:
    """Return the days from today on of every contract, or of those that a person owns or manages."""
    is_replaced = replaced(CONTRACT.c.id).label("is_replaced")
    ahead = select(CONTRACT.c.id, is_replaced).join(PHASE, on_day(CONTRACT.c.id, today))
    ahead = ahead.where(PHASE.c.status.in_(AHEAD))
    if person_id is not None:
        theirs = (
            select(held.c.root_id).where(held.c.person_id == person_id, in_office(held, today))
            for held in (OWNER, MANAGER)
        )
        ahead = ahead.where(CONTRACT.c.id.in_(union(*theirs)))
    with register.reading() as connection:
        has_successor = {row.id: row.is_replaced for row in connection.execute(ahead)}
        contracts = store.load(connection, Contract, list(has_successor))
        labels = {("contract", each.id or 0): records.label(each) for each in contracts}
        names: dict[Place, str] = withholding.told(connection, labels, today)
        persons = connection.execute(select(PERSON.c.id, PERSON.c.name))
        names |= {("person", row.id): row.name for row in persons}
        # The log's first hash is salted, so that no two registers have the same.
        key = connection.scalar(select(CHANGE_SET.c.hash).order_by(CHANGE_SET.c.id).limit(1))
    found = [
        each
        for contract in contracts
        for each in _appointments(contract, today, names)
        if each.kind is not ActionKind.REPLACE or not has_successor[contract.id or 0]
    ]
    found.sort(key=lambda each: (each.day, each.contract.number, each.contract.id or 0, each.kind))
    own = registers.own_organisation(register)
    country = registers.profile(register).country
    return Agenda((key or "")[:16], own.name, country, today, tuple(found))


def _appointments(contract: Contract, today: date, names: Mapping[Place, str]) -> Iterator[Appointment]:
    terms = terms_of(contract)
    course, derived = course_of(terms), derive(terms, today)
    ids = [each.person_id for each in answering(contract, today)]
    persons = tuple(names["person", each] for each in ids if each is not None)
    called = names["contract", contract.id or 0]
    for kind, ordinal, day in _days(course, derived):
        if day is not None and day >= today:
            yield Appointment(contract, called, kind, ordinal, day, persons, derived)


def _days(course: Course, derived: Derived) -> Iterator[tuple[ActionKind, int, date | None]]:
    period = course.period(derived.today)
    if period is not None:
        yield ActionKind.NOTICE, period, course.notices[period]
    if derived.option_number is not None:
        yield ActionKind.OPTION, derived.option_number, derived.option_day
    yield ActionKind.REVIEW, 0, derived.review_day
    yield ActionKind.REPLACE, 0, derived.replace_by
    if course.final is not None and course.after is not Status.DATES_MISSING:
        yield ActionKind.ENDS, 0, course.final
