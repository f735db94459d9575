"""Every decision and signature of a period that is taken under the delegation table, for the board.

Whether it was within the delegation of its day is what `delegating.judge` says, as for the findings.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from inkop_desktop.errors import UserError
from inkop_desktop.records.roles import Delegation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Standing
from inkop_desktop.rules.periods import Period
from inkop_desktop.services import decisions_taken, delegating, offices, records
from inkop_desktop.services.decisions_taken import Done, Taken
from inkop_desktop.services.delegating import Judged
from inkop_desktop.services.offices import Office, Place
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision or signature as it is reported; what is secret is left out.

    `act` is what must be delegated for it, `role` the role or body that the delegation is for, else what
    the person was that day, and empty where no delegation is needed; `basis` is the delegation that it
    rests on, `most` how far those go that cover it, where they do not go far enough. `only_advises` tells
    that a body took it that gives opinions, `is_of_nobody` that nobody was in office in the body.
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
    only_advises: bool = False
    is_of_nobody: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """What was decided in a period, by day; and how many amendments and call-offs of it name nobody."""

    period: Period
    decided: Sequence[Decided]
    amendments: int
    call_offs: int


def reported(register: Register, first: date, last: date, today: date) -> Reported:
    """Return what was decided and signed from one day to another; raise UserError where that is no time."""
    period = Period(first, last)
    if period.is_turned:
        raise UserError(N_("The period ends on {last}, before it begins. Change one of the days."), last=last)
    with register.reading() as connection:
        taken = decisions_taken.taken(connection, period, today)
        judged = _judged(connection, taken)
        held = _offices(connection, {each.person_id for each in taken})
        amendments, call_offs = decisions_taken.without_name(connection, period)
    names = records.names_of(register, set(_places(taken, judged, held)))
    decided = [
        _decided(each, found, held.get(each.person_id, ()), names)
        for each, found in zip(taken, judged, strict=True)
    ]
    return Reported(period, sorted(decided, key=lambda each: each.day), amendments, call_offs)


def _judged(connection: Connection, taken: Sequence[Taken]) -> list[Judged | None]:
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


def _places(
    taken: Iterable[Taken], judged: Iterable[Judged | None], held: Mapping[int | None, Iterable[Office]]
) -> Iterator[Place]:
    """Yield (noun, id) of whatever is named."""
    yield from (("person", each.person_id) for each in taken if each.person_id is not None)
    yield from (("body", each.body_id) for each in taken if each.body_id is not None)
    covering = (delegation for each in judged if each is not None for delegation in each.covering)
    for each in covering:
        yield from records.references(each)
    offices_held = (office for several in held.values() for office in several)
    yield from (("role", each.role_id) for each in offices_held if each.role_id is not None)


def _decided(
    taken: Taken, judged: Judged | None, held: Iterable[Office], names: Mapping[Place, str]
) -> Decided:
    basis = judged.basis if judged else None
    return Decided(
        day=taken.day,
        done=taken.done,
        act=taken.act,
        number=taken.number,
        title=taken.title,
        value=taken.value,
        who=_who(taken, names),
        role=delegating.delegated_to(basis, names) if basis else _without_basis(taken, judged, held, names),
        standing=_standing(taken, judged),
        basis=basis,
        most=judged.most if judged else None,
        only_advises=judged is not None and judged.only_advises,
        is_of_nobody=judged is not None and judged.is_of_nobody,
    )


def _who(taken: Taken, names: Mapping[Place, str]) -> str:
    """Return the name of the person, or of the body, as far as it may be told."""
    place = ("person", taken.person_id or 0) if taken.body_id is None else ("body", taken.body_id)
    return names.get(place, "") if taken.shows_who else ""


def _standing(taken: Taken, judged: Judged | None) -> Standing:
    if taken.act is None:
        return Standing.FREE
    return judged.standing if judged else Standing.NOBODY


def _without_basis(
    taken: Taken, judged: Judged | None, held: Iterable[Office], names: Mapping[Place, str]
) -> str:
    """Return the roles that tell why no delegation was enough; nothing where none is needed."""
    if taken.act is None or not taken.shows_who:
        return ""
    if judged and judged.covering:
        had = [delegating.delegated_to(each, names) for each in judged.covering]
    else:
        had = _roles(taken, held, names)
    return ", ".join(dict.fromkeys(filter(None, had)))


def _roles(taken: Taken, held: Iterable[Office], names: Mapping[Place, str]) -> list[str]:
    """Return what somebody was on the day, apart from what they were for other contracts."""
    contract_id = taken.deed.contract_id if taken.deed else None
    return [
        names.get(("role", each.role_id or 0), "")
        for each in held
        if each.period.holds(taken.day) and each.contract_id in (None, contract_id)
    ]
