"""Where a body decides, it may; it is known who of it took part; and nobody who did has an interest."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from casechecking import DAY, DECIDED, TITLE, keep, run, said
from procured import Procured

from inkop_desktop.checks import delegation, impartial
from inkop_desktop.formats import worded
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.people import Interest, Person
from inkop_desktop.records.procuring_rows import Handler
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.rules.organising import Act, Function, InterestKind, Powers, Presence
from inkop_desktop.rules.procuring import Point
from inkop_desktop.services import records

UNNOTED = f"{TITLE}: it is not noted whether Nils Hed took part when Nämnden decided"


def board(made: Procured, powers: Powers = Powers.STATUTORY, **days: date) -> Body:
    """Keep a board with one member, which met on the day of the decision."""
    body = Body(name="Nämnden", powers=powers, meeting_days=(MeetingDay(day=DECIDED),))
    kept = records.save(made.register, body)
    role = records.save(made.register, Role(name="Ledamot")).id
    nils = made.persons["Nils Hed"]
    seat = Appointment(role_id=role, person_id=nils, body_id=kept.id, function=Function.MEMBER)
    records.save(made.register, replace(seat, **days))
    return kept


def decided(made: Procured, body: Body, **facts: Any) -> None:
    handlers = keep_handlers(made)
    keep(made, **({"decided_by_id": None, "decided_by_body_id": body.id, "handlers": handlers} | facts))


def keep_handlers(made: Procured) -> tuple[Handler, ...]:
    """Return the declarations of all who handle the case beside the member."""
    others = (each for name, each in made.persons.items() if name != "Nils Hed")
    return tuple(Handler(person_id=each, declared_on=DECIDED, confirmed_on=DECIDED) for each in others)


def note(made: Procured, body: Body, presence: Presence) -> None:
    came = Attendance(day=DECIDED, person_id=made.persons["Nils Hed"], presence=presence)
    records.save(made.register, replace(body, attendance=(came,)))


def owning(made: Procured) -> None:
    nils = records.get(made.register, Person, made.persons["Nils Hed"])
    owns = Interest(kind=InterestKind.OWNERSHIP, supplier_id=next(iter(made.suppliers.values())))
    records.save(made.register, replace(nils, interests=(owns,)))


# Who was there.


def test_it_is_noted_who_took_part(se: Procured) -> None:
    body = board(se)
    decided(se, body)
    (found,) = run(se, impartial.declaration_missing)
    assert worded(found.message) == UNNOTED
    assert found.field == "handlers"
    note(se, body, Presence.ABSENT)
    assert said(se, impartial.declaration_missing) == []


@pytest.mark.parametrize(("declared_on", "count"), [(None, 2), (DECIDED, 0)])
def test_a_declaration_is_enough(se: Procured, declared_on: date | None, count: int) -> None:
    handler = Handler(person_id=se.persons["Nils Hed"], declared_on=declared_on, confirmed_on=DECIDED)
    decided(se, board(se), handlers=(*keep_handlers(se), handler))
    assert len(said(se, impartial.declaration_missing)) == count


@pytest.mark.parametrize(("today", "count"), [(DECIDED - DAY, 0), (DECIDED, 1), (DECIDED + DAY, 1)])
def test_nobody_asks_before_the_day(se: Procured, today: date, count: int) -> None:
    decided(se, board(se))
    assert said(se, impartial.declaration_missing, today) == count * [UNNOTED]


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ({"to_day": DECIDED - DAY}, 0),
        ({"to_day": DECIDED}, 1),
        ({"from_day": DECIDED}, 1),
        ({"from_day": DECIDED + DAY}, 0),
    ],
)
def test_the_members_of_the_day_are_meant(se: Procured, days: dict[str, date], count: int) -> None:
    decided(se, board(se, **days))
    assert said(se, impartial.declaration_missing) == count * [UNNOTED]


# Who has an interest.


def test_a_member_with_an_interest_in_the_winner_is_found_unless_they_took_no_part(se: Procured) -> None:
    owning(se)
    body = board(se)
    decided(se, body)
    winner = next(iter(se.suppliers))
    assert said(se, impartial.interest_in_winner) == [
        f"{TITLE}: Nils Hed has an interest in {winner}, who was chosen"
    ]
    note(se, body, Presence.EXCUSED)
    assert said(se, impartial.interest_in_winner) == []


def test_a_member_who_stepped_aside_is_not(se: Procured) -> None:
    owning(se)
    aside = Handler(person_id=se.persons["Nils Hed"], declared_on=DECIDED, points=(Point.POSITION,))
    decided(se, board(se), handlers=(*keep_handlers(se), aside))
    assert said(se, impartial.interest_in_winner) == []


# What it may decide.


def test_a_body_that_gives_opinions_cannot_decide(se: Procured) -> None:
    body = board(se, Powers.ADMINISTRATIVE)
    decided(se, body)
    (found,) = run(se, delegation.procured_outside_delegation)
    assert (
        worded(found.message)
        == f"Nämnden decided on direct procurement {TITLE} outside the delegation of that day"
    )
    assert worded(found.reason) == (
        "Nämnden gives opinions and cannot decide. "
        "If it does take decisions, put its powers right on its own page."
    )
    assert [each.kind for each in found.records] == ["direct_procurement", "body"]
    assert found.field == "decided_by_body_id"


@pytest.mark.parametrize(
    ("days", "is_there"),
    [
        ({"from_day": DECIDED}, True),
        ({"from_day": DECIDED + DAY}, False),
        ({"to_day": DECIDED - DAY}, False),
        ({"to_day": DECIDED}, True),
    ],
)
@pytest.mark.parametrize("whose", ["body", "seat"])
def test_a_body_without_anybody_in_office_cannot_decide(
    se: Procured, days: dict[str, date], is_there: bool, whose: str
) -> None:
    body = board(se, **(days if whose == "seat" else {}))
    if whose == "body":
        body = records.save(se.register, replace(body, **days))
    decided(se, body)
    reasons = [worded(each.reason) for each in run(se, delegation.procured_outside_delegation)]
    assert reasons == [] if is_there else reasons[0].startswith("Nobody was in office in Nämnden on ")


def test_a_body_that_decides_by_law_may_as_far_as_is_delegated_to_it(se: Procured) -> None:
    body = board(se)
    decided(se, body)
    records.save(se.register, Delegation(act=Act.DIRECT, role_id=1))
    assert said(se, delegation.procured_outside_delegation) == []
    records.save(se.register, Delegation(act=Act.DIRECT, body_id=body.id, up_to=se.kronor(1)))
    (found,) = run(se, delegation.procured_outside_delegation)
    assert worded(found.why).startswith(
        "The delegation of Nämnden was up to 1 SEK".replace(" SEK", "\xa0SEK")
    )
