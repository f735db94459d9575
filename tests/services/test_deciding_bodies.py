"""A body that decides on a direct procurement: who of it takes part, and what it may decide."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.people import Interest, Organisation, Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Function, InterestKind, Powers, Presence, Standing
from inkop_desktop.rules.procuring import Point
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import deciding_bodies, delegating, impartiality, records
from inkop_desktop.services.moments import Moment

DAY = timedelta(days=1)
FIRST, MET, LAST = date(2026, 3, 1), date(2026, 3, 15), date(2026, 3, 31)
ANNA, OLLE, EVA, NILS, SIV = range(1, 6)
SELLER, OTHER = 1, 2
BOARD, COUNCIL = 1, 2
LIMIT = Money(500_000_00, "SEK")
CONFLICT = Handler(person_id=OLLE, points=(Point.PARTY,), declared_on=MET)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give a board that decides, Anna its chair, Olle a member in March, Eva a substitute, Siv its secretary.

    Olle and Eva have interests in a seller. Beside it there is a council that only gives opinions.
    """

    made = copies.new(tmp_path / "board.inkop", "Anna", Country.SE, Organisation(name="Kalix"))
    with made:
        for name in ("Seller", "Other"):
            records.save(made, Supplier(name=name))
        owns = Interest(kind=InterestKind.OWNERSHIP, supplier_id=SELLER, what="Shares")
        for name in ("Anna", "Olle", "Eva", "Nils", "Siv"):
            interests = (owns,) if name in {"Olle", "Eva"} else ()
            records.save(made, Person(name=name, interests=interests))
        records.save(made, Body(name="Nämnden", powers=Powers.STATUTORY, meeting_days=(MeetingDay(day=MET),)))
        records.save(made, Body(name="Rådet", powers=Powers.ADMINISTRATIVE))
        role = records.save(made, Role(name="Ledamot")).id
        seat = Appointment(role_id=role, body_id=BOARD)
        for person_id, function in (
            (ANNA, Function.CHAIR),
            (EVA, Function.SUBSTITUTE),
            (SIV, Function.SECRETARY),
        ):
            records.save(made, replace(seat, person_id=person_id, function=function))
        records.save(made, replace(seat, person_id=OLLE, from_day=FIRST, to_day=LAST))
        yield made


def case(**facts: Any) -> DirectProcurement:
    """Return a case that the board decided on the day of its meeting, for the seller."""
    values = {"title": "Chairs", "supplier_id": SELLER, "decided_by_body_id": BOARD, "decided_on": MET}
    return DirectProcurement(**(values | {"award_value": LIMIT} | facts))


def came(register: Register, person_id: int, presence: Presence, in_place_of: int | None = None) -> None:
    body = records.get(register, Body, BOARD)
    noted = Attendance(day=MET, person_id=person_id, presence=presence, in_place_of_id=in_place_of)
    records.save(register, replace(body, attendance=(*body.attendance, noted)))


def taking_part(register: Register, wanted: DirectProcurement) -> set[int]:
    found = deciding_bodies.of_case(register, wanted, MET)
    assert found is not None
    return set(found.taking_part)


def concerned(register: Register, wanted: DirectProcurement) -> list[tuple[int, bool]]:
    return [(each.person_id, each.sits) for each in impartiality.concerns(register, wanted, MET)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(FIRST - DAY, {ANNA}), (FIRST, {ANNA, OLLE}), (LAST, {ANNA, OLLE}), (LAST + DAY, {ANNA})],
)
def test_the_members_of_the_day_take_part(register: Register, day: date, expected: set[int]) -> None:
    assert taking_part(register, case(decided_on=day)) == expected


def test_a_day_that_is_not_told_yet_is_the_one_asked_for(register: Register) -> None:
    found = deciding_bodies.of_case(register, case(decided_on=None), LAST + DAY)
    assert found is not None
    assert set(found.members) == {ANNA}


@pytest.mark.parametrize("facts", [{"decided_by_body_id": None}, {"decided_by_id": NILS}])
def test_no_body_decides_where_a_person_does(register: Register, facts: dict[str, Any]) -> None:
    assert deciding_bodies.of_case(register, case(**facts), MET) is None


@pytest.mark.parametrize("day", [each + by for each in (FIRST, MET, LAST) for by in (-DAY, 0 * DAY, DAY)])
@pytest.mark.parametrize("ends", ["", "body", "person"])
def test_papers_tell_the_same_body(register: Register, day: date, ends: str) -> None:
    """Until whichever is first: the last day of a seat, of its person, of the body."""
    came(register, ANNA, Presence.EXCUSED)
    came(register, EVA, Presence.PRESENT, in_place_of=ANNA)
    if ends == "body":
        records.save(register, replace(records.get(register, Body, BOARD), to_day=MET))
    if ends == "person":
        records.save(register, replace(records.get(register, Person, OLLE), employed_to=MET))
    decided = case(decided_on=day)
    told = deciding_bodies.as_told(Moment(register), decided, MET)
    assert told == deciding_bodies.of_case(register, decided, MET)
    assert deciding_bodies.as_told(Moment(register), case(decided_by_body_id=None), MET) is None


