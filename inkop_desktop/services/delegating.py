"""Whether somebody may do something on a day, for an amount, by the delegations in force."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, or_, select

from inkop_desktop.lists import belonging
from inkop_desktop.lists.belonging import BELONGING
from inkop_desktop.lists.offices import OFFICE
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Delegation
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.deciding import ACT_OF
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import BESIDE, Act, Post, Powers, Standing
from inkop_desktop.rules.periods import Period, share_a_day
from inkop_desktop.rules.vocabulary import OrganisationKind, Verb
from inkop_desktop.services import deciding_bodies
from inkop_desktop.services.deciding_bodies import Deciding, Meeting
from inkop_desktop.services.offices import Office

ORGANISATION = METADATA.tables["organisation"]


@dataclass(frozen=True, slots=True)
class Whose:
    """For whom something is done, as far as that is known: an organisation, else that of a unit."""

    unit_id: int | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did, for how much as far as that is known; `done` are the days on which it may have been.

    A person did it, or a body. `contract_id` is the contract that it was done to, whose own owners and
    managers may have a say.
    """

    act: Act
    person_id: int | None
    done: Period
    value: Money | None
    whose: Whose
    contract_id: int | None = None
    body_id: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold what the delegations say of a deed: those for somebody that the person was, whatever the amount.

    Nothing is known where none of the act is entered that had begun by then. `basis` is the one that the
    deed rests on: of those that go so far the one with the lowest amount. `body` is the one whose deed it
    was, as it was that day.
    """

    is_known: bool
    covering: tuple[Delegation, ...]
    basis: Delegation | None
    body: Deciding | None = None

    @property
    def suffices(self) -> bool:
        """Tell whether one of the delegations let the person do it, for that amount."""
        return self.basis is not None

    @property
    def only_advises(self) -> bool:
        """Tell whether it was the deed of a body that gives opinions: nothing makes it one that decides."""
        return self.body is not None and self.body.powers is Powers.ADMINISTRATIVE

    @property
    def is_of_nobody(self) -> bool:
        """Tell whether it was the deed of a body that was not there that day, or had nobody in office."""
        return self.body is not None and not self.body.is_there

    @property
    def is_free(self) -> bool:
        """Tell whether it was the deed of a body that decides by law, and to which nothing is delegated."""
        return self.body is not None and self.body.powers is Powers.STATUTORY and not self.covering

    @property
    def is_outside(self) -> bool:
        """Tell whether it is known that no delegation let whoever did it do so."""
        return self.standing is Standing.OUTSIDE

    @property
    def standing(self) -> Standing:
        """Return how the deed stands to the delegations of its day."""
        if self.only_advises or self.is_of_nobody:
            return Standing.OUTSIDE
        if self.is_free:
            return Standing.FREE
        if not self.is_known:
            return Standing.UNTOLD
        return Standing.WITHIN if self.suffices else Standing.OUTSIDE

    @property
    def furthest(self) -> Delegation | None:
        """Return the one that goes furthest of those that cover; None where none does."""
        return max(self.covering, key=_most, default=None)

    @property
    def most(self) -> Money | None:
        """Return how far those that cover go; None where none does, or where one has no limit."""
        return self.furthest.up_to if self.furthest else None


def of_signature(
    person_id: int, day: date, value: Money | None, whose: Whose, contract_id: int | None = None
) -> Deed:
    """Return the signing on a day of a contract, which need not be in the register."""
    return Deed(Act.SIGN, person_id, Period(day, day), value, whose, contract_id)


def of_award(person_id: int, day: date, value: Money | None, whose: Whose, contract_id: int) -> Deed:
    """Return the decision on a day on who gets a contract."""
    return Deed(Act.AWARD, person_id, Period(day, day), value, whose, contract_id)


def of_decision(
    verb: Verb, person_id: int, done: Period, value: Money | None, *, whose: Whose, contract_id: int
) -> Deed:
    """Return a decision about a contract, one of those that must be delegated."""
    return Deed(ACT_OF[verb], person_id, done, value, whose, contract_id)


def of_procurement(
    person_id: int | None, day: date, value: Money | None, whose: Whose, body_id: int | None = None
) -> Deed:
    """Return the decision on a direct procurement, by a person or else by a body."""
    body_id = body_id if person_id is None else None
    return Deed(Act.DIRECT, person_id, Period(day, day), value, whose, body_id=body_id)


def in_case(case: DirectProcurement) -> Deed | None:
    """Return the decision on a direct procurement; None where it does not tell who decided, and when."""
    person_id, body_id = case.decided_by_id, case.decided_by_body_id
    if case.decided_on is None or (person_id is None and body_id is None):
        return None
    return of_procurement(person_id, case.decided_on, case.award_value, Whose(case.unit_id), body_id)


def of_call_off(person_id: int, day: date, value: Money | None, whose: Whose, contract_id: int) -> Deed:
    """Return an order from a contract, for whoever ordered it."""
    return Deed(Act.CALL_OFF, person_id, Period(day, day), value, whose, contract_id)


def of_amendment(person_id: int, day: date, change: Money | None, whose: Whose, contract_id: int) -> Deed:
    """Return an amendment of a contract, for as much as it changes the value: less counts as more does."""
    value = None if change is None else Money(abs(change.minor), change.currency)
    return Deed(Act.AMEND, person_id, Period(day, day), value, whose, contract_id)


def of_start(person_id: int, day: date, value: Money | None, whose: Whose) -> Deed:
    """Return the decision to start a planned procurement."""
    return Deed(Act.START, person_id, Period(day, day), value, whose)


def decided_within(verb: Verb, day: date, decided_on: date | None, today: date) -> Period:
    """Return when a decision may have been taken.

    Of a termination that does not tell its day only the contract's last day is known: any day until then.
    """
    if decided_on is not None:
        return Period(decided_on, decided_on)
    return Period(None, min(day, today)) if verb is Verb.TERMINATE else Period(day, day)


def judge(connection: Connection, deeds: Sequence[Deed]) -> list[Judged]:
    """Return what the delegations say of each deed, in the same order."""
    acts = {each.act for each in deeds}
    delegations = [each for each in store.load(connection, Delegation) if each.act in acts]
    persons = {each.person_id for each in deeds if each.person_id is not None}
    offices = _offices(connection, delegations, persons) if delegations else {}
    meetings = [_meeting(each) for each in deeds]
    bodies = deciding_bodies.of_meetings(connection, set(filter(None, meetings)))
    return [
        replace(
            _judged(each, delegations, offices.get(each.deed.person_id or 0, [])),
            body=None if meeting is None else bodies[meeting],
        )
        for each, meeting in zip(_asked(connection, deeds), meetings, strict=True)
    ]


def of_case(register: Register, case: DirectProcurement) -> Judged | None:
    """Return what the delegations say of whoever decides on a direct procurement, on its day.

    None where it is not told yet who decides, or when.
    """
    deed = in_case(case)
    if deed is None:
        return None
    with register.reading() as connection:
        return judge(connection, [deed])[0]


def delegated_to(basis: Delegation, names: Mapping[tuple[str, int], str]) -> str:
    """Return the role, or the body, that something is delegated to, by the names of (noun, id)."""
    return names.get(("role", basis.role_id or 0), "") or names.get(("body", basis.body_id or 0), "")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A deed with the organisations that may let somebody do it; none where that is not known."""

    deed: Deed
    organisations: frozenset[int]

    def is_for(self, organisation_id: int | None) -> bool:
        """Tell whether what holds for an organisation holds for the deed; what names none holds for all."""
        return organisation_id is None or not self.organisations or organisation_id in self.organisations


