"""Who of those that handle a case has an interest in one of its suppliers, as far as it is declared."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, FromClause, and_, or_, select

from inkop_desktop.lists.offices import OFFICE, last_day
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import InterestKind
from inkop_desktop.rules.periods import Period
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import deciding_bodies
from inkop_desktop.services.deciding_bodies import Deciding, Meeting

CONTRACT_SUPPLIER = METADATA.tables["contract_supplier"]
INTEREST = METADATA.tables["interest"]
PERSON = METADATA.tables["person"]
ROLE = METADATA.tables["role"]
SUPPLIER = METADATA.tables["supplier"]


# The fields that name somebody who handles a case.
_NAMED = (
    *("officer_id", "area_judged_by_id", "approved_by_id", "opened_by_id", "witnessed_by_id"),
    *("decided_by_id", "signed_by_id"),
)


@dataclass(frozen=True, slots=True)
class Concern:
    """Hold a declared interest in a supplier of a case, or a conflict declared in the case itself.

    `person_id` is who has it: somebody who handles the case, or the superior of `handler_id` (in Norway an
    official who is disqualified bars direct subordinates from deciding, § 6 third paragraph fvl). Of a
    superior who has declared a conflict in the case, no supplier need be known. Whoever only `sits` in the
    body that decides handles nothing else of the case.
    """

    person_id: int
    name: str
    handler_id: int
    handler: str
    supplier_id: int | None
    supplier: str
    kind: InterestKind | None
    what: str
    sits: bool = False

    @property
    def is_superior(self) -> bool:
        """Tell whether the interest is a superior's, and not the handler's own."""
        return self.person_id != self.handler_id


@dataclass(frozen=True, slots=True)
class HeldInterest:
    """A declared interest in a supplier, and when it is or was there."""

    name: str
    supplier_id: int
    supplier: str
    kind: InterestKind | None
    what: str
    held: Period


@dataclass(frozen=True, slots=True)
class _Superior:
    """Somebody who may be disqualified, and who holds or held a role that a role of another reports to."""

    person_id: int
    together: tuple[Period, Period]

    def is_above(self, day: date) -> bool:
        """Tell whether both had their roles on a day."""
        return all(each.holds(day) for each in self.together)


def concerns(register: Register, case: DirectProcurement, day: date) -> tuple[Concern, ...]:
    """Return the interests that handlers and their superiors have declared in the suppliers of a case."""
    with register.reading() as connection:
        return tuple(concern for _case, concern in concerns_in(connection, [(case, day)]))


def handlers_of(case: DirectProcurement) -> set[int]:
    """Return everybody who handles a case or decides in it; who has been replaced handles it no more.

    Whoever judges the product area, approves the requirements, opens tenders or signs handles it as well.
    """
    taking_part = {each.replaced_by_id or each.person_id for each in case.handlers}
    named = {getattr(case, name) for name in _NAMED}
    replaced = {each.person_id for each in case.handlers if each.replaced_by_id is not None}
    return {each for each in (taking_part | named) - replaced if each is not None}


def undeclared(case: DirectProcurement) -> tuple[int, ...]:
    """Return who has not declared whether there is a conflict, among all who take or took part.

    Whoever was replaced has declared what made it so.
    """
    declared = {each.person_id for each in case.handlers if each.declared_on is not None}
    taking_part = (person for each in case.handlers for person in (each.person_id, each.replaced_by_id))
    everybody = dict.fromkeys((*taking_part, *sorted(handlers_of(case))))
    return tuple(each for each in everybody if each is not None and each not in declared)


def unconfirmed(case: DirectProcurement) -> tuple[int, ...]:
    """Return who has not confirmed the declaration, knowing the tenderers; no one before there are any.

    Whoever has declared a conflict has no more to confirm.
    """
    staying = (
        each for each in case.handlers if each.declared_on and not each.points and each.replaced_by_id is None
    )
    waiting = (each.person_id for each in staying if each.confirmed_on is None) if case.tenders else ()
    return tuple(each for each in waiting if each is not None)


def disqualified(case: DirectProcurement) -> set[int]:
    """Return who has declared a conflict of interest, and so neither handles nor decides."""
    return {each.person_id for each in case.handlers if each.points and each.person_id is not None}


def bars(concern: Concern, case: DirectProcurement, country: Country) -> bool:
    """Tell whether an interest keeps the handler from what they do in a case.

    One's own keeps from handling it at all, that of a superior in Norway from deciding it.
    """
    is_deciding = concern.handler_id == case.decided_by_id
    return not concern.is_superior or (is_deciding and bars_from_deciding(concern, country))


def bars_from_deciding(concern: Concern, country: Country) -> bool:
    """Tell whether the handler may not decide, though perhaps prepare (§ 6 third paragraph fvl)."""
    return not concern.is_superior or country is Country.NO


def stepping_aside(case: DirectProcurement, deciding: Deciding | None) -> set[int]:
    """Return who takes no part in a case though nobody takes over: members who have said so of the body.

    Whoever does something else in the case has to be replaced there, as everybody has.
    """
    members = deciding.members | deciding.taking_part if deciding else frozenset()
    named = {getattr(case, name) for name in _NAMED}
    return (disqualified(case) & members) - named


def suppliers_of(case: DirectProcurement) -> set[int]:
    """Return every supplier that is asked, has tendered or is chosen."""
    invited = {each.supplier_id for each in case.invited}
    named = invited | {each.supplier_id for each in case.tenders} | {case.supplier_id}
    return {each for each in named if each is not None}


def contracts_of(case: DirectProcurement) -> set[int]:
    """Return every contract in force that is considered: its suppliers are concerned as well."""
    return {each.contract_id for each in case.considered if each.contract_id is not None}


def concerns_in(
    connection: Connection, cases: Sequence[tuple[DirectProcurement, date]]
) -> Iterator[tuple[DirectProcurement, Concern]]:
    """Yield what may bar those who handle some cases, each on its day, from a register that is read."""
    held = interests(connection)
    declared = {each for case, _day in cases for each in disqualified(case)}
    if not held and not declared:
        return
    handling = {each for case, _day in cases for each in handlers_of(case)}
    above = _superiors(connection, handling, declared)
    names = _names(connection, handling | declared)
    of_contracts = _of_contracts(connection, {each for case, _day in cases for each in contracts_of(case)})
    bodies = _bodies(connection, cases)
    for case, day in cases:
        suppliers = suppliers_of(case).union(*(of_contracts[each] for each in contracts_of(case)))
        deciding = bodies.get(deciding_bodies.meeting_of(case, day))
        own = handlers_of(case) - stepping_aside(case, deciding)
        for handler_id in sorted(own):
            bosses = {each.person_id for each in above.get(handler_id, ()) if each.is_above(day)}
            for person_id in (handler_id, *sorted(bosses)):
                for each in _of_suppliers(held, person_id, suppliers, day):
                    yield case, _concern(person_id, each, handler_id, names[handler_id])
            for person_id in sorted(bosses & disqualified(case)):
                yield case, _declared(case, person_id, names[person_id], handler_id, names[handler_id])
        for person_id in sorted(_only_sitting(case, deciding) - own):
            for each in _of_suppliers(held, person_id, suppliers, day):
                yield case, replace(_concern(person_id, each, person_id, each.name), sits=True)


def _bodies(
    connection: Connection, cases: Sequence[tuple[DirectProcurement, date]]
) -> Mapping[Meeting | None, Deciding]:
    """Return the bodies that decide the cases, on their days."""
    meetings = {deciding_bodies.meeting_of(case, day) for case, day in cases}
    found = deciding_bodies.of_meetings(connection, [each for each in meetings if each is not None])
    return {each: found[each] for each in meetings if each is not None}


def _only_sitting(case: DirectProcurement, deciding: Deciding | None) -> set[int]:
    """Return who takes part in the decision of a body; no member's superior does so through them."""
    return set(deciding.taking_part) - disqualified(case) if deciding else set()