def test_who_is_absent_takes_no_part_and_who_serves_does(register: Register) -> None:
    came(register, ANNA, Presence.PRESENT)
    came(register, OLLE, Presence.EXCUSED)
    came(register, EVA, Presence.PRESENT, in_place_of=OLLE)
    came(register, SIV, Presence.PRESENT)
    assert taking_part(register, case()) == {ANNA, EVA}
    assert taking_part(register, case(decided_on=MET + DAY)) == {ANNA, OLLE}


def test_a_member_with_an_interest_is_told_as_one_who_sits_there(register: Register) -> None:
    assert concerned(register, case()) == [(OLLE, True)]
    assert concerned(register, case(supplier_id=OTHER)) == []
    assert concerned(register, case(decided_on=LAST + DAY)) == []


def test_one_who_handles_the_case_as_well_is_told_once(register: Register) -> None:
    assert concerned(register, case(officer_id=OLLE)) == [(OLLE, False)]


def test_a_member_who_says_so_steps_aside(register: Register) -> None:
    assert concerned(register, case(handlers=(CONFLICT,))) == []
    assert concerned(register, case(handlers=(CONFLICT,), officer_id=OLLE)) == [(OLLE, False)]


def test_so_does_one_whose_substitute_has_an_interest_too(register: Register) -> None:
    came(register, OLLE, Presence.EXCUSED)
    came(register, EVA, Presence.PRESENT, in_place_of=OLLE)
    assert concerned(register, case()) == [(EVA, True)]


def test_somebody_else_with_a_conflict_has_to_be_replaced(register: Register) -> None:
    found = deciding_bodies.of_case(register, case(), MET)
    outsider = replace(CONFLICT, person_id=NILS)
    assert impartiality.stepping_aside(case(handlers=(CONFLICT, outsider)), found) == {OLLE}
    assert impartiality.stepping_aside(case(handlers=(CONFLICT,)), None) == set()


# What it may decide.


def standing(register: Register, **facts: Any) -> Standing:
    found = delegating.of_case(register, case(**facts))
    assert found is not None
    return found.standing


def delegate(register: Register, **facts: Any) -> None:
    records.save(register, Delegation(**({"act": Act.DIRECT, "body_id": BOARD, "up_to": LIMIT} | facts)))


def test_a_body_that_decides_by_law_needs_no_delegation(register: Register) -> None:
    assert standing(register) is Standing.FREE
    delegate(register, body_id=None, role_id=1)
    delegate(register, body_id=COUNCIL)
    delegate(register, act=Act.SIGN)
    assert standing(register) is Standing.FREE


@pytest.mark.parametrize(
    ("minor", "expected"),
    [(-1, Standing.WITHIN), (0, Standing.WITHIN), (1, Standing.OUTSIDE)],
)
def test_where_something_is_delegated_to_it_that_is_how_far_it_goes(
    register: Register, minor: int, expected: Standing
) -> None:
    delegate(register)
    assert standing(register, award_value=replace(LIMIT, minor=LIMIT.minor + minor)) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (FIRST - DAY, Standing.FREE),
        (FIRST, Standing.WITHIN),
        (LAST, Standing.WITHIN),
        (LAST + DAY, Standing.FREE),
    ],
)
def test_a_delegation_to_it_holds_on_its_days(register: Register, day: date, expected: Standing) -> None:
    delegate(register, from_day=FIRST, to_day=LAST)
    assert standing(register, decided_on=day) is expected


def test_a_body_that_gives_opinions_cannot_decide(register: Register) -> None:
    assert standing(register, decided_by_body_id=COUNCIL) is Standing.OUTSIDE
    delegate(register, body_id=COUNCIL)
    assert standing(register, decided_by_body_id=COUNCIL) is Standing.OUTSIDE


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"from_day": MET}, Standing.FREE),
        ({"from_day": MET + DAY}, Standing.OUTSIDE),
        ({"to_day": MET - DAY}, Standing.OUTSIDE),
        ({"to_day": MET}, Standing.FREE),
    ],
)
def test_a_body_decides_on_the_days_on_which_it_is_there(
    register: Register, days: dict[str, date], expected: Standing
) -> None:
    records.save(register, replace(records.get(register, Body, BOARD), **days))
    assert standing(register) is expected
    delegate(register)
    assert (standing(register) is Standing.OUTSIDE) is (expected is Standing.OUTSIDE)
    told = deciding_bodies.as_told(Moment(register), case(), MET)
    assert told == deciding_bodies.of_case(register, case(), MET)


@pytest.mark.parametrize(("ended", "expected"), [(MET - DAY, Standing.OUTSIDE), (MET, Standing.FREE)])
def test_a_body_without_a_member_cannot_decide(register: Register, ended: date, expected: Standing) -> None:
    """Its substitute and its secretary are no members."""
    for seat in records.every(register, Appointment):
        if seat.person_id in {ANNA, OLLE}:
            records.save(register, replace(seat, to_day=ended))
    assert standing(register) is expected


def test_a_member_alone_is_not_the_body(register: Register) -> None:
    delegate(register)
    assert standing(register, decided_by_body_id=None, decided_by_id=NILS) is Standing.OUTSIDE


@pytest.mark.parametrize("facts", [{"decided_by_body_id": None}, {"decided_on": None}])
def test_nothing_is_judged_before_it_is_told(register: Register, facts: dict[str, Any]) -> None:
    assert delegating.of_case(register, case(**facts)) is None