def _asked(connection: Connection, deeds: Iterable[Deed]) -> list[_Asked]:
    """Return the deeds, each with the organisation that it is for and the cooperations that act for all."""
    units = belonging.organisations(connection)
    joint = select(ORGANISATION.c.id).where(ORGANISATION.c.kind == OrganisationKind.COOPERATION)
    cooperations = frozenset(connection.scalars(joint))
    asked = []
    for each in deeds:
        whose = each.whose.organisation_id or units.get(each.whose.unit_id or 0)
        known = () if whose is None or whose in cooperations else (whose, *cooperations)
        asked.append(_Asked(each, frozenset(known)))
    return asked


def _judged(asked: _Asked, delegations: Iterable[Delegation], offices: Collection[Office]) -> Judged:
    deed = asked.deed
    of_act = [each for each in delegations if each.act is deed.act]
    covering = tuple(each for each in of_act if _covers(each, asked, offices))
    enough = [each for each in covering if _suffices(each, deed.value)]
    return Judged(_is_known(of_act, deed), covering, min(enough, key=_most, default=None))


def _most(delegation: Delegation) -> tuple[bool, int, int]:
    """Return what delegations are compared by: the amount, none being the highest."""
    up_to = delegation.up_to
    return up_to is None, up_to.minor if up_to else 0, delegation.id or 0