def _of_suppliers(
    held: Mapping[int, Sequence[HeldInterest]], person_id: int, suppliers: Collection[int], day: date
) -> Iterator[HeldInterest]:
    """Yield the interests that a person has on a day in one of some suppliers."""
    for each in held.get(person_id, ()):
        if each.supplier_id in suppliers and each.held.holds(day):
            yield each


def _concern(person_id: int, interest: HeldInterest, handler_id: int, handler: str) -> Concern:
    return Concern(
        person_id=person_id,
        name=interest.name,
        handler_id=handler_id,
        handler=handler,
        supplier_id=interest.supplier_id,
        supplier=interest.supplier,
        kind=interest.kind,
        what=interest.what,
    )


def _declared(case: DirectProcurement, person_id: int, name: str, handler_id: int, handler: str) -> Concern:
    """Return what a superior has declared in a case, without an interest that was registered before."""
    said = (each.circumstances for each in case.handlers if each.person_id == person_id and each.points)
    return Concern(
        person_id=person_id,
        name=name,
        handler_id=handler_id,
        handler=handler,
        supplier_id=None,
        supplier="",
        kind=None,
        what="\n".join(filter(None, said)),
    )


def interests(connection: Connection) -> dict[int, list[HeldInterest]]:
    """Return every interest in a supplier, by the id of the person who has it.

    A supplier that is entered several times, as its organisation number tells, is one each time.
    """
    named = SUPPLIER.alias("named")
    is_same_number = and_(
        SUPPLIER.c.org_number == named.c.org_number,
        SUPPLIER.c.country == named.c.country,
        named.c.org_number != "",
    )
    query = (
        select(INTEREST, PERSON.c.name, SUPPLIER.c.name.label("supplier"))
        .add_columns(SUPPLIER.c.id.label("concerned_id"))
        .join(PERSON, PERSON.c.id == INTEREST.c.root_id)
        .join(named, named.c.id == INTEREST.c.supplier_id)
        .join(SUPPLIER, or_(SUPPLIER.c.id == named.c.id, is_same_number))
    )
    found: dict[int, list[HeldInterest]] = defaultdict(list)
    for row in connection.execute(query.order_by(INTEREST.c.root_id, INTEREST.c.position, SUPPLIER.c.id)):
        held = Period(row.from_day, row.to_day)
        found[row.root_id].append(
            HeldInterest(row.name, row.concerned_id, row.supplier, row.kind, row.what, held)
        )
    return found


