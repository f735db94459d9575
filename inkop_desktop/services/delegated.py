"""Every decision and signature of a period that is taken under the delegation table, for the board.

Whether it was within the delegation of its day is what `delegating.judge` says, as for the findings.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, or_, select

from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract, ContractDecision
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields
from inkop_desktop.records.roles import Delegation
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.deciding import ACT_OF
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act
from inkop_desktop.rules.periods import Period
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.services import delegating, offices, records, withholding
from inkop_desktop.services.delegating import Deed, Judged
from inkop_desktop.services.offices import Office, Place
from inkop_desktop.text import N_

CONTRACT = METADATA.tables["contract"]
DECISION = METADATA.tables["contract_decision"]
AMENDMENT = METADATA.tables["amendment"]
CALL_OFF = METADATA.tables["call_off"]
CASE = METADATA.tables["direct_procurement"]


class Done(Vocabulary):
    """What was decided or signed."""

    SIGNED = "signed", N_("Contract signed")
    EXERCISE = "exercise", N_("Option exercised")
    DECLINE = "decline", N_("Option declined")
    LET_RENEW = "let_renew", N_("Contract left to renew")
    NOTICE = "notice", N_("Notice given")
    TERMINATE = "terminate", N_("Contract terminated")
    REVIEW = "review", N_("Contract reviewed")
    CLOSE = "close", N_("Contract closed")
    PROCURED = "procured", N_("Direct procurement decided")
    CALLED_OFF = "called_off", N_("Bought from a contract instead")


class Standing(Vocabulary):
    """How a decision stands to the delegation of its day."""

    WITHIN = "within", N_("Under a delegation")
    OUTSIDE = "outside", N_("Outside the delegation of the day")
    NOBODY = "nobody", N_("Nobody is known who decided")
    UNTOLD = "untold", N_("No delegation is entered for the day")
    FREE = "free", N_("Needs no delegation")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision or signature as it is reported; what is secret is left out.

    `act` is what must be delegated for it, `role` the role or body that the delegation is for, else what
    the person was that day, and empty where no delegation is needed; `basis` is the delegation that it
    rests on, `most` how far those go that cover it, where they do not go far enough.
    """

    day: date
    done: Done
    act: Act | None
    number: str
    title: str
    value: Money | None
    who: str
    role: str
    standing: Standing
    basis: Delegation | None = None
    most: Money | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """What was decided in a period, by day; and what was done in it of which the register tells nobody."""

    period: Period
    decided: Sequence[Decided]
    amendments: int
    call_offs: int


@dataclass(frozen=True, slots=True)
class _Taken:
    """A decision as it stands in the register; `deed` is what is judged, none where nothing is to judge.

    `title`, `value` and `shows_who` are as they may be told.
    """

    day: date
    done: Done
    act: Act | None
    number: str
    title: str
    value: Money | None
    person_id: int | None
    deed: Deed | None
    shows_who: bool = True


def reported(register: Register, first: date, last: date, today: date) -> Reported:
    """Return what was decided and signed from one day to another; raise UserError where that is no time."""
    period = Period(first, last)
    if period.is_turned:
        raise UserError(N_("The period ends on {last}, before it begins. Change one of the days."), last=last)
    with register.reading() as connection:
        taken = [*_of_contracts(connection, period, today), *_of_cases(connection, period, today)]
        judged = _judged(connection, taken)
        held = _offices(connection, {each.person_id for each in taken})
        amendments = _count(connection, AMENDMENT.c.signed_on, period)
        call_offs = _count(connection, CALL_OFF.c.day, period, CALL_OFF.c.case_id.is_(None))
    names = records.names_of(register, set(_places(taken, judged, held)))
    decided = [
        _decided(each, found, held.get(each.person_id, ()), names)
        for each, found in zip(taken, judged, strict=True)
    ]
    return Reported(period, sorted(decided, key=lambda each: each.day), amendments, call_offs)


