"""What a justification tells of a member who stepped aside when a body decided."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from justified import read
from procured import TODAY, Procured, awarded, begun

from inkop_desktop.records.bodies import Body
from inkop_desktop.records.people import Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler, Secret
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.reports import orders
from inkop_desktop.reports.procuring_orders import JustificationOrder
from inkop_desktop.rules.organising import Powers
from inkop_desktop.rules.procuring import Ending, Point
from inkop_desktop.services import procuring, procuring_ends, records

ASIDE = "Took no part in the decision"
MET = date(2026, 10, 12)
DAY = timedelta(days=1)


@pytest.fixture(params=["se", "no"])
def made(request: pytest.FixtureRequest) -> Procured:
    """Give a municipality with a board that decides, and Siv Ek, a member of it until the day it met."""
    given: Procured = request.getfixturevalue(request.param)
    board = records.save(given.register, Body(name="Nämnden", powers=Powers.STATUTORY)).id
    role = records.save(given.register, Role(name="Ledamot")).id
    siv = records.save(given.register, Person(name="Siv Ek")).id
    records.save(given.register, Appointment(role_id=role, person_id=siv, body_id=board, to_day=MET))
    return given


def member(made: Procured) -> int:
    """Return the id of Siv Ek, who was entered last."""
    return records.every(made.register, Person)[-1].id or 0


def decided(made: Procured, **facts: Any) -> DirectProcurement:
    """Return a case that the board decided, and in which Siv Ek has declared a conflict of interest."""
    (board,) = records.every(made.register, Body)
    siv = Handler(person_id=member(made), declared_on=MET, points=(Point.PARTY,))
    by_board = {
        "decided_by_id": None,
        "decided_by_body_id": board.id,
        "decided_on": MET,
        "handlers": (*begun(made).handlers, siv),
    }
    return awarded(made, **(by_board | facts))


@pytest.mark.parametrize("public", [False, True])
def test_a_member_who_stepped_aside_is_told_to_have_done_so(made: Procured, *, public: bool) -> None:
    assert read(made, decided(made), public=public).count(ASIDE) == 1


@pytest.mark.parametrize(("met", "count"), [(MET - DAY, 1), (MET, 1), (MET + DAY, 0)])
def test_it_is_whoever_was_a_member_when_the_body_decided(made: Procured, met: date, count: int) -> None:
    assert read(made, decided(made, decided_on=met)).count(ASIDE) == count


@pytest.mark.parametrize(
    "facts", [{"handlers": ()}, {"decided_on": None}, {"decided_by_body_id": None}, {"decided_by_id": 1}]
)
def test_nobody_steps_aside_without_a_conflict_or_a_body_that_has_decided(
    made: Procured, facts: dict[str, Any]
) -> None:
    assert ASIDE not in read(made, decided(made, **facts))


def test_whoever_has_done_something_in_the_case_has_not_stepped_aside(made: Procured) -> None:
    assert ASIDE not in read(made, decided(made, approved_by_id=member(made)))


def test_of_a_member_who_is_replaced_it_is_told_by_whom(made: Procured) -> None:
    case = decided(made)
    *others, siv = case.handlers
    replaced = replace(siv, replaced_by_id=others[0].person_id)
    said = read(made, replace(case, handlers=(*others, replaced)))
    assert f"Replaced by {next(iter(made.persons))}" in said
    assert ASIDE not in said


def test_a_secret_body_is_not_told_by_its_members(made: Procured) -> None:
    case = decided(made, secrets=(Secret(subject="decided_by_body_id", paragraph="§ 1"),))
    assert ASIDE in read(made, case)
    assert ASIDE not in read(made, replace(case, number="D2026-2"), public=True)


@pytest.mark.parametrize("made", ["se"], indirect=True)
def test_a_frozen_paper_tells_it_whatever_becomes_of_the_body(made: Procured) -> None:
    case = made.save(decided(made, ending=None, ended_on=None, considered=()))
    around = procuring.setting(made.register, TODAY)
    case = procuring_ends.end(made.register, case, Ending.CONTRACT, around)
    case = procuring_ends.close(made.register, case, TODAY)
    order = JustificationOrder(TODAY, case.id or 0)
    before = repr(orders.document_of(made.register, order))
    assert ASIDE in before
    records.delete_all(made.register, records.every(made.register, Appointment))
    (board,) = records.every(made.register, Body)
    records.save(made.register, replace(board, to_day=MET - DAY))
    (siv,) = records.some(made.register, Person, [member(made)])
    records.save(made.register, replace(siv, employed_to=MET - DAY))
    assert repr(orders.document_of(made.register, order)) == before