def _of_contracts(connection: Connection, contracts: Collection[int]) -> dict[int, set[int]]:
    """Return the suppliers of some contracts, by the id of the contract."""
    found: dict[int, set[int]] = defaultdict(set)
    for some in store.pieces(sorted(contracts)):
        columns = CONTRACT_SUPPLIER.c.root_id, CONTRACT_SUPPLIER.c.supplier_id
        for row in connection.execute(select(*columns).where(CONTRACT_SUPPLIER.c.root_id.in_(some))):
            found[row.root_id].add(row.supplier_id)
    return found


def _superiors(
    connection: Connection, persons: Collection[int], declared: Collection[int]
) -> dict[int, list[_Superior]]:
    """Return who holds or held a role that a role of each person reports to, and may be disqualified.

    That is whoever has an interest in a supplier, and those who have declared a conflict in a case.

    The superior of another organisation of a cooperation is nobody's here.
    """
    own, above = OFFICE.alias("own"), OFFICE.alias("above")
    with_interests = select(INTEREST.c.root_id).where(INTEREST.c.supplier_id.is_not(None))
    in_question = or_(above.c.person_id.in_(with_interests), above.c.person_id.in_(sorted(declared)))
    here = or_(
        own.c.organisation_id.is_(None),
        above.c.organisation_id.is_(None),
        own.c.organisation_id == above.c.organisation_id,
    )
    query = (
        select(own.c.person_id, above.c.person_id, *_days(own), *_days(above))
        .join_from(own, ROLE, ROLE.c.id == own.c.role_id)
        .join(above, above.c.role_id == ROLE.c.reports_to_id)
        .where(in_question, above.c.person_id != own.c.person_id, here)
    )
    found: dict[int, list[_Superior]] = defaultdict(list)
    for some in store.pieces(sorted(persons)):
        for person_id, superior_id, *days in connection.execute(query.where(own.c.person_id.in_(some))):
            found[person_id].append(_Superior(superior_id, (Period(*days[:2]), Period(*days[2:]))))
    return found


def _days(held: FromClause) -> tuple[ColumnElement[date | None], ColumnElement[date | None]]:
    return held.c.from_day, last_day(held)


def _names(connection: Connection, persons: Collection[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in store.pieces(sorted(persons)):
        query = select(PERSON.c.id, PERSON.c.name).where(PERSON.c.id.in_(some))
        found |= {row.id: row.name for row in connection.execute(query)}
    return found