def _of_contracts(connection: Connection, period: Period, today: date) -> Iterator[_Taken]:
    """Yield the signatures of contracts, and the decisions about them."""
    day = func.coalesce(DECISION.c.decided_on, DECISION.c.day)
    decided = select(DECISION.c.root_id).where(day.between(period.first, period.last))
    signed = CONTRACT.c.signed_on.between(period.first, period.last)
    query = select(CONTRACT.c.id).where(or_(signed, CONTRACT.c.id.in_(decided)))
    ids = sorted(connection.scalars(query))
    secret = withholding.of_contracts(connection, ids, today)
    for contract in store.load(connection, Contract, ids):
        hidden = secret.get(contract.id or 0, frozenset())
        if contract.signed_on is not None and period.holds(contract.signed_on):
            yield _signature(contract, contract.signed_on, hidden)
        for decision in contract.decisions:
            decided_on = decision.decided_on or decision.day
            if decision.verb is not None and decided_on is not None and period.holds(decided_on):
                yield _decision(contract, decision, decided_on, hidden, today)


def _signature(contract: Contract, day: date, hidden: frozenset[str]) -> _Taken:
    signer, value = contract.signed_by_id, contract.estimated_value
    deed = delegating.of_signature(signer, day, value, contract.id or 0) if signer is not None else None
    return _about(contract, hidden, day=day, done=Done.SIGNED, act=Act.SIGN, who=signer, deed=deed)


def _decision(
    contract: Contract, decision: ContractDecision, on: date, hidden: frozenset[str], today: date
) -> _Taken:
    assert decision.verb is not None
    verb, who, act = decision.verb, decision.decided_by_id, ACT_OF.get(decision.verb)
    deed = None
    if who is not None and act is not None and decision.day is not None:
        when = delegating.decided_within(verb, decision.day, decision.decided_on, today)
        deed = delegating.of_decision(verb, who, when, contract.estimated_value, contract.id or 0)
    return _about(contract, hidden, day=on, done=Done(verb), act=act, who=who, deed=deed)


def _about(
    contract: Contract,
    hidden: frozenset[str],
    *,
    day: date,
    done: Done,
    act: Act | None,
    who: int | None,
    deed: Deed | None,
) -> _Taken:
    title = "" if "title" in hidden else contract.title
    value = None if "estimated_value" in hidden else contract.estimated_value
    return _Taken(day, done, act, contract.number, title, value, who, deed)


def _of_cases(connection: Connection, period: Period, today: date) -> Iterator[_Taken]:
    """Yield the direct procurements decided, and those that ended in a call-off from a contract."""
    called_off = (CASE.c.ending == Ending.CALL_OFF) & CASE.c.ended_on.between(period.first, period.last)
    decided = CASE.c.decided_on.between(period.first, period.last)
    ids = sorted(connection.scalars(select(CASE.c.id).where(or_(decided, called_off))))
    for case in store.load(connection, DirectProcurement, ids):
        hidden = secret_fields(case, today)
        if case.ending is Ending.CALL_OFF:
            if case.ended_on is not None and period.holds(case.ended_on):
                yield _called_off(case, case.ended_on, hidden)
        elif case.decided_on is not None:
            yield _procured(case, case.decided_on, hidden)


def _procured(case: DirectProcurement, day: date, hidden: frozenset[str]) -> _Taken:
    who, value = case.decided_by_id, case.award_value
    return _Taken(
        day=day,
        done=Done.PROCURED,
        act=Act.DIRECT,
        number=case.number,
        title="" if "title" in hidden else case.title,
        value=None if "award_value" in hidden else value,
        person_id=who,
        deed=None if who is None else delegating.of_procurement(who, day, value),
        shows_who="decided_by_id" not in hidden,
    )