def _offices(
    connection: Connection, delegations: Iterable[Delegation], persons: Collection[int]
) -> dict[int, list[Office]]:
    """Return what each of the persons is or was that something is delegated to: roles and seats in bodies.

    An office in a unit is one of the organisation that the unit belongs to.
    """
    roles = [each.role_id for each in delegations if each.role_id is not None]
    bodies = [each.body_id for each in delegations if each.body_id is not None]
    query = select(OFFICE, BELONGING.c.organisation_id)
    query = query.outerjoin(BELONGING, BELONGING.c.unit_id == OFFICE.c.unit_id)
    query = query.where(or_(OFFICE.c.role_id.in_(roles), OFFICE.c.body_id.in_(bodies)))
    found: dict[int, list[Office]] = defaultdict(list)
    for some in store.pieces(sorted(persons)):
        for *held, through in connection.execute(query.where(OFFICE.c.person_id.in_(some))):
            office = Office(*held)
            whose = office.organisation_id or through
            found[office.person_id].append(replace(office, organisation_id=whose))
    return found


def _meeting(deed: Deed) -> Meeting | None:
    """Return which body did it when; None where a person did."""
    if deed.body_id is None or deed.done.last is None:
        return None
    return deed.body_id, deed.done.last


def _is_known(delegations: Iterable[Delegation], deed: Deed) -> bool:
    """Tell whether any delegation of the act is entered that had begun when the deed was done."""
    last = deed.done.last or date.max
    return any((each.from_day or date.min) <= last for each in delegations)


def _covers(delegation: Delegation, asked: _Asked, offices: Iterable[Office]) -> bool:
    """Tell whether a delegation of the day was for somebody that the person was, whatever the amount.

    What is delegated to a body is for the body itself; that of a member's role is not.
    """
    deed, delegated = asked.deed, Period(delegation.from_day, delegation.to_day)
    if not asked.is_for(delegation.organisation_id):
        return False
    if deed.body_id is not None:
        is_theirs = delegation.role_id is None and delegation.body_id == deed.body_id
        return is_theirs and share_a_day(deed.done, delegated)
    return any(
        share_a_day(deed.done, delegated, office.period) and _is_for(delegation, office, asked)
        for office in offices
    )


def _is_for(delegation: Delegation, office: Office, asked: _Asked) -> bool:
    """Tell whether an office is the delegation's; that of another contract or organisation is not.

    A body is one and the same, whichever organisation a member comes from. Whoever manages a cooperation
    acts for all that take part in it, also where the host has appointed them.
    """
    if delegation.role_id is None:
        return office.body_id == delegation.body_id and office.function not in BESIDE
    here = delegation.organisation_id in (None, office.organisation_id) or office.organisation_id is None
    acts_here = office.post == Post.MANAGING_DIRECTOR or asked.is_for(office.organisation_id)
    is_of_contract = office.contract_id in (None, asked.deed.contract_id)
    return office.role_id == delegation.role_id and here and acts_here and is_of_contract


def _suffices(delegation: Delegation, worth: Money | None) -> bool:
    """Tell whether an amount lies within the delegation; amounts of other currencies never do."""
    most = delegation.up_to
    if most is None or worth is None:
        return True
    return most.currency == worth.currency and worth.minor <= most.minor
