"""Nobody is appointed to the same twice for one day, and no body has two chairs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import cooperation
import pytest
from cooperation import Cooperation

from inkop_desktop.formats import worded
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.organising import Function, Post
from inkop_desktop.services import records
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import in_language

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
KARI, OLA = "Kari Moen", "Ola Berg"


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    """Give a cooperation of municipalities."""
    made = cooperation.make(tmp_path / "riik.inkop")
    with made.register:
        yield made


@pytest.fixture
def committee(riik: Cooperation) -> Cooperation:
    """Give a cooperation with a committee."""
    riik.keep(Body(name="Byggekomiteen"))
    return riik


def seat(riik: Cooperation, name: str, function: Function | None, **more: Any) -> Appointment:
    """Return a seat in the committee for the year."""
    days = {"from_day": FIRST, "to_day": LAST}
    facts = {"role_id": riik.role(Post.MEMBER), "person_id": riik[name], "body_id": riik["Byggekomiteen"]}
    return Appointment(function=function, **facts | days | more)  # type: ignore[arg-type]  # one value of each kind


def wrong(riik: Cooperation, appointment: Appointment) -> dict[str, str]:
    """Save an appointment; return what is wrong with it, by field."""
    try:
        records.save(riik.register, appointment)
    except InvalidRecordError as error:
        return {field: worded(said) for field, said in error.problems.items()}
    return {}


AT_THE_SAME_TIME = [
    ({}, True),
    ({"to_day": None}, True),
    ({"from_day": None, "to_day": None}, True),
    ({"from_day": None, "to_day": FIRST - DAY}, False),
    ({"from_day": None, "to_day": FIRST}, True),
    ({"from_day": LAST, "to_day": None}, True),
    ({"from_day": LAST + DAY, "to_day": None}, False),
]
CHAIRED = "Kari Moen is the chair then. A body has one: end that appointment first."


@pytest.mark.parametrize(("days", "is_wrong"), AT_THE_SAME_TIME)
def test_a_body_has_one_chair(committee: Cooperation, days: dict[str, Any], *, is_wrong: bool) -> None:
    records.save(committee.register, seat(committee, KARI, Function.CHAIR))
    found = wrong(committee, seat(committee, OLA, Function.CHAIR, **days))
    assert found == ({"function": CHAIRED} if is_wrong else {})


@pytest.mark.parametrize(("left", "is_wrong"), [(FIRST - DAY, False), (FIRST, True), (LAST, True)])
def test_whoever_has_left_is_the_chair_no_more(committee: Cooperation, left: date, *, is_wrong: bool) -> None:
    chair = seat(committee, KARI, Function.CHAIR, from_day=None)
    records.save(committee.register, chair)
    records.save(committee.register, replace(committee.person(KARI), employed_to=left))
    assert bool(wrong(committee, seat(committee, OLA, Function.CHAIR))) is is_wrong


@pytest.mark.parametrize("function", [each for each in (*Function, None) if each is not Function.CHAIR])
def test_others_sit_beside_the_chair(committee: Cooperation, function: Function | None) -> None:
    records.save(committee.register, seat(committee, KARI, Function.CHAIR))
    assert wrong(committee, seat(committee, OLA, function)) == {}


def test_another_body_has_a_chair_of_its_own(committee: Cooperation) -> None:
    committee.keep(Body(name="Styringsgruppen"))
    records.save(committee.register, seat(committee, KARI, Function.CHAIR))
    other = seat(committee, OLA, Function.CHAIR, body_id=committee["Styringsgruppen"])
    assert wrong(committee, other) == {}


def test_an_appointment_is_in_nobodys_way_but_its_own(committee: Cooperation) -> None:
    saved = records.save(committee.register, seat(committee, KARI, Function.CHAIR))
    assert wrong(committee, replace(saved, remarks="Vara i styret også.")) == {}


SAME = "This person is appointed to the same already. Change that appointment."


@pytest.mark.parametrize(("days", "is_wrong"), AT_THE_SAME_TIME)
def test_nobody_is_appointed_to_the_same_twice(
    riik: Cooperation, days: dict[str, Any], *, is_wrong: bool
) -> None:
    there = riik.appoint(KARI, Post.AREA_MANAGER, "Grue", "Mat", from_day=FIRST, to_day=LAST)
    found = wrong(riik, replace(there, id=None, version=0, **days))
    assert found == ({"person_id": SAME} if is_wrong else {})


@pytest.mark.parametrize(
    ("person", "post", "organisation", "area"),
    [
        (OLA, Post.AREA_MANAGER, "Grue", "Mat"),
        (KARI, Post.AREA_MANAGER, "Eidskog", "Mat"),
        (KARI, Post.AREA_MANAGER, "Grue", "Kontor"),
        (KARI, Post.PROCUREMENT_OFFICER, "Grue", None),
    ],
)
def test_what_differs_in_one_thing_is_not_the_same(
    riik: Cooperation, person: str, post: Post, organisation: str, area: str | None
) -> None:
    riik.appoint(KARI, Post.AREA_MANAGER, "Grue", "Mat")
    other = Appointment(
        role_id=riik.role(post),
        person_id=riik[person],
        organisation_id=riik[organisation],
        area_id=riik[area] if area else None,
    )
    assert wrong(riik, other) == {}


@pytest.mark.parametrize(
    ("function", "is_wrong"),
    [(Function.MEMBER, True), (None, True), (Function.SECRETARY, False), (Function.CHAIR, False)],
)
def test_a_member_needs_no_function_to_be_there_twice(
    committee: Cooperation, function: Function | None, *, is_wrong: bool
) -> None:
    records.save(committee.register, seat(committee, KARI, None))
    found = wrong(committee, seat(committee, KARI, function))
    assert found == ({"person_id": SAME} if is_wrong else {})


def test_it_is_said_in_the_readers_language(committee: Cooperation) -> None:
    for name in (KARI, OLA):
        records.save(committee.register, seat(committee, name, None))
    records.save(committee.register, seat(committee, KARI, Function.CHAIR))
    with in_language("sv"):
        found = wrong(committee, seat(committee, OLA, Function.CHAIR))
        assert found["function"].startswith("Kari Moen är ordförande under den tiden.")