def _called_off(case: DirectProcurement, day: date, hidden: frozenset[str]) -> _Taken:
    """Return the officer's decision to buy from a contract; the order itself is somebody else's."""
    return _Taken(
        day=day,
        done=Done.CALLED_OFF,
        act=None,
        number=case.number,
        title="" if "title" in hidden else case.title,
        value=None if "value" in hidden else case.value,
        person_id=case.officer_id,
        deed=None,
        shows_who="officer_id" not in hidden,
    )


def _judged(connection: Connection, taken: Sequence[_Taken]) -> list[Judged | None]:
    """Return what the delegations say of each, none of those that have nothing to judge."""
    deeds = [each.deed for each in taken if each.deed is not None]
    found = iter(delegating.judge(connection, deeds))
    return [None if each.deed is None else next(found) for each in taken]


def _offices(connection: Connection, persons: Collection[int | None]) -> Mapping[int | None, list[Office]]:
    """Return what each of the persons is or was."""
    found: dict[int | None, list[Office]] = defaultdict(list)
    for office in offices.every(connection):
        if office.person_id in persons:
            found[office.person_id].append(office)
    return found


def _count(
    connection: Connection, day: ColumnElement[date], period: Period, *where: ColumnElement[bool]
) -> int:
    query = select(func.count()).where(day.between(period.first, period.last), *where)
    return connection.scalar(query) or 0


def _places(
    taken: Iterable[_Taken], judged: Iterable[Judged | None], held: Mapping[int | None, Iterable[Office]]
) -> Iterator[Place]:
    """Yield (noun, id) of whatever is named."""
    yield from (("person", each.person_id) for each in taken if each.person_id is not None)
    covering = (delegation for each in judged if each is not None for delegation in each.covering)
    for each in covering:
        yield from records.references(each)
    offices_held = (office for several in held.values() for office in several)
    yield from (("role", each.role_id) for each in offices_held if each.role_id is not None)


def _decided(
    taken: _Taken, judged: Judged | None, held: Iterable[Office], names: Mapping[Place, str]
) -> Decided:
    basis = judged.basis if judged else None
    return Decided(
        day=taken.day,
        done=taken.done,
        act=taken.act,
        number=taken.number,
        title=taken.title,
        value=taken.value,
        who=names.get(("person", taken.person_id or 0), "") if taken.shows_who else "",
        role=_delegated_to(basis, names) if basis else _without_basis(taken, judged, held, names),
        standing=_standing(taken, judged),
        basis=basis,
        most=judged.most if judged else None,
    )


def _standing(taken: _Taken, judged: Judged | None) -> Standing:
    if taken.act is None:
        return Standing.FREE
    if judged is None:
        return Standing.NOBODY
    if not judged.is_known:
        return Standing.UNTOLD
    return Standing.WITHIN if judged.suffices else Standing.OUTSIDE


def _delegated_to(basis: Delegation, names: Mapping[Place, str]) -> str:
    """Return the role, or the body, that something is delegated to."""
    return names.get(("role", basis.role_id or 0), "") or names.get(("body", basis.body_id or 0), "")


def _without_basis(
    taken: _Taken, judged: Judged | None, held: Iterable[Office], names: Mapping[Place, str]
) -> str:
    """Return the roles that tell why no delegation was enough; nothing where none is needed."""
    if taken.act is None or not taken.shows_who:
        return ""
    if judged and judged.covering:
        had = [_delegated_to(each, names) for each in judged.covering]
    else:
        had = _roles(taken, held, names)
    return ", ".join(dict.fromkeys(filter(None, had)))


def _roles(taken: _Taken, held: Iterable[Office], names: Mapping[Place, str]) -> list[str]:
    """Return what somebody was on the day, apart from what they were for other contracts."""
    contract_id = taken.deed.contract_id if taken.deed else None
    return [
        names.get(("role", each.role_id or 0), "")
        for each in held
        if each.period.holds(taken.day) and each.contract_id in (None, contract_id)
    ]
