"""Who of those in a body has declared a conflict of interest in a case, or an interest in a supplier of it.

The cases of a meeting are those that the body decided on its day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import secret_fields
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import InterestKind
from inkop_desktop.rules.procuring import Point
from inkop_desktop.services import impartiality
from inkop_desktop.services.attending import Attendee, Sitting
from inkop_desktop.services.impartiality import HeldInterest

CASE = METADATA.tables["direct_procurement"]
_ABOUT_SUPPLIERS = frozenset({"supplier_id", "tenders", "invited"})


@dataclass(frozen=True, slots=True)
class Declared:
    """What somebody has declared in the case itself."""

    points: tuple[Point, ...]
    circumstances: str


@dataclass(frozen=True, slots=True)
class Registered:
    """An interest in a supplier of the case that is kept with the person."""

    kind: InterestKind | None
    supplier: str
    what: str


Ground: TypeAlias = Declared | Registered | None
"""Why somebody takes no part; none where that is secret."""


@dataclass(frozen=True, slots=True)
class Recusal:
    """Somebody who is to take no part in a case, why, and what may be told of the case today."""

    name: str
    number: str
    title: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Recusals:
    """How many cases a body decided on the day of a meeting, and who is to take no part in one of them."""

    cases: int
    recusals: Sequence[Recusal]


def of_meeting(register: Register, found: Sitting, day: date, today: date) -> Recusals:
    """Return who of a body takes no part in what it decided on a day, without what is secret today.

    Of one who is noted as absent only what they declared in the case is told: in the place of a member who
    steps aside a substitute serves, and the member is noted as absent.
    """
    sitting = [each for each in found.attendees if each.seat(day) or found.note(each, day)]
    with register.reading() as connection:
        theirs = CASE.c.decided_by_body_id == found.body.id, CASE.c.decided_by_id.is_(None)
        decided = select(CASE.c.id).where(CASE.c.decided_on == day, *theirs).order_by(CASE.c.id)
        cases = store.load(connection, DirectProcurement, list(connection.scalars(decided)))
        held = impartiality.interests(connection) if cases else {}
    recusals = [
        Recusal(attendee.name, case.number, "" if "title" in hidden else case.title, ground)
        for case in cases
        for hidden in [secret_fields(case, today)]
        for attendee in sitting
        for interests in [() if _is_away(found, attendee, day) else held.get(attendee.person_id, ())]
        for ground in _grounds(case, hidden, attendee, interests, day)
    ]
    return Recusals(len(cases), recusals)


def _is_away(found: Sitting, attendee: Attendee, day: date) -> bool:
    """Tell whether it is noted that somebody did not come."""
    return found.note(attendee, day) is not None and not found.is_present(attendee, day)


def _grounds(
    case: DirectProcurement,
    hidden: frozenset[str],
    attendee: Attendee,
    held: Sequence[HeldInterest],
    day: date,
) -> Iterator[Ground]:
    """Yield why somebody is to take no part in a case, that something is secret of it once at most."""
    suppliers, hides_suppliers = impartiality.suppliers_of(case), bool(_ABOUT_SUPPLIERS & hidden)
    in_suppliers = [each for each in held if each.supplier_id in suppliers and each.held.holds(day)]
    declared = [each for each in case.handlers if each.person_id == attendee.person_id and each.points]
    if "handlers" not in hidden:
        yield from (Declared(each.points, "" if hides_suppliers else each.circumstances) for each in declared)
    if not hides_suppliers:
        yield from map(_registered, in_suppliers)
    if (declared and "handlers" in hidden) or (in_suppliers and hides_suppliers):
        yield None


def _registered(interest: HeldInterest) -> Registered:
    return Registered(interest.kind, interest.supplier, interest.what)
