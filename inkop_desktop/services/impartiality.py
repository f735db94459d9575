"""Who of those that handle a case has an interest in one of its suppliers, as far as it is declared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.lists.offices import OFFICE, in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.people import Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import InterestKind
from inkop_desktop.rules.periods import Period

ROLE = METADATA.tables["role"]
SUPPLIER = METADATA.tables["supplier"]


@dataclass(frozen=True, slots=True)
class Concern:
    """Hold a declared interest in a supplier of a case.

    `person_id` is who has it: somebody who handles the case, or the superior of `handler_id` (in Norway an
    official who is disqualified bars direct subordinates from deciding, § 6 third paragraph fvl).
    """

    person_id: int
    name: str
    handler_id: int
    handler: str
    supplier_id: int
    supplier: str
    kind: InterestKind | None
    what: str

    @property
    def is_superior(self) -> bool:
        """Tell whether the interest is a superior's, and not the handler's own."""
        return self.person_id != self.handler_id


def concerns(register: Register, case: DirectProcurement, day: date) -> tuple[Concern, ...]:
    """Return the interests that handlers and their superiors have declared in the suppliers of a case."""
    with register.reading() as connection:
        return tuple(concerns_in(connection, case, day))


def handlers_of(case: DirectProcurement) -> set[int]:
    """Return everybody who handles a case or decides in it; who has been replaced handles it no more."""
    taking_part = {each.replaced_by_id or each.person_id for each in case.handlers}
    named = {case.officer_id, case.opened_by_id, case.witnessed_by_id, case.decided_by_id}
    replaced = {each.person_id for each in case.handlers if each.replaced_by_id is not None}
    return {each for each in (taking_part | named) - replaced if each is not None}


def suppliers_of(case: DirectProcurement) -> set[int]:
    """Return every supplier that is asked, has tendered or is chosen."""
    invited = {each.supplier_id for each in case.invited}
    named = invited | {each.supplier_id for each in case.tenders} | {case.supplier_id}
    return {each for each in named if each is not None}


def superiors(connection: Connection, person_id: int, day: date) -> set[int]:
    """Return who holds, on a day, a role that a role of the person's reports to."""
    own = (
        select(ROLE.c.reports_to_id)
        .join(OFFICE, OFFICE.c.role_id == ROLE.c.id)
        .where(OFFICE.c.person_id == person_id, in_office(OFFICE, day), ROLE.c.reports_to_id.is_not(None))
    )
    above = select(OFFICE.c.person_id).where(OFFICE.c.role_id.in_(own), in_office(OFFICE, day))
    return {each for each in connection.scalars(above) if each != person_id}


def concerns_in(connection: Connection, case: DirectProcurement, day: date) -> Iterator[Concern]:
    """Yield the interests in the suppliers of a case, from a register that is being read."""
    suppliers = suppliers_of(case)
    if not suppliers:
        return
    query = select(SUPPLIER.c.id, SUPPLIER.c.name).where(SUPPLIER.c.id.in_(suppliers))
    called = {row[0]: row[1] for row in connection.execute(query)}
    for handler in store.load(connection, Person, sorted(handlers_of(case))):
        assert handler.id is not None  # it is in the register
        above = sorted(superiors(connection, handler.id, day))
        for person in (handler, *store.load(connection, Person, above)):
            yield from _interests(person, handler, called, day)


def _interests(person: Person, handler: Person, suppliers: dict[int, str], day: date) -> Iterator[Concern]:
    assert person.id is not None
    assert handler.id is not None
    for interest in person.interests:
        there = Period(interest.from_day, interest.to_day).holds(day)
        if there and interest.supplier_id in suppliers:
            yield Concern(
                person_id=person.id,
                name=person.name,
                handler_id=handler.id,
                handler=handler.name,
                supplier_id=interest.supplier_id,
                supplier=suppliers[interest.supplier_id],
                kind=interest.kind,
                what=interest.what,
            )
