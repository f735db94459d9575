"""Whoever has left is in office nowhere, and nobody in a body that has ended: whoever asks is told so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import cooperation
import pytest
from cooperation import Cooperation

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Listing, Query
from inkop_desktop.lists.organisation import APPOINTMENTS, BODIES, OFFICES, ROLES
from inkop_desktop.records.bodies import Body, MeetingDay
from inkop_desktop.records.contracts import Contract, ContractManager, ContractOwner
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.organising import BESIDE, Function, Post
from inkop_desktop.services import (
    agenda,
    attending,
    catalogue,
    listing,
    matrix,
    offices,
    overview,
    people_reporting,
    records,
)
from inkop_desktop.ui.organisation import board

LAST = date(2026, 9, 22)
DAY = timedelta(days=1)
AROUND = [(LAST - DAY, True), (LAST, True), (LAST + DAY, False)]
KARI = "Kari Moen"
Asked = Callable[[Cooperation, date], int]


@pytest.fixture
def riik(tmp_path: Path) -> Cooperation:
    """Give a cooperation in which Kari has every office, all of them for ever."""
    made = cooperation.make(tmp_path / "riik.inkop")
    made.appoint(KARI, Post.PROCUREMENT_OFFICER, "Grue")
    made.appoint(KARI, Post.AREA_MANAGER, "Grue", "Mat")
    meetings = tuple(MeetingDay(day=day) for day, _is_held in AROUND)
    made.keep(Body(name="Komiteen", meeting_days=meetings))
    seat = Appointment(role_id=made.role(Post.MEMBER), person_id=made[KARI], body_id=made["Komiteen"])
    records.save(made.register, seat)
    owners, managers = (ContractOwner(person_id=made[KARI]),), (ContractManager(person_id=made[KARI]),)
    made.framework("Penner", "Kontor", owners=owners, managers=managers, public=True)
    return made


def leave(riik: Cooperation, last: date = LAST) -> None:
    records.save(riik.register, replace(riik.person(KARI), employed_to=last))


def found(riik: Cooperation, of: Listing, day: date, **filters: Any) -> int:
    return listing.count(riik.register, of, Query(day, filters=filters))


def shown(riik: Cooperation, of: Listing, column: str, record_id: int, day: date) -> Any:
    return listing.rows(riik.register, of, [column], [record_id], day)[record_id][0]


def in_charge(riik: Cooperation, day: date) -> int:
    number = riik.role(Post.PROCUREMENT_OFFICER)
    count: int = shown(riik, ROLES, "holders", number, day)
    return count


def members(riik: Cooperation, day: date) -> int:
    count: int = shown(riik, BODIES, "members", riik["Komiteen"], day)
    return count


def with_holder(riik: Cooperation, day: date) -> int:
    every = listing.count(riik.register, ROLES, Query(day))
    return every - found(riik, ROLES, day, without_holder=True)


def owned(riik: Cooperation, day: date) -> int:
    return sum(each.done for each in overview.measures(riik.register, day) if "owner" in each.label)


def to_be_asked(riik: Cooperation, day: date) -> int:
    (offered,) = catalogue.catalogue(riik.register, day).offered
    return len(offered.contacts)


def in_calendar(riik: Cooperation, day: date) -> int:
    return len({name for each in agenda.agenda(riik.register, day).appointments for name in each.persons})


def letters(riik: Cooperation, day: date) -> int:
    return len(people_reporting.letters(riik.register, day, None, riik[KARI], None).staff.held)


def sitting(riik: Cooperation, day: date) -> int:
    return len(attending.sitting(riik.register, riik["Komiteen"], day.year).members(day))


EVERYWHERE: dict[str, tuple[Asked, int]] = {
    "all lists of offices": (lambda riik, day: found(riik, OFFICES, day, now=True), 5),
    "the list of appointments": (lambda riik, day: found(riik, APPOINTMENTS, day, now=True), 3),
    "appointments that are not over": (lambda riik, day: found(riik, APPOINTMENTS, day, current=True), 3),
    "holders of a role": (in_charge, 1),
    "roles with a holder": (with_holder, 5),
    "members of a body": (members, 1),
    "contracts of an owner": (lambda riik, day: found(riik, CONTRACTS, day, owner=riik[KARI]), 1),
    "contracts with an owner": (lambda riik, day: 1 - found(riik, CONTRACTS, day, without_owner=True), 1),
    "the numbers of the overview": (owned, 1),
    "whom to ask in the catalogue": (to_be_asked, 1),
    "who answers in the calendar": (in_calendar, 1),
    "contracts in one's own calendar": (
        lambda riik, day: bool(agenda.agenda(riik.register, day, riik[KARI]).appointments),
        1,
    ),
    "the card of a body": (
        lambda riik, day: len(offices.holders(riik.register, "body", riik["Komiteen"], day)),
        1,
    ),
    "the matrix": (
        lambda riik, day: len(matrix.officers(riik.register, day).cells[None, riik["Grue"]].holders),
        1,
    ),
    "letters of a person": (letters, 5),
    "who sits at a meeting": (sitting, 1),
}


@pytest.mark.parametrize("where", EVERYWHERE)
def test_whoever_has_left_is_in_office_nowhere(riik: Cooperation, where: str) -> None:
    asked, held = EVERYWHERE[where]
    leave(riik)
    assert [asked(riik, day) for day, _is_held in AROUND] == [held, held, 0]


IN_BODIES = ("members of a body", "the card of a body", "who sits at a meeting")


@pytest.mark.parametrize("where", IN_BODIES)
def test_nobody_is_in_a_body_that_has_ended(riik: Cooperation, where: str) -> None:
    records.save(riik.register, replace(records.get(riik.register, Body, riik["Komiteen"]), to_day=LAST))
    asked, _held = EVERYWHERE[where]
    assert [asked(riik, day) for day, _is_held in AROUND] == [1, 1, 0]


@pytest.mark.parametrize(("where", "seats"), [("all lists of offices", 1), ("letters of a person", 1)])
def test_the_end_of_a_body_ends_its_seats_and_no_others(riik: Cooperation, where: str, seats: int) -> None:
    records.save(riik.register, replace(records.get(riik.register, Body, riik["Komiteen"]), to_day=LAST))
    asked, held = EVERYWHERE[where]
    assert [asked(riik, day) for day, _is_held in AROUND] == [held, held, held - seats]


@pytest.mark.parametrize("function", list(Function))
def test_members_are_counted_as_they_sit_at_meetings(riik: Cooperation, function: Function) -> None:
    seat = {"role_id": riik.role(Post.MEMBER), "person_id": riik["Ola Berg"], "body_id": riik["Komiteen"]}
    records.save(riik.register, Appointment(**seat, function=function))
    assert members(riik, LAST) == sitting(riik, LAST) == (1 if function in BESIDE else 2)


@pytest.mark.parametrize(("days", "is_soon"), [(-1, False), (0, True), (90, True), (91, False)])
def test_whoever_leaves_soon_is_among_those_whose_office_ends(
    riik: Cooperation, days: int, is_soon: bool
) -> None:
    leave(riik)
    today = LAST - days * DAY
    assert found(riik, OFFICES, today, ending=True) == (5 if is_soon else 0)
    assert found(riik, APPOINTMENTS, today, ending=True) == (3 if is_soon else 0)
    made = board.fetch(today, riik.register)
    cell = made.cells[None, riik["Grue"]]
    assert made.ends_soon(cell) is is_soon
    assert ("until and including" in made.told(made.lines[0], made.organisations[1])) is (days >= 0)


def test_the_lists_tell_until_when_somebody_is_in_office(riik: Cooperation) -> None:
    leave(riik)
    (first, *_more) = listing.ids(riik.register, APPOINTMENTS, Query(LAST, filters={"now": True}))
    assert shown(riik, APPOINTMENTS, "to_day", first, LAST) == LAST


def test_somebody_else_is_asked_about_a_contract_when_its_manager_has_left(riik: Cooperation) -> None:
    leave(riik)
    contract = listing.ids(riik.register, CONTRACTS, Query(LAST))[0]
    stored = records.get(riik.register, Contract, contract)
    owner = replace(stored.owners[0], person_id=riik["Ola Berg"])
    records.save(riik.register, replace(stored, owners=(owner,)))
    asked = [catalogue.catalogue(riik.register, day).offered[0].contacts for day, _is_held in AROUND]
    assert [[each.name for each in persons] for persons in asked] == [[KARI], [KARI], ["Ola Berg"]]
